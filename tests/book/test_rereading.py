from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book import chapters, edits
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


def test_lines_of_a_chapter_that_was_split_are_found_again_and_so_are_those_of_merged_ones() -> None:
    before = book(
        chapter("One", "First.", "Second.", "Third.", "Fourth."), chapter("Two", "Fifth."), chapter("3", "Sixth.")
    )
    numbers = ids(before)
    changed = edits.set_text(before, numbers[2], "Third, changed.")
    split = chapters.split_chapter(changed, numbers[2], "Mine")
    merged = chapters.merge_chapter(split, split.chapters[2].id)
    after = reread(
        merged, read_again(("One", "First.", "Second.", "Third.", "Fourth."), ("Two", "Fifth."), ("3", "Sixth."))
    )
    assert [len(one.segments) for one in after.chapters] == [4, 1, 1]
    assert ids(after) == numbers
    assert after.chapters[0].segments[2].text == "Third, changed."


def test_a_chapter_takes_its_own_lines_before_another_may() -> None:
    before = book(chapter("One", "First.", "Yes."), chapter("Two", "Yes.", "Last."))
    after = reread(before, read_again(("One", "Yes.", "First.", "Yes."), ("Two", "Yes.", "Last.")))
    assert after.chapters[1].segments == before.chapters[1].segments


TEXTS = st.lists(st.sampled_from(["Yes.", "No.", "First.", "Second."]), min_size=1, max_size=4)
CHAPTERS = st.lists(TEXTS, min_size=1, max_size=3)


@given(CHAPTERS, CHAPTERS, st.integers(0, 11))
def test_every_paragraph_has_its_lines_once_whatever_was_done(
    old: list[list[str]], new: list[list[str]], merged: int
) -> None:
    before = book(*(chapter(f"C{at}", *texts) for at, texts in enumerate(old)))
    numbers = ids(before)
    id = numbers[merged % len(numbers)]
    chapter_at, line_at = edits.locate(before, id)
    if line_at + 1 < len(before.chapters[chapter_at].segments):
        before = edits.merge(before, id)
    after = reread(before, read_again(*((f"C{at}", *texts) for at, texts in enumerate(new))))
    for one, texts in zip(after.chapters, new, strict=True):
        assert " ".join(line.text for line in one.segments) == " ".join(texts)
        assert [line.span[0] for line in one.segments] == sorted(line.span[0] for line in one.segments)
    assert len(set(ids(after))) == len(ids(after))
