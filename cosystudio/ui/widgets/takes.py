"""The takes of the line in hand, newest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cosystudio.book.model import SegmentId, Take, TakeId
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.parts import label, mark
from cosystudio.ui.widgets.take_row import TakeRow


class Takes(QWidget):
    """A row for each take; pressing one chooses it.

    Signals:
        chosen(object): the TakeId.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "takes", self.tr("Takes"))
        self._desk = desk
        self._rows: list[TakeRow] = []
        self._shown: tuple[object, ...] = ()
        self._empty = label("no_takes", "quiet", text=self.tr("None yet: press Speak again, or produce the chapter."))
        self._empty.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._empty)

    def show_line(self, id: SegmentId) -> None:
        """Show the takes of a line; rows that are right already stay."""
        session = self._desk.session
        takes, current = session.takes(id), session.current_take(id)
        fresh = (session.spoken_text(id), session.voice(id))
        shown = (id, takes, fresh)
        if shown != self._shown:
            self._shown = shown
            self._clear()
            for place, take in enumerate(takes):
                self._add(len(takes) - place, take, (take.spoken_text, take.voice) != fresh)
        for row in self._rows:
            row.setChecked(current is not None and row.take.id == current.id)
        self._empty.setVisible(not takes)

    def _clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def _add(self, number: int, take: Take, is_stale: bool) -> None:
        row = TakeRow(take, number, is_stale, self)
        row.clicked.connect(lambda: self._choose(row))
        self._rows.append(row)
        self._column.addWidget(row)
        self._desk.loads.start(self._load_peaks(take.id))

    def _choose(self, row: TakeRow) -> None:
        row.setChecked(True)
        self.chosen.emit(row.take.id)

    async def _load_peaks(self, id: TakeId) -> None:
        peaks = await self._desk.session.take_peaks(id)
        for row in self._rows:
            if row.take.id == id:
                row.set_peaks(peaks)
