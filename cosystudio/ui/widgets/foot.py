"""The foot of a small dialog: give up, or keep."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from cosystudio.ui.widgets.parts import button


class Foot(QHBoxLayout):
    """Two buttons at the right end: the first rejects the dialog, the filled one, which Enter presses, accepts it.

    They are called after the dialog: `name` and ``_cancel`` or ``_keep``.
    """

    def __init__(self, dialog: QDialog, name: str, cancel: str, keep: str) -> None:
        super().__init__()
        self.cancel: QPushButton = button(f"{name}_cancel", cancel)
        self.cancel.clicked.connect(dialog.reject)
        self.keep: QPushButton = button(f"{name}_keep", keep, "filled")
        self.keep.clicked.connect(dialog.accept)
        self.keep.setDefault(True)
        self.addStretch(1)
        self.addWidget(self.cancel)
        self.addWidget(self.keep)
