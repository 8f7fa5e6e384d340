"""The names that occur in the book, and how each is said."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cosystudio.session.pronouncing import SpokenName

Index = QModelIndex | QPersistentModelIndex
NAME, TIMES, SAID, BY = range(4)


class NamesModel(QAbstractTableModel):
    """One row a name, the most frequent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[SpokenName, ...] = ()

    def show(self, names: Sequence[SpokenName]) -> None:
        """Show these names."""
        self.beginResetModel()
        self._names = tuple(names)
        self.endResetModel()

    def name(self, row: int) -> SpokenName:
        """Return the name of a row."""
        return self._names[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else BY + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Times"), self.tr("Sent to the voice as"), self.tr("By the entry"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        name = self._names[index.row()]
        return (name.use.name, f"{name.use.count:,}", name.said, self._by(name))[index.column()]

    def _by(self, name: SpokenName) -> str:
        if name.entry is not None:
            return name.entry.written
        if name.not_taken is not None:
            left_out = self.tr("“{entry}” is left out: this voice's service does not take its form")
            return left_out.format(entry=name.not_taken.written)
        return self.tr("none: as written")
