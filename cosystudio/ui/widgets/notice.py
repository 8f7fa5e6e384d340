"""A strip below the menu that says what went wrong, without standing in the way."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cosystudio.ui.icons import icon
from cosystudio.ui.widgets.parts import button, label, mark


class Notice(QFrame):
    """Hidden until there is something to say; the last sentence stays until it is dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "notice", self.tr("Notice"))
        self.setProperty("role", "notice")
        self._text = label("notice_text")
        self._text.setWordWrap(True)
        self._sign = label("notice_sign")
        self._sign.setPixmap(icon("warning", QPalette.ColorRole.WindowText).pixmap(QSize(16, 16)))
        away = button("notice_close", "", "flat", tip=self.tr("Dismiss"))
        away.setIcon(icon("close"))
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(away)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence that a person should know."""
        self._sign.show()
        self._show(sentence)

    def tell(self, sentence: str) -> None:
        """Show a sentence about what goes on, without a sign of warning; an empty one ends it."""
        self._sign.hide()
        self._show(sentence)
        self.setVisible(bool(sentence))

    def _show(self, sentence: str) -> None:
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.show()
