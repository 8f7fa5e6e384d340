"""The default sound device through Qt, fed from memory by pushing: gapless, and exact about what was heard."""

from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from cosystudio.audio.clip import Samples
from cosystudio.ui.sound_output import BUFFER_S, Lost

FRAME_BYTES = 4
"""One float32 sample of one channel."""


def open_sink(rate_hz: int, lost: Lost) -> "QtSink | None":
    """Return the default output at this rate, or None where there is none or it does not open."""
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    sink = QtSink(device, rate_hz, lost)
    if sink.is_open:
        return sink
    sink.close()
    return None


class QtSink:
    """A SoundDevice on a QAudioSink in push mode."""

    def __init__(self, device: QAudioDevice, rate_hz: int, lost: Lost) -> None:
        self._rate_hz = rate_hz
        self._lost = lost
        self._sink = QAudioSink(device, _mono_float(rate_hz))
        self._sink.setBufferSize(round(BUFFER_S * rate_hz) * FRAME_BYTES)
        self._stream: QIODevice | None = self._sink.start()
        self._sink.stateChanged.connect(self._on_state)

    @property
    def is_open(self) -> bool:
        """Whether the device took the format and runs."""
        return self._stream is not None and self._sink.error() == QtAudio.Error.NoError

    def room(self) -> int:
        """See SoundDevice."""
        return self._sink.bytesFree() // FRAME_BYTES

    def write(self, samples: Samples) -> int:
        """See SoundDevice."""
        if self._stream is None:
            return 0
        return max(0, self._stream.write(samples.tobytes())) // FRAME_BYTES

    def heard(self) -> int:
        """See SoundDevice."""
        return round(self._sink.processedUSecs() * self._rate_hz / 1_000_000)

    def pause(self) -> None:
        """See SoundDevice."""
        self._sink.suspend()

    def resume(self) -> None:
        """See SoundDevice."""
        self._sink.resume()

    def set_volume(self, volume: float) -> None:
        """See SoundDevice."""
        scales = QtAudio.VolumeScale
        linear = QtAudio.convertVolume(volume, scales.LogarithmicVolumeScale, scales.LinearVolumeScale)
        self._sink.setVolume(linear)

    def close(self) -> None:
        """See SoundDevice; the order matters: a sink dropped while it runs calls into a dead object at exit."""
        self._sink.stateChanged.disconnect(self._on_state)
        self._sink.stop()
        self._stream = None
        self._sink.deleteLater()

    def _on_state(self) -> None:
        # Takes no argument: PySide6 6.11 cannot hand the state of this signal to a Python slot.
        if self._sink.state() == QtAudio.State.StoppedState and self._sink.error() != QtAudio.Error.NoError:
            self._lost()


def _mono_float(rate_hz: int) -> QAudioFormat:
    layout = QAudioFormat()
    layout.setSampleRate(rate_hz)
    layout.setChannelCount(1)
    layout.setSampleFormat(QAudioFormat.SampleFormat.Float)
    return layout
