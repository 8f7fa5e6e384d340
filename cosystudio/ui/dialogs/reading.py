"""How the manuscript is read: its encoding, notes, readings, captions and tables, with what becomes of every word."""

import asyncio
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cosystudio.book.balance import Balance, balance
from cosystudio.book.model import Book, Kind
from cosystudio.book.reading import Notes, Reading, ReadingChoices, Ruby
from cosystudio.book.rereading import Loss
from cosystudio.errors import StudioError
from cosystudio.session.exporting import write_text
from cosystudio.session.library import NOT_KEPT, Library
from cosystudio.session.reading import ENCODINGS
from cosystudio.ui import words
from cosystudio.ui.ask import ask_where_to_save
from cosystudio.ui.desk import Desk
from cosystudio.ui.error_words import sentence
from cosystudio.ui.reading_report import report, summary
from cosystudio.ui.widgets.account_tree import AccountTree
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.parts import button, label, mark, resize_within_screen

_SIZE = 900, 600
_FORM_WIDTH = 260
_PARAGRAPHS_SHOWN = 4
_CHAPTERS_SHOWN = 40
_TITLES_SHOWN = 3


class ReadingDialog(QDialog):
    """Tries other choices on the manuscript that is kept with the book; `fresh` is the book that they make.

    Nothing changes before it is accepted.
    """

    def __init__(self, desk: Desk, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "reading_dialog", self.tr("The manuscript"))
        self.setWindowTitle(self.tr("The manuscript"))
        self._desk = desk
        self._library = library
        self._trial: asyncio.Task[None] | None = None
        self.fresh: Book | None = None
        self._shown = desk.session.book
        self._make_form()
        self._make_views()
        self._lay_out()
        self._effect.setText(self.tr("Reading…"))
        self._trial = desk.loads.start(self._look())

    @property
    def choices(self) -> ReadingChoices:
        """What is chosen."""
        return ReadingChoices(
            encoding=self._encoding.value,
            notes=Notes(self._notes.value),
            ruby=Ruby(self._ruby.value),
            captions=self._captions.isChecked(),
            tables=self._tables.isChecked(),
        )

    def done(self, code: int) -> None:
        """Close; a reading that is being tried is given up, so that it does not come back to a dialog that is gone."""
        if self._trial is not None:
            self._trial.cancel()
        super().done(code)

    def _make_form(self) -> None:
        reading = self._desk.session.book.reading
        chosen = reading.choices
        self._encoding = ChoiceBox("reading_encoding", self.tr("Text encoding"), self)
        encodings = [(name.upper(), name) for name in ENCODINGS]
        self._encoding.offer([(self._own_encoding(reading), ""), *encodings], chosen.encoding)
        self._encoding.setEnabled(bool(reading.encoding))
        self._notes = ChoiceBox("reading_notes", self.tr("Footnotes and endnotes"), self)
        notes = [(self.tr("Not spoken"), Notes.SKIP), (self.tr("After their paragraph"), Notes.AFTER_PARAGRAPH)]
        self._notes.offer(((text, note.value) for text, note in notes), chosen.notes.value)
        self._ruby = ChoiceBox("reading_ruby", self.tr("Readings beside characters"), self)
        ruby = [(self.tr("The characters are spoken"), Ruby.BASE), (self.tr("The readings are spoken"), Ruby.READING)]
        self._ruby.offer(((text, one.value) for text, one in ruby), chosen.ruby.value)
        self._captions = self._check("reading_captions", self.tr("Speak captions of pictures"), chosen.captions)
        self._tables = self._check("reading_tables", self.tr("Speak tables, row by row"), chosen.tables)
        for box in (self._encoding, self._notes, self._ruby):
            box.currentIndexChanged.connect(self._try)

    def _own_encoding(self, reading: Reading) -> str:
        """Say which encoding the file is read in where none is chosen."""
        if not reading.encoding:
            return self.tr("Needs none")
        if reading.choices.encoding:
            return self.tr("Found by itself")
        return self.tr("Found by itself ({encoding})").format(encoding=reading.encoding.upper())

    def _check(self, name: str, text: str, checked: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        mark(box, name, text)
        box.setChecked(checked)
        box.toggled.connect(self._try)
        return box

    def _make_views(self) -> None:
        self._preview = QPlainTextEdit(self)
        mark(self._preview, "reading_preview", self.tr("Beginning of each chapter"))
        self._preview.setReadOnly(True)
        self._account = AccountTree(self)
        self._views = QTabWidget(self)
        mark(self._views, "reading_views", self.tr("What comes of it"))
        self._views.addTab(self._account, self.tr("Every character"))
        self._views.addTab(self._preview, self.tr("Beginning of each chapter"))
        self._summary = label("reading_summary")
        self._summary.setWordWrap(True)
        self._effect = label("reading_effect", "caption")
        self._effect.setWordWrap(True)

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(12)
        for box in (self._encoding, self._notes, self._ruby):
            form.addWidget(Field(box.accessibleName(), box, self))
        form.addWidget(self._captions)
        form.addWidget(self._tables)
        form.addStretch(1)
        side = QWidget(self)
        side.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_FORM_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(side)
        middle.addWidget(self._views, 1)
        self._cancel = button("reading_cancel", self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._apply = button("reading_apply", self.tr("Read it so"), "filled")
        self._apply.clicked.connect(self.accept)
        self._apply.setEnabled(False)
        self._save = button("reading_report", self.tr("Save the list…"))
        self._save.clicked.connect(lambda: self._desk.tasks.start(self._save_report()))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._effect, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._cancel)
        foot.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        resize_within_screen(self, *_SIZE)

    def _try(self) -> None:
        """Read with the choices as they are now; what was being tried before is given up."""
        if self._trial is not None:
            self._trial.cancel()
        self._apply.setEnabled(False)
        self._effect.setText(self.tr("Reading…"))
        self._trial = self._desk.loads.start(self._read())

    async def _look(self) -> None:
        """Show the book as it is read now."""
        book = self._desk.session.book
        if not book.reading.file:  # a book of before manuscripts were kept: there is no account of it
            self._views.hide()
            self._save.hide()
            self._effect.setText(sentence(NOT_KEPT))
            return
        await self._show(book)
        self._effect.setText(self.tr("As the book is read now."))

    async def _read(self) -> None:
        session, choices = self._desk.session, self.choices
        try:
            _, fresh = await self._library.try_reading(session, choices)
        except StudioError as error:
            self._effect.setText(sentence(str(error)))
            return
        self.fresh = fresh
        await self._show(fresh)
        new, lost = await session.effect_of(fresh)
        is_same = choices == session.book.reading.choices
        self._effect.setText(self.tr("As the book is read now.") if is_same else self._effect_words(new, lost))
        self._apply.setEnabled(not is_same)

    async def _save_report(self) -> None:
        book, session = self._shown, self._desk.session
        account = await _balanced(book)
        name = Path(book.reading.file or session.path.name).with_suffix(".reading.txt").name
        kinds = self.tr("Text files (*.txt)")
        path = await ask_where_to_save(self, self.tr("Save the list"), kinds, session.path.parent / name)
        if path is not None:
            await write_text(path, report(book, account))

    def _effect_words(self, count: int, lost: Loss) -> str:
        if not count and lost == Loss():
            return self.tr("No line of the book changes.")
        new = self.tr("{lines} will be new; what you did to chapters, and to paragraphs that read the same, is kept.")
        told = [new.format(lines=words.count_of_lines(count))]
        if lost.chapters:
            told.append(self.tr("Chapters that are not found again: {titles}.").format(titles=self._titles(lost)))
        if lost.lines:
            own = self.tr("What you did to {lines} cannot be kept.")
            told.append(own.format(lines=words.count_of_lines(lost.lines)))
        return " ".join(told)

    def _titles(self, lost: Loss) -> str:
        """The first titles, and how many more there are."""
        titles = self.tr(", ").join(lost.chapters[:_TITLES_SHOWN])
        more = len(lost.chapters) - _TITLES_SHOWN
        return titles if more <= 0 else self.tr("{titles} and {count} more").format(titles=titles, count=f"{more:,}")

    async def _show(self, book: Book) -> None:
        self._preview.setPlainText(_beginnings(book))
        account = await _balanced(book)
        self._account.show_balance(account)
        self._summary.setText(summary(book, account))
        self._shown = book


async def _balanced(book: Book) -> Balance:
    """Return what becomes of each character: half a second of work for a long novel, so it is done in a thread."""
    return await asyncio.to_thread(balance, book.reading.account, book.chapters)


def _beginnings(book: Book) -> str:
    """Return the first paragraphs of the first chapters."""
    parts = []
    for chapter in book.chapters[:_CHAPTERS_SHOWN]:
        texts = [block.text for block in chapter.blocks if block.kind is not Kind.HEADING and block.text]
        parts.append("\n\n".join([f"▎{chapter.title}", *texts[:_PARAGRAPHS_SHOWN]]))
    return "\n\n\n".join(parts)
