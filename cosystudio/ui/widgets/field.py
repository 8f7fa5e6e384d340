"""A field of a form: its caption above it, and below it what is wrong with it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cosystudio.ui.widgets.parts import label

SPACING = 4


class Field(QWidget):
    """Stands around a widget; the caption is its buddy, so that Alt and a letter, or a reader, leads to it."""

    def __init__(self, caption: str, inner: QWidget, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        name = inner.objectName()
        self.setObjectName(f"{name}_field")
        self.inner = inner
        self._caption = label(f"{name}_caption", "caption", text=caption)
        self._caption.setBuddy(inner)
        self._hint = label(f"{name}_hint", "caption", text=hint)
        self._problem = label(f"{name}_problem", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self._caption)
        column.addWidget(inner)
        for words in (self._hint, self._problem):
            words.setWordWrap(True)
            words.setVisible(bool(words.text()))
            column.addWidget(words)

    @property
    def problem(self) -> str:
        """What is wrong, empty where nothing is."""
        return self._problem.text()

    def explain(self, hint: str) -> None:
        """Say something quiet below the field; empty says nothing."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def complain(self, problem: str) -> None:
        """Say what is wrong, below the field and to a screen reader; empty takes it back."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.inner.setAccessibleDescription(problem)
