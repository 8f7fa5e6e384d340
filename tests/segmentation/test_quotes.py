"""Quotations that are to stay whole."""

import pytest

from cosystudio.book.model import Block, CuttingRules, Kind
from cosystudio.segmentation import cut


def lines(text: str, language: str = "en", longest_line: int = 240) -> list[str]:
    rules = CuttingRules(longest_line=longest_line, quotes_whole=True)
    return [line.text for line in cut([Block(Kind.PROSE, text)], rules, language)]


@pytest.mark.parametrize(
    ("language", "quotation", "rest"),
    [
        ("en", "“Always rusty! Always!” said Jerry.", " He sat down."),
        ("en", "He said, “Let him be! He will be judged.”", " They left."),
        ("en", "“Come. Sit,” he said, “and wait. It is late.”", " She sat."),
        ("en", '"Come. Sit," he said.', " She sat."),
        ("en", "‘Come. Don’t sit,’ he said.", " She sat."),
        ("en", "'Come. Don't sit,' he said.", " She sat."),
        ("zh", "他说：“来吧。坐下。”", "她坐下了。"),
        ("ja", "「来い。座れ。」と言った。", "彼女は座った。"),
        ("fr", "« Venez ! Asseyez-vous », dit-il.", " Elle s’assit."),
        ("de", "»Komm. Setz dich«, sagte er.", " Sie saß."),
        ("de", "„Komm. Setz dich“, sagte er.", " Sie saß."),
    ],
)
def test_a_quotation_and_its_attribution_are_one_line(language: str, quotation: str, rest: str) -> None:
    assert lines(quotation + rest, language) == [quotation, rest.strip()]


def test_a_quotation_longer_than_a_line_is_cut_at_its_sentences() -> None:
    assert lines("“Come in here. Sit down there. Wait for me.”", longest_line=30) == [
        "“Come in here.",
        "Sit down there.",
        "Wait for me.”",
    ]


def test_two_quotations_are_two_lines() -> None:
    assert lines("“Come. Sit.” “No. Never.”") == ["“Come. Sit.”", "“No. Never.”"]


def test_a_quotation_that_never_closes_is_cut_at_its_sentences() -> None:
    assert lines("“Come. Sit. Wait.") == ["“Come.", "Sit.", "Wait."]


def apart(text: str, language: str = "en", kind: Kind = Kind.PROSE, **rules: bool) -> list[str]:
    return [line.text for line in cut([Block(kind, text)], CuttingRules(speech_apart=True, **rules), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“Never,” he said. He left.", ["“Never,”", "he said.", "He left."]),
        ("en", "He said, “Come. Sit,” and sat.", ["He said,", "“Come.", "Sit,”", "and sat."]),
        ("en", "“You”—he pointed—“are late.”", ["“You”", "—he pointed—", "“are late.”"]),
        ("en", "‘It is the boys’ room,’ he said.", ["‘It is the boys’ room,’", "he said."]),
        ("en", "“Captain?—” … !", ["“Captain?—” … !"]),
        ("en", "He called it “fun” and read “The Raven.”", ["He called it “fun” and read “The Raven.”"]),
        ("de", "»Kind,« sagte er, »was?«", ["»Kind,«", "sagte er,", "»was?«"]),
        ("fr", "— Oui, dit-il, je viens.", ["— Oui,", "dit-il,", "je viens."]),
        ("es", "—Vengo —dijo él— y me voy.", ["—Vengo", "—dijo él—", "y me voy."]),
        ("ru", "— Да, — сказал он.", ["— Да,", "— сказал он."]),
        ("zh", "“走吧。”她说，“快点。”他说的“山”很美。", ["“走吧。”", "她说，", "“快点。”", "他说的“山”很美。"]),
        ("ja", "「はい」と言った。", ["「はい」", "と言った。"]),
    ],
)
def test_speech_and_narration_have_lines_of_their_own(language: str, text: str, expected: list[str]) -> None:
    assert apart(text, language) == expected


def test_speech_apart_leaves_headings_alone_and_parts_verses() -> None:
    assert apart("“Never,” he said", kind=Kind.HEADING) == ["“Never,” he said"]
    assert apart("“Never more,” he said to me.\nAnd so I left.", kind=Kind.VERSE) == [
        "“Never more,”",
        "he said to me.",
        "And so I left.",
    ]


def test_a_speech_that_is_kept_whole_can_stand_apart() -> None:
    assert apart("He said, “Come. Sit,” and sat.", quotes_whole=True) == ["He said,", "“Come. Sit,”", "and sat."]


def test_between_speech_and_narrator_there_is_a_breath() -> None:
    cuts = cut([Block(Kind.PROSE, "“Never,” he said. He left.")], CuttingRules(speech_apart=True), "en")
    assert [line.pause_ms for line in cuts] == [175, 350, 800]
