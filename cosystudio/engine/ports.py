"""What the engine needs from the outside: a provider of speech, and someone who listens to what happened."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId, SpeechKey, Voice
from cosystudio.engine.events import EngineEvent
from cosystudio.errors import SpeechError


@dataclass(frozen=True, slots=True)
class Reference:
    """The recording that a voice is cloned from: a mono 16-bit WAV file, and the words that are heard in it."""

    wav: bytes = field(repr=False)
    transcript: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line to speak: its place in the book, the key its sound is kept under, and what is sent.

    `seed` counts the takes that exist already, so that speaking a line again gives another reading where the
    provider can vary.  `language` is that of the line, a lower-case BCP 47 tag; empty where it is not known.
    `reference` is the recording behind `voice.reference`; lines of one voice share it.
    """

    id: SegmentId
    key: SpeechKey
    text: str
    voice: Voice
    seed: int = 0
    language: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a provider can do at one endpoint, and what may be asked of a voice there; the window offers just that.

    `batch` is the most lines in one request.  `concurrency` is how many requests are in flight to begin with, the
    engine finds its way from there up to `most_concurrency` (0: no further).  `rate` is the most requests a second
    (0: no limit known), `speeds` the slowest and the fastest pace, None where it cannot be changed.
    `needs_reference` says that there are no voices but cloned ones.
    """

    batch: int = 1
    concurrency: int = 1
    most_concurrency: int = 0
    rate: float = 0.0
    speeds: tuple[float, float] | None = None
    seed: bool = False
    style: bool = False
    reference: bool = False
    needs_reference: bool = False
    word_times: bool = False

    def within(self, batch: int, concurrency: int, rate: float) -> "Abilities":
        """Return the abilities within what a person has set; 0 leaves a value as it is.

        A batch is never larger than the service takes; a concurrency that was set is where the engine begins.
        """
        return replace(
            self,
            batch=min(batch, self.batch) if batch else self.batch,
            concurrency=concurrency or self.concurrency,
            most_concurrency=max(concurrency, self.most_concurrency),
            rate=rate or self.rate,
        )


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice that a provider offers: its id, a label that a person reads, and the languages it speaks well."""

    name: str
    label: str
    languages: tuple[str, ...]


class SpeechProvider(Protocol):
    """One endpoint that turns lines into sound."""

    name: str
    """The provider's name, as on the command line and in `Voice.provider`."""
    endpoint: str
    """What tells this endpoint from others of the same provider: an address, or ``this computer``."""
    abilities: Abilities

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line, in the order of the lines.

        All lines share one voice; there are at most `abilities.batch` of them.  Raises Busy where the whole request is
        worth another try, Refused where a text was refused (with its index, if known), Voiceless where the voice
        cannot speak there, Denied where no request can succeed, Broken where the answer as a whole is unusable.
        """
        ...

    async def voices(self) -> list[VoiceInfo]:
        """Return the voices on offer; an empty list where the service cannot tell."""
        ...

    async def aclose(self) -> None:
        """Release connections and models."""
        ...


Report = Callable[[EngineEvent], Awaitable[None]]
"""Awaited for each event: a slow listener slows the engine, so that nothing piles up in between."""
