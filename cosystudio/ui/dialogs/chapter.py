"""The title of a chapter, and the part of the book that it stands in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QVBoxLayout, QWidget

from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.foot import Foot
from cosystudio.ui.widgets.parts import mark

_LETTERS = 72


class ChapterDialog(QDialog):
    """Asks for a title and, where `part` is given, for the part; `parts` are those that the book has.

    `title` and `part` are what was written.
    """

    def __init__(self, heading: str, title: str, part: str | None, parts: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "chapter_dialog", heading)
        self.setWindowTitle(heading)
        self._title = self._line("chapter_name", self.tr("Title of the chapter"), title)
        self._title.selectAll()
        self._part = self._line("chapter_part", self.tr("Part of the book"), part or "")
        completer = QCompleter(list(parts), self._part)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._part.setCompleter(completer)
        self._foot = Foot(self, "chapter", self.tr("Cancel"), self.tr("Keep"))
        self._title.textChanged.connect(self._check)
        self._lay_out(part is not None)
        self._check()

    @property
    def title(self) -> str:
        """The title without white space around it."""
        return self._title.text().strip()

    @property
    def part(self) -> str:
        """The part without white space around it; empty where the chapter stands in none."""
        return self._part.text().strip()

    def _line(self, name: str, accessible_name: str, text: str) -> QLineEdit:
        made = QLineEdit(text, self)
        mark(made, name, accessible_name)
        return made

    def _lay_out(self, has_part: bool) -> None:
        hint = self.tr("Chapters in a row with the same part stand under one heading in the list.")
        part = Field(self._part.accessibleName(), self._part, self, hint=hint)
        part.setVisible(has_part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(Field(self._title.accessibleName(), self._title, self))
        column.addWidget(part)
        column.addLayout(self._foot)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)

    def _check(self) -> None:
        self._foot.keep.setEnabled(bool(self.title))
