"""The keys of the editor that lies over a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cosystudio.ui.widgets.line_editor import LineEditor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(holder: QWidget) -> LineEditor:
    made = LineEditor(QFont(), holder)
    made.take_text("One. Two.")
    return made


@pytest.fixture
def told(editor: LineEditor) -> list[object]:
    events: list[object] = []
    editor.finished.connect(lambda: events.append("finished"))
    editor.given_up.connect(lambda: events.append("given up"))
    editor.split_wished.connect(lambda at: events.append(("split", at)))
    return events


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_is_done(editor: LineEditor, told: list[object], qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Return, held)
    assert told == ["finished"]


def test_shift_enter_breaks_a_line_of_verse(editor: LineEditor, told: list[object], qtbot: QtBot) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert told == []
    assert editor.toPlainText() == "\nOne. Two."


def test_escape_gives_up(editor: LineEditor, told: list[object], qtbot: QtBot) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert told == ["given up"]


def test_a_split_is_at_the_cursor(editor: LineEditor, told: list[object], qtbot: QtBot) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(5)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL | SHIFT)
    assert told == [("split", 5)]


def test_what_is_being_written_is_not_overwritten(editor: LineEditor) -> None:
    editor.setPlainText("Three.")
    editor.take_text("One. Two.")
    assert editor.toPlainText() == "Three."
