import asyncio
import heapq
from collections.abc import Awaitable, Callable, Sequence
from itertools import repeat

import pytest

from cosystudio.audio.clip import Clip
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import Line
from cosystudio.engine.tune import Curve, Point, measure
from cosystudio.errors import Broken, Busy, Denied, Refused, SpeechError, Voiceless
from tests.engine.lines import line
from tests.fakes.provider import FakeProvider

SAMPLES = [line(1, "Short."), line(2, "Of middle length."), line(3, "Longer than the other two lines.")]


class Hours:
    """Time that passes only while everybody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self._ends: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        heapq.heappush(self._ends, end)
        while self.now < end:
            for _ in range(20):
                await asyncio.sleep(0)
            self.now = max(self.now, self._ends[0])
        self._ends.remove(end)
        heapq.heapify(self._ends)


class Machine(FakeProvider):
    """Takes its time: `cost` is told the lines of a request and how many there are at a time, and waits or raises."""

    def __init__(self, cost: Callable[[Sequence[Line], int], Awaitable[None]], most: int = 8, batch: int = 8) -> None:
        super().__init__(batch=batch, concurrency=most)
        self._cost = cost
        self._asking = 0

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        self._asking += 1
        try:
            await self._cost(lines, self._asking)
        finally:
            self._asking -= 1
        return await super().speak(lines)


def ignore(_point: Point) -> None:
    """Take no notice."""


def settings(curve: Curve) -> list[tuple[int, int]]:
    return [(point.batch, point.concurrency) for point in curve.points]


async def test_a_service_that_answers_one_at_a_time_is_asked_in_batches_but_not_by_many() -> None:
    hours, one_at_a_time = Hours(), asyncio.Lock()

    async def cost(lines: Sequence[Line], _in_flight: int) -> None:
        async with one_at_a_time:
            await hours.sleep(0.4 + 0.1 * len(lines))

    told: list[Point] = []
    curve = await measure(Machine(cost), SAMPLES, told.append, clock=hours, sleep=hours.sleep)
    assert settings(curve) == [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2), (8, 1), (8, 2)]
    assert told == list(curve.points)
    assert [point.mode for point in curve.points[:3]] == [Mode.SYNCHRONOUS, Mode.SINGLE, Mode.BATCHES]
    assert curve.points[0].lines_per_min == pytest.approx(120)
    assert curve.points[0].latency_s == pytest.approx(0.5)
    assert (curve.recommended.batch, curve.recommended.concurrency) == (8, 1)


async def test_more_requests_are_tried_as_long_as_they_help() -> None:
    hours = Hours()

    async def cost(_lines: Sequence[Line], in_flight: int) -> None:
        await hours.sleep(1 if in_flight <= 4 else 2)

    curve = await measure(Machine(cost, most=32, batch=1), SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    assert settings(curve) == [(1, 1), (1, 2), (1, 4), (1, 8)]
    assert curve.recommended.concurrency == 4


async def test_larger_batches_are_tried_as_long_as_they_help_and_never_beyond_what_the_service_takes() -> None:
    hours = Hours()

    async def by_the_line(lines: Sequence[Line], _in_flight: int) -> None:
        await hours.sleep(len(lines))

    async def by_the_request(_lines: Sequence[Line], _in_flight: int) -> None:
        await hours.sleep(1)

    useless = await measure(Machine(by_the_line, most=1), SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    assert settings(useless) == [(1, 1), (2, 1)]
    small = await measure(Machine(by_the_request, most=1, batch=5), SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    assert settings(small) == [(1, 1), (2, 1), (4, 1)]
    large = await measure(Machine(by_the_request, most=1, batch=99), SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    assert settings(large)[-1] == (16, 1)


async def test_each_setting_speaks_every_sample_as_often_as_the_others() -> None:
    hours = Hours()
    provider = FakeProvider(batch=2, concurrency=2)
    await measure(provider, SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    counts = {sample.text: provider.texts[1:].count(sample.text) for sample in SAMPLES}
    assert len(set(counts.values())) == 1
    assert all(len({line.id for line in request}) == len(request) for request in provider.requests)


async def test_busy_answers_are_errors_and_end_the_raising() -> None:
    hours, rests = Hours(), []

    async def sleep(seconds: float) -> None:
        rests.append(seconds)
        await hours.sleep(seconds)

    async def cost(_lines: Sequence[Line], in_flight: int) -> None:
        await hours.sleep(1)
        if in_flight > 3:
            raise Busy("Later.", 7)

    curve = await measure(Machine(cost, most=32, batch=1), SAMPLES, ignore, clock=hours, sleep=sleep)
    assert settings(curve) == [(1, 1), (1, 2), (1, 4)]
    assert [point.errors > 0 for point in curve.points] == [False, False, True]
    assert rests == [7], "the service has its rest before the next setting"
    assert curve.recommended.concurrency == 2


async def test_a_line_without_sound_is_an_error_of_its_own() -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    provider.fails("Of middle length.", repeat(Broken("An empty answer.")))
    provider.raises("Longer than the other two lines.", repeat(Refused("Too long.")))
    curve = await measure(provider, SAMPLES, ignore)
    assert [point.errors for point in curve.points] == [2]
    assert curve.recommended == curve.points[0]


@pytest.mark.parametrize("error", [Denied("The key is wrong."), Voiceless("There is no such voice.")])
async def test_settings_that_cannot_work_end_it_with_their_sentence(error: SpeechError) -> None:
    provider = FakeProvider(batch=1, concurrency=4)
    provider.raises("Of middle length.", [error])
    with pytest.raises(type(error), match=str(error)):
        await measure(provider, SAMPLES, ignore)


async def test_a_service_that_does_not_answer_at_all_is_said_at_once() -> None:
    provider = FakeProvider()
    provider.raises("Short.", repeat(Busy("Nothing answers there.")))
    with pytest.raises(Busy, match="Nothing answers"):
        await measure(provider, SAMPLES, ignore)
    assert len(provider.requests) == 1


async def test_it_asks_no_faster_than_the_rate() -> None:
    hours = Hours()
    provider = FakeProvider(batch=1, concurrency=4)
    provider.abilities = provider.abilities.within(0, 0, 5)
    await measure(provider, SAMPLES, ignore, clock=hours, sleep=hours.sleep)
    assert hours.now == pytest.approx((len(provider.requests) - 1) / 5)


def test_the_smallest_setting_within_five_per_cent_of_the_fastest_is_recommended() -> None:
    def point(batch: int, concurrency: int, lines_per_min: float, errors: int = 0) -> Point:
        return Point(batch, concurrency, lines_per_min, 1, 1, errors)

    curve = Curve((point(1, 1, 100), point(4, 4, 960), point(8, 2, 960), point(8, 8, 1000), point(16, 8, 2000, 1)))
    assert (curve.recommended.batch, curve.recommended.concurrency) == (8, 2)
