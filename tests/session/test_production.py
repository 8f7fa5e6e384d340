"""What a person can do to one endpoint while a book is produced."""

import asyncio
from pathlib import Path

from cosystudio.book.model import LineState, Voice
from cosystudio.engine.mode import Mode
from cosystudio.session.events import EndpointStatus, LineSpoken
from cosystudio.session.session import Session
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened, reached


def only_endpoint(session: Session) -> EndpointStatus:
    (endpoint,) = session.job.endpoints
    return endpoint


async def test_a_paused_endpoint_finishes_what_it_has_and_is_asked_for_nothing_more(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold()
        await session.speak(session.ticked_ids())
        await provider.arrived(1)
        service = only_endpoint(session).service
        session.pause_endpoint(service, "memory")
        assert only_endpoint(session).state == "paused"
        kept = asyncio.Event()
        session.listen(lambda event: kept.set() if isinstance(event, LineSpoken) else None)
        provider.release()
        await kept.wait()
        assert len(provider.requests) == 1
        session.resume_endpoint(service, "memory")
        await session.finished()
        assert session.total().is_spoken


async def test_the_figures_of_an_endpoint_say_what_it_does_and_may_do(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=2)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold()
        await session.speak(session.ticked_ids())
        await provider.arrived(2)
        endpoint = only_endpoint(session)
        assert (endpoint.service, endpoint.in_flight, endpoint.concurrency) == (session.book.voice.service, 2, 2)
        assert session.job.bytes_in_flight > 0
        provider.release()
        await session.finished()
        assert session.job.bytes_in_flight == 0


async def test_an_endpoint_of_a_production_that_is_over_can_be_neither_paused_nor_resumed(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        session.pause_endpoint("fake", "memory")
        await session.speak(session.ticked_ids())
        await session.finished()
        session.pause_endpoint("fake", "memory")
        session.resume_endpoint("fake", "memory")
        assert only_endpoint(session).state == "idle"


async def test_what_somebody_listens_to_is_spoken_next_and_nothing_while_paused(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold()
        ids = session.ticked_ids()
        await session.speak(ids)
        await provider.arrived(1)
        session.listen_at(ids[-1])
        session.pause()
        kept = asyncio.Event()
        session.listen(lambda event: kept.set() if isinstance(event, LineSpoken) else None)
        provider.release()
        await kept.wait()
        assert len(provider.requests) == 1
        session.resume()
        await session.finished()
        assert provider.texts[1] == session.spoken_text(ids[-1])


async def test_words_changed_before_their_turn_are_spoken_as_they_are_then(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        first, *_, last = session.ticked_ids()
        provider.hold()
        session.speak_again([first])
        await session.speak([last])
        await session.edit_text(last, "Other words.")
        await provider.arrived(1)
        provider.release()
        await session.finished()
        assert provider.texts[-1] == "Other words."
        assert session.state(last) is LineState.SPOKEN


async def test_a_voice_changed_while_a_book_is_produced_speaks_every_line_that_was_asked_for(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold()
        await session.speak(session.ticked_ids())
        await provider.arrived(1)
        await session.set_book_voice(Voice("fake", "another"))
        provider.release()
        await session.finished()
        assert session.total().is_spoken
        assert not session.gaps().stale
    assert [line.voice.name for request in provider.requests[1:] for line in request] == ["another"] * 3


async def test_an_address_that_is_added_helps_at_once_and_one_that_is_removed_is_asked_no_more(tmp_path: Path) -> None:
    old, new = (
        FakeProvider(endpoint="old", batch=1, concurrency=1),
        FakeProvider(endpoint="new", batch=1, concurrency=1),
    )
    endpoints = [old]
    async with reached(tmp_path / "a.cosy", lambda _service: list(endpoints)) as session:
        old.hold()
        await session.speak(session.ticked_ids())
        await old.arrived(1)
        endpoints[:] = [new]
        async with asyncio.TaskGroup() as group:
            group.create_task(session.reconnect())
            await new.arrived(1)
            old.release()
        await session.finished()
        assert session.total().is_spoken
        assert len(old.requests) == 1
        assert old.closed
    assert new.closed


async def test_one_line_a_request_and_one_request_at_a_time_can_be_asked_for(tmp_path: Path) -> None:
    provider = FakeProvider(batch=8, concurrency=4)
    async with opened(tmp_path / "a.cosy", provider) as session:
        session.use_mode(Mode.SYNCHRONOUS)
        await session.speak(session.ticked_ids())
        await session.finished()
    assert provider.most_in_flight == 1
    assert {len(request) for request in provider.requests} == {1}
