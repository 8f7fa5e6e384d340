"""Whole numbers from float samples: exact where they fit, scaled where they do not."""

import numpy as np

from cosystudio.audio.clip import Clip
from cosystudio.audio.pcm import to_pcm


def test_every_16_bit_number_survives() -> None:
    whole = np.arange(-32768, 32768)
    pcm = to_pcm(Clip((whole / 32768).astype(np.float32), 24000))
    assert pcm.dtype == np.int16
    assert np.array_equal(pcm, whole)


def test_24_bit_numbers_survive_at_both_ends() -> None:
    whole = np.array([-(2**23), -1, 0, 1, 2**23 - 1])
    pcm = to_pcm(Clip((whole / 2**23).astype(np.float32), 24000, "PCM_24"))
    assert np.array_equal(pcm, whole * 256)


def test_a_clip_beyond_full_scale_is_scaled_as_a_whole_not_clipped() -> None:
    samples = np.array([0.5, 2.0, -1.0, 1.0], np.float32)
    pcm = to_pcm(Clip(samples, 24000))
    assert pcm.max() == 32767
    assert np.allclose(pcm / pcm[1], samples / 2.0, atol=1e-4)


def test_floats_pass_untouched() -> None:
    samples = np.array([3.0, -0.1], np.float32)
    assert to_pcm(Clip(samples, 24000, "FLOAT")) is samples
