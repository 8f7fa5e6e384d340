"""One take of a line: its number, its waveform, its length."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cosystudio.audio.clip import Samples
from cosystudio.book.model import Take
from cosystudio.ui import words
from cosystudio.ui.widgets.parts import label
from cosystudio.ui.widgets.waveform import WaveformView


class TakeRow(QPushButton):
    """A button that is pressed in while its take is the one that is heard and exported."""

    def __init__(self, take: Take, number: int, is_stale: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"take_{number}")
        self.setProperty("role", "take")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.take = take
        self._wave = WaveformView(self)
        self._wave.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out(number, is_stale)

    def set_peaks(self, peaks: Samples) -> None:
        """Show the waveform, shape [bins, 2]."""
        self._wave.set_peaks(peaks)

    def sizeHint(self) -> QSize:
        """Return a row of a text's height and some air."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 18)

    def _lay_out(self, number: int, is_stale: bool) -> None:
        name = self.tr("Take {number}").format(number=number)
        words_of_state = self.tr("old") if is_stale else ""
        length = words.clock(self.take.seconds)
        self.setAccessibleName(", ".join(part for part in (name, words_of_state, length) if part))
        self.setToolTip(self.tr("Use this take for the line"))
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 9, 2)
        row.setSpacing(10)
        row.addWidget(label("take_name", text=name))
        if is_stale:
            row.addWidget(label("take_state", "caption", text=words_of_state))
        row.addWidget(self._wave, 1)
        row.addWidget(label("take_length", "quiet", text=length, figures=True))
