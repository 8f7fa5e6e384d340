"""Export as a person asks for it: what is missing is named first, then files are written in a thread."""

import asyncio
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Book, ChapterId, LineState, Segment, SegmentId, Take, TakeId
from cosystudio.export import book_files
from cosystudio.export.book_files import BookTags, SpokenLine
from cosystudio.export.disk import written_together
from cosystudio.export.encoders import Format
from cosystudio.export.timeline import tracks

TakeOf = Callable[[SegmentId], Take | None]
Load = Callable[[TakeId], Clip]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Lines without sound, and lines whose sound is of other words or another voice; in the order of the book."""

    missing: tuple[SegmentId, ...] = ()
    stale: tuple[SegmentId, ...] = ()

    def __bool__(self) -> bool:
        """True when the export would not be the whole book as it is written."""
        return bool(self.missing or self.stale)


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to write where; `chapters` None means the ticked ones, `lines` one WAV a line as it was received."""

    folder: Path
    format: Format = Format.MP3
    chapters: frozenset[ChapterId] | None = None
    lines: bool = False


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files written, in the order of the book, and the chapters left out because nothing of them is spoken."""

    files: tuple[Path, ...]
    empty: tuple[str, ...] = ()


def chosen_chapters(book: Book, chapters: Collection[ChapterId] | None) -> frozenset[ChapterId]:
    """Return the chapters of a wish: those named, or with None the ticked ones."""
    if chapters is not None:
        return frozenset(chapters)
    return frozenset(chapter.id for chapter in book.chapters if chapter.included)


def gaps_of(book: Book, chapters: Collection[ChapterId] | None, state: Callable[[SegmentId], LineState]) -> Gaps:
    """Return what an export of these chapters would lack or play outdated."""
    wanted = chosen_chapters(book, chapters)
    ids = [line.id for chapter in book.chapters if chapter.id in wanted for line in chapter.segments]
    states = {id: state(id) for id in ids}
    return Gaps(
        missing=tuple(id for id in ids if states[id] is LineState.NOT_SPOKEN),
        stale=tuple(id for id in ids if states[id] is LineState.STALE),
    )


async def export_book(
    book: Book, wish: ExportWish, take_of: TakeOf, load: Load, progress: Callable[[float], None]
) -> ExportResult:
    """Write the files of a wish; see `Session.export`."""
    stopped = threading.Event()
    work = asyncio.to_thread(_write, book, wish, take_of, load, progress, stopped)
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stopped.set()
        await asyncio.wait([task])
        task.exception()
        raise


async def write_text(path: Path, text: str) -> None:
    """Write a text beside its place and move it there, in UTF-8 with a byte order mark.  Raises ExportError."""
    await asyncio.to_thread(_write_text, path, text)


def _write_text(path: Path, text: str) -> None:
    with written_together(path.parent) as beside:
        beside(path.name).write_text(text, "utf-8-sig")


def _write(
    book: Book,
    wish: ExportWish,
    take_of: TakeOf,
    load: Load,
    progress: Callable[[float], None],
    stopped: threading.Event,
) -> ExportResult:
    wanted = chosen_chapters(book, wish.chapters)
    if wish.lines:
        lines = _spoken_lines(book, wanted, take_of)
        return ExportResult(tuple(book_files.write_lines(lines, load, wish.folder, progress, stopped.is_set)))

    def take_id(line: Segment) -> TakeId | None:
        take = take_of(line.id)
        return None if take is None else take.id

    every = tracks(book, take_id, wanted)
    spoken = [track for track in every if any(piece.take is not None for piece in track.pieces)]
    empty = tuple(track.title for track in every if track not in spoken)
    tags = BookTags(album=book.title, artist=book.author, language=book.language)
    files = book_files.write_tracks(spoken, load, wish.folder, wish.format, tags, progress, stopped.is_set)
    return ExportResult(tuple(files), empty)


def _spoken_lines(book: Book, chapters: Collection[ChapterId], take_of: TakeOf) -> list[SpokenLine]:
    return [
        SpokenLine(chapter.title, line.id, take)
        for chapter in book.chapters
        if chapter.id in chapters
        for line in chapter.segments
        if (take := take_of(line.id)) is not None
    ]
