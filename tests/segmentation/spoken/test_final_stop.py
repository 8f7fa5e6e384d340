"""A line without a mark at its end gets the stop of its script."""

import pytest

from cosystudio.segmentation.spoken import final_stop


@pytest.mark.parametrize(
    ("line", "language", "stop"),
    [
        ("The Period", "en", "."),
        ("第一章", "zh", "。"),
        ("第1章 OK", "zh", "."),
        ("はじめに", "ja", "。"),
        ("제1장", "ko", "."),
        ("Глава первая", "ru", "."),
        ("अध्याय एक", "hi", "।"),
        ("บทที่หนึ่ง", "th", ""),
        ("12", "zh", "。"),
        ("12", "en", "."),
        ("“Yes”", "en", "."),
        ("(see below)", "en", "."),
        ("5 %", "en", "."),
        ("20 °C", "en", "."),
    ],
)
def test_a_word_at_the_end_gets_a_stop(line: str, language: str, stop: str) -> None:
    assert final_stop(line, language) == stop


@pytest.mark.parametrize(
    "line",
    [
        "He ran.",
        "Who?",
        "Oh!",
        "“Yes.”",
        "他说：“好。”",
        "「はい。」",
        "and then—",
        "–",
        "wait…",
        "wait...",
        "first,",
        "thus:",
        "-",
        "♪",
        "",
        "他……",
    ],
)
def test_a_mark_at_the_end_is_enough(line: str) -> None:
    assert final_stop(line, "en") == ""


def test_figures_keep_clear_of_a_stop_that_would_make_them_ordinal() -> None:
    assert final_stop("Kapitel 4", "de") == ""
    assert final_stop("Kapitel vier", "de-AT") == "."
    assert final_stop("Chapitre 4", "fr") == "."
