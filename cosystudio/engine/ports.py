"""What the engine needs from the outside: a provider of speech, and someone who listens to what happened."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId, SpeechKey, Voice
from cosystudio.engine.events import EngineEvent
from cosystudio.errors import SpeechError


@dataclass(frozen=True, slots=True)
class Line:
    """One line to speak: its place in the book, the key its sound is kept under, and what is sent.

    `seed` counts the takes that exist already, so that speaking a line again gives another reading where the
    provider can vary.  `language` is that of the chapter, a lower-case BCP 47 tag; empty where it is not known.
    """

    id: SegmentId
    key: SpeechKey
    text: str
    voice: Voice
    seed: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a provider can do: lines in one request, requests in flight, and what may be asked of a voice."""

    batch: int = 1
    concurrency: int = 1
    speed: bool = False
    style: bool = False


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
        worth another try, Refused where a text was refused (with its index, if known), Denied where no request
        can succeed, Broken where the answer as a whole is unusable.
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
