"""Who speaks a line, as it looks: one quiet colour for each character, and their name."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from cosystudio.book.model import Character
from cosystudio.ui.theme import DARK, Tokens

ON_LIGHT = ("#4a74b8", "#b5643c", "#8160ad", "#4f8a4a", "#b3507f", "#8f7a1e", "#2f8798", "#7d6a5b")
ON_DARK = ("#7ea3df", "#d9906c", "#ad92d6", "#85b97d", "#d989ae", "#c2ab55", "#66b3c2", "#b09d8d")
"""Eight hues, told apart in this order; each at 3 : 1 or better on every ground, as WCAG 2.2 asks of graphics (1.4.11).
The ninth character begins anew: the name in the tooltip tells them apart."""
_SWATCH = 12
_ROUND = 3
_FINE = 3.0
"""Device pixels a pixel: Qt makes less of it where the screen has fewer."""
_TICK = (QPointF(3.2, 6.2), QPointF(5.2, 8.2), QPointF(8.8, 4.0))


def speaker_place(cast: Sequence[Character], name: str) -> int | None:
    """Return which of the cast speaks, from 0; None for the narrator."""
    return next((place for place, one in enumerate(cast) if one.name == name), None)


def speaker_color(place: int, tokens: Tokens) -> str:
    """Return the colour of a character by their place in the cast."""
    colors = ON_DARK if tokens is DARK else ON_LIGHT
    return colors[place % len(colors)]


def speaker_name(name: str) -> str:
    """Return who speaks, in the window's language where it is the narrator."""
    return name or QCoreApplication.translate("Speakers", "Narrator")


def swatch(place: int | None, tokens: Tokens, *, ticked: bool = False) -> QIcon:
    """Return a character's colour as an icon, a ring for the narrator, with a tick where it is chosen."""
    image = QPixmap(QSize(_SWATCH, _SWATCH) * _FINE)
    image.setDevicePixelRatio(_FINE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if place is None:
        painter.setPen(QColor(tokens.quiet))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(speaker_color(place, tokens)))
    painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, _ROUND, _ROUND)
    if ticked:
        painter.setPen(QPen(QColor(tokens.text if place is None else tokens.pane), 1.6))
        painter.drawPolyline(_TICK)
    painter.end()
    icon = QIcon(image)
    icon.addPixmap(image, QIcon.Mode.Selected)  # which Qt would tint
    return icon
