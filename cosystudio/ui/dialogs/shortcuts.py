"""The list of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from cosystudio.ui.actions import Actions, keys_of
from cosystudio.ui.dialogs.tall import TallDialog
from cosystudio.ui.widgets.parts import button, label


class ShortcutsDialog(TallDialog):
    """Lists every action that has a key, and the keys of the editor, in two columns."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("shortcuts_dialog", self.tr("Keys"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        entries = self._entries(actions)
        half = (len(entries) + 1) // 2
        for place, (keys, text) in enumerate(entries):
            column = 0 if place < half else 3
            key = label("key", "key", text=keys)
            grid.addWidget(key, place % half, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label("key_words", text=text), place % half, column + 1)
        grid.setColumnMinimumWidth(2, 28)
        close = button("shortcuts_close", self.tr("Close"), "filled")
        close.clicked.connect(self.accept)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.fit_width()
        self.fit()

    def _entries(self, actions: Actions) -> list[tuple[str, str]]:
        keyed = [action for action in actions.findChildren(QAction) if not action.shortcut().isEmpty()]
        own = [(keys_of(action), action.text().rstrip("…")) for action in keyed]
        if actions.play not in keyed:
            own.append((self.tr("Space"), actions.play.text()))
        return [
            *own,
            (self.tr("Enter"), self.tr("Edit the line; in the editor: done")),
            (self.tr("Shift+Enter"), self.tr("In the editor: a new line of verse")),
            (self.tr("Ctrl+Shift+Enter"), self.tr("In the editor: split at the cursor")),
            (self.tr("F2"), self.tr("In the list of chapters: rename the chapter")),
            (self.tr("Alt+Up, Alt+Down"), self.tr("In the list of chapters: move them up or down")),
            (self.tr("Del"), self.tr("In the list of chapters: leave them out of the book")),
            (self.tr("Esc"), self.tr("Give up the change, leave the search")),
        ]
