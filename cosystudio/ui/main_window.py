"""The window: the start page or one open book, with the menus above."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cosystudio.session.library import Library
from cosystudio.session.session import Session
from cosystudio.ui.actions import Actions
from cosystudio.ui.ask import ask
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.about import AboutDialog
from cosystudio.ui.dialogs.report import ReportDialog
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.shortcuts import ShortcutsDialog
from cosystudio.ui.dialogs.tune import measure_speed
from cosystudio.ui.error_words import sentence
from cosystudio.ui.files import Files
from cosystudio.ui.menus import Menus
from cosystudio.ui.panes.start import StartPane
from cosystudio.ui.player import Player
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.sound_output import OpenSound, SoundOutput
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from cosystudio.ui.widgets.notice import Notice
from cosystudio.ui.widgets.parts import mark
from cosystudio.ui.workspace import Workspace


class MainWindow(QMainWindow):
    """Shows one book at a time and closes in two steps, so that nothing that is being written is lost.

    Signals:
        closed(): the book is closed and the window is gone; the program may end.
    """

    closed = Signal()

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        player_factory: Callable[[Session], Player],
        tasks: TaskScope,
        open_sound: OpenSound = SoundOutput,
    ) -> None:
        super().__init__()
        mark(self, "main_window", "CosyStudio")
        self.setWindowTitle("CosyStudio")
        self.setAcceptDrops(True)
        self._library = library
        self._preferences = preferences
        self._player_factory = player_factory
        self._tasks = tasks
        self._open_sound = open_sound
        self._is_closed = False
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self.theme = Theme(_look(preferences.window.theme), self)
        self.theme.choose(self.theme.look)
        self.verbs = Actions(self)
        self.files = Files(library, tasks, self._is_shown, self)
        self._lay_out()
        self._connect_files()
        self._connect_rest()
        self._show_start()
        self._take_size(preferences.window.width, preferences.window.height)

    def open_path(self, path: Path) -> None:
        """Open a project or a manuscript; the book that is open is closed once the new one is there."""
        self.files.open_path(path)

    def set_session(self, session: Session) -> None:
        """Show an open book; the one that was shown is closed."""
        self._close_session()
        self.session = session
        bridge = Bridge(session)
        speeds = self._library.services.speeds
        desk = Desk(session, bridge, self._tasks, self._loads(), self.theme, self._open_sound, speeds)
        player = self._player_factory(session)
        self.workspace = Workspace(desk, player, self.verbs, self._library, self._preferences, self._pages)
        for part in (bridge, player, desk.loads):  # they go with the workspace, in this thread
            part.setParent(self.workspace)
        bridge.book_changed.connect(self._name_window)
        self.workspace.said.connect(self.notice.say)
        self._pages.addWidget(self.workspace)
        self._pages.setCurrentWidget(self.workspace)
        self._show_that_a_book_is_open()
        if session.notes:
            self.notice.say(" ".join(map(sentence, session.notes)))

    def close_book(self) -> None:
        """Close the open book and show the start page."""
        self._close_session()
        self._show_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the work first, then close."""
        if self._is_closed:
            event.accept()
            return
        event.ignore()
        if self.isEnabled():
            self.setEnabled(False)
            self._tasks.start(self._shut())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the window."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def _take_size(self, width: int, height: int) -> None:
        """Take this size, but none beyond the screen: a window may have been closed on a larger one."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width()), min(height, room.height()))

    def _lay_out(self) -> None:
        self.notice = Notice()
        self.start_pane = StartPane()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_pane)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self._menus = Menus(self.menuBar(), self.verbs, self._library.recent)
        mark(self.menuBar(), "menus", self.tr("Menus"))

    def _connect_files(self) -> None:
        files, verbs = self.files, self.verbs
        files.opened.connect(self.set_session)
        files.reading.connect(self._tell_reading)
        verbs.open_book.triggered.connect(files.ask_and_open)
        verbs.save_as.triggered.connect(self._save_as)
        verbs.save_copy.triggered.connect(self._save_copy)
        verbs.close_book.triggered.connect(self.close_book)
        verbs.quit.triggered.connect(self.close)
        self._menus.recent_chosen.connect(files.open_path)
        self.start_pane.open_wished.connect(files.ask_and_open)
        self.start_pane.sample_wished.connect(files.open_sample)
        self.start_pane.recent_chosen.connect(files.open_path)

    def _connect_rest(self) -> None:
        start = self._tasks.start
        self.verbs.shortcuts.triggered.connect(lambda: start(ask(ShortcutsDialog(self.verbs, self))))
        self.verbs.services.triggered.connect(lambda: start(self._ask_services()))
        self.verbs.tune.triggered.connect(lambda: start(self._measure_speed()))
        self.verbs.about.triggered.connect(lambda: start(ask(AboutDialog(self))))
        for look, action in self.verbs.looks.items():
            action.setChecked(look == self.theme.look)
            action.triggered.connect(lambda _on, look=look: self._choose_look(look))
        self._tasks.failed.connect(self.notice.say)
        self._tasks.crashed.connect(lambda error: start(ask(ReportDialog(error, self))))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.verbs.yield_space)

    def _tell_reading(self, name: str) -> None:
        """Say which file is being read, on the start page or above the book that is still open."""
        self.start_pane.say_opening(name)
        is_above = bool(name) and self.session is not None
        self.notice.tell(self.tr("Reading {name}…").format(name=name) if is_above else "")

    async def _ask_services(self) -> None:
        audition = Audition(self._tasks, self._open_sound())
        language = QLocale().bcp47Name() if self.session is None else self.session.book.language
        booth = Booth(self._library.services, self._tasks, audition, language=language)
        dialog = ServicesDialog(booth, self)
        audition.setParent(dialog)
        if await ask(dialog) and dialog.said:
            self.notice.say(dialog.said)

    async def _measure_speed(self) -> None:
        language = "" if self.session is None else self.session.book.language
        said = await measure_speed(self._library.services, self._tasks, self, language)
        if said:
            self.notice.say(said)

    def _save_as(self) -> None:
        if self.session is not None:
            self.files.save_as(self.session)

    def _save_copy(self) -> None:
        if self.session is not None:
            self.files.save_copy(self.session)

    def _choose_look(self, look: Look) -> None:
        self.theme.choose(look)
        self._preferences.keep_window(replace(self._preferences.window, theme=look.value))

    def _is_shown(self, path: Path) -> bool:
        return self.session is not None and path.absolute() == self.session.path.absolute()

    def _show_start(self) -> None:
        self.start_pane.show_recent(self._library.recent())
        self._pages.setCurrentWidget(self.start_pane)
        self._show_that_a_book_is_open()

    def _show_that_a_book_is_open(self) -> None:
        is_open = self.session is not None
        for action in self.verbs.of_a_book():
            if not is_open or action not in self.verbs.set_by_the_book():
                action.setEnabled(is_open)
        self._name_window()

    def _name_window(self) -> None:
        book = None if self.session is None else self.session.book
        self.setWindowTitle(f"{book.title} · CosyStudio" if book and book.title else "CosyStudio")

    def _close_session(self) -> None:
        session = self._drop_workspace()
        if session is not None:
            self._tasks.start(session.aclose())

    def _loads(self) -> TaskScope:
        loads = TaskScope()
        loads.failed.connect(self._tasks.failed)
        loads.crashed.connect(self._tasks.crashed)
        return loads

    def _drop_workspace(self) -> Session | None:
        """Take the open book off the screen and return its session, which is still to be closed."""
        session, self.session = self.session, None
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            workspace.let_go()
            self._pages.removeWidget(workspace)
            workspace.deleteLater()
        return session

    async def _shut(self) -> None:
        size = self.size()
        window = replace(self._preferences.window, width=size.width(), height=size.height())
        self._preferences.keep_window(window)
        session = self._drop_workspace()
        try:
            if session is not None:
                await session.aclose()
        finally:
            self._is_closed = True
            self.close()
            self.closed.emit()


def _look(name: str) -> Look:
    with suppress(ValueError):
        return Look(name)
    return Look.SYSTEM


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
