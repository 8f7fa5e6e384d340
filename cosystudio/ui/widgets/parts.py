"""The small parts that every pane is made of, each with its names and its look in one call."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QPushButton, QScrollArea, QWidget

from cosystudio.ui.theme import figures_font

_BOX_MARGIN = 6
"""The style sheet's padding does not reach the field inside a box."""
_SCREEN_MARGIN = 60
"""What frames and bars of a desktop take of a screen."""


def label(name: str, role: str = "", *, text: str = "", figures: bool = False) -> QLabel:
    """Return a label in a look that the style sheet names; `figures` sets digits in equal widths."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if figures:
        made.setFont(figures_font())
    return made


def button(name: str, text: str, role: str = "", *, tip: str = "") -> QPushButton:
    """Return a push button that Tab reaches but a click does not, so that the keys stay with the script."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(text or tip)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a line one pixel high."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def mark(widget: QWidget, name: str, accessible_name: str) -> None:
    """Give a widget the name that tests find it by, and the one that a screen reader says."""
    widget.setObjectName(name)
    widget.setAccessibleName(accessible_name)


def mark_box(box: QAbstractSpinBox, name: str, accessible_name: str) -> None:
    """Name a box for a number, and the field inside that takes the focus; give its text the air of other fields."""
    mark(box, name, accessible_name)
    box.lineEdit().setAccessibleName(accessible_name)
    box.lineEdit().setTextMargins(_BOX_MARGIN, 0, _BOX_MARGIN, 0)


def resize_within_screen(widget: QWidget, width: int, height: int) -> None:
    """Give a window this size, as far as its screen has room for it and a frame; sizes are in points."""
    room = widget.screen().availableGeometry()
    widget.resize(min(width, room.width() - _SCREEN_MARGIN), min(height, room.height() - _SCREEN_MARGIN))


def scrolled(inner: QWidget, name: str, title: str, parent: QWidget) -> QScrollArea:
    """Return an area in which a part scrolls up and down where it is higher than its room."""
    scroll = QScrollArea(parent)
    mark(scroll, name, title)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab lead from each of these to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
