"""Levels in dBFS."""

import math

import numpy as np
import pytest

from cosystudio.audio.loudness import gated_rms_dbfs, peak_dbfs, rms_dbfs
from tests.audio.sounds import silence, sine


def test_a_full_scale_sine_is_3_db_below_full_scale() -> None:
    assert rms_dbfs(sine(1, 100, level=1.0)) == pytest.approx(-3.01, abs=0.01)
    assert peak_dbfs(sine(1, 100, level=1.0)) == pytest.approx(0, abs=0.01)


def test_the_peak_may_be_negative() -> None:
    assert peak_dbfs(np.array([0.1, -0.5], np.float32)) == pytest.approx(-6.02, abs=0.01)


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_silence_is_minus_infinity(count: int) -> None:
    quiet = np.zeros(count, np.float32)
    assert rms_dbfs(quiet) == peak_dbfs(quiet) == gated_rms_dbfs(quiet) == -math.inf


def test_pauses_do_not_lower_the_gated_level() -> None:
    speech = sine(1.024, 100)
    with_pause = np.concatenate([speech, silence(5), speech])
    assert gated_rms_dbfs(with_pause) == pytest.approx(rms_dbfs(speech), abs=0.1)
    assert rms_dbfs(with_pause) < rms_dbfs(speech) - 4


def test_a_line_shorter_than_a_window_has_a_level() -> None:
    short = sine(0.02, 200)
    assert gated_rms_dbfs(short) == pytest.approx(rms_dbfs(short), abs=0.01)
