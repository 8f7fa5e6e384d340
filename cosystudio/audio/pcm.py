"""Float samples as the numbers that a file holds."""

import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip, Samples

PcmArray = NDArray[np.int16] | NDArray[np.int32] | NDArray[np.float32]


def to_pcm(clip: Clip) -> PcmArray:
    """Return the samples as soundfile writes them: int16, 24 bits in the upper part of int32, or float32.

    Exact for samples that came from such numbers.  Whole numbers cannot hold what a model sends beyond full scale:
    such a clip is scaled down as a whole until its loudest sample just fits, never clipped.
    """
    if clip.subtype == "FLOAT":
        return clip.samples
    if clip.subtype == "PCM_16":
        return _to_whole(clip.samples, 2**15).astype(np.int16)
    return _to_whole(clip.samples, 2**23).astype(np.int32) << 8


def from_pcm(samples: bytes, rate_hz: int) -> Clip:
    """Return the clip of bare 16-bit little-endian mono samples; half a sample at the end is left out."""
    whole = np.frombuffer(samples, "<i2", count=len(samples) // 2)
    return Clip(whole.astype(np.float32) / np.float32(2**15), rate_hz)


def _to_whole(samples: Samples, scale: int) -> Samples:
    """Return the samples as whole numbers in -scale..scale - 1; a power of two scales float32 without rounding."""
    values = samples * np.float32(scale)
    over = max(values.max(initial=0.0) / (scale - 1), -values.min(initial=0.0) / scale)
    if over > 1:
        values /= np.float32(over)
    return np.clip(np.rint(values, out=values), -scale, scale - 1, out=values)
