"""Which lines have no outcome yet, and the telling of what came of the others."""

import asyncio
from collections.abc import Iterable, Sequence

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId
from cosystudio.engine.events import EngineEvent, SegmentDropped, SegmentFailed, SegmentSpoken, SegmentStarted
from cosystudio.engine.meter import LaneMeter, Meter
from cosystudio.engine.ports import Line, Report
from cosystudio.errors import SpeechError

Outcome = Clip | SpeechError


class Ledger:
    """The open lines of a job, by id; every one that is entered is told exactly one outcome."""

    def __init__(self, report: Report, meter: Meter) -> None:
        self._report = report
        self._meter = meter
        self._open: dict[SegmentId, Line] = {}
        self._telling = 0

    def __bool__(self) -> bool:
        """True while there are open lines."""
        return bool(self._open)

    @property
    def is_telling(self) -> bool:
        """True while somebody listens to an outcome."""
        return self._telling > 0

    def lines(self) -> list[Line]:
        """Return the open lines."""
        return list(self._open.values())

    def line(self, id: SegmentId) -> Line | None:
        """Return the open line of an id, if there is one."""
        return self._open.get(id)

    def known(self, line: Line) -> Line | None:
        """Return the open line that says the same through the same service, if there is one."""
        known = self._open.get(line.id)
        return known if known and known.key == line.key and known.voice.service == line.voice.service else None

    def enter(self, lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
        """Note lines as open; return those that were not, and the open lines whose place they took."""
        new, replaced = [], []
        for line in lines:
            if self.known(line):
                continue
            if before := self._open.get(line.id):
                self._meter.left_line(before.voice.service, len(before.text))
                replaced.append(before)
            else:
                self._meter.total += 1
            self._open[line.id] = line
            self._meter.entered_line(line.voice.service, len(line.text))
            new.append(line)
        return new, replaced

    async def started(self, line: Line) -> None:
        """Tell that a request with this line is on its way."""
        await self._report(SegmentStarted(line.id))

    async def tell(self, line: Line, outcome: Outcome, lane: LaneMeter | None = None) -> None:
        """Tell an outcome, and which lane spoke it.

        Sound is always told, also what came for words since replaced; that closes nothing.
        """
        closes = self._close(line)
        if isinstance(outcome, Clip):
            await self._say(SegmentSpoken(line.id, line.key, line.text, line.voice, outcome))
            if closes:
                self._count(line, outcome, lane)
        elif closes:
            self._meter.failed += 1
            await self._say(SegmentFailed(line.id, line.key, str(outcome)))

    async def fail(self, lines: Sequence[Line], error: SpeechError) -> None:
        """Tell the same failure of many lines."""
        for line in lines:
            await self.tell(line, error)
            await asyncio.sleep(0)  # there may be a whole book of them, and the listener need not wait for anything

    async def drop(self, lines: Sequence[Line]) -> None:
        """Tell that lines were taken back, those that are still open."""
        for line in lines:
            if self._close(line):
                self._meter.dropped += 1
                await self._say(SegmentDropped(line.id))
                await asyncio.sleep(0)

    async def _say(self, event: EngineEvent) -> None:
        self._telling += 1
        try:
            await self._report(event)
        finally:
            self._telling -= 1

    def _close(self, line: Line) -> bool:
        """Take a line out of the open ones; False where it is not open, or other words have taken its place."""
        if self._open.get(line.id) is not line:
            return False
        del self._open[line.id]
        self._meter.left_line(line.voice.service, len(line.text))
        return True

    def _count(self, line: Line, clip: Clip, lane: LaneMeter | None) -> None:
        meter = self._meter
        meter.spoken += 1
        meter.audio_s += clip.seconds
        rates = [meter.rate, meter.services[line.voice.service].rate, *([lane.rate] if lane else [])]
        for rate in rates:
            rate.add(clip.seconds, len(line.text))
