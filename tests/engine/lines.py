"""Lines, a listener and a job for engine tests."""

import asyncio
from collections.abc import Sequence
from typing import Any

from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.events import EngineEvent, SegmentStarted
from cosystudio.engine.job import SpeechJob
from cosystudio.engine.ports import Line, Report, SpeechProvider
from cosystudio.errors import SpeechError
from tests.engine.virtual import now

VOICE = Voice("fake", "one")


def line(id: int, text: str = "", voice: Voice = VOICE) -> Line:
    """One line; its text tells its id unless given."""
    words = text or f"Line {id}."
    return Line(SegmentId(id), speech_key(words, voice), words, voice)


def job_with(
    listener: Report, *providers: SpeechProvider, error: SpeechError | None = None, **options: Any
) -> SpeechJob:
    """A job of a simulated story: each service has these endpoints, or cannot be reached at all."""

    def connect(_service: str) -> Sequence[SpeechProvider]:
        if error is not None:
            raise error
        return providers

    return SpeechJob(connect, listener, clock=now, **options)


class Listener:
    """Keeps every event; `outcomes` are all but the starts, by line."""

    def __init__(self) -> None:
        self.events: list[EngineEvent] = []
        self._changed = asyncio.Condition()

    async def __call__(self, event: EngineEvent) -> None:
        self.events.append(event)
        async with self._changed:
            self._changed.notify_all()

    async def heard(self, kind: type[EngineEvent], count: int = 1) -> None:
        """Return when there were so many events of a kind."""
        async with self._changed:
            await self._changed.wait_for(lambda: sum(isinstance(event, kind) for event in self.events) >= count)

    @property
    def outcomes(self) -> dict[SegmentId, list[EngineEvent]]:
        """The outcomes of each line in order."""
        found: dict[SegmentId, list[EngineEvent]] = {}
        for event in self.events:
            if not isinstance(event, SegmentStarted):
                found.setdefault(event.id, []).append(event)
        return found
