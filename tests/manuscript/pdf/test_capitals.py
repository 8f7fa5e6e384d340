"""Small capitals drawn in two sizes, and large first letters, are the words that they are."""

from collections.abc import Callable, Iterator

import pytest

from cosystudio.manuscript import Manuscript
from tests.manuscript.pdf.writer import LEADING, LEFT, LETTER, SIZE, TOP, Put, page_of

ReadPdf = Callable[..., Manuscript]

WORDS = "It was a quiet evening by the harbour, and the old keeper climbed the stairs as he had done for thirty years. "


def in_two_sizes(text: str, y: float, *, large: float = SIZE, gap: float = 0.18) -> Iterator[Put]:
    """Yield the line, runs of letters marked with ~ before them in four fifths of the size; `gap` is that of spaces."""
    x = LEFT
    for at, part in enumerate(text.split("~")):
        size = large if at % 2 == 0 else 0.8 * large
        for word in part.split("_"):
            if word:
                yield Put(x, y, word, size)
            x += LETTER * size * len(word) + gap * large
        x -= gap * large


def first(manuscript: Manuscript) -> str:
    return manuscript.chapters[0].blocks[0].text


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("T~HE_~H~ARBOUR", "THE HARBOUR"),
        ("T~he_~H~arbour", "The Harbour"),
        ("T~he_~H~aRboUR", "The Harbour"),
        ("t~he_~h~arbour", "The Harbour"),
        ("W~HEN_~I~_WAS_IN_~S~PACE", "WHEN I WAS IN SPACE"),
    ],
)
def test_a_word_of_capitals_in_two_sizes_is_one_word(read_pdf: ReadPdf, drawn: str, read: str) -> None:
    assert first(read_pdf([[*in_two_sizes(drawn, 540, large=16), *page_of([WORDS] * 4, 480)]])) == read


def test_a_line_that_begins_with_small_capitals_keeps_its_other_words(read_pdf: ReadPdf) -> None:
    line = in_two_sizes("W~heN_The_KeePer_~came to the harbour, Mary Smith", TOP)
    assert first(read_pdf([[*line, *page_of([WORDS], TOP - LEADING, indent=0)]])).startswith(
        "When the keeper came to the harbour, Mary Smith"
    )


def test_smaller_words_in_their_right_case_stay_as_they_are(read_pdf: ReadPdf) -> None:
    line = in_two_sizes("The keeper came ~(see_Mary_McDonald)~_and_went.", TOP)
    assert "(see Mary McDonald)" in first(read_pdf([[*line, *page_of([WORDS], TOP - LEADING, indent=0)]]))


@pytest.mark.parametrize("letter", ["T", "t"])
@pytest.mark.parametrize("below", [0.0, 9.0])
def test_all_lines_beside_a_large_letter_are_of_its_paragraph(read_pdf: ReadPdf, letter: str, below: float) -> None:
    beside = ["he keeper climbed the stairs as he had done", "for thirty years, and nobody would have been", "there"]
    lines = [Put(LEFT + 30, TOP - at * LEADING, line) for at, line in enumerate(beside)]
    rest = [Put(LEFT, TOP - at * LEADING, "and nobody would have noticed if he had stayed in.") for at in (3, 4)]
    cap = Put(LEFT, TOP - 2 * LEADING + below, letter, 45)
    assert first(read_pdf([[cap, *lines, *rest]])) == " ".join(
        [f"T{beside[0]}", *beside[1:], *["and nobody would have noticed if he had stayed in."] * 2]
    )
