"""The last bar: what is being produced, how fast, and how the endpoints do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from cosystudio.session.events import EndpointStatus, JobStatus
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.elided_label import ElidedLabel
from cosystudio.ui.widgets.endpoint_chip import EndpointChip
from cosystudio.ui.widgets.parts import label, mark

_BAR_WIDTH = 220


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
        self._chips: dict[str, EndpointChip] = {}
        self._lay_out()
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
        self._show_endpoints(job.endpoints if job.running else ())

    def _lay_out(self) -> None:
        self.setFixedHeight(self.fontMetrics().height() + 18)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 0, 18, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._what)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self._figures)
        self._row.addStretch(2)

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

    def _show_endpoints(self, endpoints: tuple[EndpointStatus, ...]) -> None:
        names = {endpoint.name for endpoint in endpoints}
        for name in self._chips.keys() - names:
            chip = self._chips.pop(name)
            chip.hide()
            chip.deleteLater()
        for endpoint in endpoints:
            if endpoint.name not in self._chips:
                self._chips[endpoint.name] = EndpointChip(self._desk.theme, self)
                self._row.addWidget(self._chips[endpoint.name])
            self._chips[endpoint.name].show_status(endpoint)


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
