"""Where sound goes: to the default device or, where there is none, to a clock that keeps time in silence."""

import logging
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from cosystudio.audio.clip import Samples

log = logging.getLogger(__name__)

BUFFER_S = 0.25
"""Long enough for a busy window not to be heard, short enough to fill again after a seek unnoticed."""
TICK_MS = 20
STALL_S = 3.0
"""A device that plays nothing for so long is gone: when its sound server dies, Qt reports no error.

Wireless headphones take up to two seconds to wake.
"""


class SoundDevice(Protocol):
    """Something that takes mono samples and says how many of them were heard; it runs from the first write on."""

    def room(self) -> int:
        """Return how many frames can be written now."""
        ...

    def write(self, samples: Samples) -> int:
        """Take frames, at most `room()` of them, and return how many were taken."""
        ...

    def heard(self) -> int:
        """Return how many of the written frames were heard."""
        ...

    def pause(self) -> None:
        """Fall silent at once and keep what is buffered."""
        ...

    def resume(self) -> None:
        """Go on with what is buffered."""
        ...

    def set_volume(self, volume: float) -> None:
        """Set the loudness, 0..1 as the ear counts; works at once, on what is buffered too."""
        ...

    def close(self) -> None:
        """Fall silent at once and drop what is buffered; `lost` is not called any more."""
        ...


Lost = Callable[[], None]
OpenDevice = Callable[[int, Lost], SoundDevice | None]
"""Takes the rate in hertz and what to call when the device goes away; returns None where there is no device."""


def open_default_device(rate_hz: int, lost: Lost) -> SoundDevice | None:
    """Return the system's default output, or None where there is none or where Qt finds no sound system."""
    try:
        from cosystudio.ui.qt_sink import open_sink  # here, because it fails to load on a system without libpulse
    except ImportError as exc:
        log.info("No sound system: %s", exc)
        return None
    return open_sink(rate_hz, lost)


class SilentClock:
    """A device that nobody hears: it uses samples up as fast as a real one would."""

    def __init__(self, rate_hz: int, now: Callable[[], float], written: int = 0, heard: int = 0) -> None:
        self._rate_hz = rate_hz
        self._now = now
        self._written = written
        self._heard = float(heard)
        self._seen_at: float | None = now()

    def room(self) -> int:
        """See SoundDevice."""
        return max(0, round(BUFFER_S * self._rate_hz) - (self._written - self.heard()))

    def write(self, samples: Samples) -> int:
        """See SoundDevice."""
        taken = min(len(samples), self.room())
        self._written += taken
        return taken

    def heard(self) -> int:
        """See SoundDevice; time that passes with nothing to play is not made up for."""
        if self._seen_at is not None:
            now = self._now()
            passed_s, self._seen_at = now - self._seen_at, now
            self._heard = min(self._heard + passed_s * self._rate_hz, self._written)
        return int(self._heard + 1e-6)  # the sum of many small steps may lie a hair under the whole frame

    def pause(self) -> None:
        """See SoundDevice."""
        self.heard()
        self._seen_at = None

    def resume(self) -> None:
        """See SoundDevice."""
        self._seen_at = self._now()

    def set_volume(self, volume: float) -> None:
        """See SoundDevice; silence has no loudness."""

    def close(self) -> None:
        """See SoundDevice; nothing is held."""


class SoundOutput(QObject):
    """One stream of mono sound at a time, counted in frames from its start.

    The device is opened anew at each start, so that headphones plugged in since are found.  If it goes away in the
    middle, a silent clock takes over at the frame that was heard last, and the stream goes on.

    Signals:
        ticked: time to write more and to see what was heard, every 20 ms while a stream runs.
        silent_changed(bool): whether nothing can be heard for want of a device.
    """

    ticked = Signal()
    silent_changed = Signal(bool)

    def __init__(
        self,
        open_device: OpenDevice = open_default_device,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_device = open_device
        self._now = now
        self._device: SoundDevice | None = None
        self._rate_hz = 0
        self._written = self._heard = 0
        self._volume = 1.0
        self._paused = False
        self._silent = False
        self._moved_at = now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def tick(self) -> None:
        """Look after the device, then tell that it is time to write; the timer of a running stream calls this."""
        if self._is_stalled():
            self._on_lost()
        self.ticked.emit()

    @property
    def is_silent(self) -> bool:
        """Whether the last stream was started, or goes on, without a device."""
        return self._silent

    @property
    def is_started(self) -> bool:
        """Whether a stream was started and not stopped, be it paused."""
        return self._device is not None

    def start(self, rate_hz: int) -> None:
        """Begin a stream at frame 0; what an earlier stream had buffered is dropped."""
        self.stop()
        self._rate_hz = rate_hz
        device = self._open_device(rate_hz, self._on_lost)
        self._use(device or SilentClock(rate_hz, self._now), is_silent=device is None)
        self._timer.start()

    def stop(self) -> None:
        """Fall silent at once and drop what is buffered."""
        self._timer.stop()
        if self._device is not None:
            self._device.close()
        self._device = None
        self._written = self._heard = 0
        self._paused = False

    def pause(self) -> None:
        """Fall silent at once and keep what is buffered."""
        self._timer.stop()
        self._paused = True
        if self._device is not None:
            self._device.pause()

    def resume(self) -> None:
        """Go on where `pause` left off."""
        self._paused = False
        if self._device is not None:
            self._device.resume()
            self._moved_at = self._now()
            self._timer.start()

    def room(self) -> int:
        """Return how many frames can be written now."""
        return self._device.room() if self._device is not None else 0

    def write(self, samples: Samples) -> int:
        """Take frames of the stream and return how many were taken."""
        taken = self._device.write(samples) if self._device is not None else 0
        if self.heard() == self._written:
            self._moved_at = self._now()
        self._written += taken
        return taken

    def heard(self) -> int:
        """Return how many frames of the stream were heard; never fewer than before."""
        if self._device is not None and (heard := self._device.heard()) > self._heard:
            self._heard = heard
            self._moved_at = self._now()
        return self._heard

    def set_volume(self, volume: float) -> None:
        """Set the loudness of this and later streams, 0..1 as the ear counts."""
        self._volume = volume
        if self._device is not None:
            self._device.set_volume(volume)

    def _use(self, device: SoundDevice, *, is_silent: bool) -> None:
        self._device = device
        device.set_volume(self._volume)
        if is_silent != self._silent:
            self._silent = is_silent
            self.silent_changed.emit(is_silent)

    def _is_stalled(self) -> bool:
        waiting = self.heard() < self._written and not self._paused
        return waiting and self._now() - self._moved_at > STALL_S

    def _on_lost(self) -> None:
        log.warning("The sound device is gone; playing goes on silently")
        if self._device is not None:
            self._device.close()
        clock = SilentClock(self._rate_hz, self._now, self._written, self._heard)
        if self._paused:
            clock.pause()
        self._moved_at = self._now()
        self._use(clock, is_silent=True)


OpenSound = Callable[[], SoundOutput]
"""Makes an output that is silent until it is started."""
