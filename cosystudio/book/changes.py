"""What an edit changed, in the terms that a view or a file needs to follow it."""

from dataclasses import dataclass

from cosystudio.book.model import Book, Chapter, ChapterId, SegmentId


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two books.

    `segments` changed in place, or sound different because their character does; the lines of `chapters` were added,
    removed or re-ordered, or something of the chapter itself changed; `book` is true when its title, rules, voice, cast
    or list of chapters changed.
    """

    segments: frozenset[SegmentId] = frozenset()
    chapters: frozenset[ChapterId] = frozenset()
    book: bool = False

    def __bool__(self) -> bool:
        """True when there is anything to redraw or write."""
        return bool(self.segments or self.chapters or self.book)


def changes_between(old: Book, new: Book) -> Changes:
    """Return what changed from `old` to `new`; quick, because everything that did not change is the same object."""
    before = {chapter.id: chapter for chapter in old.chapters}
    segments: set[SegmentId] = set()
    chapters: set[ChapterId] = set()
    recast = _recast(old, new)
    for chapter in new.chapters:
        earlier = before.get(chapter.id)
        if recast:
            segments.update(line.id for line in chapter.segments if line.character in recast and line.voice is None)
        if earlier is chapter:
            continue
        if earlier is None or not _same_frame(earlier, chapter):
            chapters.add(chapter.id)
        else:
            pairs = zip(earlier.segments, chapter.segments, strict=True)
            segments.update(now.id for was, now in pairs if was is not now and was != now)
    return Changes(frozenset(segments), frozenset(chapters), _frame_of(old) != _frame_of(new))


def _same_frame(one: Chapter, other: Chapter) -> bool:
    """True when nothing but the inside of lines can differ."""
    return (
        (one.title, one.part, one.kind, one.included, one.language, one.voice)
        == (other.title, other.part, other.kind, other.included, other.language, other.voice)
        and one.blocks is other.blocks
        and [segment.id for segment in one.segments] == [segment.id for segment in other.segments]
    )


def _recast(old: Book, new: Book) -> set[str]:
    """Names of the characters whose voice changed."""
    if old.cast is new.cast:
        return set()
    before, after = ({one.name: one.voice for one in book.cast} for book in (old, new))
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _frame_of(book: Book) -> tuple[object, ...]:
    ids = tuple(chapter.id for chapter in book.chapters)
    spoken = (book.spoken, book.lexicon)
    return (book.title, book.author, book.language, book.voice, book.rules, book.cast, spoken, book.reading, ids)
