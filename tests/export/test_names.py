"""Names that every file system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.export.names import LONGEST_BYTES, file_name, safe_name


def test_a_name_is_number_title_and_suffix() -> None:
    assert file_name(1, "The Lighthouse", "mp3") == "01 The Lighthouse.mp3"
    assert file_name(12, "第十二章 灯塔", "wav") == "12 第十二章 灯塔.wav"


@pytest.mark.parametrize(
    ("number", "total", "start"), [(7, 9, "07"), (7, 120, "007"), (1500, 1500, "1500"), (3, 0, "03")]
)
def test_the_numbers_of_a_book_have_equally_many_digits(number: int, total: int, start: str) -> None:
    assert file_name(number, "A", "mp3", total) == f"{start} A.mp3"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Chapter 1: The Start", "01 Chapter 1 - The Start.mp3"),
        ('He said "No"', "01 He said 'No'.mp3"),
        ("Who/What\\Where?", "01 Who-What-Where.mp3"),
        ("a\tb\n c\u200b\u202e", "01 a b c.mp3"),
        ("And then...", "01 And then.mp3"),
        ("../../etc/passwd", "01 -..-etc-passwd.mp3"),
        ("", "01 Chapter.mp3"),
        ("???", "01 Chapter.mp3"),
        ("Cafe\u0301", "01 Café.mp3"),
    ],
)
def test_what_a_file_system_forbids_is_left_out(title: str, name: str) -> None:
    assert file_name(1, title, "mp3") == name


def test_a_long_chinese_title_is_cut_between_characters() -> None:
    name = file_name(1, "灯" * 200, "mp3")
    assert len(name.encode()) <= LONGEST_BYTES
    assert name.endswith("灯.mp3")


@pytest.mark.parametrize("device", ["CON", "nul", "com1", "LPT9", "aux.txt"])
def test_a_name_that_windows_keeps_for_a_device_is_changed(device: str) -> None:
    assert safe_name(device) == f"_{device}"
    assert safe_name(f"a {device}") == f"a {device}"


@given(st.integers(1, 10**5), st.text())
def test_any_title_gives_a_name_that_windows_takes(number: int, title: str) -> None:
    name = file_name(number, title, "mp3")
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in name)
    assert len(name.encode()) <= LONGEST_BYTES
    assert not name.removesuffix(".mp3").endswith((".", " "))
