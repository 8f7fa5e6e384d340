"""The sound of the lines about to be heard, loaded ahead of the ear."""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.resample import resample
from cosystudio.audio.stretch import stretch
from cosystudio.book.model import SegmentId

AHEAD = 2
"""Lines kept ready behind the one being written: two bridge a short line followed by a slow disk."""
SPEECH_RATE_HZ, FULL_RATE_HZ = 24_000, 44_100
"""What the output runs at: 24 kHz is what most voices are made at; any voice above it needs the full band."""

Step = Callable[[SegmentId], SegmentId | None]


class LineSource(Protocol):
    """The lines in the order they are heard, and their sound."""

    async def clip(self, id: SegmentId) -> Clip | None:
        """Return the current take, trimmed for the ear, or None where the line has no sound."""
        ...

    def pause_after_ms(self, id: SegmentId) -> int:
        """Return the silence after the line as it will be exported."""
        ...

    def next(self, id: SegmentId) -> SegmentId | None:
        """Return the line after this one, or None at the end."""
        ...

    def previous(self, id: SegmentId) -> SegmentId | None:
        """Return the line before this one, or None at the beginning."""
        ...


class Scope(Protocol):
    """The owner of tasks."""

    def start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Run `work` beside everything else."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class LineSound:
    """One line as it goes to the output: its samples at the output's rate, already at the listener's speed.

    `seconds` is the length at the speed it was spoken, which is what the window shows.
    """

    id: SegmentId
    samples: Samples
    rate_hz: int
    speed: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Way:
    """Which line follows: `after` one that was heard, and `past` one that has no sound."""

    after: Step
    past: Step


def output_rate_hz(rate_hz: int) -> int:
    """Return the rate to open the output at, so that nothing of a clip at `rate_hz` is lost."""
    return SPEECH_RATE_HZ if rate_hz <= SPEECH_RATE_HZ else FULL_RATE_HZ


def fit(clip: Clip, rate_hz: int, speed: float) -> Samples:
    """Return the clip's samples at the output's rate and the listener's speed."""
    return stretch(resample(clip.samples, clip.rate_hz, rate_hz), rate_hz, speed)


class LineFeed:
    """Loads line after line from the first one on, never more than a few ahead of what is taken.

    `search` leads from the first line to the first one that has sound.  `arrived` is called whenever there may be
    something to take, or nothing more will come.  Give a `rate_hz` to have every line at it; without one the first
    line that has sound decides.
    """

    def __init__(self, source: LineSource, way: Way, arrived: Callable[[], None], speed: float, rate_hz: int | None):
        self._source = source
        self._way = way
        self._arrived = arrived
        self._speed = speed
        self._rate_hz = rate_hz
        self._ready: asyncio.Queue[LineSound] = asyncio.Queue(AHEAD - 1)  # one more waits at its door
        self._asked: set[SegmentId] = set()
        self._ended = False
        self._task: asyncio.Task[Any] | None = None

    def start(self, scope: Scope, first: SegmentId | None, search: Step) -> None:
        """Begin to load."""
        if first is None:
            self._ended = True
        else:
            self._task = scope.start(self._load(first, search))

    def stop(self) -> None:
        """Load nothing more; what is ready is not wanted."""
        if self._task is not None:
            self._task.cancel()

    @property
    def is_over(self) -> bool:
        """Whether everything was taken and nothing more will come."""
        return self._ended and self._ready.empty()

    def take(self) -> LineSound | None:
        """Return the next line, or None while it is still loading or where there is none."""
        return None if self._ready.empty() else self._ready.get_nowait()

    def depends_on(self, ids: Collection[SegmentId]) -> bool:
        """Whether one of these lines was loaded, or passed over for want of sound."""
        return not self._asked.isdisjoint(ids)

    async def _load(self, first: SegmentId, search: Step) -> None:
        try:
            await self._load_lines(first, search)
        except Exception:
            self._end()  # what was loaded before is heard to its end
            raise
        self._end()

    async def _load_lines(self, first: SegmentId, search: Step) -> None:
        id: SegmentId | None = first
        step = search
        while id is not None:
            sound = await self._sound(id)
            if sound is None:
                id = step(id)
                await asyncio.sleep(0)  # a book of lines not spoken yet must not hold up the window
                continue
            await self._ready.put(sound)
            id, step = self._way.after(id), self._way.past
            self._ended = id is None
            self._arrived()

    def _end(self) -> None:
        self._ended = True
        self._arrived()

    async def _sound(self, id: SegmentId) -> LineSound | None:
        self._asked.add(id)
        clip = await self._source.clip(id)
        if clip is None or not len(clip.samples):
            return None
        rate_hz = self._rate_hz = self._rate_hz or output_rate_hz(clip.rate_hz)
        samples = clip.samples
        if clip.rate_hz != rate_hz or self._speed != 1:
            samples = await asyncio.to_thread(fit, clip, rate_hz, self._speed)
        return LineSound(id, samples, rate_hz, self._speed, clip.seconds)
