"""Roman numerals in headings, and all that looks like them."""

import pytest

from cosystudio.segmentation.spoken.roman import value, with_numbered_heading


@pytest.mark.parametrize(
    ("heading", "numbered"),
    [
        ("Chapter IV", "Chapter 4"),
        ("CHAPTER I", "CHAPTER 1"),
        ("CHAPTER I. The Period", "CHAPTER 1. The Period"),
        ("Chapter I The Period", "Chapter 1 The Period"),
        ("chapter iv", "chapter 4"),
        ("Chapter LIV", "Chapter 54"),
        ("Chapter CXVII", "Chapter 117"),
        ("PART I. CHAPTER II.", "PART 1. CHAPTER 2."),
        ("Act I, Scene II", "Act 1, Scene 2"),
        ("Part II", "Part 2"),
        ("No. V", "No. 5"),
        ("IV", "4"),
        ("I", "1"),
        ("— IV —", "— 4 —"),
        ("XI.", "11."),
        ("I. The Period", "1. The Period"),
        ("XI: Eleven", "11: Eleven"),
        ("L: The Boat", "50: The Boat"),
        ("ADVENTURE V. THE PIPS", "ADVENTURE 5. THE PIPS"),
        ("XVII - The End", "17 - The End"),
        ("Kapitel XII: Ende", "Kapitel 12: Ende"),
        ("IV. Kapitel", "4. Kapitel"),
        ("Chapitre IX", "Chapitre 9"),
        ("Capítulo XIV", "Capítulo 14"),
        ("Capitolo XL", "Capitolo 40"),
        ("Глава IV", "Глава 4"),
        ("Ⅳ", "4"),
        ("Chapter Ⅻ", "Chapter 12"),
        ("第IV章 开始", "第4章 开始"),
    ],
)
def test_a_number_is_said_as_one(heading: str, numbered: str) -> None:
    assert with_numbered_heading(heading) == numbered


@pytest.mark.parametrize(
    "heading",
    [
        *("Louis XIV", "Vitamin C", "MIX", "DIM", "CIVIL", "LIV", "LIV. A Life", "DI", "CD", "C", "M", "D"),
        *(
            "I Robot",
            "I, Robot",
            "I’m here",
            "I am",
            "The Book I Read",
            "Book I Read",
            "What Part I Play",
            "No I won't",
        ),
        *(
            "Part C",
            "Section D",
            "C. S. Lewis",
            "X. Y. Zed",
            "I. N. R. I.",
            "Part IV’s end",
            "Chapter XXXX",
            "Chapter IVa",
        ),
        *("Chapitre Ier", "Chapter 4", "Xiv", "* * *", "", "Mix and Match", "Chapter Iv"),
    ],
)
def test_what_may_be_a_word_stays(heading: str) -> None:
    assert with_numbered_heading(heading) == heading


@pytest.mark.parametrize(("numeral", "worth"), [("I", 1), ("IX", 9), ("XL", 40), ("XCIX", 99), ("ccc", 300)])
def test_a_numeral_has_its_value(numeral: str, worth: int) -> None:
    assert value(numeral) == worth
