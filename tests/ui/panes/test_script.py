"""The script: writing, splitting, filtering and finding."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.book.model import LineState
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.widgets.line_editor import LineEditor
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle


@pytest.fixture
def pane(desk: Desk, session: FakeSession, qtbot: QtBot) -> ScriptPane:
    made = ScriptPane(desk)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_chapter(session.book.chapters[0].id)
    return made


def editor_of(pane: ScriptPane) -> LineEditor:
    editor = pane.view.findChild(LineEditor, "line_editor")
    assert editor is not None
    return editor


def text_of(pane: ScriptPane, name: str) -> str:
    found = pane.findChild(QLabel, name)
    assert found is not None
    return found.text()


def chip(pane: ScriptPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, f"chip_{name}")
    assert found is not None
    return found


def texts(pane: ScriptPane) -> list[str]:
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


async def test_enter_writes_and_enter_keeps(
    pane: ScriptPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    id = pane.model.id_at(1)
    pane.choose(id)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    editor_of(pane).setPlainText("It was a time.")
    qtbot.keyClick(editor_of(pane), Qt.Key.Key_Return)
    await settle()
    assert session.asked == [("edit_text", id, "It was a time.")]
    assert texts(pane)[1] == "It was a time."


async def test_escape_leaves_the_line_as_it_was(
    pane: ScriptPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    pane.choose(pane.model.id_at(1))
    pane.edit()
    editor_of(pane).setPlainText("No.")
    qtbot.keyClick(editor_of(pane), Qt.Key.Key_Escape)
    await settle()
    assert session.asked == []


async def test_a_split_in_the_editor_keeps_the_text_first(
    pane: ScriptPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    id = pane.model.id_at(1)
    pane.choose(id)
    pane.edit()
    editor = editor_of(pane)
    editor.setPlainText("One. Two.")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor, Qt.Key.Key_Return, held)
    await settle()
    assert session.asked == [("edit_text", id, "One. Two."), ("split", id, 4)]
    assert texts(pane)[1:3] == ["One.", "Two."]


async def test_the_line_in_hand_stays_in_hand_when_lines_come_and_go(
    pane: ScriptPane, session: FakeSession, settle: Settle
) -> None:
    last = pane.model.id_at(3)
    pane.choose(last)
    await session.split(pane.model.id_at(1), 7)
    assert pane.line == last
    assert pane.view.currentIndex().row() == 4


async def test_chips_count_and_filter(pane: ScriptPane, session: FakeSession) -> None:
    stale = pane.model.id_at(2)
    session.set_state(stale, LineState.STALE)
    assert chip(pane, "stale").text() == "Stale 1"
    assert chip(pane, "not_spoken").text() == "Not spoken 3"
    assert not chip(pane, "failed").isVisible()
    chip(pane, "stale").click()
    assert [pane.model.id_at(row) for row in range(pane.model.rowCount())] == [stale]
    chip(pane, "all").click()
    assert pane.model.rowCount() == 4


async def test_a_filter_that_runs_empty_says_so(pane: ScriptPane, session: FakeSession, desk: Desk) -> None:
    stale = pane.model.id_at(2)
    session.set_state(stale, LineState.STALE)
    chip(pane, "stale").click()
    session.set_state(stale, LineState.SPOKEN)
    desk.bridge.segments_changed.emit(frozenset({stale}))
    assert pane.model.rowCount() == 0
    assert text_of(pane, "no_lines") == "No lines are in this state."


async def test_finding_looks_in_the_whole_book_and_leads_to_the_line(pane: ScriptPane, qtbot: QtBot) -> None:
    wished: list[int] = []
    pane.chapter_wished.connect(wished.append)
    pane.chapter_wished.connect(pane.show_chapter)
    pane.search("woke")
    assert texts(pane) == ["They woke."]
    assert text_of(pane, "chapter_title") == "Found in the book"
    found = pane.model.id_at(0)
    pane.enter_search()
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert len(wished) == 1
    assert pane.line == found
    assert texts(pane)[0] == "The Inn"


async def test_finding_nothing_says_so(pane: ScriptPane) -> None:
    pane.search("xyzzy")
    assert text_of(pane, "no_lines") == "No line of the book contains these words."


async def test_a_line_hidden_by_a_filter_is_shown_when_it_is_asked_for(pane: ScriptPane, session: FakeSession) -> None:
    ids = [pane.model.id_at(row) for row in range(4)]
    session.set_state(ids[2], LineState.STALE)
    chip(pane, "stale").click()
    pane.choose(ids[3])
    assert pane.line == ids[3]
    assert pane.model.rowCount() == 4


async def test_the_chosen_lines_come_in_the_order_they_are_read(pane: ScriptPane) -> None:
    pane.view.selectAll()
    assert pane.selection() == [pane.model.id_at(row) for row in range(4)]


def test_lines_that_their_voice_does_not_speak_are_found_by_a_chip(pane: ScriptPane, session: FakeSession) -> None:
    shown = chip(pane, "unsayable")
    assert not shown.isVisible()
    session.strange[pane.model.id_at(1)] = "ru"
    pane.show_chapter(session.book.chapters[0].id)
    assert shown.isVisible()
    assert shown.text() == "Voice lacks the language 1"
    wanted = texts(pane)[1]
    shown.setChecked(True)
    assert texts(pane) == [wanted]
