"""What the commands share: chapter numbers, the joined library, an open project."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from cosystudio.book.model import Book, ChapterId
from cosystudio.engine.job import Connect
from cosystudio.errors import StudioError
from cosystudio.session.library import Library
from cosystudio.session.session import Session
from cosystudio.settings import api_key, books_folder, load_settings, settings_file
from cosystudio.speech import catalog

_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


class UsageError(StudioError):
    """The command was given something it cannot do."""


def connect_with(endpoints: Sequence[str]) -> Connect:
    """Return the way to a provider's endpoints, these or the ones in the settings."""
    chosen = tuple(endpoints) or load_settings(settings_file()).speech.endpoints
    return partial(_connect, chosen)


def library(endpoints: Sequence[str] = ()) -> Library:
    """Return the library of this computer, joined to the providers."""
    return Library(
        books_folder(), connect_with(endpoints), catalog.default_voice, catalog.PROVIDERS, speaks=catalog.speaks
    )


@asynccontextmanager
async def opened(path: Path, endpoints: Sequence[str] = ()) -> AsyncIterator[Session]:
    """Open a project for the time of a command."""
    session = await Session.open(path, connect_with(endpoints))
    try:
        yield session
    finally:
        await session.aclose()


def chapter_ids(book: Book, numbers: str) -> frozenset[ChapterId] | None:
    """Return the chapters of a list such as ``1-3,7``; None for an empty one.  Raises UsageError."""
    if not numbers.strip():
        return None
    wanted: set[int] = set()
    last = len(book.chapters)
    for part in numbers.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise UsageError(f"“{part.strip()}” is not a chapter number or a range such as 1-3.")
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise UsageError(f"The book has the chapters 1 to {last}; --chapters asked for {numbers}.")
        wanted.update(range(first, end + 1))
    return frozenset(chapter.id for number, chapter in enumerate(book.chapters, 1) if number in wanted)


def _connect(endpoints: Sequence[str], provider: str) -> Any:
    return catalog.connect(provider, endpoints=endpoints, key=api_key())
