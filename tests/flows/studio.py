"""The real window on the real loop, with the real voice and a clock that runs fast when there is no sound device."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cosystudio.session.library import Library
from cosystudio.session.services import Providers, Services
from cosystudio.session.session import Session
from cosystudio.settings import Settings
from cosystudio.speech import catalog
from cosystudio.ui import loop
from cosystudio.ui.book_source import BookSource
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.collector import Collector
from cosystudio.ui.main_window import MainWindow
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.player import Player
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.sound_output import SoundOutput
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.workspace import Workspace
from tests.fakes.services import MemoryKeys

Anything = TypeVar("Anything", bound=QWidget)

HASTE = 40.0
"""How many times faster than a person's the silent clock runs."""


def tell(story: Coroutine[Any, Any, None], app: QApplication) -> None:
    """Run a story to its end, as the program runs."""
    app.setQuitOnLastWindowClosed(False)
    loop.run(story, app)


class Studio:
    """The window and its parts by the names a story uses."""

    def __init__(self, window: MainWindow, players: list[Player]) -> None:
        self.window = window
        self._players = players

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def script(self) -> ScriptPane:
        return self.workspace.script

    @property
    def player(self) -> Player:
        return self._players[-1]

    def find(self, kind: type[Anything], name: str) -> Anything:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    async def open(self, path: Path) -> None:
        """Open a file as the menu does, and wait until the window shows it."""
        async with heard(self.window.files.opened):
            self.window.open_path(path)

    @property
    def bridge(self) -> Bridge:
        return self.workspace.commands._desk.bridge

    async def speak(self, wish: QAction) -> None:
        """Trigger one of the actions that have lines spoken, and wait until the window knows that it is done."""
        async with heard(self.bridge.job_changed, lambda job: not job.running):
            wish.trigger()

    async def close(self) -> None:
        """Close the window as a person does."""
        async with heard(self.window.closed):
            self.window.close()


@asynccontextmanager
async def studio(home: Path) -> AsyncIterator[Studio]:
    """A window on an empty home; a bug in any of its tasks fails the story."""
    tasks, players, bugs = TaskScope(), list[Player](), list[object]()
    tasks.crashed.connect(bugs.append)

    def open_sound() -> SoundOutput:
        return SoundOutput(lambda _rate_hz, _lost: None, now=lambda: HASTE * time.monotonic())

    def player(session: Session) -> Player:
        players.append(Player(BookSource(session), open_sound(), tasks))
        return players[-1]

    services = Services(Providers(catalog.PROVIDERS, catalog.connect, catalog.recognise), MemoryKeys())
    library = Library(home / "books", services, catalog.default_voice)
    window = MainWindow(library, Preferences(Settings(), lambda _settings: None), player, tasks, open_sound)
    window.files.opened.connect(Collector(window).collect_all)
    window.show()
    try:
        yield Studio(window, players)
    finally:
        if window.isVisible():
            await Studio(window, players).close()
        await tasks.aclose()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        gc.enable()
        gc.collect()
        assert not bugs


@asynccontextmanager
async def heard(signal: SignalInstance, wanted: Callable[..., bool] = lambda *_: True) -> AsyncIterator[None]:
    """Do what stands inside, then wait until the signal has come with what is wanted."""
    came: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle(*values: object) -> None:
        if not came.done() and wanted(*values):
            came.set_result(None)

    signal.connect(settle)
    try:
        yield
        await asyncio.wait_for(came, 60)
    finally:
        signal.disconnect(settle)


async def dialog(window: QWidget, name: str) -> QDialog:
    """Return the dialog of that name, which opens in the next turns of the loop."""
    for _turn in range(200_000):
        found = window.findChild(QDialog, name)
        if found is not None and found.isVisible():
            return found
        await asyncio.sleep(0)
    raise AssertionError(f"no dialog {name} has opened")
