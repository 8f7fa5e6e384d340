import pytest

from cosystudio.manuscript.headings.numbers import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("XII", 12), ("iv", 4), ("CXXXIV", 134), ("one", 1), ("Twenty-One", 21), ("third", 3),
        ("Zweiter", 2), ("première", 1), ("十", 10), ("二十", 20), ("三十八", 38), ("一百二十", 120), ("一百八", 108),
        ("一百零五", 105), ("一一八", 118), ("一零零", 100), ("〇", 0), ("廿三", 23), ("两", 2), ("１２", 12),
        ("siebentes", 7), ("Dreizehntes", 13), ("einundzwanzigstes", 21), ("dreißigstes", 30), ("Eins", 1),
        ("vingt et unième", 21), ("soixante-douze", 72), ("quatre-vingt-dix", 90), ("DEUXIEME", 2), ("primero", 1),
        ("décimo tercero", 13), ("treinta y uno", 31), ("SECONDO", 2), ("ventesima", 20), ("primeira", 1),
        ("Первая", 1), ("двадцать первая", 21), ("ТРЕТЬЯ", 3), ("drugi", 2), ("tweede", 2), ("tredje", 3),
        ("one hundred and two", 102), ("forty-second", 42),
    ],
)  # fmt: skip
def test_numbers_are_read_in_every_spelling(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "IIX", "twenty-twelve", "word", "1a", "12345678", "and", "hundred", "e"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None
