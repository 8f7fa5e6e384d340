"""The menu bar: which action stands where."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from cosystudio.session.library import RecentBook
from cosystudio.ui.actions import Actions

_BREAK = None
Entries = Sequence[QAction | None]


class Menus(QObject):
    """Fills a menu bar with the actions; the recent books are read when their menu opens.

    Signals:
        recent_chosen(object): the Path of a recent book.
    """

    recent_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, actions: Actions, recent: Callable[[], list[RecentBook]]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._recent_books = recent
        self._add_file(actions)
        a = actions
        self._add(self.tr("Edit"), [a.undo, a.redo, _BREAK, a.edit_line, a.split, a.merge, a.speaker, _BREAK, a.find])
        chapters = [a.rename_chapter, a.split_chapter, a.merge_chapter, _BREAK, a.chapters_up, a.chapters_down, _BREAK]
        self._add(self.tr("Chapters"), [*chapters, *a.kinds.values()])
        produce = [a.produce_book, a.produce_chapter, a.produce_lines, a.speak_again, _BREAK, a.pause, a.stop, _BREAK]
        voices = [a.book_voice, a.line_voice, a.no_line_voice, a.cast, a.lexicon, a.spoken_form]
        self._add(self.tr("Produce"), [*produce, *voices, _BREAK, a.services, a.tune])
        self._add(self.tr("Play"), [a.play, a.play_line, a.stop_playing, _BREAK, a.previous_line, a.next_line])
        self._add(self.tr("View"), list(a.looks.values()))
        self._add(self.tr("Help"), [a.shortcuts, a.about])

    def _add_file(self, actions: Actions) -> None:
        menu = self._add(self.tr("File"), [actions.open_book])
        self._recent = menu.addMenu(self.tr("Recent"))
        self._recent.setObjectName("recent_menu")
        self._recent.aboutToShow.connect(self._fill_recent)
        _fill(
            menu,
            [
                _BREAK,
                actions.save_as,
                actions.save_copy,
                actions.name_book,
                actions.reading,
                actions.export,
                _BREAK,
                actions.close_book,
                actions.quit,
            ],
        )

    def _add(self, title: str, entries: Entries) -> QMenu:
        menu = self._bar.addMenu(title)
        _fill(menu, entries)
        return menu

    def _fill_recent(self) -> None:
        self._recent.clear()
        for book in self._recent_books():
            text = " · ".join(part for part in (book.title or book.path.stem, book.author) if part)
            self._recent.addAction(text).triggered.connect(partial(self._choose, book.path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No recent books")).setEnabled(False)

    def _choose(self, path: Path) -> None:
        self.recent_chosen.emit(path)


def _fill(menu: QMenu, entries: Entries) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry)
