"""Lines that are made only when their turn comes."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cosystudio.engine.meter import Meter
from cosystudio.engine.ports import Line

MOST_WAITING = 1024
"""Twice what the planner looks at: enough for similar lengths, little enough for 100,000 lines to need no memory."""
_PORTION = 64
"""How many lines are made between two turns of the loop."""


@dataclass(slots=True)
class _Source:
    lines: Iterator[Line]
    expected: int


class Feed:
    """Sources of lines, drawn from one after the other while fewer than `MOST_WAITING` lines wait.

    `enter` takes the lines of a portion, `waiting` says how many wait.
    """

    def __init__(self, meter: Meter, enter: Callable[[Sequence[Line]], None], waiting: Callable[[], int]) -> None:
        self._meter = meter
        self._enter = enter
        self._waiting = waiting
        self._sources: deque[_Source] = deque()
        self._hungry = asyncio.Event()
        self._is_over = False

    def __bool__(self) -> bool:
        """True while there may be more lines."""
        return bool(self._sources)

    def add(self, lines: Iterator[Line], expected: int) -> None:
        """Draw from this source, behind all others."""
        self._sources.append(_Source(lines, expected))
        self._meter.unfed += expected
        self._meter.total += expected
        self.look()

    def look(self) -> None:
        """Look whether lines are needed."""
        if self._sources and self._waiting() < MOST_WAITING:
            self._hungry.set()

    def stop(self) -> None:
        """Draw nothing more; what was expected counts as dropped."""
        self._is_over = True
        self._sources.clear()
        self._meter.dropped += self._meter.unfed
        self._meter.unfed = 0
        self._hungry.set()

    async def run(self) -> None:
        """Draw lines whenever they are needed, until `stop`."""
        while not self._is_over:
            await self._hungry.wait()
            self._hungry.clear()
            while self._sources and self._waiting() < MOST_WAITING:
                self._draw(self._sources[0])
                await asyncio.sleep(0)

    def _draw(self, source: _Source) -> None:
        """Take a portion; where a source gives more or fewer lines than it said, the total is corrected."""
        portion = list(islice(source.lines, _PORTION))
        counted = min(len(portion), source.expected)
        source.expected -= counted
        self._meter.unfed -= counted
        self._meter.total -= counted  # entering a line counts it
        if len(portion) < _PORTION:
            self._meter.unfed -= source.expected
            self._meter.total -= source.expected
            self._sources.popleft()
        self._enter(portion)
