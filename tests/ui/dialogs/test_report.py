"""A report of a bug says where it was, and nothing of the book."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.ui.dialogs.report import ReportDialog, report_of


def a_bug() -> BaseException:
    words = "It was the best of times."
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def test_a_report_names_place_and_versions_but_no_text() -> None:
    report = report_of(a_bug())
    assert "ValueError" in report
    assert "in a_bug" in report
    assert "Qt 6" in report
    assert "best of times" not in report


def test_a_report_can_be_copied(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    error = a_bug()
    dialog = ReportDialog(error, holder)
    copy = dialog.findChild(QPushButton, "report_copy")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == report_of(error)
