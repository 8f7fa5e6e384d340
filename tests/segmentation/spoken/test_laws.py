"""What holds for any text, in any language, by any rules."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cosystudio.book.model import Kind
from cosystudio.book.spoken_form import SpokenRules, Urls
from cosystudio.segmentation.spoken import spoken_text
from cosystudio.segmentation.spoken.chinese import with_characters_for_figures
from cosystudio.segmentation.spoken.line import finished, normalised

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "ja", "ko", "en-GB", "pl", "")
ALL = SpokenRules(numbers=True, abbreviations=True)
_FIGURES = (
    "0 1 2 3 5 7 12 18 21 30 99 101 200 1000 1066 1905 1914 1984 2008 2024 1234567 007 00 1,234 1.234 3.14 3,14 1/2 "
    "5/3 12:30 1:05 0:00 24:61 1st 22nd 3th 1er 2e 1990s ½ 2½ 1914-18 1914–1918 5–7 (555) 123-4567 2个 3:2"
)
_SIGNS = (
    "£5 £5.50 $1,234.56 €3,50 3,50€ ￥5 ¥ % 5% -5 -5°C °C °F km kg m m² mph h “Yes” “Yes.” — – - … ... . , ; : ! ? ' "
    '’ " ( ) / + = * # @ & 年 月 第 个 人 。 ，'
)
_WORDS = (
    "s. d. Mr. Mrs. Dr. St. No. Nr. M. Mme Sr. Sra. etc. usw. ecc. e.g. i.e. z.B. d.h. a.m. p.m. Uhr uur Mai May March "
    "hours million I II IV VI XIV MIX LIV DIM CIVIL Chapter Part Kapitel Глава т.е. Smith Paul Baker said (see) "
    "http://a.org https://www.example.com/1984?x=5 me@x.org example.com/a"
)
TOKENS = (*f"{_FIGURES} {_SIGNS} {_WORDS}".split(), " ", " ", " ", "\u00a0", "\u202f", "\n")
PIECES = (
    *(
        "a",
        "1",
        ".",
        "-",
        "/",
        ":",
        "@",
        "(",
        ")",
        "I",
        "M",
        "'",
        " ",
        '"',
        "£",
        "—",
        "½",
        "第",
        "1,",
        "1 ",
        "a.",
        "a@",
    ),
    *("www.", "http://", "St. ", "Mr. ", "I. ", "1-", "5 km ", "$1,234.56 ", "z. B. ", "Chapter I ", "a-", ")]", "1)"),
    *("12:30", "%", "5,5 ", "1:2:", "年1"),
)
WILD = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=12).flatmap(
    lambda tokens: st.sampled_from(("", " ")).map(lambda glue: glue.join(tokens))
)
RULES = st.builds(
    SpokenRules,
    final_stop=st.booleans(),
    roman_headings=st.booleans(),
    urls=st.sampled_from(Urls),
    numbers=st.booleans(),
    abbreviations=st.booleans(),
)


@given(WILD, st.sampled_from(Kind), st.sampled_from(LANGUAGES), RULES)
@example("me@x.orgme@x.org", Kind.PROSE, "en", SpokenRules(final_stop=False))
@settings(max_examples=400, deadline=None)
def test_what_is_sent_stays_what_it_is(text: str, kind: Kind, language: str, rules: SpokenRules) -> None:
    sent = spoken_text(text, kind, language, rules)
    # a figure beside one that is written out may be read a second time over: 0 £5
    assert rules.numbers or spoken_text(sent, kind, language, rules) == sent
    assert sent == " ".join(sent.split())
    sent.encode("utf-8")


@given(WILD, st.sampled_from(("zh", "zh-TW")))
@example("£5 -5°C", "zh")
@settings(max_examples=200, deadline=None, derandomize=True)
def test_figures_in_chinese_stay_what_they_became(text: str, language: str) -> None:
    sent = with_characters_for_figures(text, language)
    assert with_characters_for_figures(sent, language) == sent


PLAIN_WORDS = st.lists(
    st.sampled_from(
        ["the", "house", "Anna", "war", "grün", "été", "niño", "дом", "的", "家", "civil", "mix", "dim", "I"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(PLAIN_WORDS, st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_words_without_a_figure_or_mark_are_sent_as_they_are(words: str, language: str) -> None:
    assert normalised(words, Kind.PROSE, language, ALL) == words


@given(WILD, st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_no_letter_is_lost_but_of_what_was_written_out(text: str, language: str) -> None:
    """With the stop alone as a rule, every character comes through."""
    rules = SpokenRules(roman_headings=False, urls=Urls.IN_FULL)
    plain = spoken_text(text)
    assert finished(normalised(plain, Kind.HEADING, language, rules), language, rules)[: len(plain)] == plain


@pytest.mark.timeout(10)
@pytest.mark.parametrize("language", ["en", "fr", "zh"])
@pytest.mark.parametrize("piece", PIECES)
def test_twenty_thousand_characters_are_no_trouble(piece: str, language: str) -> None:
    """They take less than a second; a search that goes back over them again and again takes minutes."""
    text = piece * (20_000 // len(piece))
    once = spoken_text(text, Kind.HEADING, language, ALL)
    assert bool(once) == any(character.isalnum() for character in text)


def test_no_figure_is_in_words_of_another_script() -> None:
    for language in ("en", "de", "fr", "ru", "ja"):
        assert spoken_text("他有 1 只狗", Kind.PROSE, language, ALL) == "他有 1 只狗。"
