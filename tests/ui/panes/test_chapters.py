"""The list of chapters: chosen, dragged, moved by keys, renamed and put to another use."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.book.model import ChapterId, ChapterKind
from cosystudio.ui.actions import Actions
from cosystudio.ui.chapter_commands import ChapterCommands
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.chapter import ChapterDialog
from cosystudio.ui.panes.chapters import ChaptersPane
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.widgets.chapter_view import ChapterView
from tests.fakes.session import FakeSession, make_book
from tests.ui.conftest import Settle

PARTS = {"Preface": "", "One": "A", "Two": "A", "Three": "B", "Four": "B", "Notes": ""}
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session() -> FakeSession:
    """Six chapters of two lines; One and Two are part A, Three and Four part B."""
    made = make_book([(title, [title, f"This is {title}."]) for title in PARTS])
    return FakeSession(replace(made, chapters=tuple(replace(one, part=PARTS[one.title]) for one in made.chapters)))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(window)


@pytest.fixture
def script(desk: Desk, window: QMainWindow) -> ScriptPane:
    return ScriptPane(desk, window)


@pytest.fixture
def commands(
    desk: Desk, actions: Actions, pane: ChaptersPane, script: ScriptPane, window: QMainWindow
) -> ChapterCommands:
    return ChapterCommands(desk, actions, pane, script, window)


@pytest.fixture
def pane(desk: Desk, window: QMainWindow) -> ChaptersPane:
    made = ChaptersPane(desk, window)
    window.setCentralWidget(made)
    window.show()
    return made


@pytest.fixture(autouse=True)
def _joined(commands: ChapterCommands, pane: ChaptersPane) -> None:
    """Every test has the commands at work, and the list has the focus."""
    pane.view.setFocus()


def rows(pane: ChaptersPane) -> list[str]:
    """The rows as they are read, a part's heading in brackets."""
    every = [pane.model.row(place) for place in range(pane.model.rowCount())]
    return [f"[{row.title}]" if row.id is None else row.title for row in every]


def id_of(session: FakeSession, title: str) -> ChapterId:
    return next(one.id for one in session.book.chapters if one.title == title)


def choose(pane: ChaptersPane, *titles: str) -> None:
    """Choose chapters as clicks with Ctrl do."""
    session = pane._desk.session
    chooser = pane.view.selectionModel()
    for place, title in enumerate(titles):
        row = pane.model.place(next(one.id for one in session.book.chapters if one.title == title))
        flag = chooser.SelectionFlag.Select if place else chooser.SelectionFlag.ClearAndSelect
        chooser.setCurrentIndex(pane.model.index(row), flag)


def chosen(pane: ChaptersPane, session: FakeSession) -> list[str]:
    return [session.chapter(id).title for id in pane.selection]


def centre(pane: ChaptersPane, row: int, down: int = 0) -> QPoint:
    return pane.view.visualRect(pane.model.index(row)).center() + QPoint(0, down)


def drag(pane: ChaptersPane, qtbot: QtBot, row: int, to: QPoint) -> None:
    port = pane.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=centre(pane, row))
    for at in (centre(pane, row, 4), centre(pane, row, 30), to):
        qtbot.mouseMove(port, at)
        move_pressed(pane, at)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)


def move_pressed(pane: ChaptersPane, at: QPoint) -> None:
    """Move the mouse with its button held, which qtbot cannot say on every platform."""
    port = pane.view.viewport()
    left, spot = Qt.MouseButton.LeftButton, QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, spot, QPointF(port.mapToGlobal(at)), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(port, event)


ALL = ["Preface", "[A]", "One", "Two", "[B]", "Three", "Four", "Notes"]


async def test_alt_down_moves_the_chosen_chapters_a_row(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    assert rows(pane) == ALL
    choose(pane, "One")
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)
    await settle()
    assert rows(pane) == ["Preface", "[A]", "Two", "One", "[B]", "Three", "Four", "Notes"]
    assert chosen(pane, session) == ["One"]
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)
    await settle()
    assert rows(pane) == ["Preface", "[A]", "Two", "[B]", "One", "Three", "Four", "Notes"]
    assert session.chapter(id_of(session, "One")).part == "B"


async def test_alt_up_undoes_alt_down_also_over_a_heading(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    before = session.book.chapters
    choose(pane, "Two")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(pane.view, key, ALT)
        await settle()
    assert session.book.chapters == before
    assert len(session.asked) == 4


async def test_a_whole_part_passes_whole_parts(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    choose(pane, "Three", "Four")
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, ALT)
    await settle()
    assert rows(pane) == ["Preface", "[B]", "Three", "Four", "[A]", "One", "Two", "Notes"]
    assert chosen(pane, session) == ["Three", "Four"]
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)
    await settle()
    assert rows(pane) == ALL


@pytest.mark.parametrize(("title", "key"), [("Preface", Qt.Key.Key_Up), ("Notes", Qt.Key.Key_Down)])
async def test_at_the_end_of_the_book_nothing_moves(
    title: str, key: Qt.Key, pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    choose(pane, title)
    qtbot.keyClick(pane.view, key, ALT)
    await settle()
    assert rows(pane) == ALL


async def test_a_chapter_is_dragged_to_another_place(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    drag(pane, qtbot, 7, centre(pane, 2, 8))
    await settle()
    assert rows(pane) == ["Preface", "[A]", "One", "Notes", "Two", "[B]", "Three", "Four"]
    assert not pane.view.is_dragging


@pytest.mark.parametrize(("down", "part"), [(-8, "A"), (8, "B")])
async def test_above_a_heading_is_the_end_of_one_part_and_below_it_the_beginning_of_the_next(
    down: int, part: str, pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    drag(pane, qtbot, 0, centre(pane, 4, down))
    await settle()
    assert [one.title for one in session.book.chapters] == ["One", "Two", "Preface", "Three", "Four", "Notes"]
    assert session.chapter(id_of(session, "Preface")).part == part


async def test_all_chosen_chapters_are_dragged_together(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    choose(pane, "One", "Four")
    drag(pane, qtbot, 2, centre(pane, 7, 8))
    await settle()
    assert [one.title for one in session.book.chapters] == ["Preface", "Two", "Three", "Notes", "One", "Four"]
    assert chosen(pane, session) == ["One", "Four"]


async def test_escape_ends_a_drag(pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot) -> None:
    port = pane.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=centre(pane, 2))
    move_pressed(pane, centre(pane, 6))
    assert pane.view.is_dragging
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=centre(pane, 6))
    await settle()
    assert session.asked == []


async def test_f2_renames_and_says_the_part(
    pane: ChaptersPane, window: QMainWindow, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    choose(pane, "Two")
    qtbot.keyClick(pane.view, Qt.Key.Key_F2)
    await settle()
    dialog = window.findChild(ChapterDialog)
    assert dialog is not None
    for name, text in (("chapter_name", "  Second "), ("chapter_part", "B")):
        field = dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    await settle()
    assert rows(pane) == ["Preface", "[A]", "One", "[B]", "Second", "Three", "Four", "Notes"]
    assert chosen(pane, session) == ["Second"]


async def test_a_chapter_keeps_a_title(
    pane: ChaptersPane, window: QMainWindow, settle: Settle, qtbot: QtBot, actions: Actions
) -> None:
    choose(pane, "Two")
    actions.rename_chapter.trigger()
    await settle()
    dialog = window.findChild(ChapterDialog)
    assert dialog is not None
    title, keep = dialog.findChild(QLineEdit, "chapter_name"), dialog.findChild(QPushButton, "chapter_keep")
    assert title is not None
    assert keep is not None
    title.setText("  ")
    assert not keep.isEnabled()
    dialog.reject()
    await settle()


async def test_the_keys_of_the_list_are_those_of_lines_elsewhere(
    pane: ChaptersPane, window: QMainWindow, actions: Actions, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    heard: list[str] = []
    actions.next_line.triggered.connect(lambda: heard.append("next line"))
    other = QPushButton(window)
    other.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    choose(pane, "One")
    for widget in (pane.view, other):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Down, ALT)
        await settle()
    assert heard == ["next line"]
    assert [asked[0] for asked in session.asked] == ["move_chapters"]


async def test_several_are_left_out_at_once_and_say_so(
    pane: ChaptersPane, session: FakeSession, settle: Settle, qtbot: QtBot, actions: Actions
) -> None:
    choose(pane, "One", "Notes")
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    await settle()
    assert [one.kind for one in session.book.chapters if not one.included] == [ChapterKind.SKIP, ChapterKind.SKIP]
    row = pane.model.index(pane.model.place(id_of(session, "One")))
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "One: left out"
    assert row.data(Qt.ItemDataRole.ToolTipRole) == "One · left out"
    assert row.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not pane.model.setData(row, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert actions.kinds[ChapterKind.SKIP].isChecked()
    actions.kinds[ChapterKind.BODY].trigger()
    await settle()
    assert all(one.included for one in session.book.chapters)
    assert [kind for kind, action in actions.kinds.items() if action.isChecked()] == [ChapterKind.BODY]


async def test_what_differs_is_none_of_the_kinds(
    pane: ChaptersPane, session: FakeSession, settle: Settle, actions: Actions
) -> None:
    choose(pane, "Preface")
    actions.kinds[ChapterKind.FRONT].trigger()
    await settle()
    choose(pane, "Preface", "One")
    assert not any(action.isChecked() for action in actions.kinds.values())


async def test_merging_is_offered_for_one_chapter_that_has_a_next(
    pane: ChaptersPane, session: FakeSession, settle: Settle, actions: Actions
) -> None:
    choose(pane, "Notes")
    assert not actions.merge_chapter.isEnabled()
    choose(pane, "One", "Two")
    assert not actions.merge_chapter.isEnabled()
    choose(pane, "One")
    actions.merge_chapter.trigger()
    await settle()
    assert rows(pane) == ["Preface", "[A]", "One", "[B]", "Three", "Four", "Notes"]


async def test_a_chapter_begins_with_the_line_in_hand(
    pane: ChaptersPane,
    script: ScriptPane,
    commands: ChapterCommands,
    window: QMainWindow,
    session: FakeSession,
    settle: Settle,
    actions: Actions,
) -> None:
    wished: list[object] = []
    commands.line_wished.connect(wished.append)
    _, second = session.chapter(id_of(session, "One")).segments
    script.show_chapter(id_of(session, "One"))
    assert not actions.split_chapter.isEnabled()
    script.choose(second.id)
    actions.split_chapter.trigger()
    await settle()
    dialog = window.findChild(ChapterDialog)
    assert dialog is not None
    assert dialog.title == "One (2)"
    dialog.accept()
    await settle()
    assert rows(pane)[2:4] == ["One", "One (2)"]
    assert wished == [second.id]


async def test_a_script_whose_chapter_is_gone_goes_where_its_line_is(
    pane: ChaptersPane, script: ScriptPane, session: FakeSession, settle: Settle
) -> None:
    wished: list[object] = []
    script.line_wished.connect(wished.append)
    pane.choose(id_of(session, "Two"))
    script.show_chapter(id_of(session, "Two"))
    await session.merge_chapter(id_of(session, "One"))
    await settle()
    assert wished == [script.line]
    assert session.chapter_of(script.line).title == "One"  # type: ignore[arg-type]


async def test_shift_extends_what_is_chosen_and_shows_the_chapter_in_hand(
    pane: ChaptersPane, session: FakeSession, qtbot: QtBot
) -> None:
    pane.chosen.connect(pane.choose)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, 2))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, SHIFT, pos=centre(pane, 6))
    assert chosen(pane, session) == ["One", "Two", "Three", "Four"]


async def test_showing_the_chapter_in_hand_leaves_the_others_chosen(pane: ChaptersPane, session: FakeSession) -> None:
    choose(pane, "One", "Two")
    pane.choose(id_of(session, "Two"))
    assert chosen(pane, session) == ["One", "Two"]
    pane.choose(id_of(session, "One"))
    assert chosen(pane, session) == ["One"]


async def test_a_tick_on_one_of_several_chosen_is_for_all(
    pane: ChaptersPane, session: FakeSession, settle: Settle
) -> None:
    choose(pane, "One", "Two")
    pane.model.setData(pane.model.index(2), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    await settle()
    assert [one.title for one in session.book.chapters if not one.included] == ["One", "Two"]


async def test_the_menu_offers_what_can_be_done_with_those_chosen(
    pane: ChaptersPane, session: FakeSession, actions: Actions, settle: Settle
) -> None:
    def offered() -> list[str]:
        return [action.text() for action in pane.make_menu().actions() if not action.isSeparator()]

    choose(pane, "Three")
    assert offered()[:2] == ["Rename the chapter…\tF2", "Merge with the next chapter"]
    assert {"Untick", "Produce this chapter"} <= set(offered())
    assert "Tick" not in offered()
    actions.kinds[ChapterKind.SKIP].trigger()
    await settle()
    assert not {"Tick", "Untick"} & set(offered())


async def test_a_key_opens_the_menu_at_the_chapter_in_hand(pane: ChaptersPane, desk: Desk, qtbot: QtBot) -> None:
    view = ChapterView(pane.model, desk.theme, pane)
    wished: list[QPoint] = []
    view.menu_wished.connect(wished.append)
    view.setCurrentIndex(pane.model.index(5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(view.viewport(), event)
    assert wished == [view.viewport().mapToGlobal(view.visualRect(pane.model.index(5)).center())]


def test_no_key_of_the_list_is_a_key_of_the_window(actions: Actions, window: QMainWindow) -> None:
    in_list = [actions.rename_chapter, actions.chapters_up, actions.chapters_down, actions.kinds[ChapterKind.SKIP]]
    assert all(action.shortcut().isEmpty() for action in in_list)
    assert [action.text().split("\t")[1] for action in in_list] == [
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for keys in ("F2", "Alt+Up", "Alt+Down", "Del")
    ]
    assert not window.findChildren(QShortcut)
    assert all(isinstance(action, QAction) for action in in_list)


async def test_one_ticked_chapter_is_counted_as_one(desk: Desk, session: FakeSession, settle: Settle) -> None:
    pane = ChaptersPane(desk)
    await session.tick([one.id for one in session.book.chapters[1:]], False)
    await settle()
    totals = pane.findChild(QLabel, "totals")
    assert totals is not None
    assert totals.text().startswith("1 chapter ticked · ")
