"""A speech provider in memory that does what a test tells it to."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Refused, SpeechError
from tests.fakes.tones import clip_for


class FakeProvider:
    """Speaks tones at once, unless told otherwise; keeps an account of what it was asked.

    `requests` holds the lines of every request in order of arrival, `most_in_flight` how many there were at a time,
    `cancelled` how many were called back, `closed` how often it was closed.

        provider.raises("No.", [Busy("Later.", 3), Busy("Later.")])   # the next two requests with this text
        provider.fails("Mute.", repeat(Broken("An empty answer.")))   # this line alone, always
        provider.refuses("Bad.")                                      # the request, naming the line's place
        provider.speaks("Long.", "Short.")                            # the sound of another text
        provider.hold(); ...; provider.release()                      # every request waits in between
        provider.hold("Slow."); ...; provider.release("Slow.")        # only those with this text
    """

    def __init__(
        self, name: str = "fake", endpoint: str = "memory", *, batch: int = 8, concurrency: int = 4, speed: bool = True
    ) -> None:
        self.name = name
        self.endpoint = endpoint
        self.abilities = Abilities(batch, concurrency, speeds=(0.5, 2.0) if speed else None)
        self.requests: list[tuple[Line, ...]] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self.cancelled = 0
        self.closed = 0
        self._raising: dict[str, Iterator[BaseException]] = {}
        self._failing: dict[str, Iterator[SpeechError]] = {}
        self._refusing: dict[str, bool] = {}
        self._speaking: dict[str, str] = {}
        self._gates: dict[str | None, asyncio.Event] = {}
        self._changed = asyncio.Condition()

    def raises(self, text: str, errors: Iterable[BaseException]) -> None:
        """Let each request that holds `text` raise the next of `errors`; when they are used up it succeeds."""
        self._raising[text] = iter(errors)

    def fails(self, text: str, errors: Iterable[SpeechError]) -> None:
        """Put the next of `errors` in the place of this line, and speak its neighbours."""
        self._failing[text] = iter(errors)

    def refuses(self, text: str, *, naming_it: bool = True) -> None:
        """Raise Refused for every request that holds `text`; without its place when not `naming_it`."""
        self._refusing[text] = naming_it

    def speaks(self, text: str, other: str) -> None:
        """Answer with the sound of another text."""
        self._speaking[text] = other

    def hold(self, text: str | None = None) -> None:
        """Keep requests with this text, or all, until `release`."""
        self._gates[text] = asyncio.Event()

    def release(self, text: str | None = None) -> None:
        """Let those requests go on that `hold` of the same text keeps."""
        self._gates.pop(text).set()

    async def arrived(self, count: int) -> None:
        """Wait until `count` requests have come in since the beginning."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.requests) >= count)

    @property
    def texts(self) -> list[str]:
        """Every text that was asked for, in order of arrival, as often as it was asked for."""
        return [line.text for request in self.requests for line in request]

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await self._arrive(lines)
            return self._answer(lines)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.in_flight -= 1

    async def voices(self) -> list[VoiceInfo]:
        return [VoiceInfo("tone", "Tone", ("en", "zh"))]

    async def aclose(self) -> None:
        self.closed += 1

    async def _arrive(self, lines: Sequence[Line]) -> None:
        async with self._changed:
            self.requests.append(tuple(lines))
            self._changed.notify_all()
        for text in (None, *(line.text for line in lines)):
            if gate := self._gates.get(text):
                await gate.wait()
        await asyncio.sleep(0)  # even an instant answer gives the others their turn, as a network would

    def _answer(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        for place, line in enumerate(lines):
            if (naming_it := self._refusing.get(line.text)) is not None:
                raise Refused("The service will not speak this text.", place if naming_it else None)
            if error := next(self._raising.get(line.text, iter(())), None):
                raise error
        return [self._outcome(line.text) for line in lines]

    def _outcome(self, text: str) -> Clip | SpeechError:
        error = next(self._failing.get(text, iter(())), None)
        return error or clip_for(self._speaking.get(text, text))
