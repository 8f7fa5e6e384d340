"""A view for rows of different heights that never measures more rows than it shows."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cosystudio.ui.models.lines import LineModel
from cosystudio.ui.theme import Theme
from cosystudio.ui.widgets.line_delegate import LineDelegate


class ScriptView(QTableView):
    """Rows start with a guessed height; a row is measured when it comes near, and what is on screen stays put.

    Measuring two thousand lines takes a quarter of a second, guessing them a hundredth.

    Signals:
        chosen_in_search(): Enter was pressed, or a row double clicked, in a list of found lines.
    """

    chosen_in_search = Signal()

    def __init__(self, model: LineModel, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("script")
        self.setAccessibleName(self.tr("Lines of the chapter"))
        self._lines = model
        self._exact: set[int] = set()
        self.delegate = LineDelegate(model, theme, language, self)
        self._prepare()
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._listen(model)

    def refit(self) -> None:
        """Forget all heights: other rows, another width or another face."""
        self._exact.clear()
        width = self.viewport().width()
        heads = self.verticalHeader()
        heads.blockSignals(True)
        heads.setUpdatesEnabled(False)  # else each row asks where all rows above it end
        heads.setDefaultSectionSize(self.delegate.one_row_height)
        rows = range(self._lines.rowCount())
        for row, height in enumerate(self.delegate.guess_heights(rows, width)):
            if height != self.delegate.one_row_height:
                heads.resizeSection(row, height)
        heads.setUpdatesEnabled(True)
        heads.blockSignals(False)
        self.updateGeometries()
        self.fit_shown()

    def fit_shown(self) -> None:
        """Measure the rows on screen and a screenful around them."""
        count = self._lines.rowCount()
        if not count:
            return
        high = self.viewport().height()
        first = max(0, self._row_at(-high // 2))
        last = min(count - 1, self._row_at(high + high // 2))
        self._measure(range(first, last + 1))

    def show_row(self, row: int) -> None:
        """Scroll until the row is well in sight; its surroundings are measured first."""
        index = self._lines.index(row)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.fit_shown()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew when the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refit()
        else:
            self.fit_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the line in hand, or goes to the line that was found."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif self._lines.is_search:
            self.chosen_in_search.emit()
        else:
            self.edit(self.currentIndex())

    def _prepare(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setEnabled(most > 0))
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _listen(self, model: LineModel) -> None:
        model.modelReset.connect(self._start_again)
        model.rowsInserted.connect(self._shift)
        model.rowsRemoved.connect(self._shift)
        model.dataChanged.connect(self._measure_changed)
        self.verticalScrollBar().valueChanged.connect(self.fit_shown)

    def _start_again(self) -> None:
        searching = self._lines.is_search
        triggers = QAbstractItemView.EditTrigger
        on = triggers.DoubleClicked | triggers.EditKeyPressed
        self.setEditTriggers(triggers.NoEditTriggers if searching else on)
        self.verticalScrollBar().setValue(0)
        self.refit()

    def _shift(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._exact = {row for row in self._exact if row < first}
        rows = range(first, min(last + 1, self._lines.rowCount()))
        for row, height in zip(rows, self.delegate.guess_heights(rows, self.viewport().width()), strict=True):
            self.verticalHeader().resizeSection(row, height)
        self.fit_shown()

    def _measure_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._exact.difference_update(range(first.row(), last.row() + 1))
        self.fit_shown()

    def _measure(self, rows: Iterable[int]) -> None:
        new = [row for row in rows if row not in self._exact]
        if not new:
            return
        anchor = max(0, self._row_at(0))
        before = self.rowViewportPosition(anchor)
        width, heads = self.viewport().width(), self.verticalHeader()
        self._exact.update(new)
        for row in new:
            heads.resizeSection(row, self.delegate.exact_height(row, width))
        moved = self.rowViewportPosition(anchor) - before
        if moved:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _row_at(self, y: int) -> int:
        heads = self.verticalHeader()
        row = heads.logicalIndexAt(y)
        if row >= 0:
            return row
        return 0 if y + heads.offset() < 0 else self._lines.rowCount() - 1
