"""A dialog under test, and its widgets by name."""

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from cosystudio.ui.widgets.choice_box import ChoiceBox

Anything = TypeVar("Anything", bound=QWidget)


class DialogStand:
    """Finds what `dialog` holds, as a person does: by what it is called and whether it is seen."""

    dialog: QDialog

    def find(self, kind: type[Anything], name: str) -> Anything:
        """Return a widget by its name."""
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def box(self, name: str) -> ChoiceBox:
        """Return a box to choose from."""
        return self.find(ChoiceBox, name)

    def said(self, name: str) -> str:
        """Return what a label says; nothing where it is not seen."""
        label = self.find(QLabel, name)
        return label.text() if label.isVisible() else ""

    def press(self, name: str) -> None:
        """Click a button."""
        self.find(QPushButton, name).click()
