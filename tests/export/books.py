"""Tracks with sound for tests of the export, and what is heard in the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.loudness import db_to_power, window_powers
from cosystudio.book.model import SegmentId, TakeId
from cosystudio.export.book_files import BookTags
from cosystudio.export.timeline import Piece, Track
from tests.audio.sounds import spoken

TAGS = BookTags("灯塔 The Lighthouse", "作者", "zh-CN")


class Shelf:
    """Clips by take; `load` counts how often it was asked."""

    def __init__(self, *clips: Clip) -> None:
        self.clips: Mapping[TakeId, Clip] = {TakeId(number): clip for number, clip in enumerate(clips, 1)}
        self.loaded = 0

    def load(self, take: TakeId) -> Clip:
        """Return the clip of a take."""
        self.loaded += 1
        return self.clips[take]

    def track(self, pause_ms: int = 500, number: int = 1, title: str = "Chapter") -> Track:
        """Return a track of all clips in a row."""
        return Track(number, title, tuple(Piece(SegmentId(take), take, pause_ms) for take in self.clips))


def speech(lines: int = 4, seconds: float = 2.5, level: float = 0.3) -> Shelf:
    """Return a few lines as an engine sends them."""
    return Shelf(*(spoken(0.3, seconds, 0.4, level) for _ in range(lines)))


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished file as a player hears it."""

    samples: Samples
    rate_hz: int
    bit_rate: int
    tags: Mapping[str, str]


def hear(path: Path) -> Heard:
    """Decode a finished file."""
    with av.open(path) as container:
        stream = container.streams.audio[0]
        blocks = [frame.to_ndarray()[0] for frame in container.decode(stream)]
        samples = np.concatenate(blocks)
        if samples.dtype == np.int16:
            samples = samples / np.float32(32768)
        tags = {**container.metadata, **stream.metadata}
        return Heard(samples.astype(np.float32), stream.rate, stream.bit_rate or 0, tags)


def pauses_s(samples: Samples, rate_hz: int, below_dbfs: float = -50.0) -> NDArray[np.float64]:
    """Return the length of each stretch between sounds, first and last included, to one millisecond."""
    window = rate_hz // 1000
    heard = np.flatnonzero(window_powers(samples, window) > db_to_power(below_dbfs))
    edges = np.concatenate([[-1], heard, [len(samples) // window]])
    gaps = np.diff(edges) - 1
    return gaps[gaps > 100] * window / rate_hz
