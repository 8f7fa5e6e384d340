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
