"""Figures and states as a person reads them."""

import pytest

from cosystudio.book.model import LineState, Voice
from cosystudio.resources import resource
from cosystudio.ui import words


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (7.6, "0:08"), (1450, "24:10"), (3850, "1:04:10")])
def test_a_clock_has_hours_only_when_it_needs_them(seconds: float, shown: str) -> None:
    assert words.clock(seconds) == shown


def test_a_guess_is_marked_as_one() -> None:
    assert words.rough_length(2340) == "≈ 39 m"
    assert words.rough_length(12) == "≈ 12 s"


def test_a_book_is_measured_in_hours() -> None:
    assert words.long_length(51_600) == "14 h 20 min"
    assert words.long_length(300) == "5 min"


def test_what_is_left_is_told_in_seconds_at_the_end() -> None:
    assert words.time_left(420) == "7 min left"
    assert words.time_left(45.2) == "45 s left"


@pytest.mark.parametrize(("pause", "shown"), [(800, "0.8 s"), (350, "0.35 s"), (2000, "2 s"), (0, "0 s")])
def test_a_pause_has_no_empty_digits(pause: int, shown: str) -> None:
    assert words.seconds_of(pause) == shown


def test_one_line_is_no_lines() -> None:
    assert words.count_of_lines(1) == "1 line"
    assert words.count_of_lines(7560) == "7,560 lines"


def test_each_state_has_its_own_word_and_its_own_shape() -> None:
    assert len({words.state_word(state) for state in LineState}) == len(LineState)
    drawings = {resource(f"icons/{words.state_icon(state)}.svg").read_text("utf-8") for state in LineState}
    assert len(drawings) == len(LineState)


def test_a_voice_is_named_with_its_style() -> None:
    assert words.voice_name(Voice("local", "Jerry", style="hoarse")) == "Jerry · hoarse"
    assert words.voice_name(Voice("local", "")) == "local"


@pytest.mark.parametrize(
    ("voice", "shown"),
    [
        (Voice("hibari", "heart"), "Heart"),
        (Voice("kokoro", "jm_kumo", style="softly"), "Kumo · softly"),
        (Voice("openai", "jm_kumo"), "jm_kumo"),
        (Voice("cosyvoice", "中文女"), "中文女"),
    ],
)
def test_a_voice_is_called_as_the_list_of_voices_calls_it(voice: Voice, shown: str) -> None:
    assert words.voice_name(voice) == shown
