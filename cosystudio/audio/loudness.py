"""How loud samples are, in dB below full scale (dBFS); silence, and no samples at all, are -inf."""

import math

import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Samples

GATE_DBFS = -60.0
"""What is quieter is taken for a pause: the noise floor that ACX allows."""


def rms_dbfs(samples: Samples) -> float:
    """Return the root mean square; a full-scale sine is -3.01 dBFS, as ACX and Audacity count it."""
    return power_to_db(mean_power(samples))


def peak_dbfs(samples: Samples) -> float:
    """Return the level of the loudest sample."""
    loudest = max(samples.max(initial=0.0), -samples.min(initial=0.0))
    return power_to_db(float(loudest) ** 2)


def gated_rms_dbfs(samples: Samples, window: int = 1024) -> float:
    """Return the root mean square of the windows above GATE_DBFS: the level of the voice without its pauses.

    `window` is in samples; 1024 are 43 ms at 24 kHz, about one syllable's vowel.
    """
    powers = window_powers(samples, window)
    voiced = powers[powers > db_to_power(GATE_DBFS)]
    return power_to_db(float(voiced.mean())) if len(voiced) else -math.inf


def window_powers(samples: Samples, window: int) -> NDArray[np.float64]:
    """Return the mean power of each window of `window` samples; what is over at the end counts as a window, too."""
    whole = len(samples) // window * window
    squares = np.square(samples)
    powers = squares[:whole].reshape(-1, window).mean(axis=1, dtype=np.float64)
    rest = squares[whole:]
    return np.append(powers, rest.mean(dtype=np.float64)) if len(rest) else powers


def mean_power(samples: Samples) -> float:
    """Return the mean of the squared samples; 0 for none."""
    return float(np.square(samples).mean(dtype=np.float64)) if len(samples) else 0.0


def power_to_db(power: float) -> float:
    """Return a mean power in dBFS."""
    return 10 * math.log10(power) if power > 0 else -math.inf


def db_to_power(level_dbfs: float) -> float:
    """Return the mean power of a level."""
    return 10 ** (level_dbfs / 10)


def db_to_factor(gain_db: float) -> float:
    """Return what samples are multiplied by for a gain."""
    return 10 ** (gain_db / 20)
