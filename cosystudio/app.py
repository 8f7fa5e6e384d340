"""Joins everything for the window: settings, providers, library, window, event loop."""

import asyncio
import logging
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")  # qasync would take another Qt binding where one is installed

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cosystudio import __version__
from cosystudio.credentials import Credentials
from cosystudio.profiles import Profile
from cosystudio.resources import resource
from cosystudio.session.library import Library
from cosystudio.session.pronunciation import FILE, Pronunciation
from cosystudio.session.services import Providers, Services
from cosystudio.session.session import Session
from cosystudio.settings import (
    Settings,
    SpeechSettings,
    books_folder,
    load_settings,
    save_settings,
    settings_file,
)
from cosystudio.speech import catalog
from cosystudio.ui import loop
from cosystudio.ui.book_source import BookSource
from cosystudio.ui.collector import Collector
from cosystudio.ui.main_window import MainWindow
from cosystudio.ui.player import Player
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.sound_output import SoundOutput
from cosystudio.ui.tasks import TaskScope

log = logging.getLogger(__name__)


class Studio:
    """One window and what it stands on."""

    def __init__(self, settings: Settings, settings_path: Path) -> None:
        self._settings = settings
        self._settings_path = settings_path
        self._writing = asyncio.Lock()
        self.tasks = TaskScope()
        self._services = Services(
            Providers(catalog.PROVIDERS, catalog.connect, catalog.recognise),
            Credentials(),
            settings.speech.profiles,
            self._keep_profiles,
        )
        self._services.listen(self._reconnect)
        pronunciation = Pronunciation(settings_path.with_name(FILE), self._services.markup)
        library = Library(
            books_folder(),
            self._services,
            catalog.default_voice,
            speaks=catalog.speaks,
            pronunciation=pronunciation,
        )
        self._preferences = Preferences(settings, self._keep_settings)
        self.window = MainWindow(library, self._preferences, self._player, self.tasks)

    def _keep_profiles(self, profiles: tuple[Profile, ...]) -> None:
        self._preferences.keep_speech(SpeechSettings(profiles))

    def _player(self, session: Session) -> Player:
        return Player(BookSource(session), SoundOutput(), self.tasks)

    def _keep_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.tasks.start(self._write_settings())

    async def _write_settings(self) -> None:
        """Write what is set by then; one at a time, because several services are saved in a row."""
        async with self._writing:
            await asyncio.to_thread(self._save, self._settings)

    def _reconnect(self) -> None:
        if self.window.session is not None:
            self.tasks.start(self.window.session.reconnect())

    def _save(self, settings: Settings) -> None:
        try:
            save_settings(settings, self._settings_path)
        except OSError as exc:  # settings are a comfort: the work goes on without them
            log.warning("the settings cannot be written: %s", exc)


def run(file: Path | None) -> int:
    """Open the window, on a project or a manuscript if one is given, and return the exit status when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CosyStudio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cosystudio")
    app.setWindowIcon(QIcon(str(resource("icons/cosystudio.svg"))))
    # the loop must outlive the last window: closing waits for what is being written
    app.setQuitOnLastWindowClosed(False)
    settings = load_settings(settings_file())
    translate(app, settings.window.language or QLocale.system().name())
    loop.run(_until_closed(settings, file), app)
    return 0


def translate(app: QApplication, language: str) -> None:
    """Show the window in a language such as ``zh_CN``, where there is a translation; English else."""
    folders = (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), str(resource("translations")))
    for folder, name in zip(folders, ("qtbase", "cosystudio"), strict=True):
        translator = QTranslator(app)
        if translator.load(QLocale(language), name, "_", folder):
            app.installTranslator(translator)


async def _until_closed(settings: Settings, file: Path | None) -> None:
    studio = Studio(settings, settings_file())
    studio.window.files.opened.connect(Collector(studio.window).collect_all)
    closed = asyncio.Event()
    studio.window.closed.connect(closed.set)
    studio.window.show()
    if file is not None:
        studio.window.open_path(file)
    await closed.wait()
    await studio.tasks.aclose()
