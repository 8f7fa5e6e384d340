"""The name of a new character."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from cosystudio.book.casting import character
from cosystudio.book.model import Book, SegmentId
from cosystudio.ui import words
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.foot import Foot
from cosystudio.ui.widgets.parts import mark

_LETTERS = 56


class CharacterDialog(QDialog):
    """Asks who speaks these lines; `name` is what was written, of somebody new or of the cast."""

    def __init__(self, book: Book, ids: Sequence[SegmentId], parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "character_dialog", self.tr("New character"))
        self.setWindowTitle(self.tr("New character"))
        self._book = book
        self._name = QLineEdit(self)
        mark(self._name, "character_name", self.tr("Name of the character"))
        self._field = Field(self.tr("Name of the character"), self._name, self, hint=self._joins())
        self._name.textChanged.connect(self._explain)
        self._foot = Foot(self, "character", self.tr("Cancel"), self._keep_words(len(ids)))
        self._foot.keep.setEnabled(False)
        self._lay_out()

    @property
    def name(self) -> str:
        """The name without white space around it."""
        return self._name.text().strip()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._field)
        column.addLayout(self._foot)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)

    def _keep_words(self, count: int) -> str:
        return self.tr("Give them {lines}").format(lines=words.count_of_lines(count))

    def _joins(self) -> str:
        return self.tr("The voice is chosen under Produce, Characters.")

    def _explain(self) -> None:
        known = character(self._book, self.name)
        there = self.tr("{name} is in the cast already and gets the lines.")
        self._field.explain(there.format(name=known.name) if known is not None else self._joins())
        self._foot.keep.setEnabled(bool(self.name))
