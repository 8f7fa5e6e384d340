"""The books on this computer: opening, making new ones, and the list of those used last."""

import asyncio
import hashlib
import json
import logging
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from cosystudio.book.model import Book, CuttingRules, Voice
from cosystudio.book.reading import ReadingChoices
from cosystudio.child import Stop
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript
from cosystudio.project.values import LARGEST_MANUSCRIPT, ManuscriptFile
from cosystudio.session.drafting import DefaultVoice, Speaks, preview
from cosystudio.session.pronunciation import Pronunciation
from cosystudio.session.services import Services
from cosystudio.session.session import Session

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)

SUFFIX = ".cosy"
MOST_RECENT = 12
NOT_KEPT = "The manuscript was not kept with this book: open it anew to read it otherwise."
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class RecentBook:
    """One book of the list of recent ones; `opened_at` is an ISO 8601 time, `source` the manuscript's digest."""

    path: Path
    title: str
    author: str
    opened_at: str
    source: str = ""


class Library:
    """Opens books.  New ones live in `folder` until the person saves them elsewhere, and are cut for `service`, where
    none is given for that of their voice.

    Methods raise ManuscriptError or ProjectError with one sentence; nothing is half opened then.
    """

    def __init__(
        self,
        folder: Path,
        services: Services,
        default_voice: DefaultVoice,
        *,
        speaks: Speaks = lambda _language: True,
        pronunciation: Pronunciation | None = None,
        service: str = "",
    ) -> None:
        self.services = services
        self.pronunciation = pronunciation or Pronunciation()
        self._folder = folder
        self._default_voice = default_voice
        self._speaks = speaks
        self._service = service

    @staticmethod
    def is_project(path: Path) -> bool:
        """True for a file that is a project by its name."""
        return path.suffix.lower() == SUFFIX

    async def open_any(self, path: Path) -> Session:
        """Open a project, or make a new book of a manuscript."""
        return await (self.open_project(path) if self.is_project(path) else self.new_from_manuscript(path))

    async def open_project(self, path: Path) -> Session:
        """Open a project file."""
        services = self.services
        is_named = not self._is_ours(path)
        session = await Session.open(path, services.connect, is_named=is_named, speaks=services.speaks)
        await session.use_pronunciation(self.pronunciation)
        session.source = await asyncio.to_thread(self._source_of, path)
        await self.remember(session)
        return session

    async def new_from_manuscript(
        self, path: Path, target: Path | None = None, choices: ReadingChoices | None = None
    ) -> Session:
        """Make a new book of a manuscript, in the project file `target` or in the library's folder.

        Without a `target`, a manuscript of which there is a recent book opens that book: nothing is done twice.
        """
        source = await asyncio.to_thread(_digest, path)
        known = next((book for book in self.recent() if source and book.source == source), None)
        if target is None and known is not None:
            session = await self.open_project(known.path)
            session.notes = ("This is the book that you have made of this manuscript already.",)
            return session
        manuscript, book = await _apart(self._preview, path, choices)
        free: Path = await asyncio.to_thread(self._free_path, book.title or path.stem)
        session = await Session.create(
            target or free,
            book,
            self.services.connect,
            is_named=target is not None,
            manuscript=await asyncio.to_thread(_kept, path),
            speaks=self.services.speaks,
        )
        await session.use_pronunciation(self.pronunciation)
        session.notes = manuscript.warnings
        session.source = source
        await self.remember(session)
        return session

    def _preview(self, path: Path, choices: ReadingChoices | None, stop: Stop) -> tuple[Manuscript, Book]:
        return preview(path, self._default_voice, self._speaks, choices, best_length=self._best_length, stop=stop)

    def _best_length(self, voice: Voice) -> int:
        return self.services.best_length(self._service or voice.service)

    async def try_reading(self, session: Session, choices: ReadingChoices) -> tuple[Manuscript, Book]:
        """Return what the book's manuscript and its book would be with these choices; nothing is changed.

        Raises ManuscriptError where it cannot be read so, or was not kept with the book.
        """
        file = await session.manuscript()
        if file is None:
            raise ManuscriptError(NOT_KEPT)
        return await _apart(self._read_kept, file, choices, session.book.rules)

    def _read_kept(
        self, file: ManuscriptFile, choices: ReadingChoices, rules: CuttingRules, stop: Stop
    ) -> tuple[Manuscript, Book]:
        with TemporaryDirectory(prefix="cosystudio-") as folder:
            path = Path(folder) / _plain_name(file.name)
            path.write_bytes(file.data)
            return preview(path, self._default_voice, self._speaks, choices, rules, stop=stop)

    async def remember(self, session: Session) -> None:
        """Put a book at the top of the recent ones."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = RecentBook(session.path.absolute(), session.book.title, session.book.author, now, session.source)
        await asyncio.to_thread(self._write_recent, entry)

    def recent(self) -> list[RecentBook]:
        """Return the books used last that still exist, newest first."""
        return [book for book in self._read_recent() if book.path.is_file()]

    def _source_of(self, path: Path) -> str:
        return next((book.source for book in self._read_recent() if book.path == path.absolute()), "")

    def _is_ours(self, path: Path) -> bool:
        return path.absolute().parent == self._folder.absolute()

    def _free_path(self, title: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:60] or "Book"
        path = self._folder / f"{name}{SUFFIX}"
        number = 2
        while path.exists():
            path = self._folder / f"{name} {number}{SUFFIX}"
            number += 1
        return path

    @property
    def _recent_file(self) -> Path:
        return self._folder / "recent.json"

    def _write_recent(self, entry: RecentBook) -> None:
        others = [book for book in self._read_recent() if book.path != entry.path]
        self._save_recent([entry, *others][:MOST_RECENT])

    def _read_recent(self) -> list[RecentBook]:
        try:
            entries = json.loads(self._recent_file.read_text("utf-8"))
            return [replace(RecentBook(**entry), path=Path(entry["path"])) for entry in entries]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as exc:
            log.warning("the list of recent books cannot be read: %s", exc)
            return []

    def _save_recent(self, books: list[RecentBook]) -> None:
        entries = [{**asdict(book), "path": str(book.path)} for book in books]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._recent_file.with_suffix(".part")
            part.write_text(json.dumps(entries, ensure_ascii=False, indent=1), "utf-8")
            part.replace(self._recent_file)
        except OSError as exc:  # the list is a comfort: a book opens without it
            log.warning("the list of recent books cannot be written: %s", exc)


async def _apart(read: Callable[..., Answer], *arguments: object) -> Answer:
    """Call `read` in a thread; when the task is cancelled, the process that it may wait for is ended."""
    stop = Stop()
    try:
        return await asyncio.to_thread(read, *arguments, stop)
    finally:
        stop.now()


def _plain_name(name: str) -> str:
    """The name of a file in a folder: a project of somebody else may hold a path that leads out of it."""
    last = name.replace("\\", "/").replace("\0", "").rpartition("/")[2]
    return last if last.strip(". ") else "manuscript"


def _kept(path: Path) -> bytes | None:
    """The bytes that are kept with the book; None where they are too many."""
    return path.read_bytes() if path.stat().st_size <= LARGEST_MANUSCRIPT else None


def _digest(path: Path) -> str:
    """What tells one manuscript from another: a hash of its bytes; empty for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
