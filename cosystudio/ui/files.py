"""Which book: asking for files, opening them, saving books elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cosystudio.resources import resource
from cosystudio.session.library import SUFFIX, Library
from cosystudio.session.session import Session
from cosystudio.ui.ask import ask_for_file, ask_where_to_save
from cosystudio.ui.tasks import TaskScope

MANUSCRIPTS = (
    "*.epub *.docx *.docm *.odt *.fodt *.rtf *.pdf *.html *.htm *.xhtml *.fb2 *.fb2.zip *.md *.markdown *.txt "
    "*.mobi *.azw3 *.doc *.tex"
)
"""What the dialog lists; a file of any other name opens as well, for it is told by its content."""

SAMPLE = "sample/the-lamp-keeper.md"


class Files(QObject):
    """Opens one book at a time; while one is being read, another wish waits for nothing: it is ignored.

    Signals:
        reading(str): the name of the file that is being read; empty when that is over.
        opened(object): the Session.
    """

    reading = Signal(str)
    opened = Signal(object)

    def __init__(self, library: Library, tasks: TaskScope, is_shown: Callable[[Path], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._library = library
        self._tasks = tasks
        self._is_shown = is_shown
        self._is_reading = False

    def open_path(self, path: Path) -> None:
        """Open a project, or make a new book of a manuscript; nothing happens for the book that is shown already."""
        if not self._is_reading and not self._is_shown(path):
            self._tasks.start(self._open(path))

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        self._tasks.start(self._ask_and_open())

    def open_sample(self) -> None:
        """Open the sample book."""
        self.open_path(resource(SAMPLE))

    def save_as(self, session: Session) -> None:
        """Ask where the book shall live from now on."""
        self._tasks.start(self._save_as(session))

    def save_copy(self, session: Session) -> None:
        """Ask where a copy of the book shall be written."""
        self._tasks.start(self._save_copy(session))

    async def _open(self, path: Path) -> None:
        self._is_reading = True
        self.reading.emit(path.name)
        try:
            session = await self._library.open_any(path)
        finally:
            self._is_reading = False
            self.reading.emit("")
        self.opened.emit(session)

    async def _ask_and_open(self) -> None:
        books = self.tr("Books and manuscripts ({kinds})").format(kinds=f"*{SUFFIX} {MANUSCRIPTS}")
        every = self.tr("All files (*)")
        path = await ask_for_file(self._window, self.tr("Open a manuscript or a book"), f"{books};;{every}")
        if path is not None:
            await self._open(path)

    async def _save_as(self, session: Session) -> None:
        path = await self._ask_target(session, self.tr("Save as"))
        if path is not None:
            await session.save_as(path)
            await self._library.remember(session)

    async def _save_copy(self, session: Session) -> None:
        path = await self._ask_target(session, self.tr("Save a copy"))
        if path is not None:
            await session.save_copy(path)

    async def _ask_target(self, session: Session, title: str) -> Path | None:
        folder = session.path.parent if session.is_named else Path.home()
        kinds = self.tr("Books ({kinds})").format(kinds=f"*{SUFFIX}")
        return await ask_where_to_save(self._window, title, kinds, folder / session.path.name)
