"""The loudness of a finished track: within -23..-18 dBFS RMS, no peak above -3 dBFS.

One gain a track and one limiter, nothing that pumps.  The figures are ACX's, the strictest common target:
https://help.acx.com/s/article/what-are-the-acx-audio-submission-requirements
"""

import math
from collections.abc import Iterable, Iterator

from cosystudio.audio.clip import Samples
from cosystudio.audio.filters import Filter, filtered
from cosystudio.audio.loudness import db_to_factor, db_to_power, power_to_db
from cosystudio.export.render import Layout, PlacedLine

TARGET_DBFS = -20.0
"""The RMS of the file, pauses included: a little above the middle, since the limiter takes some of it away."""

CEILING_DBFS = -3.5
"""Half a dB below the limit: encoding to MP3 raises peaks by 0.05 to 0.3 dB."""

EVENING_DB = 6.0
"""How far a line is brought to the level of its track; the embedded voices lie 10 dB apart."""

MOST_GAIN_DB = 20.0
"""A track more than this from the target is not speech at a usable level; more gain would lift its noise."""

LOUDEST_VOICE_DBFS = -16.0
"""A track of few words is mostly pauses: reaching the target would make its voice jump out of the book."""

_LIMITER: Filter = (
    "alimiter",
    f"limit={db_to_factor(CEILING_DBFS):.4f}:attack=5:release=50:level=false:latency=1",
)


def gains_db(layout: Layout) -> list[float]:
    """Return a gain for each line: what brings it to the level of the track, plus what brings the track to target."""
    level = _voice_dbfs(layout.lines)
    evening = [_evening_db(line, level) for line in layout.lines]
    energy = sum(line.power * line.count * db_to_power(even) for line, even in zip(layout.lines, evening, strict=True))
    gain = _track_gain_db(power_to_db(energy / layout.length), level)
    return [even + gain for even in evening]


def limit(blocks: Iterable[Samples], rate_hz: int) -> Iterator[Samples]:
    """Yield the blocks with no sample above CEILING_DBFS, as many samples as came in, without delay."""
    return filtered(blocks, rate_hz, [_LIMITER])


def _voice_dbfs(lines: Iterable[PlacedLine]) -> float:
    """Return the level of the voices of a track, each line by its length; -inf for silence."""
    heard = [line for line in lines if line.voice_dbfs > -math.inf]
    samples = sum(line.count for line in heard)
    energy = sum(db_to_power(line.voice_dbfs) * line.count for line in heard)
    return power_to_db(energy / samples) if samples else -math.inf


def _evening_db(line: PlacedLine, level_dbfs: float) -> float:
    """Return the gain that brings a line to the level of its track, within EVENING_DB."""
    if line.voice_dbfs == -math.inf:
        return 0.0
    return max(-EVENING_DB, min(EVENING_DB, level_dbfs - line.voice_dbfs))


def _track_gain_db(file_dbfs: float, voice_dbfs: float) -> float:
    """Return the one gain of a track from its RMS as a file and the level of its voices."""
    if file_dbfs == -math.inf:
        return 0.0
    gain = min(TARGET_DBFS - file_dbfs, LOUDEST_VOICE_DBFS - voice_dbfs)
    return max(-MOST_GAIN_DB, min(MOST_GAIN_DB, gain))
