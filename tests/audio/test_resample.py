"""Another rate: the same sound, in its place, of a length that can be told beforehand."""

import numpy as np
import pytest

from cosystudio.audio.resample import resample, resampled_count
from tests.audio.sounds import sine


@pytest.mark.parametrize("from_hz", [8_000, 16_000, 22_050, 24_000, 48_000])
def test_the_sound_is_the_same_without_delay(from_hz: int) -> None:
    out = resample(sine(1, 300, rate_hz=from_hz), from_hz, 44_100)
    expected = sine(1, 300, rate_hz=44_100)
    assert np.abs(out - expected)[1000:-1000].max() < 0.001


@pytest.mark.parametrize("count", [1, 2, 17, 999, 24_001])
@pytest.mark.parametrize("from_hz", [22_050, 24_000, 48_000])
def test_the_length_is_the_one_that_was_told(count: int, from_hz: int) -> None:
    out = resample(np.full(count, 0.1, np.float32), from_hz, 44_100)
    assert len(out) == resampled_count(count, from_hz, 44_100)
    assert out.dtype == np.float32


def test_the_same_rate_and_no_samples_pass_through() -> None:
    samples, none = sine(0.1, 200), np.zeros(0, np.float32)
    assert resample(samples, 24_000, 24_000) is samples
    assert resample(none, 24_000, 44_100) is none
