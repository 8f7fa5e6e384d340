"""Stories of several endpoints, of endpoints that are down, and of voices that a service does not have."""

import asyncio
from collections.abc import Sequence
from itertools import repeat

import pytest

from cosystudio.book.model import Voice
from cosystudio.engine.events import EngineEvent, SegmentDropped, SegmentFailed, SegmentSpoken
from cosystudio.engine.job import SpeechJob
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import Abilities, Line, SpeechProvider
from cosystudio.errors import Broken, Busy, Denied, Overloaded, SpeechError, Throttled, Unreachable, Voiceless
from tests.engine.lines import Listener, job_with, line
from tests.engine.modelled import Modelled, between
from tests.engine.virtual import now, simulated
from tests.fakes.provider import FakeProvider


def kinds(listener: Listener) -> set[type[EngineEvent]]:
    assert all(len(events) == 1 for events in listener.outcomes.values())
    return {type(events[0]) for events in listener.outcomes.values()}


def dead_between(start_s: float, end_s: float, error: SpeechError) -> Modelled:
    return Modelled(fault=between(start_s, end_s, error))


@simulated
async def test_one_endpoint_of_three_that_is_dead_for_good_costs_no_line() -> None:
    listener = Listener()
    dead = Modelled("dead", fault=between(0, 1e9, Unreachable("Nothing answers.")))
    job = job_with(listener, dead, Modelled("a"), Modelled("b"))
    job.add([line(id) for id in range(500)])
    await job.run()
    assert kinds(listener) == {SegmentSpoken}
    assert job.denied is None
    assert {lane.name: lane.state for lane in job.meter.lanes}["dead"] == "not answering"


@pytest.mark.parametrize(
    ("error", "count"),
    [(Unreachable("Nothing."), 40), (Unreachable("Nothing."), 200), (Overloaded("503."), 200), (Busy("Reset."), 200)],
)
def test_while_every_endpoint_is_down_the_lines_wait(error: SpeechError, count: int) -> None:
    @simulated
    async def story() -> None:
        listener = Listener()
        job = job_with(listener, dead_between(0.3, 300, error))
        job.add([line(id) for id in range(count)])
        await job.run()
        assert kinds(listener) == {SegmentSpoken}
        assert 300 < now() < 350

    story()


@simulated
async def test_an_address_where_nobody_ever_answered_is_given_up_after_half_a_minute_with_one_sentence() -> None:
    listener = Listener()
    job = job_with(listener, dead_between(0, 1e9, Unreachable("Nothing answers at that address.")))
    job.add([line(id) for id in range(200)])
    await job.run()
    assert kinds(listener) == {SegmentDropped}
    assert str(job.denied) == "Nothing answers at that address."
    assert 30 <= now() <= 35


@simulated
async def test_a_service_that_answered_before_is_given_up_after_ten_minutes() -> None:
    listener = Listener()
    job = job_with(listener, dead_between(1, 1e9, Unreachable("Nothing answers.")))
    job.add([line(id) for id in range(200)])
    await job.run()
    assert kinds(listener) == {SegmentSpoken, SegmentDropped}
    assert job.denied is not None
    assert 600 <= now() <= 660


@simulated
async def test_a_service_that_is_given_up_takes_no_further_line_and_leaves_the_others_alone() -> None:
    listener, good = Listener(), FakeProvider(name="good")
    other = Voice("other", "one", profile="Elsewhere")

    def connect(service: str) -> Sequence[SpeechProvider]:
        if service == "Elsewhere":
            raise Denied("Elsewhere is not set up.")
        return [good]

    job = SpeechJob(connect, listener, clock=now)
    job.add([line(1), line(2, voice=other)])
    good.hold()
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await listener.heard(SegmentDropped)
        job.add([line(3, voice=other), line(4)])
        await listener.heard(SegmentDropped, 2)
        good.release()
    dropped = [id for id, events in listener.outcomes.items() if isinstance(events[0], SegmentDropped)]
    assert dropped == [2, 3]
    assert str(job.denied) == "Elsewhere is not set up."


@simulated
async def test_lines_go_to_the_service_of_their_voice_whatever_its_provider_is_called() -> None:
    asked: list[str] = []

    def connect(service: str) -> Sequence[SpeechProvider]:
        asked.append(service)
        return [FakeProvider(name="cosyvoice")]

    listener = Listener()
    job = SpeechJob(connect, listener, clock=now)
    job.add([line(1, voice=Voice("cosyvoice", "one", profile="At home")), line(2, voice=Voice("cosyvoice", "one"))])
    await job.run()
    assert sorted(asked) == ["At home", "cosyvoice"]
    assert kinds(listener) == {SegmentSpoken}


@simulated
async def test_a_voice_that_the_service_does_not_have_fails_its_lines_without_asking_for_each() -> None:
    provider, listener = FakeProvider(concurrency=1), Listener()
    unknown = Voice("fake", "nobody")
    for id in range(0, 100, 2):
        provider.raises(f"Line {id}.", repeat(Voiceless("There is no voice called nobody.")))
    job = job_with(listener, provider)
    job.add([line(id, voice=unknown if id % 2 == 0 else Voice("fake", "one")) for id in range(100)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await listener.heard(SegmentFailed, 50)
        job.add([line(200, voice=unknown)])
    reasons = {events[0].reason for events in listener.outcomes.values() if isinstance(events[0], SegmentFailed)}
    assert reasons == {"There is no voice called nobody."}
    assert sum(isinstance(events[0], SegmentSpoken) for events in listener.outcomes.values()) == 50
    assert sum(request[0].voice == unknown for request in provider.requests) == 1


@simulated
async def test_an_answer_that_is_unusable_as_a_whole_costs_its_guilty_line_only() -> None:
    provider, listener = FakeProvider(), Listener()
    provider.raises("Line 5.", repeat(Broken("The answer is not a readable zip file.")))
    job = job_with(listener, provider)
    job.add([line(id) for id in range(8)])
    await job.run()
    failed = [id for id, events in listener.outcomes.items() if isinstance(events[0], SegmentFailed)]
    assert failed == [5]


@simulated
async def test_sound_that_cannot_be_that_of_its_line_fails_the_line_alone() -> None:
    provider, listener = FakeProvider(), Listener()
    job = job_with(listener, provider)
    long = "A sentence that nobody could speak within the tenth part of a second, however hard they tried."
    provider.speaks(long, "x")
    job.add([line(1), line(2, long), line(3)])
    await job.run()
    assert isinstance(listener.outcomes[line(2).id][0], SegmentFailed)
    assert isinstance(listener.outcomes[line(1).id][0], SegmentSpoken)


@simulated
async def test_who_waits_for_another_try_holds_no_place() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.raises("Line 0.", [Busy("Later."), Busy("Later."), Busy("Later.")])
    job = job_with(listener, provider)
    job.add([line(id) for id in range(20)])
    await job.run()
    assert kinds(listener) == {SegmentSpoken}
    assert provider.texts.count("Line 0.") == 4
    assert provider.texts[:20] == [f"Line {id}." for id in range(20)]


@simulated
async def test_a_batch_that_is_tried_again_goes_before_lines_that_were_never_asked_for() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.raises("Line 0.", [Busy("Later.", 0)])
    job = job_with(listener, provider)
    job.add([line(id) for id in range(20)])
    await job.run()
    assert provider.texts.index("Line 0.", 1) <= 3


@simulated
async def test_the_last_lines_are_not_left_to_a_slow_endpoint_where_a_fast_one_is_sooner() -> None:
    slow, fast, listener = Modelled("slow", speed=0.02), Modelled("fast"), Listener()
    job = job_with(listener, slow, fast)
    job.add([line(id) for id in range(2400)])
    await job.run()
    assert slow.requests >= 5
    assert now() - fast.free_at < 5


@simulated
async def test_a_batch_that_failed_is_tried_elsewhere_first() -> None:
    first, second, listener = FakeProvider(endpoint="a", batch=1, concurrency=1), FakeProvider(endpoint="b"), Listener()
    first.raises("Line 0.", repeat(Overloaded("Status 503.")))
    job = job_with(listener, first, second)
    job.add([line(0)])
    await job.run()
    assert first.texts == ["Line 0."]
    assert second.texts == ["Line 0."]


@simulated
async def test_a_pause_that_the_service_asks_for_holds_the_whole_lane() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=2), Listener()
    provider.raises("Line 0.", [Throttled("Too many.", 30)])
    times: list[float] = []
    job = job_with(listener, provider)
    job.add([line(id) for id in range(10)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await listener.heard(SegmentSpoken, 1)
        times.append(now())
        state = job.meter.lanes[0].state
        await listener.heard(SegmentSpoken, 10)
    assert state == "slowing down"
    assert now() >= 30
    assert len(provider.requests) == 11


@simulated
async def test_an_endpoint_can_be_paused_and_resumed_alone() -> None:
    first, second, listener = FakeProvider(endpoint="a"), FakeProvider(endpoint="b"), Listener()
    job = job_with(listener, first, second)
    second.hold()
    job.add([line(id) for id in range(400)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await second.arrived(1)
        job.pause_endpoint("fake", "a")
        seen = len(first.requests) + job.meter.lanes[0].in_flight
        second.release()
        await listener.heard(SegmentSpoken, 300)
        assert len(first.requests) <= seen
        assert job.meter.lanes[0].state == "paused"
        job.resume_endpoint("fake", "a")
    assert kinds(listener) == {SegmentSpoken}


@simulated
async def test_endpoints_come_and_go_while_a_book_is_spoken() -> None:
    old, kept, new = (Modelled(name) for name in ("old", "kept", "new"))
    listener = Listener()
    job = job_with(listener, old, kept)
    job.add([line(id) for id in range(600)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await listener.heard(SegmentSpoken, 50)
        unused = await job.set_endpoints("fake", [kept, new])
        assert unused == [old]
        assert old.in_flight == 0
        asked = old.requests
        await listener.heard(SegmentSpoken, 500)
    assert old.requests == asked
    assert new.requests > 0
    assert [lane.name for lane in job.meter.lanes] == ["kept", "new"]
    assert kinds(listener) == {SegmentSpoken}


@simulated
async def test_a_hurried_line_starts_with_the_next_free_place_before_who_waits_for_another_try() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.raises("Line 0.", [Busy("Later.")])
    job = job_with(listener, provider)
    job.add([line(id) for id in range(30)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await provider.arrived(3)
        job.hurry([line(29), line(99)])
        await provider.arrived(6)
    assert set(provider.texts[3:6]) >= {"Line 29.", "Line 99."}


@simulated
async def test_a_hurried_batch_holds_hurried_lines_only() -> None:
    provider, listener = FakeProvider(batch=8, concurrency=1), Listener()
    job = job_with(listener, provider)
    job.pause()
    job.add([line(id) for id in range(30)])
    job.hurry([line(20)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await listener.heard(SegmentSpoken)
        job.resume()
    assert [one.id for one in provider.requests[0]] == [20]


@pytest.mark.parametrize(
    ("mode", "lines", "at_once"), [(Mode.SYNCHRONOUS, 1, 1), (Mode.SINGLE, 1, 4), (Mode.BATCHES, 8, 4)]
)
def test_each_mode_asks_in_its_own_way(mode: Mode, lines: int, at_once: int) -> None:
    @simulated
    async def story() -> None:
        provider, listener = FakeProvider(batch=8, concurrency=4), Listener()
        job = job_with(listener, provider, mode=mode)
        job.add([line(id) for id in range(64)])
        await job.run()
        assert max(map(len, provider.requests)) == lines
        assert provider.most_in_flight == at_once
        assert kinds(listener) == {SegmentSpoken}

    story()


@simulated
async def test_sound_in_flight_is_bounded_and_shown() -> None:
    provider, most = FakeProvider(batch=1, concurrency=8), 2_000_000
    provider.abilities = Abilities(batch=1, concurrency=8)
    seen: list[int] = []

    async def look(event: EngineEvent) -> None:
        seen.append(job.meter.bytes_in_flight)

    job = job_with(look, provider, most_bytes=most)
    job.add([line(id, f"{id:0200}") for id in range(50)])
    await job.run()
    assert 0 < max(seen) <= most
    assert job.meter.bytes_in_flight == 0
    assert provider.most_in_flight <= 3


@simulated
async def test_six_hours_leave_nothing_behind() -> None:
    """A production that stands for hours, with faults, keeps no task, no line and no figure of the past."""
    listener_counts = dict.fromkeys((SegmentSpoken, SegmentFailed, SegmentDropped), 0)

    async def count(event: EngineEvent) -> None:
        if type(event) in listener_counts:
            listener_counts[type(event)] += 1

    def lines() -> list[Line]:
        return [line(id, f"{id:0100}") for id in range(8)]

    provider = Modelled(fault=lambda at, chance: Overloaded("503") if chance.random() < 0.02 else None)
    job = job_with(count, provider, more_to_come=lambda: now() < 6 * 3600)
    job.add(lines())
    tasks: list[int] = []
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        while now() < 6 * 3600:
            await asyncio.sleep(30)
            job.add(lines())
            tasks.append(len(asyncio.all_tasks()))
        await asyncio.sleep(30)
        job.settle()
    assert max(tasks) <= 5
    assert listener_counts[SegmentSpoken] == job.meter.total == 8 * (720 + 1)
    lane = job._pool._services["fake"].lanes[0]
    assert len(lane.pacer._sent) <= 60
    assert not job._pool._requests
    assert not job._ledger._open
    assert len(job.meter.rate._seconds) <= 301


@simulated
async def test_room_for_sound_is_free_again_line_by_line() -> None:
    provider = FakeProvider(batch=8, concurrency=1)
    seen: list[int] = []

    async def look(event: EngineEvent) -> None:
        if isinstance(event, SegmentSpoken):
            seen.append(job.meter.bytes_in_flight)

    job = job_with(look, provider)
    job.add([line(id, f"{id:0100}") for id in range(8)])
    await job.run()
    assert [round(size / seen[-1]) for size in seen] == [8, 7, 6, 5, 4, 3, 2, 1]
