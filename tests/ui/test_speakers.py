"""Colours of characters: seen in both looks, told apart, and never the only thing that tells."""

from itertools import product

import pytest

from cosystudio.book.model import Character
from cosystudio.ui.speakers import ON_DARK, ON_LIGHT, speaker_color, speaker_name, speaker_place
from cosystudio.ui.theme import DARK, LIGHT, Tokens
from tests.ui.test_theme import contrast

CAST = [Character("Ann"), Character("Bo")]


@pytest.mark.parametrize(("colors", "tokens"), [(ON_LIGHT, LIGHT), (ON_DARK, DARK)], ids=["light", "dark"])
def test_every_colour_is_seen_on_every_ground_of_a_line(colors: tuple[str, ...], tokens: Tokens) -> None:
    grounds = (tokens.pane, tokens.ground, tokens.soft)
    assert [pair for pair in product(colors, grounds) if contrast(*pair) < 3] == []


def test_there_are_as_many_colours_in_either_look_and_none_twice() -> None:
    assert len(ON_LIGHT) == len(ON_DARK) == len(set(ON_LIGHT)) == len(set(ON_DARK))


def test_a_character_keeps_their_hue_when_the_look_changes() -> None:
    assert (speaker_color(1, LIGHT), speaker_color(1, DARK)) == (ON_LIGHT[1], ON_DARK[1])
    assert speaker_color(len(ON_LIGHT), LIGHT) == ON_LIGHT[0]


def test_the_narrator_has_a_name_and_no_place_in_the_cast() -> None:
    assert (speaker_place(CAST, ""), speaker_place(CAST, "Bo")) == (None, 1)
    assert (speaker_name(""), speaker_name("Bo")) == ("Narrator", "Bo")
