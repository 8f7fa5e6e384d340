"""Room tone: the faint noise of a quiet room, laid under a chapter so that its pauses do not sound broken."""

import numpy as np

from cosystudio.audio.clip import Samples
from cosystudio.audio.loudness import db_to_factor

TONE_DBFS = -70.0
"""Above the -96 dBFS of 16-bit silence, well below the -60 dBFS that ACX allows as noise floor."""

_LOOP_S = 10
_SEED = 1877  # any: the same book exports to the same samples
_BASS_HZ, _TREBLE_HZ = 60.0, 8000.0


class RoomTone:
    """Room tone that does not end: a loop of ten seconds without a seam, the same at each call for the same place."""

    def __init__(self, rate_hz: int, level_dbfs: float = TONE_DBFS) -> None:
        self._loop = _make_loop(rate_hz, level_dbfs)
        self._loop.flags.writeable = False

    def at(self, start: int, count: int) -> Samples:
        """Return `count` samples of the tone from sample `start` on; they are not to be written to."""
        first = start % len(self._loop)
        rounds = -(-(first + count) // len(self._loop))
        tone = self._loop if rounds == 1 else np.tile(self._loop, rounds)
        return tone[first : first + count]


def _make_loop(rate_hz: int, level_dbfs: float) -> Samples:
    """Return noise that falls by 3 dB an octave between bass and treble; made of whole periods, so its ends meet."""
    count = _LOOP_S * rate_hz
    frequencies = np.fft.rfftfreq(count, 1 / rate_hz)
    heard = (frequencies >= _BASS_HZ) & (frequencies <= _TREBLE_HZ)
    strength = np.sqrt(heard / np.maximum(frequencies, _BASS_HZ))
    angles = np.random.default_rng(_SEED).uniform(0, 2 * np.pi, len(frequencies))
    noise = np.fft.irfft(strength * np.exp(1j * angles), count)
    loop: Samples = (noise * (db_to_factor(level_dbfs) / noise.std())).astype(np.float32)
    return loop
