from dataclasses import replace

import pytest

from cosystudio.book import casting, edits
from cosystudio.book.changes import changes_between
from cosystudio.book.model import Book, Character, CuttingRules, Kind, Segment, SegmentId, Voice
from cosystudio.book.voices import voice_of
from cosystudio.errors import BookError
from tests.book.builders import VOICE, book, chapter, ids, texts

ALTO, BASS = Voice("fake", "alto"), Voice("fake", "bass")


@pytest.fixture
def played() -> Book:
    """Three lines, the second of them Ann's, who has the alto voice."""
    some = book(chapter("One", "The door opened.", "“Good evening.”"), chapter("Two", "Nobody answered."))
    some = casting.add_character(some, "Ann", ALTO)
    return casting.set_character(some, {ids(some)[1]}, "Ann")


def characters(some: Book) -> list[str]:
    return [line.character for one in some.chapters for line in one.segments]


def voices(some: Book) -> list[Voice]:
    return [voice_of(some, one, line) for one in some.chapters for line in one.segments]


def fresh(*lines: tuple[int, str]) -> list[Segment]:
    return [Segment(edits.UNNUMBERED, text, Kind.PROSE, 350, (block, block)) for block, text in lines]


def test_a_line_is_spoken_by_its_own_voice_then_its_characters_then_its_chapters_then_the_books(played: Book) -> None:
    first, second, _ = ids(played)
    assert voices(played) == [VOICE, ALTO, VOICE]
    whispered = edits.set_chapter_voice(played, played.chapters[0].id, BASS)
    assert voices(whispered) == [BASS, ALTO, VOICE]
    own = edits.set_line_voices(whispered, {first, second}, VOICE)
    assert voices(own) == [VOICE, VOICE, VOICE]


def test_a_character_without_a_voice_sounds_like_the_narrator(played: Book) -> None:
    assert voices(casting.set_character_voice(played, "Ann", None)) == [VOICE, VOICE, VOICE]


def test_a_new_name_keeps_the_lines_and_the_voice(played: Book) -> None:
    renamed = casting.rename_character(played, "ann", " Anne ")
    assert renamed.cast == (Character("Anne", ALTO),)
    assert characters(renamed) == ["", "Anne", ""]
    assert voices(renamed) == voices(played)


def test_only_the_case_of_a_name_may_change(played: Book) -> None:
    assert characters(casting.rename_character(played, "Ann", "ANN")) == ["", "ANN", ""]
    assert casting.rename_character(played, "Ann", "Ann") is played


def test_lines_of_a_removed_character_go_back_to_the_narrator(played: Book) -> None:
    alone = casting.remove_character(played, "Ann")
    assert (alone.cast, characters(alone)) == ((), ["", "", ""])


def test_lines_can_be_given_back_to_the_narrator(played: Book) -> None:
    assert characters(casting.set_character(played, set(ids(played)), "")) == ["", "", ""]


@pytest.mark.parametrize("name", ["", "  ", "ANN", " ann "])
def test_a_name_is_taken_only_once_and_never_empty(played: Book, name: str) -> None:
    with pytest.raises(BookError, match=r"needs a name\.|called “Ann” already"):
        casting.add_character(played, name)
    two = casting.add_character(played, "Bob")
    with pytest.raises(BookError, match=r"needs a name\.|called “Ann” already"):
        casting.rename_character(two, "Bob", name)


def test_nobody_speaks_who_is_not_in_the_cast(played: Book) -> None:
    with pytest.raises(KeyError):
        casting.set_character(played, set(ids(played)), "Bob")


def test_an_edit_of_the_cast_that_changes_nothing_is_none(played: Book) -> None:
    second = ids(played)[1]
    assert casting.set_character(played, {second}, "ann") is played
    assert casting.set_character_voice(played, "Ann", ALTO) is played


def test_both_halves_of_a_split_line_stay_with_the_character(played: Book) -> None:
    assert characters(edits.split(played, ids(played)[1], 6)) == ["", "Ann", "Ann", ""]


def test_joined_lines_belong_to_the_character_of_the_first(played: Book) -> None:
    first, second, _ = ids(played)
    assert characters(edits.merge(played, first)) == ["", ""]
    assert characters(edits.merge(casting.set_character(played, {first}, "Ann"), first)) == ["Ann", ""]
    assert characters(edits.merge(edits.split(played, second, 6), second)) == characters(played)


def test_cutting_anew_keeps_the_character_of_a_line_that_survives(played: Book) -> None:
    again = edits.recut(
        played,
        CuttingRules(),
        [fresh((0, "The door"), (0, "opened."), (1, "“Good evening.”")), fresh((0, "Nobody answered."))],
    )
    assert dict(zip(texts(again), characters(again), strict=True))["“Good evening.”"] == "Ann"
    assert set(characters(again)) == {"", "Ann"}


def test_one_voice_speaks_for_every_character_too(played: Book) -> None:
    everywhere = edits.one_voice(played, BASS, {one.id for one in played.chapters})
    assert voices(everywhere) == [BASS, BASS, BASS]
    assert characters(everywhere) == characters(played)
    assert {line.voice for one in everywhere.chapters for line in one.segments} == {None}


def test_one_voice_for_one_chapter_leaves_its_characters_their_voice_elsewhere(played: Book) -> None:
    last = ids(played)[2]
    both = casting.set_character(played, {last}, "Ann")
    assert voices(edits.one_voice(both, BASS, {both.chapters[0].id})) == [BASS, BASS, ALTO]


def changed_lines(old: Book, new: Book) -> frozenset[SegmentId]:
    return changes_between(old, new).segments


def test_changes_name_the_lines_that_sound_different_by_their_character(played: Book) -> None:
    first, second, _ = ids(played)
    recast = casting.set_character_voice(played, "Ann", BASS)
    assert (changed_lines(played, recast), changes_between(played, recast).book) == ({second}, True)
    own = edits.set_line_voices(played, {second}, VOICE)
    assert changed_lines(own, casting.set_character_voice(own, "Ann", BASS)) == set()
    assert changed_lines(played, casting.set_character(played, {first}, "Ann")) == {first}
    assert changed_lines(played, casting.remove_character(played, "Ann")) == {second}
    assert changed_lines(played, casting.add_character(played, "Bob", BASS)) == set()
    assert changed_lines(played, replace(played)) == set()


def test_a_pace_or_style_of_some_lines_leaves_each_its_voice(played: Book) -> None:
    first, second, _ = ids(played)
    slower = edits.adjust_lines(played, {first, second}, speed=0.8)
    assert voices(slower) == [replace(VOICE, speed=0.8), replace(ALTO, speed=0.8), VOICE]
    soft = edits.adjust_lines(slower, {second}, style="softly")
    assert voices(soft)[1] == replace(ALTO, speed=0.8, style="softly")
    assert changed_lines(played, edits.adjust_lines(played, set(ids(played)), speed=1.0)) == set()


def test_each_line_gets_the_speaker_named_for_it_and_new_names_join_the_cast(played: Book) -> None:
    first, _, third = ids(played)
    after = casting.cast_each(played, {first: "ANN", third: "Bo"})
    assert characters(after) == ["Ann", "Ann", "Bo"]
    assert [one.name for one in after.cast] == ["Ann", "Bo"]
    assert after.cast[0].voice == ALTO


def test_of_those_who_join_the_cast_who_speaks_most_stands_first(played: Book) -> None:
    lines = ids(played)
    plain = casting.set_character(played, set(lines), "")
    after = casting.cast_each(plain, {lines[0]: "Bo", lines[1]: "Cy", lines[2]: "Cy"})
    assert [one.name for one in after.cast] == [*(one.name for one in played.cast), "Cy", "Bo"]


def test_a_line_that_somebody_speaks_is_never_given_to_another(played: Book) -> None:
    second = ids(played)[1]
    assert casting.cast_each(played, {second: "Bo"}) is played


def test_of_two_characters_made_one_the_lines_stay_and_the_second_voice(played: Book) -> None:
    some = casting.add_character(played, "Anne", BASS)
    merged = casting.merge_characters(some, "ann", "anne")
    assert characters(merged) == ["", "Anne", ""]
    assert merged.cast == (Character("Anne", BASS),)
    assert voices(merged) == [VOICE, BASS, VOICE]
    assert changes_between(some, merged).segments == {ids(some)[1]}


def test_nobody_is_merged_into_themselves(played: Book) -> None:
    assert casting.merge_characters(played, "Ann", "ANN") is played
