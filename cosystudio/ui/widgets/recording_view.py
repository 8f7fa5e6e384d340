"""A recording to look at and to hear: its waveform, its length, and what should be said of it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.peaks import peaks
from cosystudio.ui import words
from cosystudio.ui.audition import Audition
from cosystudio.ui.error_words import sentence
from cosystudio.ui.icons import icon
from cosystudio.ui.widgets.parts import button, label, mark
from cosystudio.ui.widgets.waveform import WaveformView

_BINS = 240
_WAVE_HEIGHT = 48


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A sound that is ready to be shown, its peaks of shape [bins, 2], and sentences about it."""

    clip: Clip
    peaks: Samples
    remarks: tuple[str, ...] = ()


def drawn(clip: Clip, remarks: tuple[str, ...] = ()) -> Recording:
    """Return a clip with its peaks, which take a moment: this belongs into a thread."""
    return Recording(clip, peaks(clip.samples, _BINS), remarks)


class RecordingView(QWidget):
    """Hidden until there is a recording; a click into the waveform plays from there."""

    def __init__(self, name: str, audition: Audition) -> None:
        super().__init__()
        self.setObjectName(name)
        self._audition = audition
        self._recording: Recording | None = None
        self._make_parts(name)
        self._lay_out()
        audition.playing_changed.connect(self._show_playing)
        audition.position_changed.connect(self._show_place)
        self.show_recording(None)

    @property
    def recording(self) -> Recording | None:
        """What is shown."""
        return self._recording

    def in_order(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through."""
        return self._play, self._wave

    def show_recording(self, recording: Recording | None) -> None:
        """Show a recording, or none; the one before falls silent."""
        self._audition.stop()
        self._recording = recording
        self.setVisible(recording is not None)
        self._wave.set_peaks(None if recording is None else recording.peaks)
        remarks = () if recording is None else recording.remarks
        self._remarks.setText("\n".join(map(sentence, remarks)))
        self._remarks.setVisible(bool(remarks))
        self._length.setText("" if recording is None else words.seconds_of(round(recording.clip.seconds * 10) * 100))
        self._show_playing(False)

    def _make_parts(self, name: str) -> None:
        self._play = button(f"{name}_play", "", tip=self.tr("Play the recording"))
        self._play.clicked.connect(self._toggle)
        self._wave = WaveformView(self)
        mark(self._wave, f"{name}_wave", self.tr("Waveform of the recording"))
        self._wave.setFixedHeight(_WAVE_HEIGHT)
        self._wave.seek_requested.connect(self._play_from)
        self._length = label(f"{name}_length", "quiet", figures=True)
        self._remarks = label(f"{name}_remarks", "warning")
        self._remarks.setWordWrap(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._play)
        row.addWidget(self._wave, 1)
        row.addWidget(self._length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._remarks)

    def _toggle(self) -> None:
        if self._audition.is_playing:
            self._audition.stop()
        else:
            self._play_from(0.0)

    def _play_from(self, place: float) -> None:
        if self._recording is not None:
            self._audition.play(self._recording.clip, place)

    def _show_playing(self, is_playing: bool) -> None:
        tip = self.tr("Stop") if is_playing else self.tr("Play the recording")
        self._play.setIcon(icon("stop" if is_playing else "play"))
        self._play.setToolTip(tip)
        self._play.setAccessibleName(tip)
        if not is_playing:
            self._wave.set_playhead(None)

    def _show_place(self, place: float) -> None:
        if self._audition.is_playing:
            self._wave.set_playhead(place)
