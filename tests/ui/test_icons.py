"""Icons are drawn in the colours of the palette."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.resources import resource
from cosystudio.ui.icons import Glyphs, icon

TINTED = sorted(path.stem for path in resource("icons").glob("*.svg") if "currentColor" in path.read_text("utf-8"))


def inks(image: QImage) -> set[str]:
    """Return the colours of the pixels that are not see-through at all."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", TINTED)
def test_every_icon_is_drawn_in_one_colour_of_the_palette(qapp: QApplication, name: str) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.ButtonText, QColor("#123456"))
    qapp.setPalette(palette)
    assert "#123456" in inks(icon(name).pixmap(QSize(64, 64)).toImage())


def test_a_disabled_icon_is_drawn_in_the_disabled_colour(qapp: QApplication) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#654321"))
    qapp.setPalette(palette)
    assert "#654321" in inks(icon("stop").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage())


def test_glyphs_are_drawn_where_and_as_they_are_asked_for(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    Glyphs().paint(painter, "state-spoken", QRect(20, 20, 16, 16), "#0f766e")
    painter.end()
    assert inks(image) == {"#0f766e"}
    assert image.pixelColor(28, 28).alpha() == 255
    assert image.pixelColor(8, 8).alpha() == 0


def test_an_icon_outlives_the_name_it_was_made_under(qtbot: QtBot) -> None:
    buttons = [QPushButton() for _ in range(50)]
    for button in buttons:
        qtbot.addWidget(button)
        button.setIcon(icon("play"))
    gc.collect()
    assert all(not button.icon().pixmap(16, 16).isNull() for button in buttons)


def test_no_icon_is_missing(qapp: QApplication) -> None:
    assert {"play", "pause", "open", "export", "find", "check-on", "check-off"} <= set(TINTED)
    assert Path(resource("icons/chevron-on-dark.svg")).is_file()
