"""The measured settings as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cosystudio.session.tuning import Point
from cosystudio.ui.theme import figures_font
from cosystudio.ui.widgets.parts import mark

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_AIR = 4


class TunePoints(QTableWidget):
    """One row for each setting, in the order of measuring; the recommended one is bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "tune_points", self.tr("Measured settings"))
        captions = self._captions()
        self.setColumnCount(len(captions))
        self.setHorizontalHeaderLabels(captions)
        self.setFont(figures_font())
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(_RIGHT)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def show_points(self, points: Sequence[Point], best: Point | None) -> None:
        """Show these settings, the newest in sight."""
        self.setRowCount(len(points))
        for row, point in enumerate(points):
            self._fill(row, point, is_best=point == best)
        self._fit()
        self.scrollToBottom()

    def _fit(self) -> None:
        """Be as wide as captions and figures need."""
        heads = self.horizontalHeader()
        for column in range(self.columnCount()):
            heads.resizeSection(column, max(heads.sectionSizeHint(column), self.sizeHintForColumn(column)))
        self.setFixedWidth(heads.length() + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + _AIR)

    def _captions(self) -> list[str]:
        return [
            self.tr("Lines"),
            self.tr("At a time"),
            self.tr("Lines/min"),
            self.tr("× real time"),
            self.tr("Latency"),
            self.tr("Errors"),
        ]

    def _fill(self, row: int, point: Point, *, is_best: bool) -> None:
        seconds = self.tr("{seconds} s").format(seconds=f"{point.latency_s:.2f}")
        errors = f"{point.errors:,}" if point.errors else ""
        pace, factor = f"{point.lines_per_min:,.0f}", f"{point.real_time_factor:.1f}"
        font = figures_font()
        font.setBold(is_best)
        for column, text in enumerate((str(point.batch), str(point.concurrency), pace, factor, seconds, errors)):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_RIGHT)
            item.setFont(font)
            self.setItem(row, column, item)
