"""A label that gives way when there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST_LETTERS = 6


class ElidedLabel(QLabel):
    """Shows as much of its words as it has room for, and all of them in the tooltip when it is not enough."""

    def __init__(self, name: str, role: str, parent: QWidget, *, indent: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setIndent(indent)
        self._words = ""

    def set_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room that all words need."""
        wide = self.fontMetrics().horizontalAdvance(self._words) + self.indent() + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        least = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * _LEAST_LETTERS + self.indent())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(self.width() - self.indent(), 1)
        )
        self.setText(shown)
