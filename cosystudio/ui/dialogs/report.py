"""What a person sees of a bug: what happened, and a text to send on."""

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cosystudio import __version__
from cosystudio.ui.widgets.parts import button, label, mark

_LETTERS = 76


class ReportDialog(QDialog):
    """Shows a bug's report, which can be copied; the work goes on."""

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "report_dialog", self.tr("A fault in the program"))
        self.setWindowTitle(self.tr("A fault in the program"))
        self._text = QPlainTextEdit(report_of(error), self)
        mark(self._text, "report_text", self.tr("Report"))
        self._text.setReadOnly(True)
        self._lay_out()

    def _lay_out(self) -> None:
        text = self.tr(
            "Something went wrong that should not have. Your book is saved up to the last change. "
            "Please send this report; it holds nothing of the book."
        )
        words = label("report_words", text=text)
        words.setWordWrap(True)
        copy = button("report_copy", self.tr("Copy"))
        copy.clicked.connect(self._copy)
        close = button("report_close", self.tr("Go on"), "filled")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self._text, 1)
        column.addLayout(row)
        self.resize(self.fontMetrics().averageCharWidth() * _LETTERS, self.fontMetrics().lineSpacing() * 24)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def report_of(error: BaseException) -> str:
    """Return the versions and the places in the program that led to the error, without its message.

    The message of a KeyError or ValueError may quote the book, so that only its type is told.
    """
    places = traceback.format_list(traceback.extract_tb(error.__traceback__))
    versions = f"CosyStudio {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n".join((versions, type(error).__name__, "".join(places)))
