import io
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.decode import decode_wav, encode_wav
from cosystudio.audio.loudness import gated_rms_dbfs, peak_dbfs
from cosystudio.audio.reference import digest, prepare
from cosystudio.errors import AudioError
from tests.audio.sounds import buzz, pitch_of, silence, sine


def words(seconds: float, level: float = 0.3, rate_hz: int = 24_000) -> Samples:
    """Return speech as a person reads it: half-second words with a short closure after each."""
    word = np.concatenate([buzz(0.42, level, rate_hz), silence(0.08, rate_hz)])
    return np.resize(word, round(seconds * rate_hz)).astype(np.float32)


def recorded(samples: Samples, rate_hz: int = 24_000, *, format: str = "WAV", subtype: str = "PCM_16") -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate_hz, format=format, subtype=subtype)
    return file.getvalue()


def encoded(samples: Samples, rate_hz: int, container: str, codec: str) -> bytes:
    """Return the samples as a compressed file."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate_hz, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = rate_hz
        fifo = av.AudioFifo()
        fifo.write(frame)
        size = stream.codec_context.frame_size or 1024
        while block := fifo.read(size, partial=True):
            output.mux(stream.encode(block))
        output.mux(stream.encode(None))
    return file.getvalue()


def test_silence_around_the_voice_is_trimmed_but_for_a_margin() -> None:
    sound = np.concatenate([silence(1.5), words(5), silence(2)])
    prepared = prepare(recorded(sound))
    assert 5 + 0.2 < prepared.clip.seconds < 5 + 0.4 + 0.01
    assert prepared.remarks == ()


def test_a_good_recording_comes_sample_for_sample_between_its_fades() -> None:
    sound = np.concatenate([silence(0.2), words(5), silence(0.12)])
    clip = prepare(recorded(sound)).clip
    inside = slice(1000, -1000)
    assert np.array_equal(clip.samples[inside], decode_wav(recorded(sound)).samples[inside])


@pytest.mark.parametrize(
    ("rate_hz", "prepared_hz"), [(16_000, 16_000), (22_050, 22_050), (24_000, 24_000), (48_000, 24_000)]
)
def test_the_rate_is_kept_up_to_what_the_model_hears(rate_hz: int, prepared_hz: int) -> None:
    clip = prepare(recorded(sine(4, 440, rate_hz=rate_hz), rate_hz)).clip
    assert clip.rate_hz == prepared_hz
    assert pitch_of(clip.samples, clip.rate_hz) == pytest.approx(440, abs=1)
    assert clip.seconds == pytest.approx(4, abs=0.01)


def test_several_channels_become_one() -> None:
    one = words(4)
    clip = prepare(recorded(np.stack([one, one], axis=1))).clip
    assert clip.samples.ndim == 1
    assert clip.seconds == pytest.approx(3.92, abs=0.21)


@pytest.mark.parametrize(
    "data",
    [
        recorded(words(4), format="FLAC"),
        recorded(words(4), format="OGG", subtype="VORBIS"),
        recorded(words(4), subtype="IMA_ADPCM"),
        recorded(words(4), format="MP3", subtype="MPEG_LAYER_III"),
        encoded(words(4), 24_000, "mp4", "aac"),
    ],
    ids=["flac", "ogg", "adpcm", "mp3", "m4a"],
)
def test_recordings_of_all_common_formats_are_read(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "me"
    file.write_bytes(data)
    for source in (data, file):
        clip = prepare(source).clip
        assert clip.seconds == pytest.approx(4, abs=0.3)
        assert clip.rate_hz == 24_000


def test_what_is_prepared_is_what_is_sent() -> None:
    clip = prepare(recorded(words(4, 0.01))).clip
    assert np.array_equal(decode_wav(encode_wav(clip)).samples, clip.samples)
    assert clip.subtype == "PCM_16"


def test_a_long_recording_is_cut_at_a_pause_after_five_to_ten_seconds() -> None:
    sound = np.concatenate([words(7.1), silence(0.5), words(30)])
    prepared = prepare(recorded(sound))
    assert 7.1 - 0.1 < prepared.clip.seconds < 7.1 + 0.3
    assert "first 7." in prepared.remarks[0]
    assert "words of this part alone" in prepared.remarks[0]


def test_of_a_whole_audiobook_only_the_beginning_is_read() -> None:
    sound = np.concatenate([words(10, rate_hz=16_000), silence(350, 16_000), words(10, rate_hz=16_000)])
    assert 10 < prepare(recorded(sound, 16_000)).clip.seconds < 10.5


def test_a_recording_of_half_a_minute_is_kept_whole_with_a_remark() -> None:
    prepared = prepare(recorded(words(29)))
    assert prepared.clip.seconds == pytest.approx(29, abs=0.3)
    assert "29 s long" in prepared.remarks[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a recording"),
        (b"no sound at all, but text", "not a recording"),
        (recorded(words(4))[:30], "not a recording"),
        (recorded(silence(5)), "no sound"),
        (recorded(words(5, 0.001), subtype="PCM_24"), "no sound"),
        (recorded(np.append(words(4), np.float32(np.nan)), subtype="FLOAT"), "damaged"),
        (recorded(np.concatenate([silence(3), words(1.5), silence(3)])), r"too short, 1\.[45] s"),
        (recorded(words(4, rate_hz=8000), 8000), "8,000 samples a second"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(AudioError, match=says):
        prepare(data)


def test_a_file_that_is_gone_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="not a recording"):
        prepare(tmp_path / "gone.wav")


def test_a_film_without_sound_is_refused() -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="avi") as output:
        stream = output.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(AudioError, match="no sound in this file"):
        prepare(file.getvalue())


def test_a_distorted_recording_is_remarked_on() -> None:
    (remark,) = prepare(recorded(np.clip(words(5, 3.0), -1, 1))).remarks
    assert "distorted" in remark


def test_a_noisy_recording_is_remarked_on() -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, 24_000 * 5).astype(np.float32)
    (remark,) = prepare(recorded(words(5) + noise)).remarks
    assert "noise behind the voice" in remark


def test_a_quiet_room_is_not() -> None:
    room = np.random.default_rng(1).normal(0, 0.0005, 24_000 * 5).astype(np.float32)
    assert prepare(recorded(words(5) + room)).remarks == ()


@pytest.mark.parametrize("level", [0.004, 0.02, 0.3, 1.6])
def test_a_recording_far_from_the_usual_level_is_brought_to_it(level: float) -> None:
    clip = prepare(recorded(np.clip(words(5, level), -1, 1), subtype="PCM_24")).clip
    assert -27 < gated_rms_dbfs(clip.samples) < -16.5
    assert peak_dbfs(clip.samples) <= -1.9


def test_one_loud_moment_keeps_a_quiet_recording_from_being_distorted() -> None:
    sound = words(5, 0.02)
    sound[48_000:48_100] = 0.7
    assert peak_dbfs(prepare(recorded(sound)).clip.samples) <= -1.9


def test_a_very_quiet_recording_is_remarked_on() -> None:
    (remark,) = prepare(recorded(words(5, 0.02), subtype="PCM_24")).remarks
    assert "very quiet" in remark


def test_a_digest_tells_recordings_and_transcripts_apart() -> None:
    digests = {digest(wav, words) for wav, words in [(b"ab", "c"), (b"a", "bc"), (b"ab", "d"), (b"ac", "c")]}
    assert len(digests) == 4
    assert all(len(one) == 32 for one in digests)
    assert digest(b"ab", "c") in digests


def test_a_clip_holds_mono_float_samples() -> None:
    clip: Clip = prepare(recorded(words(3))).clip
    assert clip.samples.dtype == np.float32
