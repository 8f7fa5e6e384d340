"""Everybody who speaks in the book: their lines and voices."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QTableWidgetItem, QVBoxLayout, QWidget

from cosystudio.book.casting import character
from cosystudio.book.model import Character, SegmentId, Voice
from cosystudio.ui.ask import ask
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.speakers import SpeakersDialog
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.speakers import speaker_name, swatch
from cosystudio.ui.widgets.cast_table import NAME, NARRATOR, CastTable
from cosystudio.ui.widgets.parts import button, label, mark, resize_within_screen

AskVoice = Callable[[str, Voice, SegmentId | None, QWidget], VoiceDialog]
"""Makes the dialog for a voice: its title, the voice to begin with, a line to try it with, what it stands over."""
_SIZE = 680, 480
_COUNTED_AGAIN_MS = 150
"""Lines change by the thousand when their speakers are found: they are counted when that is over."""


class CastDialog(QDialog):
    """Changes the cast at once, each change a step of undo; the first row is the narrator with the book's voice."""

    def __init__(self, desk: Desk, ask_voice: AskVoice, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "cast_dialog", self.tr("Characters"))
        self.setWindowTitle(self.tr("Characters"))
        self._desk = desk
        self._ask_voice = ask_voice
        self._soon = QTimer(self, singleShot=True, interval=_COUNTED_AGAIN_MS)
        self._soon.timeout.connect(self._fill)
        self._make_parts()
        self._lay_out()
        self._listen()
        self._fill()
        self._table.setCurrentCell(NARRATOR, NAME)

    def _make_parts(self) -> None:
        self._new = QLineEdit(self)
        mark(self._new, "cast_new", self.tr("Name of a new character"))
        self._new.setPlaceholderText(self.tr("Name of a new character"))
        self._add = button("cast_add", self.tr("Add"))
        self._table = CastTable(self)
        self._choose = button("cast_voice", self.tr("Choose a voice…"))
        self._plain = button("cast_no_voice", self.tr("Use the book's voice"))
        self._find = button("cast_find", self.tr("Find who speaks…"), tip=self.tr("Suggest speakers from the text"))
        self._rename = button("cast_rename", self.tr("Rename"))
        self._merge = button("cast_merge", self.tr("Merge into ▾"))
        self._others = QMenu(self)
        self._others.setObjectName("merge_into")
        self._merge.setMenu(self._others)
        self._remove = button("cast_remove", self.tr("Remove"))
        self._problem = label("cast_problem", "error")
        self._problem.setWordWrap(True)

    def _lay_out(self) -> None:
        head, tools, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, parts in ((head, (self._new, self._add, self._find)), (tools, self._tools())):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        tools.insertStretch(2, 1)
        close = button("cast_close", self.tr("Close"), "filled")
        close.clicked.connect(self.accept)
        foot.addWidget(self._problem, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addLayout(tools)
        column.addLayout(foot)
        resize_within_screen(self, *_SIZE)

    def _tools(self) -> tuple[QWidget, ...]:
        return self._choose, self._plain, self._rename, self._merge, self._remove

    def _listen(self) -> None:
        self._new.returnPressed.connect(self._add_new)
        self._add.clicked.connect(self._add_new)
        self._table.itemChanged.connect(self._rename_to)
        self._table.itemSelectionChanged.connect(self._offer)
        self._rename.clicked.connect(self._table.edit_name)
        self._others.aboutToShow.connect(self._offer_others)
        self._find.clicked.connect(lambda: self._desk.tasks.start(ask(SpeakersDialog(self._desk, self))))
        self._remove.clicked.connect(self._remove_character)
        self._choose.clicked.connect(lambda: self._desk.tasks.start(self._choose_voice()))
        self._plain.clicked.connect(self._give_voice_back)
        bridge = self._desk.bridge
        for changed in (bridge.book_changed, bridge.chapters_changed):
            changed.connect(self._fill)
        bridge.segments_changed.connect(self._count_soon)  # no lambda: it would go on hearing when this is closed

    @property
    def _character(self) -> Character | None:
        """The character in hand; None for the narrator."""
        cast = self._desk.session.book.cast
        row = self._table.row_in_hand
        return cast[row - 1] if NARRATOR < row <= len(cast) else None

    def _count_soon(self) -> None:
        self._soon.start()

    def _fill(self) -> None:
        """Show the cast as it is now."""
        self._table.show_book(self._desk.session.book, self._desk.theme.tokens)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the one in hand."""
        one = self._character
        self._rename.setEnabled(one is not None)
        self._remove.setEnabled(one is not None)
        self._merge.setEnabled(one is not None and len(self._desk.session.book.cast) > 1)
        self._plain.setEnabled(one is not None and one.voice is not None)

    def _do(self, edit: Coroutine[Any, Any, None]) -> None:
        self._desk.tasks.start(self._edit(edit))

    async def _edit(self, edit: Coroutine[Any, Any, None]) -> None:
        self._problem.clear()
        await edit
        self._fill()

    def _problem_of(self, name: str, besides: Character | None = None) -> str:
        """Return why nobody can have this name, empty where somebody can."""
        if not name:
            return self.tr("Give the character a name.")
        known = character(self._desk.session.book, name)
        return self.tr("This name is taken: choose another one.") if known is not None and known != besides else ""

    def _add_new(self) -> None:
        name = self._new.text().strip()
        if problem := self._problem_of(name):
            self._problem.setText(problem)
        else:
            self._desk.tasks.start(self._add_character(name))

    async def _add_character(self, name: str) -> None:
        await self._edit(self._desk.session.add_character(name))
        self._new.clear()
        self._table.setCurrentCell(self._table.rowCount() - 1, NAME)

    def _rename_to(self, item: QTableWidgetItem) -> None:
        one = self._character
        name = item.text().strip()
        if one is None or item.column() != NAME or name == one.name:
            return
        if problem := self._problem_of(name, besides=one):
            self._fill()
            self._problem.setText(problem)
        else:
            self._do(self._desk.session.rename_character(one.name, name))

    def _remove_character(self) -> None:
        if one := self._character:
            self._do(self._desk.session.remove_character(one.name))

    def _offer_others(self) -> None:
        self._others.clear()
        one = self._character
        for place, other in enumerate(self._desk.session.book.cast):
            if one is not None and other is not one:
                action = self._others.addAction(swatch(place, self._desk.theme.tokens), other.name.replace("&", "&&"))
                action.triggered.connect(partial(self._merge_into, one.name, other.name))

    def _merge_into(self, name: str, into: str) -> None:
        self._do(self._desk.session.merge_characters(name, into))

    def _give_voice_back(self) -> None:
        if one := self._character:
            self._do(self._desk.session.set_character_voice(one.name, None))

    async def _choose_voice(self) -> None:
        session, one = self._desk.session, self._character
        name = "" if one is None else one.name
        voice = one.voice if one is not None and one.voice is not None else session.book.voice
        title = self.tr("Voice of {name}").format(name=speaker_name(name))
        dialog = self._ask_voice(title, voice, self._first(name), self)
        if await ask(dialog):
            chosen = dialog.voice()
            await (session.set_character_voice(name, chosen) if name else session.set_book_voice(chosen))

    def _first(self, name: str) -> SegmentId | None:
        """Return a line of theirs to try a voice with."""
        lines = (line for chapter in self._desk.session.book.chapters for line in chapter.segments)
        return next((line.id for line in lines if line.character == name), None)
