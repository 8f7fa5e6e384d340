"""The table of all endpoints, which opens above the last bar."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cosystudio.session.events import EndpointStatus, JobStatus
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.endpoint_row import EndpointRow
from cosystudio.ui.widgets.parts import label, mark, rule

_REFRESH_MS = 500
"""How often it looks by itself: an endpoint that does not answer brings no news."""
_MOST_HEIGHT = 0.6
"""Of the screen; what is longer scrolls."""
_GAP = 4


class EndpointPanel(QFrame):
    """A popover: Escape, or a click beside it, closes it.  It reads the job by itself while it is open."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, "endpoint_panel", self.tr("Endpoints"))
        self.setProperty("role", "popover")
        self._desk = desk
        self._rows: list[EndpointRow] = []
        self._place: QWidget | None = None
        self._empty = label(
            "no_endpoints", "quiet", text=self.tr("Nothing is being produced, so no endpoint is in use.")
        )
        self._job = label("job_figures", "quiet", figures=True)
        self._lay_out()
        self._look_again = QTimer(self, interval=_REFRESH_MS)
        self._look_again.timeout.connect(lambda: self.show_job(desk.session.job))

    def open_above(self, place: QWidget) -> None:
        """Open with its lower right corner above that of `place`."""
        self._place = place
        self.show_job(self._desk.session.job)
        self._fit(place)
        self.show()
        self._look_again.start()

    def show_job(self, job: JobStatus) -> None:
        """Show the figures of a job and of its endpoints."""
        endpoints = job.endpoints if job.running else ()
        while len(self._rows) < len(endpoints):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.show_status(endpoints[place] if place < len(endpoints) else None)
        self._empty.setVisible(not endpoints)
        self._scroll.setVisible(bool(endpoints))
        self._job.setText(job_figures(job))
        self._job.setVisible(bool(self._job.text()))
        if self._place is not None and self.isVisible() and self._scroll.is_too_small():
            self._fit(self._place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self._look_again.stop()
        super().hideEvent(event)

    def _fit(self, place: QWidget) -> None:
        """Be as large as all that is shown, with the lower right corner above that of `place`."""
        self._scroll.updateGeometry()
        self.adjustSize()
        corner = place.mapToGlobal(QPoint(place.width(), -_GAP))
        room = place.screen().availableGeometry()
        left = max(room.left(), min(corner.x() - self.width(), room.right() - self.width()))
        self.move(left, max(room.top(), corner.y() - self.height()))

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for place, caption in enumerate(self._captions()):
            side = Qt.AlignmentFlag.AlignLeft if place < 2 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label("endpoint_caption", "caption", text=caption), 0, place, side)
        body = QWidget(self)
        body.setLayout(self._grid)
        self._scroll = _Fitted(body, self)
        mark(self._scroll, "endpoint_scroll", self.tr("Endpoints"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._empty)
        column.addWidget(self._scroll)
        column.addWidget(rule(self))
        column.addWidget(self._job)

    def _captions(self) -> tuple[str, ...]:
        return (
            self.tr("Endpoint"),
            self.tr("State"),
            self.tr("Lines/min"),
            self.tr("Latency"),
            self.tr("In flight"),
            self.tr("Errors"),
            self.tr("Requests"),
        )

    def _add_row(self) -> None:
        row = EndpointRow(self)
        row.pause_wished.connect(self._pause)
        self._rows.append(row)
        row.stand_in(self._grid, len(self._rows))

    def _pause(self, status: EndpointStatus, paused: bool) -> None:
        session = self._desk.session
        (session.pause_endpoint if paused else session.resume_endpoint)(status.service, status.name)
        self.show_job(session.job)


class _Fitted(QScrollArea):
    """Shows all of its body where the screen allows that."""

    def __init__(self, body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = body
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def sizeHint(self) -> QSize:
        """Return the size of the body, and the room for a scroll bar where that is too high."""
        wanted, most = self._body.sizeHint(), round(self.screen().availableGeometry().height() * _MOST_HEIGHT)
        bar = self.verticalScrollBar().sizeHint().width() if wanted.height() > most else 0
        return QSize(wanted.width() + bar, min(wanted.height(), most))

    def is_too_small(self) -> bool:
        """True where the body has grown since."""
        wanted = self.sizeHint()
        return wanted.height() > self.height() or wanted.width() > self.width()

    def minimumSizeHint(self) -> QSize:
        """Return the same: a popover is as large as what it shows."""
        return self.sizeHint()


def job_figures(job: JobStatus) -> str:
    """Return what the bar below has no room for, such as ``1,540 requests · 12 retries · 3.2 MB in flight``."""
    if not job.requests:
        return ""
    requests = QCoreApplication.translate("EndpointPanel", "{count} requests").format(count=f"{job.requests:,}")
    retries = QCoreApplication.translate("EndpointPanel", "{count} retries").format(count=f"{job.retries:,}")
    sound = QCoreApplication.translate("EndpointPanel", "{megabytes} MB in flight")
    return " · ".join((requests, retries, sound.format(megabytes=f"{job.bytes_in_flight / 1e6:.1f}")))
