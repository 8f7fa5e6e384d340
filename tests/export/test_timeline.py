"""Which chapters become tracks, what they are called and numbered."""

from cosystudio.book.model import Block, Book, Chapter, ChapterId, ChapterKind, Kind, Segment, SegmentId, TakeId, Voice
from cosystudio.export.timeline import Piece, tracks


def chapter(id: int, title: str, part: str = "", included: bool = True, lines: int = 1) -> Chapter:
    """Return a chapter with lines numbered from ten times its id."""
    segments = tuple(Segment(SegmentId(id * 10 + at), "Words.", Kind.PROSE, 350 + at, (0, 0)) for at in range(lines))
    block = Block(Kind.PROSE, "Words.")
    return Chapter(ChapterId(id), title, part, ChapterKind.BODY, included, "en", (block,), segments)


def book(*chapters: Chapter) -> Book:
    """Return a book of the chapters."""
    return Book("Title", "Author", "en", Voice("fake", "one"), chapters=chapters)


def take_of(segment: Segment) -> TakeId | None:
    """Return a take for each line but those whose id ends in 1."""
    return None if segment.id % 10 == 1 else TakeId(segment.id + 1000)


def test_included_chapters_are_numbered_by_their_place_in_the_export() -> None:
    made = tracks(book(chapter(1, "Front", included=False), chapter(2, "One"), chapter(3, "Two")), take_of)
    assert [(track.number, track.title) for track in made] == [(1, "One"), (2, "Two")]


def test_named_chapters_are_exported_whether_included_or_not() -> None:
    whole = book(chapter(1, "Front", included=False), chapter(2, "One"), chapter(3, "Two"))
    made = tracks(whole, take_of, {ChapterId(3), ChapterId(1)})
    assert [(track.number, track.title) for track in made] == [(1, "Front"), (3, "Two")]


def test_every_line_is_a_piece_with_its_pause_spoken_or_not() -> None:
    (track,) = tracks(book(chapter(2, "One", lines=2)), take_of)
    assert track.pieces == (Piece(SegmentId(20), TakeId(1020), 350), Piece(SegmentId(21), None, 351))


def test_a_chapter_without_lines_takes_no_number() -> None:
    made = tracks(book(chapter(1, "Empty", lines=0), chapter(2, "One")), take_of)
    assert [(track.number, track.title) for track in made] == [(1, "One")]


def test_a_title_that_comes_twice_is_told_apart_by_its_part() -> None:
    whole = book(chapter(1, "I", "Part One"), chapter(2, "I", "Part Two"), chapter(3, "II", "Part Two"))
    assert [track.title for track in tracks(whole, take_of)] == ["Part One – I", "Part Two – I", "II"]


def test_a_chapter_without_a_title_is_called_by_its_part() -> None:
    assert [track.title for track in tracks(book(chapter(1, "", "Part One")), take_of)] == ["Part One"]


def test_a_chapter_exported_alone_keeps_its_number() -> None:
    whole = book(chapter(1, "Front", included=False), chapter(2, "One"), chapter(3, "Two"))
    (made,) = tracks(whole, take_of, {ChapterId(3)})
    assert made.number == 2
