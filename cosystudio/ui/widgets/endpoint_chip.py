"""One endpoint in the last bar: a dot, its figures, and its state in words."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cosystudio.session.events import EndpointStatus
from cosystudio.ui import words
from cosystudio.ui.icons import Glyphs
from cosystudio.ui.theme import Theme, figures_font
from cosystudio.ui.widgets.elided_label import ElidedLabel

_DOT = 12
_WELL = frozenset({"idle", "speaking"})


class EndpointChip(ElidedLabel):
    """Says how one endpoint does; in trouble it says so in words, the dot only repeats it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("endpoint", "quiet", parent, indent=_DOT + 4)
        self.setFont(figures_font())
        self._theme = theme
        self._glyphs = Glyphs()
        self._state = "idle"

    def show_status(self, status: EndpointStatus) -> None:
        """Show the figures of an endpoint."""
        self._state = status.state
        text = _figures(status) if status.state in _WELL else state_words(status.state)
        self.set_words(f"{_short(words.speech_label(status.name))} {text}".strip())
        tip = self.tr("{name}: {state}, {count} requests in flight, {errors} errors")
        name, state = words.speech_label(status.name), state_words(status.state)
        self.setToolTip(tip.format(name=name, state=state, count=status.in_flight, errors=status.errors))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot before the text."""
        super().paintEvent(event)
        tokens = self._theme.tokens
        color = {"idle": tokens.quiet, "speaking": tokens.accent, "slowing down": tokens.warning}
        painter = QPainter(self)
        where = QRect(0, (self.height() - _DOT) // 2, _DOT, _DOT)
        self._glyphs.paint(painter, "dot", where, color.get(self._state, tokens.error))
        painter.end()


def state_words(state: str) -> str:
    """Return what an endpoint does, in the window's language."""
    match state:
        case "idle":
            return QCoreApplication.translate("EndpointChip", "idle")
        case "speaking":
            return QCoreApplication.translate("EndpointChip", "speaking")
        case "slowing down":
            return QCoreApplication.translate("EndpointChip", "slowing down")
        case _:
            return QCoreApplication.translate("EndpointChip", "not answering")


def _figures(status: EndpointStatus) -> str:
    if not status.lines_per_min:
        return ""
    text = QCoreApplication.translate("EndpointChip", "{count}/min {seconds} s")
    return text.format(count=f"{status.lines_per_min:,.0f}", seconds=f"{status.latency_s:.1f}")


def _short(name: str) -> str:
    """Return an address without what all addresses have in common."""
    return name.removeprefix("https://").removeprefix("http://").rstrip("/")
