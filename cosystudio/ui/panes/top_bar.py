"""The top bar: which book it is, what to do with it, and where to look for words."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from cosystudio.ui.actions import Actions, keys_of
from cosystudio.ui.desk import Desk
from cosystudio.ui.icons import icon
from cosystudio.ui.widgets.action_button import ActionButton
from cosystudio.ui.widgets.elided_label import ElidedLabel
from cosystudio.ui.widgets.parts import button, mark

_TYPING_MS = 150
_FIND_LETTERS = 30


class TopBar(QWidget):
    """Book and author, the few buttons, and the field that finds.

    Signals:
        find_wished(str): show the lines with these words; empty for none.
        find_entered(): go to the first line that was found.
    """

    find_wished = Signal(str)
    find_entered = Signal()

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "top_bar", self.tr("Book"))
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._title = ElidedLabel("book_title", "strong", self)
        self._author = ElidedLabel("book_author", "quiet", self)
        self._find = self._make_find(actions)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.find_wished.emit(self._find.text().strip()))
        self._lay_out(actions)
        desk.bridge.book_changed.connect(self._show_book)
        self._show_book()

    def focus_find(self) -> None:
        """Put the cursor into the field that finds."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def clear_find(self) -> None:
        """Empty the field without looking for anything."""
        self._find.blockSignals(True)
        self._find.clear()
        self._find.blockSignals(False)
        self._typing.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape in the field end the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._find.clear()
            self.find_wished.emit("")
            return True
        return False

    def _make_find(self, actions: Actions) -> QLineEdit:
        field = QLineEdit(self)
        mark(field, "find_field", self.tr("Find in book"))
        hint = self.tr("Find in book   {keys}")
        field.setPlaceholderText(hint.format(keys=keys_of(actions.find)))
        field.addAction(icon("find", QPalette.ColorRole.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition)
        field.setClearButtonEnabled(False)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _FIND_LETTERS)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        field.textChanged.connect(lambda: self._typing.start())
        field.returnPressed.connect(self._enter)
        field.installEventFilter(self)
        return field

    def _enter(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.find_wished.emit(self._find.text().strip())
        if self._find.text().strip():
            self.find_entered.emit()

    def _lay_out(self, actions: Actions) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self._title, 2)
        row.addSpacing(4)
        row.addWidget(self._author, 1)
        row.addSpacing(16)
        row.addWidget(ActionButton(actions.open_book, "open"))
        row.addLayout(self._produce(actions))
        for action, name in ((actions.pause, "pause"), (actions.stop, "stop"), (actions.export, "export")):
            row.addWidget(ActionButton(action, name))
        row.addStretch(4)
        row.addWidget(self._find)

    def _produce(self, actions: Actions) -> QHBoxLayout:
        pair = QHBoxLayout()
        pair.setSpacing(0)
        produce = ActionButton(actions.produce_book, "produce", text=self.tr("Produce"))
        produce.setProperty("role", "filled")
        pair.addWidget(produce)
        pair.addWidget(self._produce_menu(actions))
        return pair

    def _produce_menu(self, actions: Actions) -> QPushButton:
        more = button("produce_menu", "▾", "filled", tip=self.tr("What to produce"))
        more.setAccessibleName(self.tr("What to produce"))
        menu = QMenu(more)
        menu.addActions([actions.produce_book, actions.produce_chapter, actions.produce_lines])
        more.setMenu(menu)
        return more

    def _show_book(self) -> None:
        book = self._desk.session.book
        self._title.set_words(book.title or self._desk.session.path.stem)
        self._author.set_words(book.author)
