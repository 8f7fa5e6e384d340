"""What must be read can be read, in light and dark."""

from dataclasses import asdict
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from cosystudio.ui.theme import (
    DARK,
    LIGHT,
    Look,
    Theme,
    Tokens,
    interface_font,
    reading_font,
    serif_families,
    style_sheet,
)

INKS = ("text", "quiet", "accent", "warning", "error")
GROUNDS = ("ground", "pane", "raised", "soft")


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*product(INKS, GROUNDS), ("on_accent", "accent")])
def test_text_stands_out_from_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    colors = asdict(tokens)
    assert contrast(colors[ink], colors[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_no_colour_of_its_own(qapp: QApplication, tokens: Tokens) -> None:
    colors = set(asdict(tokens).values())
    named = {
        word.strip(";") for word in style_sheet(tokens).split() if word.startswith("#") and len(word.strip(";")) == 7
    }
    assert named
    assert named <= colors


def test_a_look_is_put_on_at_once(qapp: QApplication) -> None:
    theme, changes = Theme(), []
    theme.changed.connect(lambda: changes.append(theme.tokens))
    theme.choose(Look.DARK)
    assert qapp.palette().window().color().name() == DARK.pane
    theme.choose(Look.LIGHT)
    assert qapp.palette().window().color().name() == LIGHT.pane
    assert changes == [DARK, LIGHT]


@pytest.mark.parametrize(
    ("language", "face"),
    [
        ("zh", "Noto Serif CJK SC"),
        ("zh-TW", "Noto Serif CJK TC"),
        ("ja", "Noto Serif CJK JP"),
        ("ko", "Noto Serif CJK KR"),
        ("en-GB", "Source Serif 4"),
    ],
)
def test_the_script_is_set_in_a_face_of_its_language(language: str, face: str) -> None:
    assert serif_families(language)[0] == face


def test_the_script_is_set_larger_than_the_controls(qapp: QApplication) -> None:
    assert reading_font("en").pointSizeF() > qapp.font().pointSizeF()


def test_the_interface_keeps_the_face_of_the_system_and_has_one_for_chinese_behind_it(qapp: QApplication) -> None:
    system = QFont(qapp.font())
    system.setFamilies(["Sans"])
    made = interface_font(system)
    assert made.families()[0] == QFontInfo(system).family()
    assert "Noto Sans CJK SC" in made.families()
    assert interface_font(made).families() == made.families()
