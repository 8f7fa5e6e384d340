"""The menu that says who speaks the chosen lines."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cosystudio.book.model import SegmentId
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.speakers import speaker_name, swatch


class SpokenByMenu(QMenu):
    """Lists the narrator and the cast when it opens; a tick stands where all chosen lines have the same speaker.

    `lines` gives the chosen lines; `cast` is the action that opens the cast.

    Signals:
        new_wished(object): a new character shall speak these lines, a list of SegmentId.
    """

    new_wished = Signal(object)

    def __init__(self, desk: Desk, lines: Callable[[], Sequence[SegmentId]], cast: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spoken_by")
        self.setTitle(self.tr("Spoken by"))
        self._desk = desk
        self._lines = lines
        self._cast = cast
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        ids = self._chosen()
        if len(ids) > 1:
            self.addSection(words.count_of_lines(len(ids)))
        session, tokens = self._desk.session, self._desk.theme.tokens
        speakers = {session.segment(id).character for id in ids}
        names = ["", *(one.name for one in session.book.cast)]
        for place, name in enumerate(names, start=-1):
            ticked = speakers == {name}
            icon = swatch(place if name else None, tokens, ticked=ticked)
            action = self.addAction(icon, _escaped(speaker_name(name)))
            action.setObjectName("speaker")
            action.setIconVisibleInMenu(True)
            action.setCheckable(True)
            action.setChecked(ticked)
            action.triggered.connect(partial(self._choose, name))
        self.addSeparator()
        new = self.addAction(self.tr("New character…"))
        new.setObjectName("new_character")
        new.triggered.connect(lambda: self.new_wished.emit(self._chosen()))
        self.addAction(self._cast)

    def _chosen(self) -> list[SegmentId]:
        return [id for id in self._lines() if self._desk.session.has(id)]

    def _choose(self, name: str) -> None:
        self._desk.tasks.start(self._desk.session.set_character(self._chosen(), name))


def _escaped(text: str) -> str:
    """Return a text as a menu shows it: there an ampersand would underline the next letter."""
    return text.replace("&", "&&")
