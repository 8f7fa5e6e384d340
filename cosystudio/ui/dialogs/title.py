"""The book's title and author, as they stand in the tags of the finished files."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from cosystudio.book.model import Book
from cosystudio.ui.widgets.foot import Foot
from cosystudio.ui.widgets.parts import label, mark

_LETTERS = 72


class TitleDialog(QDialog):
    """Asks for title and author; `title` and `author` are what was written."""

    def __init__(self, book: Book, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "title_dialog", self.tr("Title and author"))
        self.setWindowTitle(self.tr("Title and author"))
        self._title = self._field("book_title", self.tr("Title"), book.title)
        self._author = self._field("book_author", self.tr("Author"), book.author)
        self._lay_out()

    @property
    def title(self) -> str:
        """The title without white space around it."""
        return self._title.text().strip()

    @property
    def author(self) -> str:
        """The author without white space around it."""
        return self._author.text().strip()

    def _field(self, name: str, accessible_name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        mark(field, name, accessible_name)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for field in (self._title, self._author):
            column.addWidget(label(f"{field.objectName()}_caption", "caption", text=field.accessibleName()))
            column.addWidget(field)
        column.addSpacing(8)
        column.addLayout(Foot(self, "title", self.tr("Cancel"), self.tr("Keep")))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
