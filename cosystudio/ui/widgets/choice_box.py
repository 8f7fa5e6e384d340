"""A box that opens a list of choices, each a text with a value behind it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from cosystudio.ui.widgets.parts import mark

_LEAST_LETTERS = 12
_POPUP_MARGIN = 24


class ChoiceBox(QComboBox):
    """Chooses a value by its text; where it `may_be_written`, a text of none of the choices is a value of its own.

    The wheel scrolls the form that the box stands in: it never changes a choice in passing.
    """

    def __init__(self, name: str, accessible_name: str, parent: QWidget, *, may_be_written: bool = False) -> None:
        super().__init__(parent)
        mark(self, name, accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # a long label must not widen the dialog
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.currentTextChanged.connect(self.setToolTip)  # in case the box is too narrow for it
        self.let_write(may_be_written)

    def let_write(self, may_be_written: bool) -> None:
        """Let a text be written, or only be chosen; the list narrows to what holds the letters written so far."""
        if may_be_written == self.isEditable():
            return
        self.setEditable(may_be_written)
        written, completer = self.lineEdit(), self.completer()
        if written is not None and completer is not None:
            mark(written, f"{self.objectName()}_text", self.accessibleName())
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def show_when_empty(self, words: str) -> None:
        """Show these words quietly where nothing is chosen or written."""
        written = self.lineEdit()
        self.setPlaceholderText(words)
        if written is not None:
            written.setPlaceholderText(words)

    def offer(self, choices: Iterable[tuple[str, str]], value: str) -> None:
        """Offer these (text, value) and choose `value`; where it is none of them it is written, or nothing chosen."""
        self.blockSignals(True)
        self.clear()
        for text, one in choices:
            self.addItem(text, one)
        self._choose(value)
        self.blockSignals(False)

    def choose(self, value: str) -> None:
        """Choose a value, as `offer` does."""
        self._choose(value)

    @property
    def value(self) -> str:
        """The value that is chosen or written; empty for none."""
        text = self.currentText()
        if self.isEditable():
            place = self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
            return str(self.itemData(place)) if place >= 0 else text.strip()
        return str(self.currentData()) if self.currentIndex() >= 0 else ""

    @property
    def values(self) -> tuple[str, ...]:
        """The values on offer."""
        return tuple(str(self.itemData(place)) for place in range(self.count()) if self.itemData(place) is not None)

    def showPopup(self) -> None:
        """Open the list as wide as its longest text."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _POPUP_MARGIN)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def _choose(self, value: str) -> None:
        place = self.findData(value)
        self.setCurrentIndex(place)
        if self.isEditable() and place < 0:
            self.setEditText(value)
