"""Small books for tests."""

from cosystudio.book.edits import UNNUMBERED, replace_chapters
from cosystudio.book.model import Block, Book, Chapter, ChapterId, ChapterKind, Kind, Segment, SegmentId, Voice

VOICE = Voice("fake", "one")


def chapter(title: str, *texts: str, included: bool = True, language: str = "en") -> Chapter:
    """A chapter of one heading-less block per text, each one line, 350 ms apart."""
    return Chapter(
        id=ChapterId(0),
        title=title,
        part="",
        kind=ChapterKind.BODY,
        included=included,
        language=language,
        blocks=tuple(Block(Kind.PROSE, text) for text in texts),
        segments=tuple(Segment(UNNUMBERED, text, Kind.PROSE, 350, (at, at)) for at, text in enumerate(texts)),
    )


def book(*chapters: Chapter) -> Book:
    """A book of these chapters, numbered."""
    return replace_chapters(Book("A Book", "An Author", "en", VOICE), chapters)


def ids(some: Book) -> list[SegmentId]:
    """The ids of all lines in order."""
    return [line.id for one in some.chapters for line in one.segments]


def texts(some: Book) -> list[str]:
    """The texts of all lines in order."""
    return [line.text for one in some.chapters for line in one.segments]
