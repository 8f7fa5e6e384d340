"""The last bar: what is being produced, how fast, and how the endpoints do."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from cosystudio.session.events import EndpointStatus, JobStatus
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.elided_label import ElidedLabel
from cosystudio.ui.widgets.endpoint_chip import EndpointChip, is_well
from cosystudio.ui.widgets.endpoint_panel import EndpointPanel
from cosystudio.ui.widgets.parts import button, label, mark

_BAR_WIDTH = 220
_LOOK_MS = 1000
"""How often the bar looks by itself while lines are spoken: where nothing answers there is no news."""
_CHIP_LETTERS = 40
_SPACING, _MARGIN = 12, 18


class ProgressPane(QWidget):
    """Quiet when nothing is produced; otherwise one line that says how long it takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "progress_pane", self.tr("Production"))
        self.setProperty("role", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._what = ElidedLabel("produced_chapter", "", self)
        self._bar = QProgressBar(self)
        mark(self._bar, "production", self.tr("Lines spoken"))
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(_BAR_WIDTH)
        self._bar.setMinimumWidth(_BAR_WIDTH // 3)
        self._figures = label("production_figures", figures=True)
        self._chips: list[EndpointChip] = []
        self._endpoints: tuple[EndpointStatus, ...] = ()
        self._panel = EndpointPanel(desk, self)
        self._all = button("all_endpoints", "", "flat", tip=self.tr("Figures of all endpoints"))
        self._all.clicked.connect(self._open_panel)
        self._lay_out()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(lambda: self.show_job(desk.session.job))
        desk.bridge.job_changed.connect(self.show_job)
        self.show_job(desk.session.job)

    def show_job(self, job: JobStatus) -> None:
        """Show how production stands."""
        self._bar.setVisible(job.running)
        self._figures.setVisible(job.running or job.total > 0)
        self._what.set_words(self._sentence(job))
        self._bar.setMaximum(max(job.total, 1))
        self._bar.setValue(job.done + job.failed)
        self._figures.setText(figures_of(job))
        self._endpoints = job.endpoints if job.running else ()
        self._show_endpoints()
        if self._panel.isVisible():
            self._panel.show_job(job)
        if job.running != self._look.isActive():
            self._look.start() if job.running else self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer endpoints."""
        super().resizeEvent(event)
        self._show_endpoints()

    def _lay_out(self) -> None:
        self.setFixedHeight(self.fontMetrics().height() + 18)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._row.setSpacing(_SPACING)
        self._row.addWidget(self._what)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self._figures)
        self._row.addStretch(2)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(_SPACING)
        self._row.addLayout(self._chip_row)
        self._row.addWidget(self._all)

    def _sentence(self, job: JobStatus) -> str:
        if not job.running:
            return self.tr("Production finished") if job.total else self.tr("Nothing is being produced")
        if job.stopping:
            return self.tr("Stopping")
        if job.paused:
            return self.tr("Paused")
        if job.chapter is None:
            return self.tr("Producing")
        title = self._desk.session.chapter(job.chapter).title
        return self.tr("Producing {title}").format(title=_short(title, self._what))

    def _show_endpoints(self) -> None:
        """Show as many endpoints as there is room for, those in trouble before the others, and count the rest."""
        shown = _most_telling(self._endpoints, self._room_for_chips())
        while len(self._chips) < len(shown):
            self._add_chip()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(shown))
            if place < len(shown):
                chip.show_status(shown[place])
        hidden = len(self._endpoints) - len(shown)
        self._all.setText(f"+{hidden} ▴" if hidden else "▴")
        self._all.setVisible(bool(self._endpoints))

    def _room_for_chips(self) -> int:
        """Return how many endpoints have room beside all else; at least one, so that there is something to click."""
        others = self._what.sizeHint().width() + self._bar.minimumWidth() + self._figures.sizeHint().width()
        room = self.width() - 2 * _MARGIN - others - self._all.sizeHint().width() - 4 * _SPACING
        return max(1, room // (self.fontMetrics().averageCharWidth() * _CHIP_LETTERS))

    def _add_chip(self) -> None:
        chip = EndpointChip(self._desk.theme, self)
        chip.pressed.connect(self._open_panel)
        self._chips.append(chip)
        self._chip_row.addWidget(chip)

    def _open_panel(self) -> None:
        self._panel.open_above(self._all)


def _most_telling(endpoints: Sequence[EndpointStatus], count: int) -> list[EndpointStatus]:
    """Return so many endpoints in their order, those in trouble before others."""
    chosen = sorted(range(len(endpoints)), key=lambda place: is_well(endpoints[place]))[:count]
    return [endpoints[place] for place in sorted(chosen)]


def figures_of(job: JobStatus) -> str:
    """Return the figures of a job, such as ``1,204 of 7,560 lines · 962 lines/min · 7 min left``."""
    done = QCoreApplication.translate("ProgressPane", "{done} of {total} lines")
    parts = [done.format(done=f"{job.done:,}", total=f"{job.total:,}")]
    if job.failed:
        parts.append(QCoreApplication.translate("ProgressPane", "{count} failed").format(count=f"{job.failed:,}"))
    if job.running and job.lines_per_min:
        pace = QCoreApplication.translate("ProgressPane", "{count} lines/min")
        parts.append(pace.format(count=f"{job.lines_per_min:,.0f}"))
        factor = QCoreApplication.translate("ProgressPane", "{factor} × real time")
        parts.append(factor.format(factor=f"{job.real_time_factor:.1f}"))
    if job.running and job.left_s is not None:
        parts.append(words.time_left(job.left_s))
    return " · ".join(parts)


def _short(title: str, where: QLabel) -> str:
    """Return as much of a chapter's title as the bar has room for."""
    metrics = where.fontMetrics()
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * 16)
