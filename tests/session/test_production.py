"""What a person can do to one endpoint while a book is produced."""

import asyncio
from pathlib import Path

from cosystudio.session.events import EndpointStatus, LineSpoken
from cosystudio.session.session import Session
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened


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
