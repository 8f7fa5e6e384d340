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
from cosystudio.export.timeline import Track

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
class _Measured:
    """A clip after trimming, in samples at the track's rate: the margins kept around its sound, and the sound."""

    lead: int
    sound: int
    trail: int
    power: float
    voice_dbfs: float

    @property
    def count(self) -> int:
        return self.lead + self.sound + self.trail


def lay_out(track: Track, load: Load, rate_hz: int = RATE_HZ) -> Layout:
    """Return where each spoken line of the track lies; a line without a take is left out together with its pause.

    Pauses lie between sound and sound: the margins that trimming keeps count as part of them.
    """
    lines: list[PlacedLine] = []
    heard_until, pause_ms = 0, HEAD_MS
    for piece in track.pieces:
        if piece.take is None:
            continue
        measured = _measure(load(piece.take), rate_hz)
        wanted = heard_until + pause_ms * rate_hz // 1000 - measured.lead
        line = _place(piece.segment, piece.take, measured, max(wanted, lines[-1].end if lines else 0))
        lines.append(line)
        heard_until, pause_ms = line.end - measured.trail, piece.pause_ms
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


def _measure(clip: Clip, rate_hz: int) -> _Measured:
    """Return how long and how loud the trimmed clip is; a silent clip is all sound, since it is not trimmed."""
    bounds = sound_bounds(clip) or (0, len(clip.samples))
    start, stop = widen(bounds, clip)
    lead, sound_end, end = (
        resampled_count(place - start, clip.rate_hz, rate_hz) for place in (bounds[0], bounds[1], stop)
    )
    kept = clip.samples[start:stop]
    return _Measured(lead, sound_end - lead, end - sound_end, mean_power(kept), gated_rms_dbfs(kept))


def _place(segment: SegmentId, take: TakeId, measured: _Measured, start: int) -> PlacedLine:
    return PlacedLine(segment, take, start, measured.count, measured.power, measured.voice_dbfs)


def _sound(clip: Clip, rate_hz: int) -> Samples:
    """Return the trimmed clip at the track's rate."""
    return resample(trim_silence(clip).samples, clip.rate_hz, rate_hz)
