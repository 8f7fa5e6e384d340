"""Tables of the dialogs, in one look, with boxes to choose from in their cells."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cosystudio.ui.widgets.parts import mark

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 14


def table(name: str, title: str, model: QAbstractItemModel, wide: tuple[int, ...]) -> QTableView:
    """Return a table of whole rows; the columns `wide` share the room that the others leave."""
    view = QTableView()
    mark(view, name, title)
    view.setProperty("role", "entries")
    view.setModel(model)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + _MARGIN)
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    model.rowsInserted.connect(heads.resizeSections)  # Qt measures only what it shows already
    return view


class ChoiceDelegate(QStyledItemDelegate):
    """Lets a cell's value be chosen; the choice holds at once."""

    def __init__(self, choices: Callable[[], Mapping[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """See QStyledItemDelegate."""
        box = QComboBox(parent)
        mark(box, "choice", self.tr("Choice"))
        for value, text in self._choices().items():
            box.addItem(text, str(value))
        box.activated.connect(lambda: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """See QStyledItemDelegate."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """See QStyledItemDelegate."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
