"""An open book on a fake provider."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cosystudio.book.model import Book
from cosystudio.engine.job import Connect
from cosystudio.session.session import Session
from tests.book.builders import book, chapter
from tests.fakes.provider import FakeProvider


def two_chapters() -> Book:
    """Two short chapters of plain paragraphs."""
    return book(
        chapter("One", "The lamp was lit.", "Nobody came. Nothing stirred.", "……"), chapter("Two", "Morning broke.")
    )


@asynccontextmanager
async def opened(path: Path, *providers: FakeProvider, some: Book | None = None) -> AsyncIterator[Session]:
    """The project at `path`, made of `some` (or two short chapters) where there is none, spoken by these providers."""
    async with reached(path, lambda _service: providers, some) as session:
        yield session


@asynccontextmanager
async def reached(path: Path, connect: Connect, some: Book | None = None) -> AsyncIterator[Session]:
    """The same, with the way to the endpoints of a service."""

    if path.exists():
        session = await Session.open(path, connect)
    else:
        session = await Session.create(path, some or two_chapters(), connect)
    try:
        yield session
    finally:
        await session.aclose()
