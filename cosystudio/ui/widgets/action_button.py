"""A push button that is one of the window's actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget


class ActionButton(QPushButton):
    """Shows the action's text, tip and state, and triggers it; a click leaves the focus where it was."""

    def __init__(self, action: QAction, name: str, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        self._text = text
        action.changed.connect(self._follow)
        self.clicked.connect(lambda: action.trigger())
        self._follow()

    def _follow(self) -> None:
        self.setText(self._text or self._action.text())
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
