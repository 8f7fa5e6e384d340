"""Files that are no WAV: the same sound, or a sentence."""

import io

import av
import numpy as np
import pytest
import soundfile

from cosystudio.audio import compressed
from cosystudio.audio.compressed import decode_sound
from cosystudio.audio.decode import encode_wav
from cosystudio.errors import AudioError
from tests.fakes.tones import clip_for

TONE = clip_for("A sentence that is long enough to be heard. " * 3)


def encoded(form: str, subtype: str, samples: np.ndarray = TONE.samples) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, TONE.rate_hz, format=form, subtype=subtype)
    return file.getvalue()


def aac() -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="adts") as container:
        stream = container.add_stream("aac", rate=TONE.rate_hz, layout="mono")
        frame = av.AudioFrame.from_ndarray(TONE.samples[None], format="fltp", layout="mono")
        frame.sample_rate = TONE.rate_hz
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return file.getvalue()


def without_length(flac: bytes) -> bytes:
    """Return a FLAC file whose header says that the count of samples is not known, as a pipe leaves it."""
    return flac[:21] + bytes([flac[21] & 0xF0, 0, 0, 0, 0]) + flac[26:]


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24"])
def test_flac_is_exact(subtype: str) -> None:
    clip = decode_sound(encoded("FLAC", subtype))
    assert np.array_equal(clip.samples, TONE.samples)
    assert (clip.rate_hz, clip.subtype) == (TONE.rate_hz, subtype)


def test_flac_that_does_not_tell_its_length_is_read_to_the_end() -> None:
    assert np.array_equal(decode_sound(without_length(encoded("FLAC", "PCM_16"))).samples, TONE.samples)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(encoded("MP3", "MPEG_LAYER_III"), id="mp3"),
        pytest.param(encoded("OGG", "VORBIS"), id="vorbis"),
        pytest.param(encoded("OGG", "OPUS"), id="opus"),
        pytest.param(aac(), id="aac"),
    ],
)
def test_a_lossy_file_is_about_the_same_sound_in_16_bits(data: bytes) -> None:
    clip = decode_sound(data)
    whole = clip.samples * 32768
    assert np.array_equal(whole, np.rint(whole))
    assert clip.subtype == "PCM_16"
    assert clip.seconds == pytest.approx(TONE.seconds, abs=0.15)
    assert np.std(clip.samples) == pytest.approx(np.std(TONE.samples), rel=0.25)


def test_wav_is_read_as_ever() -> None:
    assert np.array_equal(decode_sound(encode_wav(TONE)).samples, TONE.samples)


def test_two_channels_become_their_mean() -> None:
    clip = decode_sound(encoded("FLAC", "PCM_16", np.stack([TONE.samples, np.zeros_like(TONE.samples)], axis=1)))
    assert np.array_equal(clip.samples, TONE.samples / 2)
    assert clip.subtype == "FLOAT"


@pytest.mark.parametrize("data", [b"fLaC", b"OggS\0\0", b"ID3\x04\0\0", b"\xff\xfb\x90", b"\0\0\0\x20ftypM4A "])
def test_a_header_without_sound_is_damage(data: bytes) -> None:
    with pytest.raises(AudioError):
        decode_sound(data)


def test_hours_of_silence_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "MOST_SECONDS", 1)
    silence = encoded("FLAC", "PCM_16", np.zeros(2 * TONE.rate_hz, np.float32))
    with pytest.raises(AudioError, match="far too long"):
        decode_sound(silence)


def test_anything_else_is_told_in_a_sentence() -> None:
    with pytest.raises(AudioError, match="web page"):
        decode_sound(b"<!doctype html>")
