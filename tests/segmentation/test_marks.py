"""Which quotation marks open, which close."""

import pytest

from cosystudio.segmentation.marks import read_quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in read_quotations(text).outermost()]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“A,” he said, “B.”", ["“A,”", "“B.”"]),
        ("“He cried ‘A!’ twice.”", ["“He cried ‘A!’ twice.”"]),
        ("‘The boy’s dog’s bone,’ he said.", ["‘The boy’s dog’s bone,’"]),
        ("the boys’ room", []),
        ("'The boy's dog's bone,' he said.", ["'The boy's dog's bone,'"]),
        ("\"'Stop!' he cried,\" she said.", ["\"'Stop!' he cried,\""]),
        ("'Tis the boys' room of '83.", []),
        ('"A," he said, "B."', ['"A,"', '"B."']),
        ('他说："好。"她说："不。"', ['"好。"', '"不。"']),
        ('“好？"正是', ['“好？"']),
        ("»A,« sagte er, »B.«", ["»A,«", "»B.«"]),
        ("« A », dit-il, « B. »", ["« A »", "« B. »"]),
        ("«A», disse, «B».", ["«A»", "«B»"]),
        ("„A“, sagte er, „B.“", ["„A“", "„B.“"]),
        ("”A”, sade han, ”B.”", ["”A”", "”B.”"]),
        ("「A『B』C」「D」", ["「A『B』C」", "「D」"]),
        ("‚A‘ und ‚B‘", ["‚A‘", "‚B‘"]),
    ],
)
def test_the_two_marks_of_a_quotation_are_found(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_a_mark_that_was_forgotten_spoils_no_other_quotation() -> None:
    assert quoted("“A. “B,” he said. “C.”") == ["“B,”", "“C.”"]
    assert quoted('"A. "B," he said. "C."') == ['"B,"', '"C."']


def test_a_closing_mark_alone_is_known_to_close() -> None:
    found = read_quotations("the end of it.” He left.")
    assert found.closes(14)
    assert found.pairs == []


def test_an_apostrophe_neither_opens_nor_closes() -> None:
    assert read_quotations("’Tis the boys’ dog’s").opens == {}
