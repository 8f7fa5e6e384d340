"""One endpoint in the table of all: every figure, and a button to pause it."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from cosystudio.session.events import EndpointStatus
from cosystudio.ui.widgets.endpoint_chip import short_name, state_words
from cosystudio.ui.widgets.parts import button, label

_NAME_LETTERS = 34


FIGURES = ("endpoint_pace", "endpoint_latency", "endpoint_in_flight", "endpoint_errors", "endpoint_rate")
"""The cells of the figures by their names, in order."""
_ROLES = {"speaking": "", "idle": "quiet", "paused": "quiet", "slowing down": "warning"}


class EndpointRow(QObject):
    """The cells of one row of a grid; only what changed is drawn.

    Signals:
        pause_wished(object, bool): the EndpointStatus, and whether it shall be paused or go on.
    """

    pause_wished = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._status: EndpointStatus | None = None
        self._name = label("endpoint_name")
        self._state = label("endpoint_state")
        self._figures = [label(name, figures=True) for name in FIGURES]
        self._button = button("endpoint_pause", self.tr("Pause"), "chip")
        self._button.clicked.connect(self._press)

    def stand_in(self, grid: QGridLayout, row: int) -> None:
        """Put the cells into a row of the grid."""
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self._state, row, 1)
        for place, figure in enumerate(self._figures):
            grid.addWidget(figure, row, 2 + place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._button, row, 2 + len(self._figures))

    def show_status(self, status: EndpointStatus | None) -> None:
        """Show an endpoint, or nothing."""
        cells = (self._name, self._state, *self._figures, self._button)
        for cell in cells:
            cell.setVisible(status is not None)
        if status is not None and status != self._status:
            self._show(status)
        self._status = status

    def _show(self, status: EndpointStatus) -> None:
        before, self._status = self._status, status
        metrics = self._name.fontMetrics()
        wide = metrics.averageCharWidth() * _NAME_LETTERS
        self._name.setText(metrics.elidedText(short_name(status), Qt.TextElideMode.ElideMiddle, wide))
        self._name.setToolTip(status.name)
        self._name.setAccessibleName(sentence(status))
        self._state.setText(state_words(status.state))
        if before is None or before.state != status.state:
            self._state.setProperty("role", _ROLES.get(status.state, "error"))
            self._state.style().polish(self._state)
        for figure, text in zip(self._figures, figures_of(status), strict=True):
            figure.setText(text)
        self._name_button(status)

    def _name_button(self, status: EndpointStatus) -> None:
        paused = status.state == "paused"
        self._button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        name = self.tr("Resume {name}") if paused else self.tr("Pause {name}")
        self._button.setAccessibleName(name.format(name=short_name(status)))
        self._button.setAccessibleDescription(sentence(status))

    def _press(self) -> None:
        if self._status is not None:
            self.pause_wished.emit(self._status, self._status.state != "paused")


def figures_of(status: EndpointStatus) -> tuple[str, ...]:
    """Return the figures of an endpoint in the order of `FIGURES`; a dash where there is none yet."""
    seconds = QCoreApplication.translate("EndpointRow", "{seconds} s").format(seconds=f"{status.latency_s:.1f}")
    in_flight = QCoreApplication.translate("EndpointRow", "{count} of {most}")
    return (
        f"{status.lines_per_min:,.0f}" if status.lines_per_min else "–",
        seconds if status.latency_s else "–",
        in_flight.format(count=status.in_flight, most=status.concurrency) if status.concurrency else "–",
        f"{status.errors:,}",
        _requests(status),
    )


def _requests(status: EndpointStatus) -> str:
    """Return the requests a second, of late and at most."""
    pace = f"{status.requests_per_s:.2g}" if status.requests_per_s else "–"
    if not status.limit_per_s:
        return (
            QCoreApplication.translate("EndpointRow", "{count}/s").format(count=pace) if status.requests_per_s else "–"
        )
    both = QCoreApplication.translate("EndpointRow", "{count} of {most}/s")
    return both.format(count=pace, most=f"{status.limit_per_s:.3g}")


def sentence(status: EndpointStatus) -> str:
    """Return all of a row as a screen reader says it."""
    words = QCoreApplication.translate(
        "EndpointRow",
        "{name}: {state}, {pace} lines/min, latency {latency}, {in_flight} requests in flight, {errors} errors",
    )
    pace, latency, in_flight, errors, _rate = figures_of(status)
    return words.format(
        name=short_name(status),
        state=state_words(status.state),
        pace=pace,
        latency=latency,
        in_flight=in_flight,
        errors=errors,
    )
