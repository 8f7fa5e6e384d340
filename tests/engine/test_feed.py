import asyncio
from collections.abc import Iterator

from cosystudio.engine.events import SegmentDropped, SegmentSpoken
from cosystudio.engine.feed import MOST_WAITING
from cosystudio.engine.ports import Line
from cosystudio.errors import Denied
from tests.engine.lines import Listener, job_with, line
from tests.engine.virtual import simulated
from tests.fakes.provider import FakeProvider


class Source:
    """Makes lines when they are drawn, and counts them."""

    def __init__(self, count: int, first: int = 0) -> None:
        self.made = 0
        self._ids = range(first, first + count)

    def __iter__(self) -> Iterator[Line]:
        for id in self._ids:
            self.made += 1
            yield line(id)


@simulated
async def test_every_line_of_a_feed_is_spoken_and_counted_from_the_start() -> None:
    listener, source = Listener(), Source(3000)
    job = job_with(listener, FakeProvider())
    job.feed(iter(source), 3000)
    assert job.meter.total == 3000
    await job.run()
    assert len(listener.outcomes) == 3000
    assert (job.meter.spoken, job.meter.total, job.meter.unfed) == (3000, 3000, 0)


@simulated
async def test_a_line_is_made_only_when_its_turn_comes() -> None:
    provider, listener, source = FakeProvider(concurrency=2), Listener(), Source(100_000)
    provider.hold()
    job = job_with(listener, provider)
    job.feed(iter(source), 100_000)
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await provider.arrived(2)
        for _ in range(100):
            await asyncio.sleep(0)
        assert source.made <= MOST_WAITING + 64 + 16
        job.stop()
    assert job.meter.dropped == 100_000
    assert len(listener.outcomes) == source.made <= MOST_WAITING + 64 + 16


@simulated
async def test_a_feed_that_gives_fewer_or_more_lines_corrects_the_total() -> None:
    for made in (70, 130):
        job = job_with(Listener(), FakeProvider())
        job.feed(iter(Source(made)), 100)
        await job.run()
        assert job.meter.total == job.meter.spoken == made
        assert job.meter.unfed == 0


@simulated
async def test_feeds_follow_one_another_and_hurried_lines_come_in_between() -> None:
    listener = Listener()
    job = job_with(listener, FakeProvider())
    job.feed(iter(Source(500)), 500)
    job.feed(iter(Source(500, first=500)), 500)
    job.hurry([line(2000)])
    await job.run()
    assert sorted(listener.outcomes) == [*range(1000), 2000]
    assert all(isinstance(events[0], SegmentSpoken) for events in listener.outcomes.values())
    assert job.meter.total == job.meter.spoken == 1001


@simulated
async def test_an_empty_feed_ends_the_job() -> None:
    job = job_with(Listener(), FakeProvider())
    job.feed(iter(()), 10)
    await job.run()
    assert job.meter.total == 0


@simulated
async def test_a_feed_of_a_service_that_cannot_be_reached_is_dropped_as_it_comes() -> None:
    listener = Listener()
    job = job_with(listener, error=Denied("There is no such service."))
    job.feed(iter(Source(3000)), 3000)
    await job.run()
    assert str(job.denied) == "There is no such service."
    assert {type(events[0]) for events in listener.outcomes.values()} == {SegmentDropped}
    assert len(listener.outcomes) == 3000
