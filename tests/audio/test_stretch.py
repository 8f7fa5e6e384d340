"""Listening faster: another length, the same pitch."""

import numpy as np
import pytest

from cosystudio.audio.stretch import stretch
from tests.audio.sounds import RATE_HZ, pitch_of, sine


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_the_length_changes_and_the_pitch_does_not(speed: float) -> None:
    out = stretch(sine(2, 220), RATE_HZ, speed)
    assert len(out) / RATE_HZ == pytest.approx(2 / speed, abs=0.05)
    assert pitch_of(out, RATE_HZ) == pytest.approx(220, abs=3)


def test_the_usual_speed_changes_nothing() -> None:
    samples = sine(0.2, 220)
    assert stretch(samples, RATE_HZ, 1.0) is samples


@pytest.mark.parametrize("count", [0, 1, 100])
def test_a_few_samples_are_no_trouble(count: int) -> None:
    assert len(stretch(np.full(count, 0.1, np.float32), RATE_HZ, 1.5)) <= max(count, 1)


@pytest.mark.parametrize("speed", [0.4, 2.1])
def test_other_speeds_are_a_mistake_of_the_caller(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        stretch(sine(0.1, 220), RATE_HZ, speed)
