"""An entry that cannot be used is refused with a sentence, before it is used."""

import pytest

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.segmentation.lexicon import problem_of, problems_of


@pytest.mark.parametrize(
    "entry",
    [
        LexiconEntry("Carton", "Kar-ton"),
        LexiconEntry("[1]", ""),
        LexiconEntry(r"Louis (?P<n>[IVX]+)", r"Louis \1 \g<n>", Match.REGEX),
        LexiconEntry("天气", "tian1 qi4", form=Form.PINYIN),
        LexiconEntry("天气", "tiān'qì", form=Form.PINYIN),
        LexiconEntry("x", '<sub alias="y">x</sub>', form=Form.SSML),
    ],
)
def test_an_entry_that_can_be_used_is_let_be(entry: LexiconEntry) -> None:
    assert problem_of(entry) == ""


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (LexiconEntry(" \u00a0", "x"), "Write down the word"),
        (LexiconEntry("x" * 301, "y"), "300 characters"),
        (LexiconEntry("(", "x", Match.REGEX), "not a regular expression: look at its character"),
        (LexiconEntry(r"(a)", r"\2", Match.REGEX), r"no group \2"),
        (LexiconEntry(r"(a)", r"\g<name>", Match.REGEX), r"no group \name"),
        (LexiconEntry(r"a*", "x", Match.REGEX), "where nothing stands"),
        (LexiconEntry(r"(?:(?:a|aa)+)+b", "x", Match.REGEX), "takes too long"),
        (LexiconEntry(r"(\w+\s?)+\d", "x", Match.REGEX), ""),
        (LexiconEntry(r"((a{1000}){1000}){1000}", "x", Match.REGEX), "too long"),
        (LexiconEntry("(?:" * 60 + "a" + ")+" * 60, "x", Match.REGEX), ""),
        (LexiconEntry("(" * 290, "x", Match.REGEX), "n"),
        (LexiconEntry("天气", "天气", form=Form.PINYIN), ""),
        (LexiconEntry("天气", "tian1, qi4", form=Form.PINYIN), "Pinyin is written"),
        (LexiconEntry("天气", " ", form=Form.PHONEMES), "how “天气” is said"),
        (LexiconEntry("x", "<sub>x", form=Form.SSML), "not well-formed"),
        (LexiconEntry("x", '<!DOCTYPE a [<!ENTITY b "c">]>', form=Form.SSML), "not well-formed"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_in_one_sentence(entry: LexiconEntry, told: str) -> None:
    assert told in problem_of(entry)
    assert "\n" not in problem_of(entry)


@pytest.mark.timeout(20)
def test_a_lexicon_of_thousands_of_slow_expressions_is_looked_through_in_seconds() -> None:
    slow = [LexiconEntry(f"(?:(?:a|aa)+)+[b{chr(0x4E00 + number)}]", "x", Match.REGEX) for number in range(2000)]

    problems = problems_of([*slow, LexiconEntry("dog", "hound")])

    assert "takes too long" in problems[0]
    assert "200 regular expressions at most" in problems[-2]
    assert problems[-1] == ""
