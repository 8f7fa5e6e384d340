"""Listening faster or slower without a change of pitch."""

import numpy as np

from cosystudio.audio.clip import Samples
from cosystudio.audio.filters import filtered

SLOWEST, FASTEST = 0.5, 2.0


def stretch(samples: Samples, rate_hz: int, speed: float) -> Samples:
    """Return the samples spoken `speed` times as fast, 0.5 to 2, at the same pitch and the same sampling rate."""
    if not SLOWEST <= speed <= FASTEST:
        raise ValueError(f"speed {speed} is not within {SLOWEST}..{FASTEST}")
    if speed == 1 or not len(samples):
        return samples
    return np.concatenate([samples[:0], *filtered([samples], rate_hz, [("atempo", f"{speed:.4f}")])])
