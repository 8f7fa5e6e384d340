"""What the program is."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cosystudio import __version__
from cosystudio.ui.widgets.parts import button, label, mark


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "about_dialog", self.tr("About CosyStudio"))
        self.setWindowTitle(self.tr("About CosyStudio"))
        words = label(
            "about_words",
            text=self.tr("A desktop audiobook producer: from a manuscript to mastered chapters, one line at a time."),
        )
        words.setWordWrap(True)
        version = self.tr("Version {version}, free software under the GPL 3 or later").format(version=__version__)
        close = button("about_close", self.tr("Close"), "filled")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("about_title", "title", text="CosyStudio"))
        column.addWidget(words)
        column.addWidget(label("about_version", "quiet", text=version))
        column.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
