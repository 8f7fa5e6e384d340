"""Who speaks: the characters that the rules find in the book, to be named, merged and used."""

import asyncio
from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from cosystudio.session.speakers import Casting
from cosystudio.ui import words
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.found_table import FoundTable
from cosystudio.ui.widgets.parts import button, label, mark, resize_within_screen

_SIZE = 860, 600
_MOST_OFFERED = 30
"""Characters offered to merge another into: those who speak most."""


class SpeakersDialog(QDialog):
    """Reads the book when it opens; nothing of the book changes before a person uses what is suggested."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "speakers_dialog", self.tr("Who speaks"))
        self.setWindowTitle(self.tr("Who speaks"))
        self._desk = desk
        self._reading: asyncio.Task[None] | None = None
        self._is_using = False
        self._make_parts()
        self._lay_out()
        self._listen()
        self._offer()
        self._read_again()

    def done(self, code: int) -> None:
        """Close; a reading under way is given up, lines that are being given to their speakers are waited for."""
        if self._is_using:
            return
        if self._reading is not None:
            self._reading.cancel()
        super().done(code)

    def _make_parts(self) -> None:
        self._about = label("speakers_about", "quiet", text=self._about_words())
        self._about.setWordWrap(True)
        self._table = FoundTable(self)
        self._rename = button("speakers_rename", self.tr("Rename"))
        self._merge = button("speakers_merge", self.tr("Merge into ▾"))
        self._others = QMenu(self)
        self._others.setObjectName("merge_into")
        self._merge.setMenu(self._others)
        self._all = button("speakers_all", self.tr("Tick all"))
        self._none = button("speakers_none", self.tr("Tick none"))
        self._again = button("speakers_again", self.tr("Suggest"), tip=self.tr("Read the book again"))
        self._part = self._check("speakers_part", self.tr("Cut the book so that no line holds narration and speech"))
        self._part.setChecked(True)
        self._sure = self._check("speakers_sure", self.tr("Only lines of which the book says who speaks them"))
        self._said = label("speakers_said", "strong")
        self._said.setWordWrap(True)
        self._use = button("speakers_use", self.tr("Use these"), "filled")
        self._close = button("speakers_close", self.tr("Close"))

    def _about_words(self) -> str:
        return self.tr(
            "Quotations, the words that say who spoke, names nearby and turns in a talk suggest a speaker for each "
            "line. Lines that have a speaker already are left alone, and nothing changes before you use it."
        )

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        mark(box, name, text)
        return box

    def _lay_out(self) -> None:
        tools, foot = QHBoxLayout(), QHBoxLayout()
        tools.setSpacing(8)
        for part in (self._rename, self._merge, self._all, self._none):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self._again)
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._close)
        foot.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._table, 1)
        column.addLayout(tools)
        column.addWidget(self._sure)
        column.addWidget(self._part)
        column.addLayout(foot)
        resize_within_screen(self, *_SIZE)

    def _listen(self) -> None:
        self._table.ticked.connect(self._offer)
        self._table.itemSelectionChanged.connect(self._offer)
        self._table.renamed.connect(self._call)
        self._rename.clicked.connect(self._table.rename_chosen)
        self._others.aboutToShow.connect(self._offer_others)
        self._all.clicked.connect(partial(self._table.tick_all, True))
        self._none.clicked.connect(partial(self._table.tick_all, False))
        self._sure.toggled.connect(self._offer)
        self._again.clicked.connect(self._read_again)
        self._use.clicked.connect(lambda: self._desk.tasks.start(self._use_these()))
        self._close.clicked.connect(self.accept)

    @property
    def _casting(self) -> Casting:
        return self._desk.session.suggested

    def _read_again(self) -> None:
        self._reading = self._desk.tasks.start(self._read())

    async def _read(self) -> None:
        self._wait(self.tr("Reading the book…"))
        await self._desk.session.suggest_speakers()
        self._reading = None
        self._go_on()
        self._show()

    def _show(self) -> None:
        self._table.show_characters(self._casting, self._desk.session.book.language)
        self._said.setText(self._summary())

    def _summary(self) -> str:
        casting = self._casting
        if not casting.spoken:
            return self.tr("There is no quotation without a speaker in this book.")
        text = self.tr(
            "{suggested} of {spoken} spoken lines have a suggestion, {sure} of them in the book’s own words."
        )
        sure = sum(one.sure for one in casting.characters)
        return text.format(suggested=f"{len(casting.lines):,}", spoken=f"{casting.spoken:,}", sure=f"{sure:,}")

    def _wait(self, text: str) -> None:
        self._said.setText(text)
        for part in (self._table, self._use, self._again, self._all, self._none, self._rename, self._merge):
            part.setEnabled(False)

    def _go_on(self) -> None:
        for part in (self._table, self._again):
            part.setEnabled(True)
        for part in (self._all, self._none):
            part.setEnabled(bool(self._casting.characters))
        self._table.setFocus()
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the rows in hand and with those that are ticked."""
        chosen = self._table.chosen()
        self._rename.setEnabled(len(chosen) == 1)
        self._merge.setEnabled(bool(chosen) and len(self._casting.characters) > 1)
        count = len(self._casting.speakers(set(self._table.ticked_names()), only_sure=self._sure.isChecked()))
        self._use.setEnabled(count > 0)
        self._use.setText(self.tr("Use these") if not count else self._use_words(count))
        self._part.setVisible(self._casting.mixed > 0 and not self._desk.session.book.rules.speech_apart)

    def _use_words(self, count: int) -> str:
        return self.tr("Use these {lines}").format(lines=words.count_of_lines(count))

    def _call(self, name: str, into: str) -> None:
        self._desk.session.call_suggested(name, into)
        self._show()

    def _offer_others(self) -> None:
        """List whom the chosen ones can be merged into: the cast, then those who speak most."""
        self._others.clear()
        chosen = {one.name for one in self._table.chosen()}
        found = [one.name for one in self._casting.characters]
        names = dict.fromkeys([*(one.name for one in self._desk.session.book.cast), *found])
        for name in [name for name in names if name not in chosen][:_MOST_OFFERED]:
            self._others.addAction(name.replace("&", "&&")).triggered.connect(partial(self._merge_into, name))

    def _merge_into(self, into: str) -> None:
        for one in self._table.chosen():
            self._desk.session.call_suggested(one.name, into)
        self._show()

    async def _use_these(self) -> None:
        part = self._part.isVisible() and self._part.isChecked()
        self._wait(self.tr("Cutting the book…") if part else self.tr("Giving the lines to their speakers…"))
        self._is_using = True
        try:
            count = await self._use_ticked(part)
        finally:
            self._is_using = False
            is_here = isValid(self)  # it goes with its window where that is closed above it
            if is_here:
                self._go_on()
        if not is_here:
            return
        self._show()
        used = self.tr("{lines} have their speakers now; Undo takes it back.")
        cut = self.tr("{lines} have their speakers now; Undo takes it back, and a second Undo the cutting.")
        self._said.setText((cut if part else used).format(lines=words.count_of_lines(count)))

    async def _use_ticked(self, part: bool) -> int:
        session, names = self._desk.session, self._table.ticked_names()
        count = await session.use_suggested(names, only_sure=self._sure.isChecked(), part=part)
        await session.suggest_speakers()
        return count
