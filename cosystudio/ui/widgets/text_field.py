"""A text of a few lines that is handed over when the person leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_MOST_LINES = 8


class TextField(QPlainTextEdit):
    """As high as its text, up to a limit; Ctrl+Enter or leaving it hands the text over, Escape brings the old back.

    Signals:
        committed(str): the person wrote another text.
    """

    committed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_face(self, font: QFont) -> None:
        """Set the text in a face, which the style sheet would otherwise decide."""
        families = ", ".join(f"'{family}'" for family in font.families())
        self.setStyleSheet(f"font-family: {families}; font-size: {font.pointSizeF():.2f}pt;")

    def show_text(self, text: str) -> None:
        """Show a text; what is being written just now is left alone."""
        if self.hasFocus() and self.toPlainText() != self._text:
            return
        self._text = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Hand the text over, if it is another one and not empty."""
        text = self.toPlainText().strip()
        if text and text != self._text:
            self._text = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the text over when the person goes elsewhere, but not for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that end writing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines of the new width."""
        super().resizeEvent(event)
        self._fit()

    def _text_height(self) -> float:
        block, high = self.document().firstBlock(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return high

    def _fit(self) -> None:
        text = self._text_height()
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if text > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        high = round(min(text, most) + 2 * self.document().documentMargin()) + self.height() - self.viewport().height()
        if self.height() != high:
            self.setFixedHeight(high)
