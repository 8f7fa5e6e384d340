"""The editor that lies over a line of the script."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QPlainTextEdit):
    """Enter is done, Shift+Enter breaks a line of verse, Ctrl+Shift+Enter splits at the cursor, Escape gives up.

    Signals:
        finished(): the text is as the person wants it.
        given_up(): the text stays as it was.
        split_wished(int): cut before this character.
    """

    finished = Signal()
    given_up = Signal()
    split_wished = Signal(int)

    def __init__(self, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("line_editor")
        self.setAccessibleName(self.tr("Text of the line"))
        self.setFont(font)
        self.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pointSizeF()}pt;")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.has_menu = False
        self._has_text = False
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def take_text(self, text: str) -> None:
        """Show the text, unless the person has begun to write already."""
        if not self._has_text:
            self._has_text = True
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that end editing; the rest is writing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in _RETURN and held == both:
            self.split_wished.emit(self.textCursor().position())
        elif event.key() in _RETURN and held != Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer splitting beside cut, copy and paste; an open menu must not count as leaving the editor."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        split = menu.addAction(self.tr("Split here"))
        at = self.cursorForPosition(event.pos()).position()
        split.triggered.connect(lambda: self.split_wished.emit(at))
        menu.aboutToHide.connect(self._forget_menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.has_menu = True
        menu.popup(event.globalPos())

    def _forget_menu(self) -> None:
        self.has_menu = False

    def _fit(self) -> None:
        """Be as high as the text, over the rows below if need be, rather than hide what is being written."""
        lines = self.document().size().height()
        needed = round(lines * self.fontMetrics().lineSpacing()) + 2 * 3 + 2
        if self._has_text and needed != self.height():
            self.resize(self.width(), needed)
