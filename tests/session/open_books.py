"""An open book on a fake provider."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from cosystudio.book.model import Book
from cosystudio.engine.ports import SpeechProvider
from cosystudio.session.session import Session
from tests.book.builders import book, chapter
from tests.fakes.provider import FakeProvider


def two_chapters() -> Book:
    """Two short chapters of plain paragraphs."""
    return book(
        chapter("One", "The lamp was lit.", "Nobody came. Nothing stirred.", "……"), chapter("Two", "Morning broke.")
    )


@asynccontextmanager
async def opened(path: Path, provider: FakeProvider, some: Book | None = None) -> AsyncIterator[Session]:
    """The project at `path`, made of `some` (or two short chapters) where there is none."""

    def connect(_name: str) -> Sequence[SpeechProvider]:
        return [provider]

    if path.exists():
        session = await Session.open(path, connect)
    else:
        session = await Session.create(path, some or two_chapters(), connect)
    try:
        yield session
    finally:
        await session.aclose()
