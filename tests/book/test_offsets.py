"""Where the words of a line stand in their chapter, whatever is done to the line."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book import edits
from cosystudio.book.edits import UNNUMBERED
from cosystudio.book.model import Block, Book, Chapter, CuttingRules, Kind, Segment
from cosystudio.book.offsets import chapter_text, place_in_chapter, places_in_chapter
from tests.book.builders import book, chapter, ids

WORDS = st.lists(st.sampled_from(["one", "two.", "好。", "e\u0301", "😀", "“No!”", "1,000"]), min_size=1, max_size=6)
SPACES = st.sampled_from([" ", "  ", "\n", "\u3000", ""])


def words_in(chapter: Chapter) -> tuple[Segment, ...]:
    """One line a word, with its place."""
    lines = []
    for at, block in enumerate(chapter.blocks):
        end = 0
        for word in block.text.split():
            start = block.text.index(word, end)
            end = start + len(word)
            lines.append(Segment(UNNUMBERED, word, Kind.PROSE, 350, (at, at), offsets=(start, end)))
    return tuple(lines)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A book of one chapter whose lines are words or, as cutting by other rules leaves them, pairs of words."""
    texts = [draw(SPACES).join(draw(WORDS)) + draw(SPACES) for _ in range(draw(st.integers(1, 4)))]
    empty = chapter("One", *texts)
    return book(replace(empty, segments=words_in(empty)))


def visible(text: str) -> str:
    return "".join(text.split())


@given(books(), st.data())
def test_lines_that_are_split_and_merged_keep_their_places(some: Book, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        lines = some.chapters[0].segments
        line = data.draw(st.sampled_from(lines))
        at = data.draw(st.integers(0, len(line.text)))
        if line is not lines[-1] and data.draw(st.booleans()):
            some = edits.merge(some, line.id)
        elif line.text[:at].strip() and line.text[at:].strip():
            some = edits.split(some, line.id, at)
    one = some.chapters[0]
    text = chapter_text(one)
    for line in one.segments:
        start, end = place_in_chapter(one, line)
        assert visible(text[start:end]) == visible(line.text)
        assert line.by_hand or text[start:end] == line.text
    assert places_in_chapter(one) == [place_in_chapter(one, line) for line in one.segments]
    assert all(before[1] <= after[0] for before, after in pairwise(places_in_chapter(one)))


@given(books(), st.data())
def test_lines_that_are_rewritten_stay_in_order_and_in_their_stretch(some: Book, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(some.chapters[0].segments))
    place = place_in_chapter(some.chapters[0], line)
    text = data.draw(st.text(min_size=1, max_size=12))
    some = edits.set_text(some, line.id, text)
    assert place_in_chapter(some.chapters[0], edits_line(some, line)) == place
    for at in range(1, len(text)):
        if text[:at].strip() and text[at:].strip():
            apart = edits.split(some, line.id, at)
            places = places_in_chapter(apart.chapters[0])
            assert all(before[0] <= after[0] for before, after in pairwise(places))
            assert edits_line(apart, line).offsets[0] == line.offsets[0]


def edits_line(some: Book, line: Segment) -> Segment:
    return next(one for one in some.chapters[0].segments if one.id == line.id)


def test_a_word_that_was_corrected_does_not_move_the_cut() -> None:
    some = _one_line("He said nothing. She left.")
    some = edits.set_text(some, ids(some)[0], "He said naught. She left.")
    some = edits.split(some, ids(some)[0], len("He said naught."))
    one = some.chapters[0]
    assert [chapter_text(one)[slice(*place)] for place in places_in_chapter(one)] == ["He said nothing.", "She left."]


def test_a_pair_that_was_merged_over_two_paragraphs_parts_again_at_their_border() -> None:
    empty = chapter("One", "First line.", "Second line.")
    some = book(replace(empty, segments=tuple(_whole(at, block) for at, block in enumerate(empty.blocks))))
    some = edits.merge(some, ids(some)[0])
    assert place_in_chapter(some.chapters[0], some.chapters[0].segments[0]) == (0, 24)
    some = edits.split(some, ids(some)[0], len("First line."))
    assert [(line.span, line.offsets) for line in some.chapters[0].segments] == [((0, 0), (0, 11)), ((1, 1), (0, 12))]


def test_cutting_anew_gives_a_line_that_stays_the_place_it_has_now() -> None:
    some = _one_line("No. No.")
    first = replace(some.chapters[0].segments[0], text="No.", offsets=(4, 7))
    some = replace(some, chapters=(replace(some.chapters[0], segments=(first,)),))
    fresh = [Segment(UNNUMBERED, "No.", Kind.PROSE, 350, (0, 0), offsets=(at, at + 3)) for at in (0, 4)]
    again = edits.recut(some, CuttingRules(), [fresh])
    assert [line.offsets for line in again.chapters[0].segments] == [(0, 3), (4, 7)]


@pytest.mark.parametrize("at", [1, 3])
def test_a_line_whose_place_is_not_known_can_be_split(at: int) -> None:
    some = book(chapter("One", "abcd"))
    assert [line.offsets for line in edits.split(some, ids(some)[0], at).chapters[0].segments] == [(0, 0), (0, 0)]


def _one_line(text: str) -> Book:
    empty = chapter("One", text)
    return book(replace(empty, segments=(_whole(0, empty.blocks[0]),)))


def _whole(at: int, block: Block) -> Segment:
    return Segment(UNNUMBERED, block.text, Kind.PROSE, 350, (at, at), offsets=(0, len(block.text)))
