from dataclasses import replace

from cosystudio.book import edits
from cosystudio.book.model import Block, Book, Kind
from cosystudio.book.reading import Reading, ReadingChoices
from cosystudio.book.rereading import reread
from tests.book.builders import book, chapter, ids

CHOSEN = Reading("a.txt", "utf-8", ReadingChoices(captions=True))


def read_again(*chapters: tuple[str, ...]) -> Book:
    """A fresh reading: each chapter a title and its paragraphs."""
    return replace(book(*(chapter(*one) for one in chapters)), reading=CHOSEN)


def test_lines_of_paragraphs_that_read_the_same_keep_what_was_done_to_them() -> None:
    before = book(chapter("One", "First.", "Second.", "Third."))
    first, second, third = ids(before)
    before = edits.set_text(before, second, "Second, changed.")
    after = reread(before, read_again(("One", "A caption.", "First.", "Second.", "Third.")))
    lines = after.chapters[0].segments
    assert [line.text for line in lines] == ["A caption.", "First.", "Second, changed.", "Third."]
    assert [line.id for line in lines[1:]] == [first, second, third]
    assert [line.span for line in lines] == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert lines[0].id == before.next_id
    assert after.next_id == before.next_id + 1
    assert after.reading is CHOSEN


def test_lines_that_were_merged_over_paragraphs_stay_merged_where_both_are_there() -> None:
    before = book(chapter("One", "First.", "Second.", "Third."))
    before = edits.merge(before, ids(before)[0])
    same = reread(before, read_again(("One", "First.", "Second.", "Note.", "Third.")))
    assert [line.text for line in same.chapters[0].segments] == ["First. Second.", "Note.", "Third."]
    parted = reread(before, read_again(("One", "First.", "Note.", "Second.", "Third.")))
    assert [line.text for line in parted.chapters[0].segments] == ["First.", "Note.", "Second.", "Third."]


def test_a_chapter_is_known_by_its_paragraphs_and_keeps_its_name_and_tick() -> None:
    before = book(chapter("One", "First.", "Second."), chapter("Two", "Third.", "Fourth."))
    before = edits.tick(before, {before.chapters[1].id}, included=False)
    before = replace(before, chapters=(replace(before.chapters[0], title="Mine"), before.chapters[1]))
    after = reread(before, read_again(("New", "Elsewhere."), ("One", "First.", "Second."), ("2", "Third.", "Fourth.")))
    assert [(one.title, one.included) for one in after.chapters] == [("New", True), ("Mine", True), ("Two", False)]
    assert after.chapters[1:] == before.chapters


def test_a_text_read_in_another_encoding_is_all_new() -> None:
    before = book(chapter("One", "Ã¤."))
    after = reread(before, read_again(("One", "ä.")))
    assert after.chapters[0].segments[0].text == "ä."
    assert after.chapters[0].blocks == (Block(Kind.PROSE, "ä."),)
    assert not {line.id for line in after.chapters[0].segments} & set(ids(before))
