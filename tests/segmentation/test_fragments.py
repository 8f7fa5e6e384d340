"""Pieces too short to be a line."""

import pytest

from cosystudio.segmentation.fragments import join_fragments
from cosystudio.segmentation.spans import Span


def joined(*pieces: str) -> list[str]:
    text = " ".join(pieces)
    spans: list[Span] = []
    for piece in pieces:
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(piece)))
    return [text[start:end] for start, end in join_fragments(text, spans)]


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        (["He ran.", "…", "She sat."], ["He ran. …", "She sat."]),
        (["…", "He ran."], ["… He ran."]),
        (["1.", "Buy tea."], ["1. Buy tea."]),
        (["IV.", "The Mail."], ["IV. The Mail."]),
        (["A", "1.", "…", "Buy tea."], ["A 1. … Buy tea."]),
        (["Buy tea.", "2."], ["Buy tea. 2."]),
        (["…", "!", "*"], ["… ! *"]),
        (["No.", "好。", "“Eh?”"], ["No.", "好。", "“Eh?”"]),
    ],
)
def test_a_fragment_joins_its_neighbour(pieces: list[str], lines: list[str]) -> None:
    assert joined(*pieces) == lines


def test_nothing_comes_of_nothing() -> None:
    assert join_fragments("", []) == []


def test_calls_are_one_line_as_long_as_it_is_a_short_one() -> None:
    assert joined(*["罢！"] * 3) == ["罢！ 罢！ 罢！"]
    assert max(map(len, joined(*["罢！"] * 10_000))) < 100
