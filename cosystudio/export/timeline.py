"""What goes into the finished files, in which order: one track a chapter, one piece a line."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from cosystudio.book.model import Book, Chapter, ChapterId, Segment, SegmentId, TakeId


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a track: its take, None where it has not been spoken, and the pause after it."""

    segment: SegmentId
    take: TakeId | None
    pause_ms: int


@dataclass(frozen=True, slots=True)
class Track:
    """One finished file: `number` counts from 1 in the order of the finished book."""

    number: int
    title: str
    pieces: tuple[Piece, ...]


def tracks(
    book: Book, take_of: Callable[[Segment], TakeId | None], chapters: Collection[ChapterId] | None = None
) -> list[Track]:
    """Return the tracks of `chapters`, or of all included ones, in the book's order.

    A track has the number that it has when the whole book is exported, so that a chapter exported again takes the
    place of the earlier file.  Chapters without lines are left out.  Where a title comes more than once in the book,
    the part stands before it.
    """
    wanted = {chapter.id for chapter in book.chapters if chapter.included} if chapters is None else set(chapters)
    in_book = [chapter for chapter in book.chapters if chapter.segments and (chapter.included or chapter.id in wanted)]
    titles = _titles(book)
    return [
        Track(number, titles[chapter.id], tuple(_pieces(chapter, take_of)))
        for number, chapter in enumerate(in_book, 1)
        if chapter.id in wanted
    ]


def _pieces(chapter: Chapter, take_of: Callable[[Segment], TakeId | None]) -> Iterator[Piece]:
    for segment in chapter.segments:
        yield Piece(segment.id, take_of(segment), segment.pause_ms)


def _titles(book: Book) -> dict[ChapterId, str]:
    """Return what each chapter's file is called."""
    count = Counter(chapter.title for chapter in book.chapters)
    return {chapter.id: _title(chapter, repeated=count[chapter.title] > 1) for chapter in book.chapters}


def _title(chapter: Chapter, *, repeated: bool) -> str:
    if chapter.title and chapter.part and repeated:
        return f"{chapter.part} – {chapter.title}"
    return chapter.title or chapter.part
