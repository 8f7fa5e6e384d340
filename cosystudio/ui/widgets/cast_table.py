"""The cast as a table: the narrator, then everybody else with their colour, lines and voice."""

from collections import Counter

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cosystudio.book.model import Book
from cosystudio.ui import words
from cosystudio.ui.speakers import speaker_name, swatch
from cosystudio.ui.theme import Tokens
from cosystudio.ui.widgets.parts import mark

NAME, LINES, VOICE = range(3)
NARRATOR = 0
"""The row of who speaks all that nobody else does."""
_ROW_AIR = 14


class CastTable(QTableWidget):
    """One row a character; a name can be written over, the narrator's cannot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        mark(self, "cast", self.tr("Characters"))
        self.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Lines"), self.tr("Voice")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.DoubleClicked | QTableWidget.EditTrigger.EditKeyPressed)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(LINES, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(VOICE, QHeaderView.ResizeMode.Stretch)

    @property
    def row_in_hand(self) -> int:
        """The chosen row; the narrator's where none is."""
        return max(self.currentRow(), NARRATOR)

    def show_book(self, book: Book, tokens: Tokens) -> None:
        """Show the cast as it is now; the row in hand stays in hand."""
        lines = Counter(line.character for chapter in book.chapters for line in chapter.segments)
        blocker = QSignalBlocker(self)
        self.setRowCount(1 + len(book.cast))
        self._fill_row(NARRATOR, "", lines[""], words.voice_name(book.voice), tokens)
        for row, one in enumerate(book.cast, start=1):
            voice = self.tr("the book's") if one.voice is None else words.voice_name(one.voice)
            self._fill_row(row, one.name, lines[one.name], voice, tokens)
        blocker.unblock()

    def edit_name(self) -> None:
        """Let the name in hand be written."""
        self.edit(self.model().index(self.row_in_hand, NAME))

    def _fill_row(self, row: int, name: str, lines: int, voice: str, tokens: Tokens) -> None:
        """Write only what is otherwise than before: each change of an item makes the table measure its column."""
        for column, text in enumerate((speaker_name(name), f"{lines:,}", voice)):
            item = self.item(row, column) or self._new_item(row, column)
            if item.text() != text:
                item.setText(text)
        first = self.item(row, NAME)
        look = (row, tokens)
        if first is not None and first.data(Qt.ItemDataRole.UserRole) != look:
            first.setIcon(swatch(row - 1 if name else None, tokens))
            first.setData(Qt.ItemDataRole.UserRole, look)

    def _new_item(self, row: int, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_be_written = column == NAME and row != NARRATOR
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if can_be_written else flags)
        self.setItem(row, column, item)
        return item
