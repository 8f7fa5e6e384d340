from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book import edits
from cosystudio.book.changes import changes_between
from cosystudio.book.edits import UNNUMBERED
from cosystudio.book.model import Book, CuttingRules, Kind, Segment, TakeId, Voice
from tests.book.builders import book, chapter, ids, texts


@pytest.fixture
def two() -> Book:
    return book(chapter("One", "First line.", "Second line."), chapter("Two", "Third line."))


def test_every_line_and_chapter_gets_an_id_of_its_own(two: Book) -> None:
    every = [*ids(two), *(one.id for one in two.chapters)]
    assert len(set(every)) == len(every)
    assert UNNUMBERED not in every
    assert two.next_id > max(every)


def test_an_edited_line_is_kept_by_hand_and_forgets_its_chosen_take(two: Book) -> None:
    first = ids(two)[0]
    edited = edits.set_text(edits.choose_take(two, first, TakeId(3)), first, "Changed.")
    line = edited.chapters[0].segments[0]
    assert (line.text, line.by_hand, line.take) == ("Changed.", True, None)
    assert texts(edited)[1:] == texts(two)[1:]


def test_a_split_loses_no_word_and_a_merge_puts_it_back(two: Book) -> None:
    first = ids(two)[0]
    apart = edits.split(two, first, 5)
    assert texts(apart)[:2] == ["First", "line."]
    assert len(set(ids(apart))) == 4
    assert texts(edits.merge(apart, first)) == texts(two)


@pytest.mark.parametrize("at", [0, 11, 50])
def test_a_line_is_not_split_at_its_ends(two: Book, at: int) -> None:
    with pytest.raises(ValueError, match="end"):
        edits.split(two, ids(two)[0], at)


def test_the_last_line_of_a_chapter_has_nothing_to_merge_with(two: Book) -> None:
    with pytest.raises(ValueError, match="last"):
        edits.merge(two, ids(two)[1])


def test_chinese_lines_are_merged_without_a_space() -> None:
    some = book(chapter("一", "你来了。", "坐吧。"))
    assert texts(edits.merge(some, ids(some)[0])) == ["你来了。坐吧。"]


def test_one_voice_takes_over_chapters_and_lines(two: Book) -> None:
    other, new = Voice("kokoro", "x"), Voice("zip-batch", "y")
    cast = edits.set_chapter_voice(edits.set_line_voices(two, {ids(two)[0]}, other), two.chapters[1].id, other)
    alone = edits.one_voice(cast, new, {one.id for one in cast.chapters})
    assert alone.voice == new
    assert {one.voice for one in alone.chapters} == {None}
    assert {line.voice for one in alone.chapters for line in one.segments} == {None}


def test_one_voice_for_one_chapter_leaves_the_others(two: Book) -> None:
    new = Voice("zip-batch", "y")
    alone = edits.one_voice(two, new, {two.chapters[1].id})
    assert (alone.voice, alone.chapters[0].voice, alone.chapters[1].voice) == (two.voice, None, new)


def fresh(*lines: tuple[int, str]) -> list[Segment]:
    return [Segment(UNNUMBERED, text, Kind.PROSE, 800, (block, block)) for block, text in lines]


def test_cutting_anew_keeps_lines_that_did_not_change(two: Book) -> None:
    first, second, _ = ids(two)
    kept = edits.choose_take(two, second, TakeId(9))
    rules = CuttingRules(longest_line=50)
    again = edits.recut(
        kept, rules, [fresh((0, "First"), (0, "line."), (1, "Second line.")), fresh((0, "Third line."))]
    )
    assert texts(again) == ["First", "line.", "Second line.", "Third line."]
    assert first not in ids(again)
    line = again.chapters[0].segments[2]
    assert (line.id, line.take, line.pause_ms) == (second, TakeId(9), 800)
    assert again.rules == rules


def test_cutting_anew_leaves_a_paragraph_that_was_edited(two: Book) -> None:
    edited = edits.set_text(two, ids(two)[0], "Mine now.")
    again = edits.recut(
        edited, CuttingRules(), [fresh((0, "First"), (0, "line."), (1, "Second line.")), fresh((0, "Third line."))]
    )
    assert texts(again) == ["Mine now.", "Second line.", "Third line."]
    assert again.chapters[0].segments[0].pause_ms == 800


def test_cutting_anew_leaves_a_merged_pair_and_a_pause_set_by_hand(two: Book) -> None:
    first = ids(two)[0]
    joined = edits.set_pause(edits.merge(two, first), first, 5000, 350)
    again = edits.recut(
        joined, CuttingRules(), [fresh((0, "First line."), (1, "Second line.")), fresh((0, "Third line."))]
    )
    assert texts(again) == ["First line. Second line.", "Third line."]
    assert again.chapters[0].segments[0].pause_ms == 5000


def test_a_pause_given_back_follows_the_rules_again(two: Book) -> None:
    first = ids(two)[0]
    set_by_hand = edits.set_pause(two, first, 5000, 350)
    back = edits.set_pause(set_by_hand, first, None, 350)
    assert back.chapters[0].segments[0] == two.chapters[0].segments[0]


def test_changes_name_just_what_an_edit_touched(two: Book) -> None:
    first, second, _ = ids(two)
    assert changes_between(two, edits.set_text(two, second, "New.")).segments == {second}
    split = changes_between(two, edits.split(two, first, 5))
    assert (split.chapters, split.segments, split.book) == ({two.chapters[0].id}, set(), False)
    assert changes_between(two, edits.rename(two, "T", "A")).book
    assert changes_between(two, edits.tick(two, [two.chapters[1].id], False)).chapters == {two.chapters[1].id}
    assert not changes_between(two, replace(two))


words = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd"]), min_size=2, max_size=8).map(" ".join)


@given(words, st.data())
def test_any_split_then_merge_gives_the_words_back(text: str, data: st.DataObject) -> None:
    some = book(chapter("One", text))
    at = data.draw(st.integers(1, len(text) - 1))
    apart = edits.split(some, ids(some)[0], at)
    assert "".join("".join(texts(apart)).split()) == "".join(text.split())
    assert len(set(ids(apart))) == 2
