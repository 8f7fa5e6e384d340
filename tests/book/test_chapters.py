"""The edits of whole chapters: nothing is lost, doubled or forgotten, whatever is done in which order."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book import casting, chapters, edits
from cosystudio.book.changes import changes_between
from cosystudio.book.edits import UNNUMBERED
from cosystudio.book.model import (
    Block,
    Book,
    Chapter,
    ChapterId,
    ChapterKind,
    Character,
    CuttingRules,
    Kind,
    Segment,
    SegmentId,
    TakeId,
    Voice,
)
from cosystudio.book.voices import voice_of
from cosystudio.segmentation import cut
from tests.book.builders import VOICE, book, chapter, ids, texts

STORY = "He came in. “Sit down,” she said. Nobody else was there."


def read(title: str, *paragraphs: str, part: str = "", offsets: bool = True, language: str = "en") -> Chapter:
    """A chapter cut into lines as a manuscript is; a paragraph `* * *` is a scene break, one in capitals a heading."""
    blocks = tuple(Block(kind_of(text), text) for text in paragraphs)
    lines = tuple(
        Segment(
            UNNUMBERED,
            one.text,
            one.kind,
            one.pause_ms,
            (one.block, one.block),
            offsets=(one.start, one.end) if offsets else (0, 0),
        )
        for one in cut(blocks, CuttingRules(), language)
    )
    return replace(chapter(title, language=language), blocks=blocks, segments=lines, part=part)


def kind_of(text: str) -> Kind:
    if text == "* * *":
        return Kind.SCENE_BREAK
    return Kind.HEADING if text.isupper() else Kind.PROSE


def titles(some: Book) -> list[str]:
    return [one.title for one in some.chapters]


def named(some: Book, title: str) -> ChapterId:
    return next(one.id for one in some.chapters if one.title == title)


def parts(some: Book) -> list[tuple[str, str]]:
    return [(one.title, one.part) for one in some.chapters]


@pytest.fixture
def two() -> Book:
    return book(read("One", "ONE", STORY, "* * *", "TWO", "The end came."), read("Last", "LAST", "It was over."))


def test_a_chapter_is_cut_before_the_line(two: Book) -> None:
    heading = next(line.id for line in two.chapters[0].segments if line.text == "TWO")
    apart = chapters.split_chapter(two, heading, "Two")
    assert titles(apart) == ["One", "Two", "Last"]
    first, second, _ = apart.chapters
    assert [block.text for block in first.blocks] == ["ONE", STORY, "* * *"]
    assert [block.text for block in second.blocks] == ["TWO", "The end came."]
    assert [line.span for line in second.segments] == [(0, 0), (1, 1)]
    assert ids(apart) == ids(two)


@pytest.mark.parametrize("offsets", [True, False])
def test_a_paragraph_in_which_the_line_stands_is_cut_at_its_first_word(offsets: bool) -> None:
    some = book(read("One", STORY, "More.", offsets=offsets))
    third = some.chapters[0].segments[-2]
    first, second = chapters.split_chapter(some, third.id, "Two").chapters
    assert [block.text for block in first.blocks] == ["He came in. “Sit down,” she said."]
    assert [block.text for block in second.blocks] == ["Nobody else was there.", "More."]
    assert second.segments[0].offsets == ((0, len("Nobody else was there.")) if offsets else (0, 0))
    assert [line.span for line in second.segments] == [(0, 0), (1, 1)]


def test_the_second_part_is_as_the_first_in_all_but_its_title(two: Book) -> None:
    own = edits.set_chapter_voice(two, two.chapters[0].id, Voice("x", "y"))
    own = chapters.rename_chapter(own, own.chapters[0].id, "One", "Part One")
    first, second, _ = chapters.split_chapter(own, ids(own)[2], "Two").chapters
    same = ("part", "kind", "included", "language", "voice")
    assert [getattr(first, name) for name in same] == [getattr(second, name) for name in same]
    assert (second.title, second.id) == ("Two", own.next_id)


def test_a_chapter_is_not_cut_before_its_first_line(two: Book) -> None:
    with pytest.raises(ValueError, match="first"):
        chapters.split_chapter(two, ids(two)[0], "Nothing")


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_a_paragraph_with_changed_words_is_cut_where_the_others_still_stand(changed: int) -> None:
    some = book(read("One", "It rained. It poured. It stopped.", offsets=False))
    edited = edits.set_text(some, ids(some)[changed], "Something else was written here.")
    first, second = chapters.split_chapter(edited, ids(some)[1], "Two").chapters
    assert [first.blocks[0].text, second.blocks[0].text] == ["It rained.", "It poured. It stopped."]


def test_lines_joined_over_paragraphs_are_parted_where_they_stand() -> None:
    some = book(read("One", "Go.", "It rained. It poured.", "It stopped. All was well.", offsets=False))
    joined = edits.merge(some, ids(some)[2])
    assert joined.chapters[0].segments[2].span == (1, 2)
    first, second = chapters.split_chapter(joined, ids(some)[2], "Two").chapters
    assert [block.text for block in first.blocks] == ["Go.", "It rained."]
    assert [block.text for block in second.blocks] == ["It poured.", "It stopped. All was well."]
    assert [line.span for line in second.segments] == [(0, 1), (1, 1)]
    later, last = chapters.split_chapter(joined, ids(some)[4], "Three").chapters
    assert [block.text for block in later.blocks] == ["Go.", "It rained. It poured.", "It stopped."]
    assert [block.text for block in last.blocks] == ["All was well."]


def test_a_merged_chapter_keeps_the_second_heading_as_a_line(two: Book) -> None:
    joined = chapters.merge_chapter(two, two.chapters[0].id)
    assert titles(joined) == ["One"]
    assert texts(joined) == texts(two)
    assert ids(joined) == ids(two)
    one = joined.chapters[0]
    assert all(line.text in one.blocks[line.span[0]].text for line in one.segments)


def test_the_last_chapter_has_nothing_to_merge_with(two: Book) -> None:
    with pytest.raises(ValueError, match="last"):
        chapters.merge_chapter(two, two.chapters[1].id)


def test_merging_makes_no_line_sound_otherwise(two: Book) -> None:
    ann = replace(two, cast=(Character("Ann", Voice("a", "ann")),))
    ann = edits.set_chapter_voice(ann, two.chapters[0].id, Voice("a", "first"))
    spoken_by_ann = two.chapters[1].segments[1].id
    ann = casting.cast_lines(ann, {spoken_by_ann}, "Ann")
    joined = chapters.merge_chapter(ann, two.chapters[0].id)
    assert sounds(joined) == sounds(ann)
    assert joined.chapters[0].segments[-1].voice is None


def test_the_last_of_two_halves_of_a_line_can_begin_a_chapter() -> None:
    some = book(read("One", "It rained and it poured.", offsets=False))
    halves = edits.split(some, ids(some)[0], 9)
    first, second = chapters.split_chapter(halves, ids(halves)[1], "Two").chapters
    assert [first.blocks[0].text, second.blocks[0].text] == ["It rained", "and it poured."]


def test_halves_of_what_was_joined_from_two_paragraphs_are_parted_between_them() -> None:
    some = book(read("One", "It rained.", "It poured.", "The end.", offsets=False))
    first, *_ = ids(some)
    halves = edits.split(edits.merge(some, first), first, len("It rained."))
    one, two = chapters.split_chapter(halves, ids(halves)[1], "Two").chapters
    assert [block.text for block in one.blocks] == ["It rained."]
    assert [block.text for block in two.blocks] == ["It poured.", "The end."]
    assert [line.span for line in (*one.segments, *two.segments)] == [(0, 0), (0, 0), (1, 1)]


def test_halves_that_both_name_all_their_paragraphs_stay_within_their_chapters() -> None:
    """Files of earlier versions hold such lines: a split left the span to both parts."""
    some = book(read("One", "It rained.", "It poured.", "The end.", offsets=False))
    wide = edits.with_lines(some.chapters[0], lambda line: replace(line, span=(0, 1)) if line.span[0] < 2 else line)
    one, two = chapters.split_chapter(replace(some, chapters=(wide,)), ids(some)[1], "Two").chapters
    assert [block.text for block in one.blocks] == ["It rained."]
    assert [line.span for line in (*one.segments, *two.segments)] == [(0, 0), (0, 0), (1, 1)]


@pytest.fixture
def in_parts() -> Book:
    made = [("Preface", ""), ("A1", "A"), ("A2", "A"), ("B1", "B"), ("B2", "B"), ("Notes", "")]
    return book(*(replace(chapter(title, f"{title}."), part=part) for title, part in made))


def moved(some: Book, *names: str, before: str | None) -> Book:
    there = None if before is None else named(some, before)
    return chapters.move_chapters(some, {named(some, name) for name in names}, there)


def test_chapters_move_together_in_the_order_they_have(in_parts: Book) -> None:
    assert titles(moved(in_parts, "B1", "Preface", before=None)) == ["A1", "A2", "B2", "Notes", "Preface", "B1"]
    assert titles(moved(in_parts, "B2", before="A1")) == ["Preface", "B2", "A1", "A2", "B1", "Notes"]


def test_a_chapter_that_comes_to_stand_inside_a_part_belongs_to_it(in_parts: Book) -> None:
    assert parts(moved(in_parts, "A1", before="B2"))[2:5] == [("B1", "B"), ("A1", "B"), ("B2", "B")]
    assert parts(moved(in_parts, "Preface", before="A2"))[:3] == [("A1", "A"), ("Preface", "A"), ("A2", "A")]
    assert dict(parts(moved(in_parts, "Preface", before="B1")))["Preface"] == ""
    assert dict(parts(moved(in_parts, "A1", before="Notes")))["A1"] == "B"


def test_a_part_that_moves_whole_stays_one(in_parts: Book) -> None:
    assert parts(moved(in_parts, "B1", "B2", before="A2"))[2:4] == [("B1", "B"), ("B2", "B")]


def test_a_move_to_where_it_stands_is_no_edit(in_parts: Book) -> None:
    assert moved(in_parts, "A1", "A2", before="B1") is in_parts
    assert moved(in_parts, "A1", before="A1") is in_parts


def test_a_move_can_say_the_part(in_parts: Book) -> None:
    there = chapters.move_chapters(in_parts, {named(in_parts, "B1")}, named(in_parts, "B1"), "A")
    assert parts(there)[3] == ("B1", "A")


def test_body_is_ticked_and_all_else_is_not(in_parts: Book) -> None:
    for kind in (ChapterKind.FRONT, ChapterKind.BACK, ChapterKind.SKIP):
        off = chapters.retype_chapters(in_parts, {named(in_parts, "Preface")}, kind)
        assert [(one.kind, one.included) for one in off.chapters[:2]] == [(kind, False), (ChapterKind.BODY, True)]
        on = chapters.retype_chapters(off, {named(in_parts, "Preface")}, ChapterKind.BODY)
        assert on == in_parts
    assert chapters.retype_chapters(in_parts, {named(in_parts, "Notes")}, ChapterKind.BODY) is in_parts


def test_what_is_left_out_cannot_be_ticked_until_it_is_something_else(in_parts: Book) -> None:
    notes = named(in_parts, "Notes")
    out = chapters.retype_chapters(in_parts, {notes}, ChapterKind.SKIP)
    assert not edits.tick(out, {notes}, True).chapters[-1].included
    back = chapters.retype_chapters(out, {notes}, ChapterKind.BACK)
    assert edits.tick(back, {notes}, True).chapters[-1].included


def test_changes_follow_a_new_order_and_lines_that_change_chapters(two: Book) -> None:
    order = changes_between(two, chapters.move_chapters(two, {two.chapters[1].id}, two.chapters[0].id))
    assert (order.book, order.chapters) == (True, frozenset())
    apart = chapters.split_chapter(two, ids(two)[2], "Two")
    changes = changes_between(two, apart)
    assert (changes.book, changes.chapters) == (True, {apart.chapters[0].id, apart.chapters[1].id})


def sounds(some: Book) -> dict[SegmentId, tuple[object, ...]]:
    """All of each line that an edit of chapters must leave alone."""
    return {
        line.id: (replace(line, span=(0, 0), offsets=(0, 0), voice=None), voice_of(some, one, line))
        for one in some.chapters
        for line in one.segments
    }


def letters(some: Book) -> str:
    return "".join(sorted("".join(block.text for one in some.chapters for block in one.blocks).replace(" ", "")))


def found(some: Book) -> set[SegmentId]:
    """The lines whose words stand in the one block that they come from."""
    return {
        line.id
        for one in some.chapters
        for line in one.segments
        if line.span[0] == line.span[1] and line.text in one.blocks[line.span[0]].text
    }


SENTENCES = st.lists(
    st.sampled_from(["It rained.", "“Yes,” she said.", "No.", "What a day it was!", "It rained.", "Why?"]), min_size=1
).map(" ".join)
CHAPTERS = st.builds(
    lambda texts, part, offsets: read("C", *texts, part=part, offsets=offsets),
    st.lists(st.one_of(SENTENCES, st.sampled_from(["* * *", "THE END"])), max_size=4),
    st.sampled_from(["", "A", "B"]),
    st.booleans(),
)
BOOKS = st.lists(CHAPTERS, min_size=1, max_size=4).map(lambda some: book(*some))


def _edit(draw: st.DrawFn, some: Book) -> Book:
    """Some edit of chapters."""
    every = [one.id for one in some.chapters]
    picked = draw(st.sets(st.sampled_from(every)))
    lines = [line.id for one in some.chapters for line in one.segments[1:]]
    match draw(st.integers(0, 4)):
        case 0 if lines:
            return chapters.split_chapter(some, draw(st.sampled_from(lines)), "New")
        case 1 if len(every) > 1:
            return chapters.merge_chapter(some, draw(st.sampled_from(every[:-1])))
        case 2:
            before = draw(st.sampled_from([*every, None]))
            return chapters.move_chapters(some, picked, before, draw(st.sampled_from([None, "A", ""])))
        case 3:
            return chapters.retype_chapters(some, picked, draw(st.sampled_from(ChapterKind)))
        case _:
            return chapters.rename_chapter(some, every[0], "Renamed", draw(st.sampled_from(["", "A"])))


def _line_edit(draw: st.DrawFn, some: Book) -> Book:
    """Some edit of a line, or none."""
    every = ids(some)
    joinable = [line.id for one in some.chapters for line in one.segments[:-1]]
    cuttable = [line for one in some.chapters for line in one.segments if " " in line.text]
    match draw(st.integers(0, 4)):
        case 0 if joinable:
            return edits.merge(some, draw(st.sampled_from(joinable)))
        case 1 if cuttable:
            line = draw(st.sampled_from(cuttable))
            return edits.split(some, line.id, line.text.index(" "))
        case 2 if every:
            return edits.set_text(some, draw(st.sampled_from(every)), draw(st.sampled_from(["Other.", "It rained."])))
        case 3 if every:
            return edits.choose_take(some, draw(st.sampled_from(every)), TakeId(3))
        case _:
            return edits.set_chapter_voice(some, some.chapters[0].id, draw(st.sampled_from([VOICE, Voice("o", "v")])))


@st.composite
def edited_books(draw: st.DrawFn, prepare: Callable[[st.DrawFn, Book], Book] | None) -> tuple[Book, list[Book]]:
    """A book, and what it became edit by edit."""
    start = draw(BOOKS)
    for _ in range(draw(st.integers(0, 3)) if prepare else 0):
        start = prepare(draw, start) if prepare else start
    stages = [start]
    for _ in range(draw(st.integers(1, 5))):
        stages.append(_edit(draw, stages[-1]))
    return start, stages


@settings(max_examples=60, deadline=None)
@given(edited_books(_line_edit))
def test_no_line_is_lost_doubled_or_changed_whatever_is_done_to_chapters(case: tuple[Book, list[Book]]) -> None:
    start, stages = case
    for now in stages[1:]:
        assert sorted(ids(now)) == sorted(ids(start))
        assert sounds(now) == sounds(start)
        every = [*ids(now), *(one.id for one in now.chapters)]
        assert len(set(every)) == len(every)
        assert max(every) < now.next_id
        assert letters(now) == letters(start)
        for one in now.chapters:
            assert all(0 <= line.span[0] <= line.span[1] < len(one.blocks) for line in one.segments)
            assert [line.span[0] for line in one.segments] == sorted(line.span[0] for line in one.segments)
            assert not (one.kind is ChapterKind.SKIP and one.included)


@settings(max_examples=60, deadline=None)
@given(edited_books(None))
def test_every_line_still_stands_in_its_block_at_its_offsets(case: tuple[Book, list[Book]]) -> None:
    for now in case[1]:
        assert found(now) == set(ids(now))
        for one in now.chapters:
            for line in one.segments:
                if line.offsets != (0, 0):
                    assert one.blocks[line.span[0]].text[slice(*line.offsets)] == line.text


@settings(max_examples=30, deadline=None)
@given(edited_books(_line_edit))
def test_a_split_chapter_merged_again_has_the_lines_it_had(case: tuple[Book, list[Book]]) -> None:
    start = case[0]
    for one in start.chapters:
        for line in one.segments[1:]:
            joined = chapters.merge_chapter(chapters.split_chapter(start, line.id, "New"), one.id)
            again = joined.chapters[chapters.place_of(joined, one.id)]
            assert [(line.id, line.text) for line in again.segments] == [(line.id, line.text) for line in one.segments]
