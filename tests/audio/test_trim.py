"""Trimming: the engine's silence goes, the words stay."""

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.audio.trim import MARGIN_MS, sound_bounds, trim_silence
from tests.audio.sounds import RATE_HZ, buzz, silence, spoken

MARGIN = RATE_HZ * MARGIN_MS // 1000
WINDOW = RATE_HZ * 5 // 1000


def test_silence_on_both_sides_goes_but_for_the_margin() -> None:
    trimmed = trim_silence(spoken(0.32, 1.0, 0.43))
    assert abs(len(trimmed.samples) - (RATE_HZ + 2 * MARGIN)) <= 2 * WINDOW


def test_the_words_are_left_sample_for_sample() -> None:
    clip = spoken(0.32, 1.0, 0.43)
    start = round(0.32 * RATE_HZ)
    trimmed = trim_silence(clip).samples[MARGIN - WINDOW :]
    offset = np.flatnonzero(trimmed)[0] - np.flatnonzero(clip.samples[start:])[0]
    assert np.array_equal(trimmed[offset : offset + RATE_HZ], clip.samples[start : start + RATE_HZ])


def test_a_pause_within_the_line_stays() -> None:
    samples = np.concatenate([buzz(0.3), silence(1.0), buzz(0.3)])
    assert len(trim_silence(Clip(samples, RATE_HZ)).samples) == len(samples)


def test_a_soft_ending_40_db_below_the_vowels_is_not_cut() -> None:
    clip = Clip(np.concatenate([buzz(0.5, 0.4), buzz(0.1, 0.004), silence(0.5)]), RATE_HZ)
    bounds = sound_bounds(clip)
    assert bounds is not None
    assert bounds[1] >= round(0.6 * RATE_HZ) - WINDOW


@pytest.mark.parametrize("level", [0.3, 0.02])
def test_a_faint_hiss_is_silence_beside_a_loud_and_a_soft_voice(level: float) -> None:
    hiss = np.random.default_rng(5).normal(0, 10 ** (-75 / 20), RATE_HZ).astype(np.float32)
    trimmed = trim_silence(Clip(np.concatenate([hiss, buzz(1.0, level), hiss]), RATE_HZ))
    assert len(trimmed.samples) < 1.2 * RATE_HZ


def test_a_wholly_silent_clip_comes_back_unchanged() -> None:
    clip = Clip(silence(1.0), RATE_HZ)
    assert trim_silence(clip) is clip


@pytest.mark.parametrize("subtype", ["PCM_16", "FLOAT"])
@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 24_000, 48_000])
def test_a_hard_edge_is_faded_and_nothing_else_is_touched(subtype: str, rate_hz: int) -> None:
    samples = buzz(0.5, rate_hz=rate_hz) + np.float32(0.1)
    trimmed = trim_silence(Clip(samples, rate_hz, "FLOAT" if subtype == "FLOAT" else "PCM_16")).samples
    edge = rate_hz * 5 // 1000
    assert abs(trimmed[0]) < 1e-6
    assert abs(trimmed[-1]) < 0.03 * abs(samples[-1])
    assert np.array_equal(trimmed[edge:-edge], samples[edge:-edge])
    assert (np.abs(trimmed) <= np.abs(samples) + 1e-6).all()


def test_the_clip_that_was_given_is_not_changed() -> None:
    clip = spoken(0.0, 0.2, 0.0)
    before = clip.samples.copy()
    trim_silence(clip)
    assert np.array_equal(clip.samples, before)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_few_samples_are_no_trouble(count: int) -> None:
    clip = Clip(np.full(count, 0.5, np.float32), RATE_HZ)
    assert len(trim_silence(clip).samples) == count
