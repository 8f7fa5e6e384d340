"""How words are said: the lexicon of the book, that of all books, and the names that occur."""

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTabWidget, QVBoxLayout, QWidget

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId
from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.session.services import Services
from cosystudio.ui import words
from cosystudio.ui.ask import ask_for_file, ask_where_to_save
from cosystudio.ui.audition import Audition
from cosystudio.ui.desk import Desk
from cosystudio.ui.error_words import sentence
from cosystudio.ui.models.lexicon import LexiconModel
from cosystudio.ui.widgets.hear_it import HearIt
from cosystudio.ui.widgets.lexicon_page import LexiconPage
from cosystudio.ui.widgets.names_page import NamesPage
from cosystudio.ui.widgets.parts import button, label, mark, resize_within_screen, rule

_SIZE = 880, 640
_MOST_SHOWN = 200
"""Lines that are listed; what follows is counted."""
_MOST_LISTED = 6
"""Of them so many stand there without scrolling."""
_REST_MS = 300
"""So long nothing is written before the stale lines are sought."""

Entries = tuple[LexiconEntry, ...]


class LexiconDialog(QDialog):
    """Nothing changes before it is accepted; `own` and `shared` are the entries then.

    `write` begins with a word that is to be said otherwise, empty for none.
    """

    def __init__(self, desk: Desk, services: Services, audition: Audition, parent: QWidget, *, write: str = "") -> None:
        super().__init__(parent)
        mark(self, "lexicon_dialog", self.tr("Pronunciation"))
        self.setWindowTitle(self.tr("Pronunciation"))
        self._desk, self._services, self._session = desk, services, desk.session
        self._searches: list[asyncio.Task[Any]] = []
        self._named_with: tuple[Entries, Entries] = ((), ())
        error = QColor(desk.theme.tokens.error)
        self._models = [
            LexiconModel(entries, error, self)
            for entries in (self._session.book.lexicon, self._session.pronunciation.entries)
        ]
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._make_parts(audition)
        self._lay_out()
        self._listen()
        self._show_effect([])
        if write:
            self.write(write)

    @property
    def own(self) -> Entries:
        """The entries of the book."""
        return self._models[0].usable

    @property
    def shared(self) -> Entries:
        """The entries of all books."""
        return self._models[1].usable

    def done(self, code: int) -> None:
        """Close and fall silent; what is still sought is given up."""
        self._rest.stop()
        for search in self._searches:
            search.cancel()
        self._hear.stop()
        super().done(code)

    def write(self, word: str) -> None:
        """Begin an entry of the book for a word, said as it is written until a person writes otherwise."""
        self._tabs.setCurrentIndex(0)
        self._pages[0].write(LexiconEntry(word, word))

    def _own_hint(self) -> str:
        return self.tr(
            "How single words are said: what is written in the book, and what the voice gets in its place. A word that "
            "is marked in a line stands here at once. These go before the entries of all books."
        )

    def _make_parts(self, audition: Audition) -> None:
        own, shared = self._models
        self._pages = [
            LexiconPage("own", self.tr("This book"), own, self._own_hint()),
            LexiconPage("shared", self.tr("All books"), shared, self.tr("A change here concerns every book.")),
        ]
        self._names = NamesPage()
        self._tabs = QTabWidget(self)
        mark(self._tabs, "lexicon_tabs", self.tr("Pronunciation"))
        self._tabs.setDocumentMode(True)
        for page, title in zip(self._pages, (self.tr("This book"), self.tr("All books")), strict=True):
            self._tabs.addTab(page, title)
        self._tabs.addTab(self._names, self.tr("Names in the book"))
        self._hear = HearIt("lexicon_hear", self.tr("Hear it"), self._speak, self._desk.tasks, audition)
        self._effect = label("lexicon_effect", "quiet")
        self._effect.setWordWrap(True)
        self._stale = QListWidget(self)
        mark(self._stale, "lexicon_stale", self.tr("Lines that will be spoken again"))

    def _lay_out(self) -> None:
        cancel = button("lexicon_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._apply = button("lexicon_apply", self.tr("Apply"), "filled")
        self._apply.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._effect, 1)
        foot.addWidget(cancel)
        foot.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        for part, stretch in ((self._tabs, 1), (self._hear, 0), (rule(self), 0), (self._stale, 0)):
            column.addWidget(part, stretch)
        column.addLayout(foot)
        resize_within_screen(self, *_SIZE)

    def _listen(self) -> None:
        for page in self._pages:
            page.model.changed.connect(self._rest.start)
            page.model.changed.connect(self._offer)
            page.chosen.connect(self._offer)
            page.import_wished.connect(lambda page=page: self._desk.tasks.start(self._import(page)))
            page.export_wished.connect(lambda page=page: self._desk.tasks.start(self._export(page)))
        self._rest.timeout.connect(lambda: self._search(self._find_stale()))
        self._names.chosen.connect(self._offer)
        self._names.otherwise_wished.connect(self.write)
        self._tabs.currentChanged.connect(self._turn_to)
        self._offer()

    def _turn_to(self, tab: int) -> None:
        entries = self.own, self.shared
        if self._tabs.widget(tab) is self._names and not (self._names.is_filled and self._named_with == entries):
            self._search(self._fill_names(entries))
        self._offer()

    async def _fill_names(self, entries: tuple[Entries, Entries]) -> None:
        names = await self._session.names(*entries)
        self._named_with = entries
        self._names.show_names(names)

    def _entry(self) -> LexiconEntry | None:
        """The entry to hear; a name without one as it is written."""
        page = self._tabs.currentWidget()
        if isinstance(page, LexiconPage):
            return page.entry
        name = self._names.name
        return None if name is None else name.entry or LexiconEntry(name.use.name, name.use.name)

    def _offer(self) -> None:
        entry = self._entry()
        self._hear.button.setEnabled(entry is not None and bool(entry.written))
        problem = next((model.problem for model in self._models if model.problem), "")
        is_new = any(model.entries != entries for model, entries in zip(self._models, self._before(), strict=True))
        self._apply.setEnabled(is_new and not problem)
        if problem:
            self._say(sentence(problem), "error")
        elif self._effect.property("role") == "error":
            self._say("")

    def _before(self) -> tuple[Entries, Entries]:
        return self._session.book.lexicon, self._session.pronunciation.entries

    async def _speak(self) -> Clip | None:
        entry = self._entry()
        if entry is None:
            return None
        trial = await self._session.trial_of(entry, self.own, self.shared)
        return await self._services.speak_once(trial.voice, trial.text, trial.reference, trial.language)

    def _search(self, search: Coroutine[Any, Any, None]) -> None:
        self._searches = [one for one in self._searches if not one.done()]
        self._searches.append(self._desk.loads.start(search))

    async def _find_stale(self) -> None:
        own, shared = self.own, self.shared
        ids = await self._session.stale_with(own, shared)
        if (own, shared) == (self.own, self.shared):  # else another search is under way for what is written now
            self._show_effect(ids)

    def _show_effect(self, ids: Sequence[SegmentId]) -> None:
        self._stale.clear()
        self._stale.setVisible(bool(ids))
        there = [id for id in ids if self._session.has(id)]
        for id in there[:_MOST_SHOWN]:
            self._stale.addItem(f"{self._session.chapter_of(id).title} · {self._session.segment(id).text}")
        if len(there) > _MOST_SHOWN:
            self._stale.addItem(self.tr("… and {count} more").format(count=f"{len(there) - _MOST_SHOWN:,}"))
        shown = min(self._stale.count(), _MOST_LISTED) * (self.fontMetrics().height() + 2) + 4
        self._stale.setFixedHeight(shown)
        if self._effect.property("role") != "error":
            lines = self.tr("{lines} will be spoken again.").format(lines=words.count_of_lines(len(there)))
            self._say(lines if there else self.tr("No line that is spoken will change."))

    def _say(self, text: str, role: str = "quiet") -> None:
        self._effect.setText(text)
        self._effect.setProperty("role", role)
        self._effect.style().polish(self._effect)

    async def _import(self, page: LexiconPage) -> None:
        kinds = self.tr("Lexicons ({kinds})").format(kinds="*.csv *.pls *.tsv *.xml *.txt")
        path = await ask_for_file(self, self.tr("Import a lexicon"), kinds)
        if path is not None:
            self._with_file(page, path, to_write=False)

    async def _export(self, page: LexiconPage) -> None:
        table, lexicon = self.tr("Table"), self.tr("W3C lexicon")
        kinds = f"{table} (*.csv);;{lexicon} (*.pls)"
        path = await ask_where_to_save(self, self.tr("Export the lexicon"), kinds, Path.home() / "lexicon.csv")
        if path is not None:
            self._with_file(page, path, to_write=True)

    def _with_file(self, page: LexiconPage, path: Path, *, to_write: bool) -> None:
        try:
            page.give_out(path) if to_write else page.take_in(path)
        except LexiconError as error:
            page.say(sentence(str(error)), "error")
