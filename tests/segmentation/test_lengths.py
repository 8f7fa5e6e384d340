"""Where a sentence that is too long is parted."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.segmentation.graphemes import next_border
from cosystudio.segmentation.lengths import split_to_fit
from cosystudio.segmentation.spans import weight


def pieces(text: str, limit: float) -> list[str]:
    return [text[start:end] for start, end in split_to_fit(text, (0, len(text)), limit)]


def test_a_sentence_that_fits_is_left_alone() -> None:
    assert pieces("One, two; three.", 16) == ["One, two; three."]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One two three four; five six seven eight, nine ten", "One two three four;"),
        ("One two three four: five six seven eight, nine ten", "One two three four:"),
        ("One two, three four, five six — seven eight nine ten", "One two, three four, five six —"),
        ("One two three four five, six seven eight nine tenth", "One two three four five,"),
        ("One two three four five six seven eight nine tenths", "One two three four five"),
        ("“One two three, four,” five six seven eight nine ten", "“One two three, four,”"),
        ("One two three four!” five six seven, eight nine ten", "One two three four!”"),
    ],
)
def test_it_is_parted_where_a_reader_breathes(text: str, first: str) -> None:
    assert pieces(text, 40)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("一二三四五六七；八九十一二三，四五六七八九十", "一二三四五六七；"),
        ("一二三四五六七八九，十一二三四五六七八九十", "一二三四五六七八九，"),
        ("一二三四五六七八九、十一二三四五六七八九十", "一二三四五六七八九、"),
        ("一二三四五六七，”八九十一二三四五六七八九十", "一二三四五六七，”"),
    ],
)
def test_chinese_is_parted_after_its_own_marks(text: str, first: str) -> None:
    assert pieces(text, 35)[0] == first


def test_a_verse_is_parted_between_its_lines() -> None:
    assert pieces("one two, three\nfour five, six", 20) == ["one two, three", "four five, six"]


def test_a_tiny_rest_is_not_left_over() -> None:
    words = pieces(" ".join(["word"] * 21), 100)
    assert len(words) == 2
    assert min(map(len, words)) > 40


@pytest.mark.parametrize(
    "whole",
    ["1,234,567.89", "10 000 000", "12:30:45", "https://example.org/a,b;c:d", "1914—1918", "extraordinarily"],
)
def test_a_number_an_address_and_a_word_stay_whole(whole: str) -> None:
    text = f"aa bb {whole} cc dd"
    for limit in range(len(whole) + 1, len(text)):
        assert any(whole in piece for piece in pieces(text, limit)), limit


def test_no_piece_starts_with_a_mark_that_closes() -> None:
    text = "« Oui , monsieur ! » dit-il , « venez donc ; il est tard » , et voilà : il partit ."
    for limit in range(12, len(text)):
        assert not any(piece[0] in "»,;:!." for piece in pieces(text, limit)), limit


def test_a_strong_mark_near_the_border_does_not_leave_a_scrap() -> None:
    assert min(map(len, pieces("No! " + "word " * 24, 100))) > 10
    assert min(map(len, pieces("word " * 24 + "no! Go", 100))) > 10


def test_a_text_without_a_place_to_breathe_is_cut_evenly() -> None:
    assert [len(piece) for piece in pieces("好" * 200, 250)] == [100, 100]


def test_a_letter_keeps_its_accents_and_a_picture_its_parts() -> None:
    for unit in ("e\u0301\u0323", "👩\u200d👩\u200d👧", "👍\U0001f3fd"):
        for piece in pieces(unit * 30, 10):
            assert piece.startswith(unit[0])
            assert piece.endswith(unit[-1])


@pytest.mark.parametrize("unit", [lambda n: "x" * n, lambda n: "好" * n, lambda n: "a, " * (n // 3)])
def test_a_line_of_twenty_thousand_characters_is_parted(unit: Callable[[int], str]) -> None:
    parts = pieces(unit(20_000), 240)
    assert max(map(weight, parts)) <= 240
    assert all(abs(weight(one) - weight(next_one)) < 60 for one, next_one in pairwise(parts))


@given(st.text(max_size=300), st.integers(3, 100))
def test_every_piece_is_within_the_limit_and_nothing_is_lost(text: str, limit: int) -> None:
    parts = pieces(text, limit)
    assert all(weight(part) <= limit or next_border(part, 1) == len(part) for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_character_heavier_than_the_limit_is_still_a_piece() -> None:
    assert pieces("好好", 1) == ["好", "好"]


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("好a", 3.5), ("カナ한글", 10), ("", 0), ("，。", 2)])
def test_a_cjk_character_weighs_two_and_a_half(text: str, expected: float) -> None:
    assert weight(text) == expected


@pytest.mark.parametrize(
    ("whole", "language"),
    [
        ("Mr. J. R. R. Tolkien", "en"),
        ("Vincent van der Waals", "nl"),
        ("Anne-Marie de la Cruz", "es"),
        ("Dr. Seamus O’Brien", "en"),
        ("Jerry Cruncher", "en"),
        ("the 3rd of March, 1815"[4:], "en"),
        ("March 27, 1815", "en"),
        ("3. Mai 1915", "de"),
        ("le 14 juillet 1789"[3:], "fr"),
        ("12:30 p.m.", "en"),
        ("$1,000.50", "en"),
        ("1 000 000 km", "fr"),
        ("me@example.org", "en"),
    ],
)
def test_a_name_a_date_and_a_sum_stay_whole_in_a_long_sentence(whole: str, language: str) -> None:
    text = f"so it was that on that day {whole} went along with all of them to the old town by the sea and stayed there"
    for limit in range(len(whole) + 1, len(text)):
        assert any(whole in piece for piece in pieces(text, limit)), (language, limit)


@pytest.mark.parametrize(
    "whole", ["1,000.50", "3.14", "12:30", "OpenAI", "https://example.org/a", "J. K. Rowling", "卢梭·雅克", "１２３"]
)
def test_hanzi_without_a_mark_are_parted_but_not_what_stands_among_them(whole: str) -> None:
    text = "他们走在路上看见远处的山" * 3 + whole + "还有那条河在月光下静静流淌" * 3
    for limit in range(60, 160, 3):
        assert any(whole in piece for piece in pieces(text, limit)), limit


def test_hanzi_without_a_mark_keep_closing_marks_with_what_they_close() -> None:
    for limit in range(20, 60):
        assert not any(piece[0] in "）」々ー" for piece in pieces("一二（三四五）六七「八九」十々カー" * 20, limit)), (
            limit
        )


@pytest.mark.parametrize("unit", ["e\u0301\u0302", "👩\u200d👩\u200d👧", "🇩🇪", "क\u094dष", "각"])
def test_a_text_of_nothing_but_composed_characters_is_cut_between_them(unit: str) -> None:
    parts = pieces(unit * (20_000 // len(unit)), 100)
    assert max(map(weight, parts)) <= 100
    assert all(len(part) % len(unit) == 0 for part in parts)


def test_a_character_of_many_accents_stays_one_however_long() -> None:
    giant = "e" + "\u0301" * 1000
    assert pieces(giant + "a" * 50, 40)[0] == giant


def test_a_row_of_names_longer_than_a_line_is_parted_between_words() -> None:
    title = "The Life And Strange Surprizing Adventures Of Robinson Crusoe Of York Mariner"
    parts = pieces(title, 24)
    assert max(map(len, parts)) <= 24
    assert " ".join(parts) == title


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "He laid his wig upon his head with both hands (which was most unnecessary, for nothing could be flatter), "
            "and went home by the river.",
            "He laid his wig upon his head with both hands (which was most unnecessary, for nothing could be flatter),",
        ),
        (
            "他把假发放在头上（其实大可不必，因为没有什么比它更平了），然后沿着河边慢慢走回家去。",
            "他把假发放在头上（其实大可不必，因为没有什么比它更平了），",
        ),
    ],
)
def test_an_aside_is_said_in_one_breath(text: str, first: str) -> None:
    assert pieces(text, 0.85 * weight(text))[0] == first
