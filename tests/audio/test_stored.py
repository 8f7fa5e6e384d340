"""The project's copy of a line: the same samples back, and a sentence where the bytes are damaged."""

import numpy as np
import pytest

from cosystudio.audio.clip import Clip, Subtype
from cosystudio.audio.stored import decode_stored, encode_stored
from cosystudio.errors import AudioError


def noise(scale: int, count: int = 24_000) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return samples that are whole multiples of 1 / scale, the extremes among them."""
    whole = np.random.default_rng(3).integers(-scale, scale, count)
    whole[:2] = -scale, scale - 1
    return (whole / scale).astype(np.float32)


@pytest.mark.parametrize(("subtype", "scale"), [("PCM_16", 2**15), ("PCM_24", 2**23), ("FLOAT", 2**23)])
@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 24_000, 48_000])
def test_a_clip_comes_back_sample_for_sample(subtype: Subtype, scale: int, rate_hz: int) -> None:
    clip = Clip(noise(scale), rate_hz, subtype)
    back = decode_stored(encode_stored(clip))
    assert np.array_equal(back.samples, clip.samples)
    assert (back.rate_hz, back.subtype) == (rate_hz, subtype)


def test_a_single_sample_can_be_stored() -> None:
    clip = Clip(np.array([0.25], np.float32), 24_000)
    assert decode_stored(encode_stored(clip)).samples.tolist() == [0.25]


def test_speech_takes_less_room_than_its_samples() -> None:
    hum = np.sin(np.arange(48_000) * 0.02) * 0.3
    clip = Clip((np.rint(hum * 32768) / 32768).astype(np.float32), 24_000)
    assert len(encode_stored(clip)) < 2 * len(clip.samples) * 0.7


@pytest.mark.parametrize("cut", [0, 3, 100])
def test_damaged_bytes_are_told_in_a_sentence(cut: int) -> None:
    data = encode_stored(Clip(noise(2**15), 24_000))
    with pytest.raises(AudioError, match="speak the line again"):
        decode_stored(data[:cut])


def test_a_blob_cut_in_its_middle_is_not_taken_for_a_shorter_line() -> None:
    data = encode_stored(Clip(noise(2**15), 24_000))
    with pytest.raises(AudioError, match="speak the line again"):
        decode_stored(data[: len(data) // 2])
