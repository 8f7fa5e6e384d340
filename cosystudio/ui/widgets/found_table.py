"""The characters that were found in the book: how much they speak, how sure that is, and words of theirs."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cosystudio.session.speakers import Casting, FoundCharacter
from cosystudio.ui.theme import reading_font
from cosystudio.ui.widgets.parts import mark

_NAME, _LINES, _SURE, _EXAMPLE = range(4)
_ROW_AIR = 14
_WIDEST_NAME = 220
_FEW_LINES = 2
"""Who has fewer is ticked by a person: often it is a passer-by, or one who is called something else elsewhere."""


class FoundTable(QTableWidget):
    """One row a character, ticked where their lines shall be used; the name can be written over.

    Signals:
        renamed(str, str): a character shall be called otherwise: the old and the new name.
        ticked(): other characters are ticked now.
    """

    renamed = Signal(str, str)
    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        mark(self, "found_characters", self.tr("Characters found in the book"))
        self.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Lines"), self.tr("Sure"), self.tr("For example")])
        self._explain_sure()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableWidget.EditTrigger.DoubleClicked | QTableWidget.EditTrigger.EditKeyPressed)
        self._set_heads()
        self._unticked: set[str] = set()
        self._ticked: set[str] = set()
        self.itemChanged.connect(self._follow)

    def _explain_sure(self) -> None:
        head = self.horizontalHeaderItem(_SURE)
        assert head is not None
        head.setToolTip(self.tr("Lines of which the book says in so many words who speaks them"))

    def show_characters(self, casting: Casting, language: str) -> None:
        """List the characters; a tick that a person set stays with the name."""
        chosen = {one.name for one in self.chosen()}
        blocker = QSignalBlocker(self)
        self.setRowCount(len(casting.characters))
        for row, one in enumerate(casting.characters):
            self._fill_row(row, one, language)
            if one.name in chosen:
                self.selectRow(row)
        blocker.unblock()
        self.ticked.emit()

    def ticked_names(self) -> list[str]:
        """Return the names of those whose lines shall be used."""
        rows = map(self._name_of, range(self.rowCount()))
        return [_character(item).name for item in rows if item.checkState() is Qt.CheckState.Checked]

    def chosen(self) -> list[FoundCharacter]:
        """Return the characters whose rows are chosen, in their order."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [_character(self._name_of(row)) for row in rows]

    def rename_chosen(self) -> None:
        """Let the name in hand be written."""
        self.editItem(self._name_of(max(self.currentRow(), 0)))

    def tick_all(self, is_ticked: bool) -> None:
        """Tick everybody, or nobody."""
        blocker = QSignalBlocker(self)
        for row in range(self.rowCount()):
            item = self._name_of(row)
            item.setCheckState(_state(is_ticked))
            self._keep_tick(_character(item).name, is_ticked)
        blocker.unblock()
        self.ticked.emit()

    def _set_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_LINES, _SURE):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(_EXAMPLE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_NAME, _WIDEST_NAME)

    def _fill_row(self, row: int, one: FoundCharacter, language: str) -> None:
        example = one.examples[0] if one.examples else ""
        items = [QTableWidgetItem(text) for text in (one.name, f"{one.lines:,}", f"{one.sure:,}", example)]
        for column, item in enumerate(items):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(row, column, item)
        name, shown = items[_NAME], items[_EXAMPLE]
        name.setFlags(name.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        name.setData(Qt.ItemDataRole.UserRole, one)
        name.setCheckState(_state(self._is_ticked(one)))
        name.setToolTip(self._also_called(one))
        shown.setToolTip("\n\n".join(one.examples))
        shown.setFont(reading_font(language, 1.0))

    def _name_of(self, row: int) -> QTableWidgetItem:
        item = self.item(row, _NAME)
        assert item is not None
        return item

    def _also_called(self, one: FoundCharacter) -> str:
        if not one.aliases:
            return ""
        return self.tr("Also called {names}").format(names=", ".join(one.aliases))

    def _is_ticked(self, one: FoundCharacter) -> bool:
        if one.name in self._ticked:
            return True
        return one.name not in self._unticked and not one.is_role and one.lines >= _FEW_LINES

    def _follow(self, item: QTableWidgetItem) -> None:
        if item.column() != _NAME:
            return
        one, written = _character(item), item.text().strip()
        is_ticked = item.checkState() is Qt.CheckState.Checked
        if written and written != one.name:
            # whoever is given a name by a person has a part in the book, unless that person took the tick away
            self._keep_tick(written, is_ticked or one.name not in self._unticked)
            self.renamed.emit(one.name, written)
        else:
            self._keep_tick(one.name, is_ticked)
            self.ticked.emit()

    def _keep_tick(self, name: str, is_ticked: bool) -> None:
        (self._ticked if is_ticked else self._unticked).add(name)
        (self._unticked if is_ticked else self._ticked).discard(name)


def _character(item: QTableWidgetItem) -> FoundCharacter:
    found = item.data(Qt.ItemDataRole.UserRole)
    assert isinstance(found, FoundCharacter)
    return found


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
