"""Another sampling rate for a whole clip."""

import av
import numpy as np

from cosystudio.audio.clip import Samples
from cosystudio.audio.filters import to_frame, to_samples


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """Return the samples at another rate, without delay; exactly `resampled_count` of them."""
    if from_hz == to_hz or not len(samples):
        return samples
    resampler = av.AudioResampler(format="flt", layout="mono", rate=to_hz)
    frames = [*resampler.resample(to_frame(samples, from_hz)), *resampler.resample(None)]
    out = np.concatenate([samples[:0], *(to_samples(frame) for frame in frames)])
    count = resampled_count(len(samples), from_hz, to_hz)
    return np.pad(out[:count], (0, max(0, count - len(out))))


def resampled_count(count: int, from_hz: int, to_hz: int) -> int:
    """Return how many samples `count` become at another rate, so that places can be told before resampling."""
    return (count * to_hz + from_hz // 2) // from_hz
