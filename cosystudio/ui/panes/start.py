"""What stands in the window while no book is open: the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from cosystudio.session.library import RecentBook
from cosystudio.ui.widgets.parts import button, label, mark

_COLUMN_LETTERS = 72
_MOST_SHOWN = 6
_ROW_AIR = 32
"""Padding and border of a row in the style sheet, and a little more."""


class StartPane(QWidget):
    """Offers a manuscript, the sample, and the books used last.

    Signals:
        open_wished(): choose a file.
        sample_wished(): open the sample book.
        recent_chosen(object): the Path of a recent book.
    """

    open_wished = Signal()
    sample_wished = Signal()
    recent_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "start_pane", self.tr("Start"))
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: list[QPushButton] = []
        self._lay_out()

    def show_recent(self, books: list[RecentBook]) -> None:
        """List the books used last."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, book) for place, book in enumerate(books[:_MOST_SHOWN])]
        for row in self._rows:
            self._recent.addWidget(row)
        self._recent_caption.setVisible(bool(self._rows))

    def say_opening(self, name: str) -> None:
        """Say that a file is being read; with an empty name say nothing."""
        self._busy.setText(self.tr("Reading {name}…").format(name=name) if name else "")
        for choice in (self._open, self._sample, *self._rows):
            choice.setEnabled(not name)

    def _lay_out(self) -> None:
        self._open = button("start_open", self.tr("Open a manuscript…"), "filled")
        self._open.clicked.connect(self.open_wished)
        self._sample = button("start_sample", self.tr("Try the sample"))
        self._sample.clicked.connect(self.sample_wished)
        self._busy = label("start_busy", "quiet")
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self._open)
        choices.addWidget(self._sample)
        choices.addWidget(self._busy, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(label("start_title", "title", text=self.tr("From a manuscript to an audiobook")))
        column.addWidget(self._explanation())
        column.addSpacing(12)
        column.addLayout(choices)
        column.addSpacing(24)
        self._recent_caption = label("recent_caption", "caption", text=self.tr("RECENT BOOKS"))
        column.addWidget(self._recent_caption)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column.addLayout(self._recent)
        column.addStretch(3)
        self._centre(column)

    def _explanation(self) -> QWidget:
        text = self.tr(
            "Open or drop a file: EPUB, Word, PDF, HTML, FB2, plain text and others. "
            "It is cut into lines that you can hear, change and speak again one by one."
        )
        words = label("start_words", "quiet", text=text)
        words.setWordWrap(True)
        return words

    def _centre(self, column: QVBoxLayout) -> None:
        middle = QWidget(self)
        middle.setFixedWidth(self._column_width)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)

    @property
    def _column_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _COLUMN_LETTERS

    @property
    def _row_width(self) -> int:
        margins = self.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin) * 2
        return self._column_width - margins - _ROW_AIR

    def _row(self, place: int, book: RecentBook) -> QPushButton:
        title = book.title or book.path.stem
        name = " · ".join(part for part in (title, book.author) if part)
        row = button(f"recent_{place}", "", "recent", tip=f"{name}\n{book.path}")
        row.setText(row.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self._row_width).replace("&", "&&"))
        row.setAccessibleName(name)
        row.clicked.connect(lambda: self.recent_chosen.emit(book.path))
        return row
