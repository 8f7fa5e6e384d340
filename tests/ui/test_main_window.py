"""The window: from the start page to a book and away again, by mouse, key and screen reader."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import ChapterKind, LineState, Voice
from cosystudio.errors import ManuscriptError
from cosystudio.session.events import JobChanged, JobStatus, Trouble
from cosystudio.session.library import RecentBook
from cosystudio.session.services import Services
from cosystudio.settings import Settings
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.shortcuts import ShortcutsDialog
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.main_window import MainWindow
from cosystudio.ui.player import Player
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.workspace import Workspace
from tests.fakes.services import ON_THIS_COMPUTER, services
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle
from tests.ui.sound_fakes import ShortBook, SoundStage


class Shelf:
    """A library of one book; a file that ends in .bad cannot be read."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.opened: list[Path] = []
        self.books = [RecentBook(Path("tale.cosy"), "A Tale", "A. Writer", "2026-01-01T00:00:00")]

    async def open_any(self, path: Path) -> FakeSession:
        self.opened.append(path)
        if path.suffix == ".bad":
            raise ManuscriptError("This file is not a book.")
        return self._session

    def recent(self) -> list[RecentBook]:
        return self.books

    @property
    def services(self) -> Services:
        return services({"local": ON_THIS_COMPUTER})

    def forget(self, path: Path) -> None:
        self.books = [book for book in self.books if book.path != path]


@pytest.fixture
def shelf(session: FakeSession) -> Shelf:
    return Shelf(session)


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
async def window(
    shelf: Shelf, tasks: TaskScope, saved: list[Settings], settle: Settle, qtbot: QtBot
) -> AsyncIterator[MainWindow]:
    def player(_session: object) -> Player:
        return Player(ShortBook(), SoundStage().output, tasks)

    preferences = Preferences(Settings(), saved.append)
    made = MainWindow(shelf, preferences, player, tasks)  # type: ignore[arg-type]
    made.show()
    yield made
    made.close()
    await settle()
    made.deleteLater()
    await settle()


@pytest.fixture
async def workspace(window: MainWindow, session: FakeSession, settle: Settle) -> Workspace:
    window.set_session(session)  # type: ignore[arg-type]
    await settle()
    assert window.workspace is not None
    return window.workspace


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def unnamed(window: QWidget) -> list[str]:
    """Return the widgets that a keyboard reaches and a screen reader has no name for, or that tests cannot find."""
    nameless = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.text(QAccessible.Text.Name) or not widget.objectName():
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    return nameless


async def test_every_widget_that_takes_the_focus_has_a_name(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    assert workspace.script.line is not None
    session.set_state(workspace.script.line, LineState.SPOKEN)
    await settle()
    assert unnamed(window) == []
    tabs = workspace.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(1)
    await settle()
    assert unnamed(window) == []


async def test_the_start_page_has_names_too(window: MainWindow) -> None:
    assert unnamed(window) == []


async def test_the_sample_is_one_click_away(window: MainWindow, shelf: Shelf, settle: Settle) -> None:
    button(window, "start_sample").click()
    await settle()
    assert shelf.opened[0].is_file()
    assert window.workspace is not None


async def test_a_recent_book_opens_by_a_click(window: MainWindow, shelf: Shelf, settle: Settle) -> None:
    button(window, "recent_0").click()
    await settle()
    assert shelf.opened == [Path("tale.cosy")]
    assert window.windowTitle() == "A Tale · CosyStudio"


async def test_a_file_that_cannot_be_read_is_told_and_the_page_stays(window: MainWindow, settle: Settle) -> None:
    window.open_path(Path("x.bad"))
    await settle()
    text = window.findChild(QLabel, "notice_text")
    assert text is not None
    assert text.text() == "This file is not a book."
    assert text.isVisible()
    assert window.session is None
    assert button(window, "start_open").isEnabled()


async def test_a_file_that_is_read_beside_an_open_book_is_told(
    window: MainWindow, workspace: Workspace, settle: Settle
) -> None:
    told = window.findChild(QLabel, "notice_text")
    assert told is not None
    window.notice.say("The key is wrong.")
    seen: list[tuple[str, bool]] = []
    window.files.reading.connect(lambda _name: seen.append((told.text(), window.notice.isVisible())))
    window.open_path(Path("long.epub"))
    await settle()
    assert seen[0] == ("Reading long.epub…", True)
    assert not window.notice.isVisible()


async def test_what_was_wrong_with_one_file_does_not_stand_above_the_next_book(
    window: MainWindow, settle: Settle
) -> None:
    window.open_path(Path("x.bad"))
    await settle()
    window.open_path(Path("good.epub"))
    await settle()
    assert window.session is not None
    assert not window.notice.isVisible()


async def test_the_name_of_a_recent_book_is_never_cut_in_a_letter(window: MainWindow, shelf: Shelf) -> None:
    name = "A Tale of a Great Many Words & Other Matters, Told by Somebody Who Was There · A. Writer of Long Books"
    shelf.books = [RecentBook(Path("tale.cosy"), *name.split(" · "), "2026-01-01T00:00:00")]
    window.close_book()
    row = window.start_pane.findChildren(QPushButton, "recent_0")[-1]
    assert row.text().endswith("…")
    assert row.sizeHint().width() <= row.parentWidget().contentsRect().width()
    assert row.accessibleName() == name
    assert name in row.toolTip()


async def test_a_dropped_file_is_opened(window: MainWindow, shelf: Shelf, settle: Settle, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "book.epub"))])
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, held))
    await settle()
    assert shelf.opened == [tmp_path / "book.epub"]


async def test_a_second_book_closes_the_first(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    other = FakeSession(session.book)
    window.set_session(other)  # type: ignore[arg-type]
    await settle()
    assert session.is_closed
    assert not other.is_closed


async def test_actions_without_a_book_are_off(window: MainWindow, session: FakeSession, settle: Settle) -> None:
    assert not window.verbs.produce_book.isEnabled()
    window.set_session(session)  # type: ignore[arg-type]
    assert window.verbs.produce_book.isEnabled()
    assert not window.verbs.undo.isEnabled()
    assert not window.verbs.pause.isEnabled()
    window.close_book()
    await settle()
    assert not window.verbs.produce_book.isEnabled()


async def test_closing_takes_two_steps(window: MainWindow, workspace: Workspace, session: FakeSession) -> None:
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    assert not window.close()
    assert window.isVisible()
    await asyncio.wait_for(closed.wait(), 5)
    assert session.is_closed
    assert not window.isVisible()


async def test_the_size_is_remembered(window: MainWindow, saved: list[Settings], settle: Settle) -> None:
    window.resize(1111, 777)
    window.close()
    await settle()
    assert (saved[-1].window.width, saved[-1].window.height) == (1111, 777)


async def test_the_look_is_chosen_and_remembered(window: MainWindow, saved: list[Settings]) -> None:
    window.findChild(QAction, "look_dark").trigger()  # type: ignore[union-attr]
    assert saved[-1].window.theme == "dark"
    assert QApplication.palette().window().color().lightness() < 80
    window.findChild(QAction, "look_light").trigger()  # type: ignore[union-attr]


async def test_produce_speaks_the_ticked_chapters(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    button(window, "produce").click()
    await settle()
    assert session.asked == [("speak", tuple(session.ticked_ids()))]


async def test_producing_what_is_spoken_says_so(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    for id in session.ticked_ids():
        session.set_state(id, LineState.SPOKEN)
    button(window, "produce").click()
    await settle()
    assert window.notice.isVisible()


async def test_producing_a_chapter_that_is_left_out_says_how_to_take_it_in(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    shown = workspace.script.chapter
    assert shown is not None
    await session.retype_chapters([shown], ChapterKind.SKIP)
    session.speak = nothing_to_speak  # type: ignore[method-assign]
    window.verbs.produce_chapter.trigger()
    await settle()
    said = window.findChild(QLabel, "notice_text")
    assert said is not None
    assert said.text().startswith("This chapter is left out of the book.")


async def nothing_to_speak(_ids: object) -> int:
    return 0


async def test_pause_becomes_resume(window: MainWindow, workspace: Workspace, session: FakeSession) -> None:
    session.job = JobStatus(running=True)
    session.say(JobChanged(session.job))
    button(window, "pause").click()
    session.job = JobStatus(running=True, paused=True)
    session.say(JobChanged(session.job))
    assert button(window, "pause").text() == "Resume"
    button(window, "pause").click()
    assert session.asked == [("pause",), ("resume",)]


@pytest.mark.parametrize(
    ("key", "held", "verb"),
    [
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, "speak_again"),
        (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "merge"),
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, "speak"),
    ],
)
async def test_keys_reach_the_line_in_hand(
    workspace: Workspace,
    session: FakeSession,
    settle: Settle,
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    verb: str,
) -> None:
    workspace.script.choose(session.book.chapters[0].segments[1].id)
    qtbot.keyClick(workspace.script.view, key, held)
    await settle()
    assert [asked[0] for asked in session.asked] == [verb]


async def test_letters_in_the_find_field_are_letters(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle, qtbot: QtBot
) -> None:
    window.verbs.find.trigger()
    field = window.findChild(QLineEdit, "find_field")
    assert field is not None
    qtbot.keyClicks(field, "rm")
    await settle()
    assert field.text() == "rm"
    assert session.asked == []


async def test_the_space_bar_presses_a_button_that_has_the_focus(window: MainWindow, workspace: Workspace) -> None:
    window.verbs.yield_space(None, button(window, "export"))
    assert window.verbs.play.shortcuts() == []
    window.verbs.yield_space(None, workspace.script.view)
    assert [key.toString() for key in window.verbs.play.shortcuts()] == ["Space"]


async def test_undo_names_what_it_undoes(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    await session.merge(session.book.chapters[0].segments[1].id)
    await settle()
    assert window.verbs.undo.text() == "Undo: Merge lines"
    window.verbs.undo.trigger()
    await settle()
    assert workspace.script.model.rowCount() == 4
    assert window.verbs.redo.isEnabled()


async def test_splitting_without_a_place_cuts_where_a_reader_breathes(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    id = session.book.chapters[0].segments[3].id
    workspace.script.choose(id)
    window.verbs.split.trigger()
    await settle()
    assert session.asked[0][:2] == ("split", id)
    assert session.segment(id).text == "“Yes,” said she,"


async def test_trouble_is_said_quietly(window: MainWindow, workspace: Workspace, session: FakeSession) -> None:
    session.say(Trouble("The key is wrong."))
    assert window.notice.isVisible()


async def test_following_scrolls_to_what_is_heard_even_in_another_chapter(
    workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    heard = session.book.chapters[1].segments[2].id
    workspace.player.line_changed.emit(heard)
    await settle()
    assert workspace.script.chapter == session.book.chapters[1].id
    assert workspace.script.view.delegate.heard == heard


async def test_production_goes_on_where_somebody_listens(workspace: Workspace, session: FakeSession) -> None:
    heard = session.book.chapters[1].segments[2].id
    workspace.player.line_changed.emit(heard)
    workspace.player.playing_changed.emit(False)
    assert session.asked == [("listen_at", heard), ("listen_at", None)]


async def test_speech_services_are_set_up_without_a_book_too(window: MainWindow, settle: Settle) -> None:
    assert window.verbs.services.isEnabled()
    window.verbs.services.trigger()
    await settle()
    dialog = window.findChild(ServicesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert unnamed(dialog) == []
    dialog.reject()


async def test_the_voice_of_the_book_is_tried_with_the_line_in_hand(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    workspace.script.choose(session.book.chapters[0].segments[2].id)
    window.verbs.book_voice.trigger()
    await settle()
    dialog = window.findChild(VoiceDialog)
    assert dialog is not None
    sample = dialog.findChild(QLabel, "voice_sample")
    assert sample is not None
    assert sample.text() == "“It was the worst of times.”"
    assert unnamed(dialog) == []
    button(dialog, "voice_use").click()
    await settle()
    assert session.asked[-1] == ("set_book_voice", Voice("local", "narrator"))


async def test_every_action_has_words_and_no_key_is_given_twice(window: MainWindow) -> None:
    actions = window.verbs.findChildren(QAction)
    assert all(action.text() and action.objectName() for action in actions)
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


@pytest.mark.qt_log_ignore("This plugin does not support")
async def test_a_new_character_speaks_the_chosen_lines(
    window: MainWindow, workspace: Workspace, session: FakeSession, settle: Settle
) -> None:
    window.verbs.speaker.trigger()
    assert workspace.speakers.isVisible()
    workspace.speakers.hide()
    workspace.script.view.selectAll()
    next(action for action in workspace.speakers.actions() if action.objectName() == "new_character").trigger()
    await settle()
    field = window.findChild(QLineEdit, "character_name")
    assert field is not None
    field.setText("Ann")
    button(window, "character_keep").click()
    await settle()
    assert {line.character for line in session.book.chapters[0].segments} == {"Ann"}
    assert {line.character for line in session.book.chapters[1].segments} == {""}


async def test_the_cast_opens_from_the_menu_and_every_part_has_a_name(
    window: MainWindow, workspace: Workspace, settle: Settle
) -> None:
    window.verbs.cast.trigger()
    await settle()
    dialog = window.findChild(QWidget, "cast_dialog")
    assert dialog is not None
    assert unnamed(dialog) == []
    button(window, "cast_close").click()
    await settle()
    assert not dialog.isVisible()


async def test_an_open_book_fits_a_small_screen(window: MainWindow, workspace: Workspace, settle: Settle) -> None:
    workspace.script.show_chapter(workspace.script.chapter)  # type: ignore[arg-type]
    window.resize(853, 500)
    await settle()
    assert (window.width(), window.height()) == (853, 500)
    assert workspace.script.view.viewport().height() > 100
    assert workspace.script.view.viewport().width() > 300


async def test_the_list_of_keys_shows_both_of_its_columns(window: MainWindow, settle: Settle) -> None:
    dialog = ShortcutsDialog(window.verbs, window)
    dialog.open()
    await settle()
    words = [label for label in dialog.findChildren(QLabel) if label.objectName() == "key_words"]
    right = max(label.mapTo(dialog, label.rect().topRight()).x() for label in words)
    room = dialog.screen().availableGeometry().width()
    assert min(right, room - 60) <= dialog.width()
    assert dialog.width() > 300
    dialog.close()
