"""A piece of mono sound in memory."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Subtype = Literal["PCM_16", "PCM_24", "FLOAT"]


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a word of the text is heard, in seconds from the start of its clip."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Mono samples, float32, shape [n], nominally in -1..1, and the sampling rate.

    `subtype` says how the samples came and are stored without loss: an int16 sample is k / 32768, an int24 sample
    k / 8388608, both exact in float32.  `words` is empty where the provider tells no times.
    """

    samples: Samples
    rate_hz: int
    subtype: Subtype = "PCM_16"
    words: tuple[WordTime, ...] = ()

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return len(self.samples) / self.rate_hz
