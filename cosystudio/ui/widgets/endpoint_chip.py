"""One endpoint in the last bar: a dot, its figures, and its state in words."""

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cosystudio.session.events import EndpointStatus
from cosystudio.ui import words
from cosystudio.ui.icons import Glyphs
from cosystudio.ui.theme import Theme, Tokens, figures_font
from cosystudio.ui.widgets.elided_label import ElidedLabel

_DOT = 12
_NAME_LETTERS = 24
_WELL = frozenset({"idle", "speaking"})


class EndpointChip(ElidedLabel):
    """Says how one endpoint does; in trouble it says so in words, the dot only repeats it.

    Signals:
        pressed(): it was clicked.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("endpoint", "quiet", parent, indent=_DOT + 4)
        self.setFont(figures_font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._glyphs = Glyphs()
        self._state = "idle"

    def show_status(self, status: EndpointStatus) -> None:
        """Show the figures of an endpoint."""
        text = _figures(status) if is_well(status) else state_words(status.state)
        metrics = self.fontMetrics()
        name = metrics.elidedText(short_name(status), Qt.TextElideMode.ElideMiddle, _wide(metrics))
        self.set_words(f"{name} {text}".strip())
        tip = self.tr("{name}: {state}, {count} requests in flight, {errors} errors")
        told = {"name": words.speech_label(status.name), "state": state_words(status.state)}
        self.setToolTip(tip.format(**told, count=status.in_flight, errors=status.errors))
        if status.state != self._state:
            self._state = status.state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot before the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        where = QRect(0, (self.height() - _DOT) // 2, _DOT, _DOT)
        self._glyphs.paint(painter, "dot", where, endpoint_color(self._state, self._theme.tokens))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


def is_well(status: EndpointStatus) -> bool:
    """True where nothing need be said of an endpoint but its figures."""
    return status.state in _WELL


def state_words(state: str) -> str:
    """Return what an endpoint does, in the window's language."""
    match state:
        case "idle":
            return QCoreApplication.translate("EndpointChip", "idle")
        case "speaking":
            return QCoreApplication.translate("EndpointChip", "speaking")
        case "slowing down":
            return QCoreApplication.translate("EndpointChip", "slowing down")
        case "paused":
            return QCoreApplication.translate("EndpointChip", "paused")
        case _:
            return QCoreApplication.translate("EndpointChip", "not answering")


def endpoint_color(state: str, tokens: Tokens) -> str:
    """Return the colour of an endpoint's dot."""
    known = {
        "idle": tokens.quiet,
        "paused": tokens.quiet,
        "speaking": tokens.accent,
        "slowing down": tokens.warning,
    }
    return known.get(state, tokens.error)


def short_name(status: EndpointStatus) -> str:
    """Return an address without what all addresses have in common; a voice of this computer by its own name."""
    name = status.name if "://" in status.name else status.service or words.speech_label(status.name)
    return name.removeprefix("https://").removeprefix("http://").rstrip("/")


def _wide(metrics: QFontMetrics) -> int:
    return metrics.averageCharWidth() * _NAME_LETTERS


def _figures(status: EndpointStatus) -> str:
    if not status.lines_per_min:
        return ""
    text = QCoreApplication.translate("EndpointChip", "{count}/min {seconds} s")
    return text.format(count=f"{status.lines_per_min:,.0f}", seconds=f"{status.latency_s:.1f}")
