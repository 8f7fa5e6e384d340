"""The entries of one lexicon: written, added, removed, heard, imported and exported."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.session.pronunciation import read_lexicon, write_lexicon
from cosystudio.ui.error_words import sentence
from cosystudio.ui.models.lexicon import FORM, MATCH, SPOKEN, WRITTEN, LexiconModel, form_words, match_words
from cosystudio.ui.widgets.parts import button, label
from cosystudio.ui.widgets.tables import ChoiceDelegate, table


class LexiconPage(QWidget):
    """Shows a model of entries; `name` is the first part of its widgets' names.

    Signals:
        import_wished(): a file with entries is to be asked for.
        export_wished(): a file to write the entries to is to be asked for.
        chosen(): another entry is in hand.
    """

    import_wished = Signal()
    export_wished = Signal()
    chosen = Signal()

    def __init__(self, name: str, title: str, model: LexiconModel, hint: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_page")
        self.model = model
        """The entries."""
        self._name = name
        self._table = table(f"{name}_entries", title, model, (WRITTEN, SPOKEN))
        self._table.setItemDelegateForColumn(MATCH, ChoiceDelegate(match_words, self))
        self._table.setItemDelegateForColumn(FORM, ChoiceDelegate(form_words, self))
        self._said = label(f"{name}_said", "quiet", text=hint)
        self._said.setWordWrap(True)
        self._make_buttons()
        self._lay_out()
        self._table.selectionModel().selectionChanged.connect(self._offer)
        model.changed.connect(self._offer)
        self._offer()

    @property
    def entry(self) -> LexiconEntry | None:
        """The entry in hand."""
        row = self._table.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def write(self, entry: LexiconEntry) -> None:
        """Add an entry, or find that for the same words, and begin to write what is said for it."""
        known = self.model.row_of(entry.written)
        row = self.model.add([entry]) if known is None else known
        column = SPOKEN if entry.written else WRITTEN
        self._table.setCurrentIndex(self.model.index(row, column))
        self._table.edit(self.model.index(row, column))

    def take_in(self, path: Path) -> None:
        """Add the entries of a file and say what was left out.  Raises LexiconError."""
        read = read_lexicon(path)
        before = len(self.model.entries)
        self.model.add(read.entries)
        count = len(self.model.entries) - before
        added = self.tr("1 entry was added.") if count == 1 else self.tr("{count} entries were added.")
        added = added.format(count=count)
        self.say(f"{added} {sentence(read.left_out)}".strip(), "warning" if read.left_out else "quiet")

    def give_out(self, path: Path) -> None:
        """Write the entries to a file.  Raises LexiconError."""
        write_lexicon(path, self.model.usable)
        self.say(self.tr("{count} entries were exported.").format(count=len(self.model.usable)))

    def say(self, text: str, role: str = "quiet") -> None:
        """Say something below the entries."""
        self._said.setText(text)
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)

    def _make_buttons(self) -> None:
        self._add = button(f"{self._name}_add", self.tr("Add"))
        self._remove = button(f"{self._name}_remove", self.tr("Remove"))
        self._import = button(f"{self._name}_import", self.tr("Import…"))
        self._export = button(f"{self._name}_export", self.tr("Export…"))
        self._add.clicked.connect(lambda: self.write(LexiconEntry("", "")))
        self._remove.clicked.connect(self._take_out)
        self._import.clicked.connect(self.import_wished)
        self._export.clicked.connect(self.export_wished)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for part in (self._add, self._remove):
            tools.addWidget(part)
        tools.addStretch(1)
        for part in (self._import, self._export):
            tools.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._table, 1)
        column.addLayout(tools)
        column.addWidget(self._said)

    def _take_out(self) -> None:
        self.model.remove([index.row() for index in self._table.selectionModel().selectedRows()])

    def _offer(self) -> None:
        self._remove.setEnabled(self._table.selectionModel().hasSelection())
        self._export.setEnabled(bool(self.model.entries))
        self.chosen.emit()
