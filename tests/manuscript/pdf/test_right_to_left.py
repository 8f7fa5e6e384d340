"""Books in Hebrew, Arabic and Persian are read in the order of reading, wherever their letters stand in the file."""

from collections.abc import Callable, Iterator

import pytest

from cosystudio.manuscript import Manuscript
from tests.manuscript.pdf.writer import LEADING, LEFT, LETTER, SIZE, TOP, Put

ReadPdf = Callable[..., Manuscript]

RIGHT = LEFT + 300
HEBREW = "זקן (המגדלור) עלה 30 מדרגות המגדל והדליק את המנורה כפי שעשה בכל ערב."
ARABIC = "كان مساء هادئا على المرفأ، وصعد الحارس (العجوز) الدرج كما كان يفعل."


def lines_of(text: str, *, width: int = 48) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def seen(line: str) -> str:
    """Return the line as it stands on the paper, from left to right: the figures in it stay as they are."""
    mirror = str.maketrans("()", ")(")
    return " ".join(word if word.isascii() and word.isalnum() else word[::-1] for word in line.split()[::-1]).translate(
        mirror
    )


def page_of(text: str, y: float = TOP) -> list[Put]:
    lines = lines_of(text)
    return [Put(RIGHT - 6 * len(line), y - at * LEADING, seen(line)) for at, line in enumerate(lines)]


def letter_by_letter(puts: list[Put]) -> Iterator[Put]:
    """Yield each letter by itself in the order of reading, as some programs write them."""
    for put in puts:
        for at in reversed(range(len(put.text))):
            if put.text[at] != " ":
                yield Put(put.x + at * LETTER * SIZE, put.y, put.text[at])


def said(manuscript: Manuscript) -> str:
    return " ".join(block.text for chapter in manuscript.chapters for block in chapter.blocks)


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_letters_words_numbers_and_brackets_are_in_the_order_of_reading(read_pdf: ReadPdf, text: str) -> None:
    assert said(read_pdf([page_of(text)])) == text


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_letters_drawn_one_by_one_from_the_right_are_the_same_words(read_pdf: ReadPdf, text: str) -> None:
    assert said(read_pdf([list(letter_by_letter(page_of(text)))])) == text


def test_words_far_apart_in_a_line_keep_their_order(read_pdf: ReadPdf) -> None:
    page = [*page_of(HEBREW), Put(LEFT, 300, "דועו"), Put(LEFT + 60, 300, "John"), Put(LEFT + 100, 300, "Smith")]
    page.append(Put(LEFT + 160, 300, "ןקזה"))
    assert said(read_pdf([page])).endswith("הזקן John Smith ועוד")


def test_forms_of_arabic_letters_are_read_as_the_letters(read_pdf: ReadPdf) -> None:
    assert said(read_pdf([[Put(LEFT, TOP, "ﺏﺎﺘﻛ ﻻ ﻢﻟﺎﻋ " * 3)]])) == " ".join(["عالم لا كتاب"] * 3)


def test_vowel_points_stay_on_their_letters(read_pdf: ReadPdf) -> None:
    points = [Put(LEFT + 18 + 1, TOP, "\u05b8"), Put(LEFT + 7, TOP, "\u05b9")]
    assert said(read_pdf([[Put(LEFT, TOP, "םולש"), *points, Put(LEFT, TOP - 40, "םולש")]])).startswith("שָלוֹם")


def test_a_hebrew_word_in_an_english_line_is_read_in_its_place(read_pdf: ReadPdf) -> None:
    assert said(read_pdf([[Put(LEFT, TOP, "The word םולש means peace, and הדות means thanks.")]])) == (
        "The word שלום means peace, and תודה means thanks."
    )


def test_letters_in_the_wrong_order_are_warned_of(read_pdf: ReadPdf) -> None:
    wrong = " ".join(word[::-1] for word in ["זקן", "אדם", "שלום", "ילדים", "ספרים", "ימים", "ארץ", "עוף"])
    warnings = read_pdf([[Put(LEFT, TOP - at * LEADING, seen(wrong)) for at in range(3)]]).warnings
    assert warnings == ("The letters of the words in this PDF stand in the wrong order; it may need OCR.",)


def test_words_with_letters_of_another_alphabet_are_warned_of(read_pdf: ReadPdf) -> None:
    wrong = page_of(ARABIC.replace("مساء", "مسOاء"))
    assert read_pdf([wrong]).warnings == ()
    assert read_pdf([wrong, wrong]).warnings == (
        "2 words of this PDF hold letters of other alphabets, as its fonts name wrong ones; listen to them.",
    )
