import asyncio
from collections.abc import Sequence
from itertools import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.audio.clip import Clip
from cosystudio.engine.events import EngineEvent, SegmentDropped, SegmentFailed, SegmentSpoken, SegmentStarted
from cosystudio.engine.ports import Line
from cosystudio.errors import Broken, Busy, Denied, ProjectError, Refused, SpeechError
from tests.engine.lines import Listener, job_with, line
from tests.engine.virtual import now, simulated
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import text_matches


@simulated
async def test_every_line_is_spoken_once_with_its_own_sound() -> None:
    provider, listener = FakeProvider(), Listener()
    job = job_with(listener, provider)
    lines = [line(id) for id in range(50)]
    job.add(lines)
    job.add(lines[:10])
    await job.run()
    assert len(listener.outcomes) == 50
    for spoken in lines:
        (event,) = listener.outcomes[spoken.id]
        assert isinstance(event, SegmentSpoken)
        assert text_matches(event.clip, spoken.text)
    assert sum(len(request) for request in provider.requests) == 50
    assert provider.most_in_flight <= provider.abilities.concurrency


@simulated
async def test_a_busy_service_is_asked_again_after_the_time_it_names() -> None:
    provider, listener = FakeProvider(batch=1), Listener()
    provider.raises("Line 1.", [Busy("Later.", 7), Busy("Later.")])
    job = job_with(listener, provider)
    job.add([line(1)])
    await job.run()
    assert isinstance(listener.outcomes[line(1).id][0], SegmentSpoken)
    assert 7 <= now() <= 7 + 2
    assert job.meter.retries == 2


@simulated
async def test_a_service_that_stays_busy_fails_the_line_after_five_tries() -> None:
    provider, listener = FakeProvider(batch=1), Listener()
    provider.raises("Line 1.", repeat(Busy("The server is overloaded.")))
    job = job_with(listener, provider)
    job.add([line(1), line(2)])
    await job.run()
    assert [type(listener.outcomes[line(id).id][0]) for id in (1, 2)] == [SegmentFailed, SegmentSpoken]
    assert provider.texts.count("Line 1.") == 5


@simulated
async def test_a_refused_text_fails_alone_whether_it_is_named_or_not() -> None:
    for naming_it in (True, False):
        provider, listener = FakeProvider(batch=8, concurrency=1), Listener()
        provider.refuses("Line 5.", naming_it=naming_it)
        job = job_with(listener, provider)
        job.add([line(id) for id in range(8)])
        await job.run()
        kinds = {id: type(events[0]) for id, events in listener.outcomes.items()}
        assert kinds.pop(line(5).id) is SegmentFailed
        assert set(kinds.values()) == {SegmentSpoken}
        assert all(len(events) == 1 for events in listener.outcomes.values())


@simulated
async def test_one_broken_recording_does_not_cost_its_neighbours() -> None:
    provider, listener = FakeProvider(), Listener()
    provider.fails("Line 2.", repeat(Broken("An empty recording.")))
    job = job_with(listener, provider)
    job.add([line(id) for id in range(4)])
    await job.run()
    failed = listener.outcomes[line(2).id][0]
    assert isinstance(failed, SegmentFailed)
    assert failed.reason == "An empty recording."
    assert sum(isinstance(events[0], SegmentSpoken) for events in listener.outcomes.values()) == 3


@simulated
async def test_wrong_settings_end_the_job_and_leave_no_line_without_an_outcome() -> None:
    provider, listener = FakeProvider(concurrency=2, batch=2), Listener()
    provider.raises("Line 1.", repeat(Denied("The key is wrong.")))
    provider.hold("Line 3.")
    job = job_with(listener, provider)
    job.add([line(id) for id in range(1, 30)])
    running = asyncio.ensure_future(job.run())
    await listener.heard(SegmentDropped, 27)
    provider.release("Line 3.")
    await running
    assert {type(listener.outcomes[line(id).id][0]) for id in (3, 4)} == {SegmentSpoken}, "sound in flight is kept"
    assert job.denied is not None
    assert str(job.denied) == "The key is wrong."
    assert len(listener.outcomes) == 29
    assert all(len(events) == 1 for events in listener.outcomes.values())


@simulated
async def test_one_denied_endpoint_of_two_costs_no_line() -> None:
    good, bad, listener = FakeProvider(batch=1, concurrency=1), FakeProvider(batch=1, concurrency=1), Listener()
    for id in range(20):
        bad.raises(f"Line {id}.", repeat(Denied("The key is wrong.")))
    job = job_with(listener, bad, good)
    job.add([line(id) for id in range(20)])
    await job.run()
    assert job.denied is None
    assert {type(events[0]) for events in listener.outcomes.values()} == {SegmentSpoken}


@simulated
async def test_a_hurried_line_goes_before_all_that_wait() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.hold("Line 0.")
    job = job_with(listener, provider)
    job.add([line(id) for id in range(5)])
    running = asyncio.ensure_future(job.run())
    await provider.arrived(1)
    job.hurry([line(4), line(9)])
    provider.release("Line 0.")
    await running
    assert provider.texts == ["Line 0.", "Line 9.", "Line 4.", "Line 1.", "Line 2.", "Line 3."] or provider.texts == [
        "Line 0.", "Line 4.", "Line 9.", "Line 1.", "Line 2.", "Line 3."
    ]  # fmt: skip


@simulated
async def test_a_line_edited_while_in_flight_is_spoken_anew_and_both_sounds_are_kept() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.hold("Line 0.")
    job = job_with(listener, provider)
    job.add([line(0)])
    running = asyncio.ensure_future(job.run())
    await provider.arrived(1)
    job.hurry([line(0, "Better.")])
    provider.release("Line 0.")
    await running
    spoken = [event for event in listener.events if isinstance(event, SegmentSpoken)]
    assert [event.text for event in spoken] == ["Line 0.", "Better."]
    assert (job.meter.total, job.meter.spoken) == (1, 1)


@simulated
async def test_a_failure_of_words_since_replaced_is_not_told() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.fails("Line 0.", repeat(Broken("An empty recording.")))
    provider.hold("Line 0.")
    job = job_with(listener, provider)
    job.add([line(0)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await provider.arrived(1)
        job.hurry([line(0, "Better.")])
        provider.release("Line 0.")
    assert [type(event) for event in listener.outcomes[line(0).id]] == [SegmentSpoken]


@simulated
async def test_pause_lets_requests_in_flight_finish_and_starts_no_other() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.hold("Line 0.")
    job = job_with(listener, provider)
    job.add([line(id) for id in range(3)])
    running = asyncio.ensure_future(job.run())
    await provider.arrived(1)
    job.pause()
    provider.release("Line 0.")
    await listener.heard(SegmentSpoken)
    assert provider.texts == ["Line 0."]
    job.hurry([line(2)])
    await listener.heard(SegmentSpoken, 2)
    assert provider.texts == ["Line 0.", "Line 2."]
    job.resume()
    await running
    assert len(listener.outcomes) == 3


@simulated
async def test_stop_cancels_what_is_in_flight_and_keeps_what_arrived() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=2), Listener()
    provider.hold("Line 1.")
    provider.hold("Line 2.")
    job = job_with(listener, provider)
    job.add([line(id) for id in range(6)])
    running = asyncio.ensure_future(job.run())
    await provider.arrived(3)
    job.stop()
    await running
    assert provider.cancelled == 2
    assert isinstance(listener.outcomes[line(0).id][0], SegmentSpoken)
    assert {type(listener.outcomes[line(id).id][0]) for id in range(1, 6)} == {SegmentDropped}


@simulated
async def test_a_listener_that_fails_leaves_no_line_without_an_outcome() -> None:
    provider, heard = FakeProvider(batch=1, concurrency=1), Listener()

    async def fails(event: EngineEvent) -> None:
        await heard(event)
        if isinstance(event, SegmentSpoken):
            raise ProjectError("The disk is full.")

    job = job_with(fails, provider)
    job.add([line(id) for id in range(3)])
    with pytest.raises(ExceptionGroup):
        await job.run()
    assert [type(events[0]) for _, events in sorted(heard.outcomes.items())] == [
        SegmentSpoken,
        SegmentDropped,
        SegmentDropped,
    ]


@simulated
async def test_a_held_job_rests_and_goes_on() -> None:
    provider, listener = FakeProvider(batch=1, concurrency=1), Listener()
    provider.hold("Line 0.")
    job = job_with(listener, provider)
    job.add([line(id) for id in range(3)])
    async with asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await provider.arrived(1)
        holding = group.create_task(job.hold())
        provider.release("Line 0.")
        await holding
        job.hurry([line(2)])
        assert provider.texts == ["Line 0."]
        job.go_on()
    assert provider.texts == ["Line 0.", "Line 2.", "Line 1."]


@simulated
async def test_a_slow_listener_slows_the_requests() -> None:
    provider = FakeProvider(batch=1, concurrency=2)
    gate, waiting = asyncio.Event(), asyncio.Event()

    async def slow(event: object) -> None:
        if isinstance(event, SegmentSpoken):
            waiting.set()
            await gate.wait()

    job = job_with(slow, provider)
    job.add([line(id) for id in range(20)])
    running = asyncio.ensure_future(job.run())
    await waiting.wait()
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(provider.requests) <= 2 * 2 + 1
    gate.set()
    await running
    assert len(provider.requests) == 20


class Wild:
    """A provider that breaks its contract in a way given for each request."""

    name, endpoint = "fake", "wild"

    def __init__(self, ways: list[str]) -> None:
        self.abilities = FakeProvider().abilities
        self._fake = FakeProvider()
        self._ways = ways

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        good = await self._fake.speak(lines)
        match self._ways.pop() if self._ways else "well":
            case "few":
                return good[1:]
            case "many":
                return [*good, *good]
            case "bug":
                raise ZeroDivisionError
            case "timeout":
                raise TimeoutError
            case "busy":
                raise Busy("Later.")
            case "refused":
                raise Refused("Not this.", 99)
            case "denied":
                raise Denied("No.")
            case "broken":
                return [Broken("Noise.")] * len(lines)
        return good

    async def voices(self) -> list[object]:
        return []

    async def aclose(self) -> None:
        return None


ways = st.lists(
    st.sampled_from(["well", "few", "many", "bug", "timeout", "busy", "refused", "denied", "broken"]), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(ways, st.integers(1, 40), st.integers(0, 30))
def test_every_line_gets_exactly_one_outcome_whatever_the_provider_does(what: list[str], count: int, stop: int) -> None:
    async def story() -> Listener:
        listener = Listener()
        job = job_with(listener, Wild(list(what)), Wild(list(reversed(what))))  # type: ignore[arg-type]
        job.add([line(id) for id in range(count)])
        async with asyncio.TaskGroup() as group:
            running = group.create_task(job.run())
            if stop > 20:
                await listener.heard(SegmentStarted)
                job.stop()
            await running
        return listener

    listener = simulated(story)()
    assert sorted(listener.outcomes) == [line(id).id for id in range(count)]
    assert all(len(events) == 1 for events in listener.outcomes.values())
