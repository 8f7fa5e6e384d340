"""Room tone: faint, even, and the same each time."""

import numpy as np
import pytest

from cosystudio.audio.loudness import rms_dbfs
from cosystudio.audio.tone import RoomTone

RATE_HZ = 44_100


def test_every_half_second_lies_between_silence_and_the_floor_that_is_allowed() -> None:
    tone = RoomTone(RATE_HZ).at(0, 12 * RATE_HZ)
    levels = [rms_dbfs(half) for half in np.split(tone, 24)]
    assert min(levels) > -72
    assert max(levels) < -68


def test_the_same_place_always_sounds_the_same() -> None:
    whole = RoomTone(RATE_HZ).at(0, 30_000)
    assert np.array_equal(RoomTone(RATE_HZ).at(12_345, 1000), whole[12_345:13_345])


def test_the_loop_has_no_seam() -> None:
    tone = RoomTone(RATE_HZ)
    around = np.abs(np.diff(tone.at(10 * RATE_HZ - 100, 200)))
    assert around.max() <= np.abs(np.diff(tone.at(0, 10 * RATE_HZ))).max()


@pytest.mark.parametrize("level_dbfs", [-65.0, -75.0])
def test_the_level_is_as_asked_for(level_dbfs: float) -> None:
    assert rms_dbfs(RoomTone(RATE_HZ, level_dbfs).at(0, 10 * RATE_HZ)) == pytest.approx(level_dbfs, abs=0.01)
