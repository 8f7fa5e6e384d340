"""A track as samples, in two passes and in constant memory: first where each line lies, then its sound.

The first pass needs no resampling; every format and caption takes its times from it, so that all agree to the sample.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.loudness import db_to_factor, gated_rms_dbfs, mean_power
from cosystudio.audio.resample import resample, resampled_count
from cosystudio.audio.tone import RoomTone
from cosystudio.audio.trim import sound_bounds, trim_silence, widen
from cosystudio.book.model import SegmentId, TakeId
from cosystudio.export.timeline import Piece, Track

RATE_HZ = 44_100
"""What ACX and every shop accepts."""

HEAD_MS, TAIL_MS = 500, 1500
"""Room tone before the first and after the last word: ACX asks for 0.5 to 1 s and for 1 to 5 s."""

Load = Callable[[TakeId], Clip]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line in its track: the samples from `start` on, `count` of them, how strong and how loud they are.

    `power` is the mean of the squared samples; `voice_dbfs` the level without pauses, -inf for a silent take.
    """

    segment: SegmentId
    take: TakeId
    start: int
    count: int
    power: float
    voice_dbfs: float

    @property
    def end(self) -> int:
        """The sample after the last."""
        return self.start + self.count


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the lines of a track lie, in samples at `rate_hz`, and how long the track is."""

    lines: tuple[PlacedLine, ...]
    length: int
    rate_hz: int


@dataclass(frozen=True, slots=True)
class _Extent:
    """A clip's length at the track's rate: the margins kept around its sound, and the sound."""

    lead: int
    sound: int
    trail: int


def lay_out(track: Track, load: Load, rate_hz: int = RATE_HZ) -> Layout:
    """Return where each spoken line of the track lies; a line without a take is left out together with its pause.

    Pauses lie between sound and sound: the margins that trimming keeps count as part of them.
    """
    lines: list[PlacedLine] = []
    heard_until, pause_ms = 0, HEAD_MS
    for piece in track.pieces:
        if piece.take is None:
            continue
        clip = load(piece.take)
        extent = _extent(clip, rate_hz)
        wanted = heard_until + pause_ms * rate_hz // 1000 - extent.lead
        line = _place(piece, piece.take, clip, extent, max(wanted, lines[-1].end if lines else 0))
        lines.append(line)
        heard_until, pause_ms = line.end - extent.trail, piece.pause_ms
    return Layout(tuple(lines), heard_until + TAIL_MS * rate_hz // 1000, rate_hz)


def render(layout: Layout, load: Load, gains_db: Sequence[float]) -> Iterator[Samples]:
    """Yield the samples of the track, one line or one pause at a time, over room tone from beginning to end.

    `gains_db` has one gain for each line of the layout.  Nothing is limited: see `mastering.limit`.
    """
    tone = RoomTone(layout.rate_hz)
    at = 0
    for line, gain_db in zip(layout.lines, gains_db, strict=True):
        yield tone.at(at, line.start - at)
        sound = _sound(load(line.take), layout.rate_hz)
        yield sound * np.float32(db_to_factor(gain_db)) + tone.at(line.start, line.count)
        at = line.end
    yield tone.at(at, layout.length - at)


def _place(piece: Piece, take: TakeId, clip: Clip, extent: _Extent, start: int) -> PlacedLine:
    """Return the line at `start`, with what mastering must know of its sound."""
    samples = trim_silence(clip).samples
    count = extent.lead + extent.sound + extent.trail
    return PlacedLine(piece.segment, take, start, count, mean_power(samples), gated_rms_dbfs(samples))


def _extent(clip: Clip, rate_hz: int) -> _Extent:
    """Return how long the trimmed clip will be; a silent clip is all sound, since it is not trimmed."""
    bounds = sound_bounds(clip) or (0, len(clip.samples))
    start, stop = widen(bounds, clip)
    lead, sound_end, end = (
        resampled_count(count, clip.rate_hz, rate_hz) for count in (bounds[0] - start, bounds[1] - start, stop - start)
    )
    return _Extent(lead, sound_end - lead, end - sound_end)


def _sound(clip: Clip, rate_hz: int) -> Samples:
    """Return the trimmed clip at the track's rate."""
    return resample(trim_silence(clip).samples, clip.rate_hz, rate_hz)
