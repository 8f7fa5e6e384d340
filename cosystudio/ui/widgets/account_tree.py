"""What becomes of each character of a manuscript, as a list that opens: the sorts, and the passages of each."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cosystudio.book.balance import Balance
from cosystudio.book.reading import Passages
from cosystudio.ui.theme import figures_font
from cosystudio.ui.widgets.parts import mark

_WHAT, _COUNT, _CHARACTERS = range(3)
_LONGEST_PASSAGE = 300
_MOST_PASSAGES = 2_000
"""Passages listed of one sort: more than that nobody reads, and the rest is counted."""


class AccountTree(QTreeWidget):
    """Shows a Balance.  The passages of a sort are listed when it is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "account", self.tr("What becomes of the text"))
        self.setHeaderLabels([self.tr("Text"), self.tr("Passages"), self.tr("Characters")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        for column in (_COUNT, _CHARACTERS):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemExpanded.connect(self._list)
        self._waiting: dict[int, Sequence[str]] = {}

    def show_balance(self, balance: Balance) -> None:
        """Show this account in place of the one before."""
        self.clear()
        self._waiting.clear()
        self._row(self, self.tr("In the file"), None, balance.source)
        if balance.added:
            self._row(self, self.tr("Said beside, such as a colon after a number"), None, balance.added)
        self._row(self, self.tr("Spoken"), None, balance.spoken)
        for title, sorts in ((self.tr("Not spoken"), balance.skipped), (self.tr("To be looked at"), balance.flagged)):
            self._add_sorts(title, sorts)

    def _add_sorts(self, title: str, sorts: Sequence[Passages]) -> None:
        total = sum(one.characters for one in sorts)
        head = self._row(self, title, sum(one.count for one in sorts), total)
        for one in sorts:
            row = self._row(head, QCoreApplication.translate("Reasons", one.reason), one.count, one.characters)
            self._waiting[id(row)] = one.texts
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        head.setExpanded(True)

    def _row(
        self, parent: "QTreeWidget | QTreeWidgetItem", text: str, count: int | None, characters: int
    ) -> QTreeWidgetItem:
        numbers = ["" if count is None else f"{count:,}", f"{characters:,}"]
        row = QTreeWidgetItem(parent, [text, *numbers])
        for column in (_COUNT, _CHARACTERS):
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setFont(column, figures_font())
        return row

    def _list(self, row: QTreeWidgetItem) -> None:
        """List the passages of a sort the first time it is opened."""
        texts = self._waiting.pop(id(row), ())
        for text in texts[:_MOST_PASSAGES]:
            line = " ".join(text.split())
            passage = QTreeWidgetItem(row, [line[:_LONGEST_PASSAGE]])
            passage.setFirstColumnSpanned(True)
            passage.setToolTip(_WHAT, line[: 4 * _LONGEST_PASSAGE])
        if len(texts) > _MOST_PASSAGES:
            more = self.tr("{count} more").format(count=f"{len(texts) - _MOST_PASSAGES:,}")
            QTreeWidgetItem(row, [more])
