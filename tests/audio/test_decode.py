"""The tolerant WAV reader: every sample of sound, and a sentence for everything else."""

import contextlib
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav, encode_wav
from cosystudio.errors import AudioError

WHOLE = np.array([0, 1, -1, 1234, -32768, 32767, 255], dtype="<i2")
EXPECTED = WHOLE.astype(np.float32) / np.float32(32768)
FMT_16 = struct.pack("<HHIIHH", 1, 1, 24000, 48000, 2, 16)


def chunk(name: bytes, body: bytes, size: int | None = None, pad: bool = True) -> bytes:
    """Return a chunk, with a size that lies where `size` is given."""
    padding = b"\0" if pad and len(body) % 2 else b""
    return name + struct.pack("<I", len(body) if size is None else size) + body + padding


def riff(*chunks: bytes, size: int | None = None) -> bytes:
    """Return a RIFF file of the chunks."""
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def fmt(tag: int, channels: int, bits: int, rate_hz: int = 24000) -> bytes:
    """Return a ``fmt`` chunk."""
    width = bits // 8 * channels
    return chunk(b"fmt ", struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * width, width, bits))


def simple(sound: bytes, form: bytes = FMT_16) -> bytes:
    """Return a well-formed file of the sound."""
    return riff(chunk(b"fmt ", form), chunk(b"data", sound))


def test_16_bit_samples_are_exact() -> None:
    clip = decode_wav(simple(WHOLE.tobytes()))
    assert clip.samples.dtype == np.float32
    assert np.array_equal(clip.samples, EXPECTED)
    assert (clip.rate_hz, clip.subtype) == (24000, "PCM_16")


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF, 1_000])
def test_a_size_that_lies_means_to_the_end(size: int) -> None:
    data = riff(chunk(b"fmt ", FMT_16), chunk(b"data", WHOLE.tobytes(), size=size), size=size)
    assert np.array_equal(decode_wav(data).samples, EXPECTED)


def test_an_honest_size_of_zero_before_another_chunk_is_no_sound() -> None:
    data = riff(chunk(b"fmt ", FMT_16), chunk(b"data", b""), chunk(b"LIST", b"INFO" * 8))
    with pytest.raises(AudioError, match="no samples"):
        decode_wav(data)


def test_what_follows_the_samples_is_not_sound() -> None:
    data = riff(chunk(b"fmt ", FMT_16), chunk(b"data", WHOLE.tobytes()), chunk(b"LIST", b"INFOISFT" * 30))
    assert np.array_equal(decode_wav(data).samples, EXPECTED)


@pytest.mark.parametrize("pad", [True, False])
def test_a_list_of_odd_length_before_the_samples_is_passed_over(pad: bool) -> None:
    data = riff(chunk(b"LIST", b"INFOx", pad=pad), chunk(b"fmt ", FMT_16), chunk(b"data", WHOLE.tobytes()))
    assert np.array_equal(decode_wav(data).samples, EXPECTED)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_files_in_a_row_are_one_sound(size: int) -> None:
    first = riff(chunk(b"fmt ", FMT_16), chunk(b"data", WHOLE.tobytes(), size=size))
    assert np.array_equal(decode_wav(first + first + first).samples, np.tile(EXPECTED, 3))


def test_a_file_wrapped_in_another_is_unwrapped() -> None:
    outer = struct.pack("<HHIIHH", 1, 1, 16000, 32000, 2, 16)
    clip = decode_wav(simple(simple(WHOLE.tobytes()), form=outer))
    assert np.array_equal(clip.samples, EXPECTED)
    assert clip.rate_hz == 24000


def test_files_in_a_row_of_different_rates_are_refused() -> None:
    other = riff(fmt(1, 1, 16, 16000), chunk(b"data", WHOLE.tobytes()))
    with pytest.raises(AudioError, match="changes its format"):
        decode_wav(simple(WHOLE.tobytes()) + other)


def test_half_a_sample_at_the_end_is_dropped() -> None:
    data = riff(chunk(b"fmt ", FMT_16), chunk(b"data", WHOLE.tobytes() + b"\x07", size=0xFFFFFFFF, pad=False))
    assert np.array_equal(decode_wav(data).samples, EXPECTED)


def test_24_bit_samples_are_exact() -> None:
    whole = np.array([0, 1, -1, 8388607, -8388608, 1234567], dtype="<i4")
    sound = b"".join(value.tobytes()[:3] for value in whole)
    clip = decode_wav(riff(fmt(1, 1, 24), chunk(b"data", sound)))
    assert np.array_equal(clip.samples, whole.astype(np.float64) / 2**23)
    assert clip.subtype == "PCM_24"


def test_float_samples_are_exact_even_beyond_full_scale() -> None:
    values = np.array([0.1, -1.7, 1e-9, 3.25], dtype="<f4")
    clip = decode_wav(riff(fmt(3, 1, 32), chunk(b"data", values.tobytes())))
    assert np.array_equal(clip.samples, values)
    assert clip.subtype == "FLOAT"


def test_8_and_32_bit_samples_and_double_floats_are_read() -> None:
    eight = decode_wav(riff(fmt(1, 1, 8), chunk(b"data", bytes([0, 128, 192]))))
    wide = decode_wav(riff(fmt(1, 1, 32), chunk(b"data", np.array([-(2**31), 2**30], "<i4").tobytes())))
    double = decode_wav(riff(fmt(3, 1, 64), chunk(b"data", np.array([0.5, -0.25], "<f8").tobytes())))
    assert eight.samples.tolist() == [-1.0, 0.0, 0.5]
    assert wide.samples.tolist() == [-1.0, 0.5]
    assert double.samples.tolist() == [0.5, -0.25]


def test_the_extensible_format_names_its_encoding_in_the_guid() -> None:
    guid = struct.pack("<H", 1) + bytes.fromhex("000000001000800000aa00389b71")
    form = struct.pack("<HHIIHHHHI", 0xFFFE, 1, 24000, 48000, 2, 16, 22, 16, 4) + guid
    assert np.array_equal(decode_wav(simple(WHOLE.tobytes(), form=form)).samples, EXPECTED)


def test_stereo_becomes_the_mean_of_its_channels() -> None:
    frames = np.array([[100, 101], [-200, 0]], dtype="<i2")
    clip = decode_wav(riff(fmt(1, 2, 16), chunk(b"data", frames.tobytes())))
    assert np.array_equal(clip.samples, np.array([100.5, -100.0], np.float32) / 32768)
    assert clip.subtype == "FLOAT"


def test_two_equal_channels_stay_16_bit() -> None:
    frames = np.repeat(WHOLE[:, None], 2, axis=1)
    clip = decode_wav(riff(fmt(1, 2, 16), chunk(b"data", frames.tobytes())))
    assert np.array_equal(clip.samples, EXPECTED)
    assert clip.subtype == "PCM_16"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b'\xef\xbb\xbf {"code": "Throttling"}', "message"),
        (b"ID3\x04\0\0", "MP3"),
        (b"OggS\0\0", "Ogg"),
        (b"\x01\x02\x03\x04" * 20, "not a WAV"),
        (b"RIFF\0\0", "cut short"),
        (riff(chunk(b"fmt ", FMT_16))[:20], "cut short"),
        (riff(chunk(b"fmt ", FMT_16)), "no samples"),
        (simple(b""), "no samples"),
        (riff(fmt(7, 1, 8), chunk(b"data", b"\0\0")), "16-bit PCM"),
        (riff(fmt(1, 0, 16), chunk(b"data", b"\0\0")), "16-bit PCM"),
        (riff(fmt(3, 1, 32), chunk(b"data", np.array([np.nan], "<f4").tobytes())), "not numbers"),
    ],
)
def test_what_is_no_sound_is_told_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(AudioError, match=sentence) as caught:
        decode_wav(data)
    assert str(caught.value).endswith(".")


@given(st.binary(max_size=80), st.integers(0, 100))
def test_damage_gives_sound_or_an_audio_error(noise: bytes, at: int) -> None:
    whole = simple(WHOLE.tobytes())
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    with contextlib.suppress(AudioError):
        assert len(decode_wav(damaged).samples) > 0


@pytest.mark.parametrize("subtype", ["PCM_16", "FLOAT"])
def test_a_written_wav_reads_back_exactly(subtype: str) -> None:
    clip = Clip(EXPECTED, 22050, "FLOAT" if subtype == "FLOAT" else "PCM_16")
    back = decode_wav(encode_wav(clip))
    assert np.array_equal(back.samples, clip.samples)
    assert (back.rate_hz, back.subtype) == (22050, subtype)
