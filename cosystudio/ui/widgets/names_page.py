"""The names that occur in the book, how each is said, and the way to say one otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cosystudio.session.pronouncing import SpokenName
from cosystudio.ui.models.names import BY, NAME, SAID, NamesModel
from cosystudio.ui.widgets.parts import button, label
from cosystudio.ui.widgets.tables import table


class NamesPage(QWidget):
    """Empty until it is shown the names.

    Signals:
        chosen(): another name is in hand.
        otherwise_wished(str): a name is to be said otherwise.
    """

    chosen = Signal()
    otherwise_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("names_page")
        self.is_filled = False
        """Whether the names were shown."""
        self._model = NamesModel(self)
        self._table = table("names", self.tr("Names in the book"), self._model, (NAME, SAID, BY))
        self._otherwise = button("names_otherwise", self.tr("Say it otherwise"))
        self._said = label("names_said", "quiet", text=self.tr("The names are being sought…"))
        self._lay_out()
        self._otherwise.clicked.connect(self._wish)
        self._table.doubleClicked.connect(self._wish)
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._offer()

    @property
    def name(self) -> SpokenName | None:
        """The name in hand."""
        row = self._table.currentIndex().row()
        return self._model.name(row) if 0 <= row < self._model.rowCount() else None

    def show_names(self, names: Sequence[SpokenName]) -> None:
        """Show the names that were found."""
        self.is_filled = True
        self._model.show(names)
        many = self.tr("{count} in all, the most frequent first.").format(count=f"{len(names):,}")
        self._said.setText(many if names else self.tr("No names were found."))
        self._offer()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._otherwise)
        tools.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._table, 1)
        column.addLayout(tools)

    def _wish(self) -> None:
        if self.name is not None:
            self.otherwise_wished.emit(self.name.use.name)

    def _offer(self) -> None:
        self._otherwise.setEnabled(self.name is not None)
        self.chosen.emit()
