"""What is quoted in a paragraph, and what of it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.segmentation.quotations import quotations, speeches

PIECES = st.sampled_from(
    [
        *"“”\"‘’'«»‹›„「」『』—–-…。．！？，：.!?,:;() \n5",
        "He said",
        " Oui, dit-il",
        "don’t",
        "boys’ ",
        "好",
        " él",
        "’Tis",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "zh", "ja", "xx", ""])


def quoted(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in quotations(text, language)]


def said(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in speeches(text, language)]


@given(TEXTS, LANGUAGES)
def test_quotations_are_in_order_and_none_is_inside_another(text: str, language: str) -> None:
    for spans in (quotations(text, language), speeches(text, language)):
        borders = [border for span in spans for border in span]
        assert borders == sorted(borders)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@given(TEXTS, LANGUAGES)
def test_what_is_said_is_quoted(text: str, language: str) -> None:
    assert set(speeches(text, language)) <= set(quotations(text, language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“Never,” he said. “Go.”", ["“Never,”", "“Go.”"]),
        ("en", '"Never," he said. "Go."', ['"Never,"', '"Go."']),
        ("en", "‘Never,’ he said. ‘Go.’", ["‘Never,’", "‘Go.’"]),
        ("en", "'Never,' he said. 'Go.'", ["'Never,'", "'Go.'"]),
        ("en", "“He cried, ‘Stop!’ and ran,” she said.", ["“He cried, ‘Stop!’ and ran,”"]),
        ("de", "»Kind,« sagte er, »was?« Er ging.", ["»Kind,«", "»was?«"]),
        ("de", "„Ich komme“, sagte er.", ["„Ich komme“"]),
        ("fr", "« Qui est là ? » demanda-t-il.", ["« Qui est là ? »"]),
        ("sv", "”Vem är det?” frågade han.", ["”Vem är det?”"]),
        ("zh", "“走吧。”她说，“快点。”", ["“走吧。”", "“快点。”"]),
        ("zh", "他说：”你好。”她笑了。", ["”你好。”"]),
        ("zh", '他说："好。"她说："不好。"', ['"好。"', '"不好。"']),
        ("ja", "「行くの？」彼女は尋ねた。", ["「行くの？」"]),
        ("ja", "「彼は『行け』と言った」と話した。", ["「彼は『行け』と言った」"]),
    ],
)
def test_each_language_has_its_marks(language: str, text: str, expected: list[str]) -> None:
    assert quoted(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Is it the boys’ room?’ he asked.", ["‘Is it the boys’ room?’"]),
        (
            "‘I’ve been thinkin’ of it,’ he said, ‘and don’t know.’",
            ["‘I’ve been thinkin’ of it,’", "‘and don’t know.’"],
        ),
        ("‘’Tis so,’ he said.", ["‘’Tis so,’"]),
        ("’Tis the season, and ‘twas then. The boys’ dog ran in ‘83.", []),
        ("'Don't go to the boys' room.'", ["'Don't go to the boys' room.'"]),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_inches_and_feet_are_no_quotation_marks() -> None:
    text = 'He was 6\' 2" tall and had a 12" pipe. "I am 6\'2" tall," he said. "In 1984" she said.'
    assert quoted(text) == ['"I am 6\'2" tall,"', '"In 1984"']


@pytest.mark.parametrize(
    "text", ["“And so it went on. We left.", "‘And so it went on.", '"And so it went on.', "「そうだ。"]
)
def test_a_speech_that_goes_on_in_the_next_paragraph_reaches_to_the_end_of_this_one(text: str) -> None:
    assert quoted(text) == [text]


def test_a_speech_that_began_in_an_earlier_paragraph_starts_with_this_one() -> None:
    assert quoted("and so we left.” He rose. “Yes?”") == ["and so we left.”", "“Yes?”"]


def test_a_forgotten_mark_does_not_swallow_what_follows() -> None:
    assert quoted("“Stop. He ran. “Why?” she said.") == ["“Why?”"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "— Vraiment ! dit-il. — Oui.", ["— Vraiment !", "— Oui."]),
        ("fr", "— Oui, dit M. Fogg, je viens.", ["— Oui,", "je viens."]),
        ("fr", "— Oui ! s’écria Passepartout. Il sortit.", ["— Oui !"]),
        ("es", "—¿Qué? —preguntó él—. ¡No! —y se fue.", ["—¿Qué?", "¡No!"]),
        ("es", "—Vengo —dijo él— y me voy.", ["—Vengo", "y me voy."]),
        ("ru", "— Да! — сказал он. — Пойдём, это — дом.", ["— Да!", "— Пойдём, это — дом."]),
        ("fr", "—Me voici, répondit Mr. Fogg.", ["—Me voici,"]),
    ],
)
def test_dialogue_after_a_dash_leaves_out_the_narrator(language: str, text: str, expected: list[str]) -> None:
    assert quoted(text, language) == expected


def test_a_dash_is_no_quotation_in_english() -> None:
    assert quoted("— so it was — and he left.") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The word “love” is short, and so-called “art,” too.", []),
        ("en", "He read “The Raven.” He read “The Raven” again.", []),
        ("en", "He cried “Stop!” and ran.", ["“Stop!”"]),
        ("en", "“No”, he said. “Yes”.", ["“No”", "“Yes”"]),
        ("de", "Das „Glück“, das er suchte. Er rief: „Halt“.", ["„Halt“"]),
        ("zh", "他说的“山”“水”二字很美。他说：“好”", ["“好”"]),
        ("ja", "「愛」という言葉。『こころ』を読んだ。「はい」と言った。", ["「はい」"]),
    ],
)
def test_a_title_or_a_word_in_marks_is_not_said(language: str, text: str, expected: list[str]) -> None:
    assert said(text, language) == expected


@pytest.mark.parametrize("unit", ["“", "‘s ", "'", '5" ', "— a", "—a ", ", dit-il ", "“a’s ", '"', "boys’ ‘"])
def test_a_paragraph_of_marks_is_read_in_linear_time(unit: str) -> None:
    text = "‘— " + unit * (200_000 // len(unit))
    assert len(quotations(text, "fr")) <= len(text)
    assert len(speeches(text, "en")) <= len(text)
