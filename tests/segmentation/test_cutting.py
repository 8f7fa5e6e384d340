"""What a writer may count on when a manuscript is cut into lines."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.model import Block, CuttingRules, Kind
from cosystudio.segmentation import Cut, cut
from cosystudio.segmentation.graphemes import is_border, next_border

CASES = json.loads((Path(__file__).parents[1] / "data" / "segmentation.json").read_text("utf-8"))["cases"]
NO_LIMIT = CuttingRules(longest_line=100_000)

marks = st.sampled_from("“”\"‘’'«»「」『』„—…。．！？，、：；.!?,;:() \n\t\u3000\xa0\u200b\u0301\u200d-*")
words = st.sampled_from(
    ["word", "Word", "Mr. ", " I ", "etc. ", "好", "好的", "说", "3", "3.14", "É", "https://a.b/c", "と"]
)
texts = st.one_of(st.text(max_size=200), st.lists(st.one_of(marks, words), max_size=120).map("".join))
blocks = st.lists(st.builds(Block, st.sampled_from(Kind), texts), max_size=6)
rules = st.builds(
    CuttingRules, longest_line=st.integers(20, 300), quotes_whole=st.booleans(), speech_apart=st.booleans()
)
languages = st.sampled_from(["en", "zh", "zh-TW", "ja", "ko", "de", "fr", "es", "ru", "xx", ""])


def lines(text: str, language: str = "en", rules: CuttingRules = NO_LIMIT, kind: Kind = Kind.PROSE) -> list[str]:
    return [line.text for line in cut([Block(kind, text)], rules, language)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['why']}" for case in CASES])
def test_a_line_is_a_sentence(case: dict[str, Any]) -> None:
    sentences = case["sentences"]
    assert lines(case["between"].join(sentences), case["language"]) == sentences


@given(blocks, rules, languages)
def test_no_character_is_lost_or_said_twice(blocks: list[Block], rules: CuttingRules, language: str) -> None:
    cuts = cut(blocks, rules, language)
    for index, block in enumerate(blocks):
        of_block = [line for line in cuts if line.block == index]
        if block.kind is Kind.SCENE_BREAK:
            assert of_block == []
            continue
        borders = [0, *(edge for line in of_block for edge in (line.start, line.end)), len(block.text)]
        assert borders == sorted(borders)
        gaps = [block.text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)]
        assert not "".join(gaps).strip()


@given(blocks, rules, languages)
def test_a_line_is_a_stretch_of_its_block(blocks: list[Block], rules: CuttingRules, language: str) -> None:
    cuts = cut(blocks, rules, language)
    assert [line.block for line in cuts] == sorted(line.block for line in cuts)
    for line in cuts:
        assert line.text == blocks[line.block].text[line.start : line.end]
        assert line.text == line.text.strip() != ""
        assert line.kind is blocks[line.block].kind


@given(texts, rules, languages)
def test_no_line_is_longer_than_the_longest(text: str, rules: CuttingRules, language: str) -> None:
    for line in lines(text, language, rules):
        hanzi = sum("\u4e00" <= character <= "\u9fff" for character in line)
        assert len(line) + 1.5 * hanzi <= rules.longest_line or is_one_character(line)


def is_one_character(line: str) -> bool:
    return next_border(line, 1) == len(line)


@given(texts, rules, languages)
def test_a_letter_keeps_its_accents_through_all_of_cutting(text: str, rules: CuttingRules, language: str) -> None:
    for line in cut([Block(Kind.PROSE, text)], rules, language):
        assert is_border(text, line.start)
        assert is_border(text, line.end)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['why']}" for case in CASES])
def test_a_line_cut_again_stays_as_it_is(case: dict[str, Any]) -> None:
    for sentence in case["sentences"]:
        assert lines(sentence, case["language"]) == [sentence]


def test_a_cut_says_where_it_comes_from() -> None:
    blocks = [Block(Kind.HEADING, "One"), Block(Kind.PROSE, "  He ran.  She sat. ")]
    ran = cut(blocks, CuttingRules(), "en")[1]
    assert ran == Cut(text="He ran.", kind=Kind.PROSE, pause_ms=350, block=1, start=2, end=9)


def test_no_line_reaches_over_two_blocks() -> None:
    blocks = [Block(Kind.PROSE, "He said"), Block(Kind.PROSE, "nothing.")]
    assert [line.text for line in cut(blocks, NO_LIMIT, "en")] == ["He said", "nothing."]


@pytest.mark.parametrize("heading", ["CHAPTER I. The Period", "1. Anfang", "第一回 甄士隐梦幻识通灵。贾雨村风尘怀闺秀"])
def test_a_heading_is_one_line(heading: str) -> None:
    assert lines(heading, kind=Kind.HEADING) == [heading]


def test_a_heading_longer_than_a_line_is_parted_at_its_sentences() -> None:
    heading = "In which a traveller arrives. In which he leaves again."
    assert lines(heading, rules=CuttingRules(longest_line=40), kind=Kind.HEADING) == [
        "In which a traveller arrives.",
        "In which he leaves again.",
    ]


def test_each_verse_is_a_line() -> None:
    stanza = "The day is done, and the darkness\nFalls from the wings of Night. It falls\nAs a feather is wafted"
    assert lines(stanza, kind=Kind.VERSE) == stanza.split("\n")


def test_a_verse_too_short_to_stand_alone_goes_with_its_neighbour() -> None:
    assert lines("Break, break,\nOn thy cold gray stones,\nO Sea!", kind=Kind.VERSE) == [
        "Break, break,",
        "On thy cold gray stones,\nO Sea!",
    ]
    assert lines("Alas!\nThe day is done.\n* * *", kind=Kind.VERSE) == ["Alas!\nThe day is done.\n* * *"]
    assert lines("关关雎鸠，\n在河之洲。\n床前明月光，\n疑是地上霜。", "zh", kind=Kind.VERSE) == [
        "关关雎鸠，\n在河之洲。",
        "床前明月光，",
        "疑是地上霜。",
    ]


def test_a_verse_is_followed_by_a_breath_its_sentence_by_more_and_its_stanza_by_most() -> None:
    stanza = "The day is done and the darkness\nfalls from the wings of Night.\nI see the lights of the village"
    assert [line.pause_ms for line in cut([Block(Kind.VERSE, stanza)], CuttingRules(), "en")] == [175, 350, 800]


def test_a_verse_longer_than_a_line_is_parted() -> None:
    verse = "I see the lights of the village, gleaming through the rain"
    assert lines(verse, rules=CuttingRules(longest_line=40), kind=Kind.VERSE) == [
        "I see the lights of the village,",
        "gleaming through the rain",
    ]


@pytest.mark.parametrize("text", ["* * *", "…", "——", "?!"])
def test_marks_that_are_a_whole_paragraph_are_kept(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize("text", ["", "   ", "\n", "\u3000\xa0"])
def test_a_blank_block_has_no_line(text: str) -> None:
    assert lines(text) == []


def test_a_scene_break_lengthens_the_pause_before_it_and_is_not_spoken() -> None:
    blocks = [
        Block(Kind.SCENE_BREAK, "* * *"),
        Block(Kind.PROSE, "He ran. She sat."),
        Block(Kind.SCENE_BREAK, "* * *"),
        Block(Kind.PROSE, "It was night."),
    ]
    cuts = cut(blocks, CuttingRules(), "en")
    assert [(line.text, line.pause_ms) for line in cuts] == [
        ("He ran.", 350),
        ("She sat.", 2500),
        ("It was night.", 800),
    ]


def test_each_paragraph_ends_with_its_own_pause() -> None:
    blocks = [
        Block(Kind.HEADING, "One"),
        Block(Kind.PROSE, "He ran. He ran."),
        Block(Kind.VERSE, "La la la la.\nLa la la la."),
    ]
    pauses = [line.pause_ms for line in cut(blocks, CuttingRules(), "en")]
    assert pauses == [1800, 350, 800, 350, 800]


def test_a_mark_that_was_forgotten_does_not_glue_a_paragraph_together() -> None:
    sentence = "He looked at the river and said nothing at all to her."
    for mark in "“\"'‘«「（(":
        paragraph = f"{mark}{sentence} " + " ".join([sentence] * 60)
        assert max(map(len, lines(paragraph))) <= 2 * len(sentence)


@pytest.mark.parametrize("unit", ["好", "x", "“", "。”", "“a。", "a. ", "- ", "…", "(", "'", "a\u0301", "I… I "])
def test_a_paragraph_of_twenty_thousand_characters_is_cut_completely(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    cuts = cut([Block(Kind.PROSE, text)], CuttingRules(), "en")
    assert "".join("".join(line.text for line in cuts).split()) == "".join(text.split())
    assert max(len(line.text) for line in cuts) <= 240


def test_a_speech_over_several_windows_of_the_splitter_keeps_its_sentences() -> None:
    sentence = "“We shall see,” said Mr. Lorry, and looked at the door of the bank."
    paragraph = " ".join([sentence] * 300)
    assert lines(paragraph) == [sentence] * 300


def test_a_sentence_that_ends_with_a_window_of_the_splitter_is_not_joined_to_the_next() -> None:
    assert lines("他走了。" * 2500, "zh") == ["他走了。"] * 2500


def test_lines_of_neighbouring_windows_do_not_overlap() -> None:
    paragraph = "word " * 3000 + "end. Next one."
    cuts = cut([Block(Kind.PROSE, paragraph)], NO_LIMIT, "en")
    assert [line.text for line in cuts][1:] == ["Next one."]
    assert all(before.end <= after.start for before, after in pairwise(cuts))


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u3000", "\x85", "\u2028"])
def test_a_wide_space_before_a_stop_is_survived(space: str) -> None:
    assert "".join(lines(f"3.14»」 I {space}.と", "xx")).split() == f"3.14»」 I {space}.と".split()
