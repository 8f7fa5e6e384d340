"""Made-up speech for tests: a buzz in syllables, with silence around it."""

import numpy as np

from cosystudio.audio.clip import Clip, Samples

RATE_HZ = 24_000


def buzz(seconds: float, level: float = 0.3, rate_hz: int = RATE_HZ) -> Samples:
    """Return a voice-like buzz of peak about `level` that is heard from its first to its last sample."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    voice = sum(np.sin(2 * np.pi * 140 * harmonic * time_s) / harmonic for harmonic in range(1, 12))
    syllables = 0.6 + 0.4 * np.sin(2 * np.pi * 3 * time_s)
    samples: Samples = (level / 2 * syllables * voice).astype(np.float32)
    return samples


def silence(seconds: float, rate_hz: int = RATE_HZ) -> Samples:
    """Return digital silence."""
    return np.zeros(round(seconds * rate_hz), np.float32)


def spoken(lead_s: float, seconds: float, trail_s: float, level: float = 0.3, rate_hz: int = RATE_HZ) -> Clip:
    """Return a clip as an engine sends it: speech between silences, its samples whole 16-bit numbers."""
    samples = np.concatenate([silence(lead_s, rate_hz), buzz(seconds, level, rate_hz), silence(trail_s, rate_hz)])
    return Clip((np.rint(samples * 32768) / 32768).astype(np.float32), rate_hz)


def sine(seconds: float, pitch_hz: float, level: float = 0.5, rate_hz: int = RATE_HZ) -> Samples:
    """Return a sine."""
    wave = level * np.sin(2 * np.pi * pitch_hz * np.arange(round(seconds * rate_hz)) / rate_hz)
    samples: Samples = wave.astype(np.float32)
    return samples


def pitch_of(samples: Samples, rate_hz: int) -> float:
    """Return the strongest frequency in Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * rate_hz / len(samples))
