"""How fast an endpoint speaks with so many lines a request and so many requests at a time: a short curve."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from math import ceil, lcm
from statistics import fmean

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId
from cosystudio.engine.mode import Mode
from cosystudio.engine.pacing import Pacer
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.errors import Busy, Denied, SpeechError, Voiceless

LARGEST_BATCH = 16
"""Services run larger requests in several passes: nothing is won, and more sound is held in memory."""
WORTH_IT = 1.05
"""A setting helps if it speaks five per cent faster; less is lost in the noise of a network."""
_REQUESTS_IN_TURN = 2
_REST_S, _LONGEST_REST_S = 1.0, 30.0
_TICK_S = 1e-6  # a clock may not have moved


@dataclass(frozen=True, slots=True)
class Point:
    """What one setting reached; `latency_s` is the mean of its requests, `errors` counts lines without sound."""

    batch: int
    concurrency: int
    lines_per_min: float
    real_time_factor: float
    latency_s: float
    errors: int

    @property
    def mode(self) -> Mode:
        """The way of asking that the setting belongs to."""
        if self.batch > 1:
            return Mode.BATCHES
        return Mode.SINGLE if self.concurrency > 1 else Mode.SYNCHRONOUS

    @property
    def lines_in_flight(self) -> int:
        """How many lines are under way at a time."""
        return self.batch * self.concurrency


@dataclass(frozen=True, slots=True)
class Curve:
    """Every setting that was measured, in the order of measuring; the first is synchronous."""

    points: tuple[Point, ...]

    @property
    def recommended(self) -> Point:
        """The setting with the fewest lines in flight within five per cent of the fastest, errors apart."""
        clean = [point for point in self.points if not point.errors] or self.points
        best = max(point.lines_per_min for point in clean)
        good = [point for point in clean if point.lines_per_min * WORTH_IT >= best]
        return min(good, key=lambda point: (point.lines_in_flight, point.concurrency))


Told = Callable[[Point], None]
Sleep = Callable[[float], Awaitable[None]]


async def measure(
    provider: SpeechProvider,
    lines: Sequence[Line],
    told: Told,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Sleep = asyncio.sleep,
) -> Curve:
    """Return how fast an endpoint speaks sample lines at growing settings; `told` is called with each as it is known.

    Goes up to what the endpoint's abilities allow and stops raising what no longer helps.  Each setting speaks every
    sample as often as the others, so that their lengths weigh the same; with 2, 4 or 8 samples that takes the fewest
    requests.  Failures are counted, not tried again.
    Raises what the very first line raises, and Denied or Voiceless from any: then no setting can be right.
    """
    trial = _Trial(provider, lines, clock, sleep)
    await trial.warm_up()
    points: list[Point] = []
    for batch in _doubling(min(provider.abilities.batch, LARGEST_BATCH)):
        before = _fastest(points)
        async for point in trial.grow(batch):
            points.append(point)
            told(point)
        if _fastest(points) < before * WORTH_IT:
            break
    return Curve(tuple(points))


@dataclass(slots=True)
class _Tally:
    """What came of the requests of one setting; `fatal` is why no setting can be right."""

    spoken: int = 0
    audio_s: float = 0.0
    errors: int = 0
    answers_s: list[float] = field(default_factory=list)
    rest_s: float = 0.0
    fatal: SpeechError | None = None

    def add(self, outcomes: Sequence[Clip | SpeechError], seconds: float) -> None:
        """Count an answer."""
        clips = [outcome for outcome in outcomes if isinstance(outcome, Clip)]
        self.spoken += len(clips)
        self.audio_s += sum(clip.seconds for clip in clips)
        self.errors += len(outcomes) - len(clips)
        self.answers_s.append(seconds)

    def fail(self, error: SpeechError, lines: int) -> None:
        """Count a request without an answer."""
        self.errors += lines
        if isinstance(error, Denied | Voiceless):
            self.fatal = error
        if isinstance(error, Busy):
            self.rest_s = max(self.rest_s, min(error.retry_after_s or _REST_S, _LONGEST_REST_S))

    def point(self, batch: int, concurrency: int, seconds: float) -> Point:
        """Return what the setting reached in so many seconds."""
        latency_s = fmean(self.answers_s) if self.answers_s else 0.0
        seconds = max(seconds, _TICK_S)
        return Point(batch, concurrency, 60 * self.spoken / seconds, self.audio_s / seconds, latency_s, self.errors)


class _Trial:
    """Asks one endpoint, at any setting, not faster than its rate."""

    def __init__(
        self, provider: SpeechProvider, lines: Sequence[Line], clock: Callable[[], float], sleep: Sleep
    ) -> None:
        self._provider = provider
        self._lines = lines
        self._clock = clock
        self._sleep = sleep
        self._pacer = Pacer(provider.abilities.rate, clock)

    async def warm_up(self) -> None:
        """Speak one line, so that connections are open and models loaded.  Raises SpeechError where it fails."""
        await self._pace()
        (outcome,) = await self._provider.speak(self._lines[:1])
        if isinstance(outcome, SpeechError):
            raise outcome

    async def grow(self, batch: int) -> AsyncIterator[Point]:
        """Yield what more and more requests at a time reach, until it helps no longer."""
        abilities = self._provider.abilities
        before = 0.0
        for concurrency in _doubling(max(abilities.concurrency, abilities.most_concurrency)):
            point = await self._run(batch, concurrency)
            yield point
            if point.errors or point.lines_per_min < before * WORTH_IT:
                return
            before = point.lines_per_min

    async def _run(self, batch: int, concurrency: int) -> Point:
        requests = self._requests(batch, concurrency)
        tally = _Tally()
        began = self._clock()
        async with asyncio.TaskGroup() as group:
            for _ in range(concurrency):
                group.create_task(self._work(requests, tally))
        seconds = self._clock() - began
        if tally.fatal:
            raise tally.fatal
        if tally.rest_s:
            await self._sleep(tally.rest_s)
        return tally.point(batch, concurrency, seconds)

    def _requests(self, batch: int, concurrency: int) -> Iterator[Sequence[Line]]:
        """Yield full batches, equally many for each at a time, at least two, with every sample equally often."""
        in_flight = batch * concurrency
        whole = lcm(len(self._lines), in_flight)
        count = ceil(_REQUESTS_IN_TURN * in_flight / whole) * whole
        lines = islice(cycle(self._lines), count)
        while some := [replace(line, id=SegmentId(place)) for place, line in enumerate(islice(lines, batch))]:
            yield some

    async def _work(self, requests: Iterator[Sequence[Line]], tally: _Tally) -> None:
        for lines in requests:
            if tally.fatal:
                return
            await self._pace()
            began = self._clock()
            try:
                tally.add(await self._provider.speak(lines), self._clock() - began)
            except SpeechError as error:
                tally.fail(error, len(lines))

    async def _pace(self) -> None:
        """Wait until the rate allows the next request."""
        while (wait_s := self._pacer.wait_s()) > 0:
            await self._sleep(wait_s)
        self._pacer.sent()


def _fastest(points: Sequence[Point]) -> float:
    return max((point.lines_per_min for point in points), default=0.0)


def _doubling(most: int) -> Iterator[int]:
    """Yield 1, 2, 4, … up to `most`."""
    number = 1
    while number <= most:
        yield number
        number *= 2
