"""Files that are damaged, locked, empty or strange: one sentence each, and nothing worse."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript
from tests.manuscript.pdf.writer import HEIGHT, WIDTH, Mark, Put, page_of, pdf

ReadPdf = Callable[..., Manuscript]

DATA = Path(__file__).parents[2] / "data" / "pdf"
WORDS = "The keeper climbed the stairs of the old tower and lit the lamp, as he had done for thirty years."
PICTURES = "This PDF holds pictures of pages and no text; it needs OCR first."
NO_WORDS = "The letters of this PDF make no words, as its fonts name wrong ones; it may need OCR."
DAMAGED = "The PDF is damaged and cannot be opened."
GOOD = pdf([page_of([WORDS])] * 3)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", DAMAGED),
        (b"%PDF-1.7\n" + bytes(9_000), DAMAGED),
        (GOOD[: len(GOOD) // 2], DAMAGED),
        (GOOD.replace(b"/Kids", b"/Kidz"), "The PDF is damaged: none of its pages can be read."),
        (pdf([[]] * 3), "There is no text in the file."),
        (pdf([[]] * 1_500, picture=True), PICTURES),
        (pdf([[Put(60, 30, f"{at:03}")] for at in range(200)], picture=True), PICTURES),
        ((DATA / "password.pdf").read_bytes(), "The PDF is protected by a password; save a copy without one."),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(read_pdf: ReadPdf, data: bytes, sentence: str) -> None:
    with pytest.raises(ManuscriptError, match=f"^{sentence}$".replace(".", r"\.")):
        read_pdf(data)


@pytest.mark.parametrize(
    "data",
    [
        (DATA / "owner-password.pdf").read_bytes(),
        GOOD.replace(b"xref\n0", b"xrxx\n0"),
        GOOD.replace(b"00000", b"00007"),
        b"junk\n" * 20 + GOOD,
        GOOD.replace(b"/Kids [", b"/Kids [2 0 R "),
    ],
)
def test_what_can_be_read_is_read(read_pdf: ReadPdf, data: bytes) -> None:
    assert read_pdf(data).chapters[0].blocks[0].text == WORDS


def test_letters_that_the_fonts_do_not_name_are_warned_of(read_pdf: ReadPdf) -> None:
    manuscript = read_pdf([page_of(["\ue001\ue002\ue003 \ue004\ue005 " * 30])])
    assert manuscript.warnings[0].startswith("150 characters are unreadable")


@pytest.mark.parametrize("shift", [1, 3, 4, -29])
def test_letters_that_make_no_words_are_warned_of(read_pdf: ReadPdf, shift: int) -> None:
    wrong = "".join(chr(ord(char) + shift) if char.isalpha() else char for char in WORDS)
    assert [warning[:40] for warning in read_pdf([page_of([wrong] * 6)]).warnings] == [NO_WORDS[:40]]


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        WORDS.upper(),
        "Stary latarnik wszedł po schodach wieży i zapalił lampę, jak to robił każdego wieczoru od trzydziestu lat.",
        "Người gác đèn già leo lên cầu thang của ngọn tháp và thắp đèn, như ông đã làm suốt ba mươi năm qua.",
        "Yaşlı bekçi kulenin merdivenlerini çıktı ve otuz yıldır yaptığı gibi lambayı yaktı, sonra denize baktı.",
        "Az öreg őr felment a torony lépcsőjén, és meggyújtotta a lámpát, ahogy harminc éve minden este tette.",
        "Dringodd yr hen geidwad risiau'r tŵr a chynnau'r lamp, fel y gwnaethai bob nos ers deng mlynedd ar hugain.",
    ],
)
def test_letters_of_languages_are_not_warned_of(read_pdf: ReadPdf, words: str) -> None:
    assert read_pdf([page_of([words] * 8)]).warnings == ()


def test_letters_of_another_alphabet_taken_for_latin_ones_are_warned_of(read_pdf: ReadPdf) -> None:
    wrong = "Старый смотритель поднялся по лестнице башни и зажёг лампу.".encode("cp1251").decode("latin-1")
    assert read_pdf([page_of([wrong] * 12)]).warnings == (NO_WORDS,)


def test_a_page_of_many_thousand_letters_anywhere_is_read(read_pdf: ReadPdf) -> None:
    page = [Put(at * 7 % 400, at * 13 % 590, "w") for at in range(3_000)]
    manuscript = read_pdf([page], ReadingChoices(tables=True))
    assert manuscript.account.source == 3_000


def test_text_far_beyond_the_page_is_read_at_once(read_pdf: ReadPdf) -> None:
    far = [Put(10.0**at, -(10.0**at), f"Here and there {at}.") for at in range(3, 30)]
    assert read_pdf([[*page_of([WORDS]), *far]]).account.source == 174


PLACED = st.builds(
    Put,
    st.integers(0, int(WIDTH)),
    st.integers(0, int(HEIGHT)),
    st.text("ab1.-*†[]ﬁ‐¹\u00ad“I Chapter", min_size=1, max_size=30),
    st.sampled_from([6.0, 10.0, 10.0, 16.0, 30.0]),
    st.sampled_from(["plain", "bold"]),
    turn=st.sampled_from([(1, 0, 0, 1), (1, 0, 0, 1), (0, 1, -1, 0), (0.7, 0.7, -0.7, 0.7)]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(PLACED, max_size=14), min_size=1, max_size=5))
def test_every_character_is_spoken_or_skipped_wherever_it_stands(read_pdf: ReadPdf, pages: list[list[Put]]) -> None:
    with suppress(ManuscriptError):  # where all of it are titles, numbers, stamps
        read_pdf(pages)


FROM_RIGHT = st.builds(
    Put,
    st.integers(0, int(WIDTH)),
    st.integers(0, int(HEIGHT)),
    st.text("אבםל\u05b8\u05bc لاة\u064b ﻻﷲﬁ١2.%()«»[] aB\u200d", min_size=1, max_size=20),
    st.sampled_from([6.0, 10.0, 10.0, 16.0]),
    turn=st.sampled_from([(1, 0, 0, 1), (1, 0, 0, 1), (0, 1, -1, 0)]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(FROM_RIGHT, min_size=1, max_size=10), min_size=1, max_size=3))
def test_every_character_of_lines_from_the_right_is_spoken_or_skipped(
    read_pdf: ReadPdf, pages: list[list[Put]]
) -> None:
    with suppress(ManuscriptError):
        read_pdf(pages)


def test_a_line_of_the_outline_that_is_no_text_is_left_out(read_pdf: ReadPdf) -> None:
    prose = ["It was a quiet evening, and the old keeper climbed the stairs as he had done for years. " * 6]
    outline = [Mark("Chapter I", 0), Mark("\ud800", 1), Mark("Chapter II", 2)]
    book = read_pdf([page_of(prose), page_of(prose), page_of(prose)], outline=outline)
    assert [chapter.title for chapter in book.chapters] == ["Chapter I", "Chapter II"]
