"""A line as it is drawn: the lowest and the highest sample of each stretch."""

import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Samples


def peaks(samples: Samples, bins: int = 240) -> NDArray[np.float32]:
    """Return the minimum and the maximum of each of `bins` stretches of equal length, shape [bins, 2].

    Fewer samples than bins are repeated; no samples at all are drawn as silence.
    """
    if not len(samples):
        return np.zeros((bins, 2), np.float32)
    starts = np.arange(bins) * len(samples) // bins
    low, high = np.minimum.reduceat(samples, starts), np.maximum.reduceat(samples, starts)
    return np.stack([low, high], axis=1)
