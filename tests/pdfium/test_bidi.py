"""What is seen of a line of Hebrew or Arabic is put back in the order of reading."""

import pytest

from cosystudio.pdfium.bidi import Brackets, is_from_right, letters_of_forms, read_from_right


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("םולש", "שלום"),
        (".האב איה 1984 תנשב", "בשנת 1984 היא באה."),
        ("12.5% דועו 3,000 ןבומכ", "כמובן 3,000 ועוד 12.5%"),
        ("!John Smith רמא", "אמר John Smith!"),
        ("רתאה www.example.com ןאכ", "כאן www.example.com האתר"),
        ("%12.5 دادع", "عداد 12.5%"),
        ("5-6 לע", "על 5-6"),
        ("6-5 ىلع", "على 5-6"),
        ("٣٠٠٠ ةنس", "سنة ٣٠٠٠"),
        ("دصرد ۱۲٫۵ هن", "نه ۱۲٫۵ درصد"),
        ("١٢ aa ىلع", "على aa ١٢"),
        ("John 1984 רמא", "אמר John 1984"),
        ("םוֹלשָׁ", "שָׁלוֹם"),
    ],
)
def test_a_line_is_read_from_the_right_and_what_runs_right_in_it_as_it_stands(seen: str, read: str) -> None:
    assert read_from_right(seen) == read


def test_brackets_that_come_as_seen_are_turned_round() -> None:
    seen = "(רמושה) ןקזה"
    assert read_from_right(seen) == "הזקן )השומר("
    assert Brackets().learn(["הזקן )השומר("])
    assert read_from_right(seen, swaps=True) == "הזקן (השומר)"
    assert not Brackets().learn(["הזקן (השומר)", "«אמר»."])


def test_brackets_of_a_book_outvote_those_of_a_line() -> None:
    brackets = Brackets()
    assert not brackets.learn(["הזקן (השומר) אמר (לה)"])
    assert not brackets.learn(["הזקן )השומר("])


def test_forms_of_letters_are_the_letters() -> None:
    assert letters_of_forms("ﻛﺘﺎﺏ ﻻ ﬞﷲ") == "كتاب لا ﬞالله"
    assert letters_of_forms("ﹰ") == "\u064b"
    assert letters_of_forms("ﬁ²") == "ﬁ²"


def test_a_word_of_latin_letters_on_a_page_of_hebrew_runs_right() -> None:
    assert not is_from_right("Smith", is_mostly=True)
    assert is_from_right("12.5%", is_mostly=True)
    assert not is_from_right("12.5%", is_mostly=False)
    assert is_from_right("את", is_mostly=False)
