"""A recording of a voice, prepared to clone the voice from.

CosyVoice takes 16 kHz and more and 30 s at most, listens at 24 kHz, and does best with 5 to 10 s; its clones take over
the level, the noise and the distortion of the recording along with the voice.
"""

import hashlib
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.filters import to_samples
from cosystudio.audio.loudness import (
    db_to_factor,
    db_to_power,
    gated_rms_dbfs,
    mean_power,
    peak_dbfs,
    power_to_db,
    window_powers,
)
from cosystudio.audio.resample import resample
from cosystudio.audio.trim import cut, sound_bounds, trim_silence, widen
from cosystudio.errors import AudioError

LOWEST_RATE_HZ = 16_000
HIGHEST_RATE_HZ = 24_000
SHORTEST_S = 2.0
LONGEST_S = 30.0
BEST_S = (5.0, 10.0)
_LONGEST_HEARD_S = 300.0
"""Of a longer file only the beginning is read: somebody may hand over a whole audiobook."""
_MARGIN_MS = 200
_PAUSE_S = 0.2
_LEVELS_DBFS = (-26.0, -16.0)
"""Recordings within these are left as they are; others go to the middle, where narrators are recorded."""
_HIGHEST_PEAK_DBFS = -2.0
_FAINT_DB = 12.0
_CLIPPED = 0.99
_CLIPPED_RUN = 3
"""So many samples in a row at full scale are no accident."""
_NOISY_DB = 25.0
"""A voice less than this above the room is noisy; a quiet room gives 40 dB and more."""
_WINDOW_S = 0.02


@dataclass(frozen=True, slots=True)
class Prepared:
    """A recording to clone a voice from, and sentences that the person should read about it."""

    clip: Clip
    remarks: tuple[str, ...] = ()


def prepare(source: bytes | Path) -> Prepared:
    """Return a recording of any common format as mono 16-bit sound of 16 to 24 kHz, 2 to 30 s long.

    Silence is trimmed at both ends but for a margin, a recording of more than 30 s is cut at a pause after 5 to 10 s,
    and one that is far too quiet or too loud is levelled.  Raises AudioError with a sentence where it cannot be used.
    """
    whole = _decoded(source)
    if whole.rate_hz < LOWEST_RATE_HZ:
        raise AudioError(f"The recording has only {whole.rate_hz:,} samples a second: record at 16,000 or more.")
    spoken = _trimmed(whole)
    kept = _shortened(spoken)
    levelled, gain_db = _levelled(_at_most_24_khz(kept))
    remarks = (
        _remark_on_length(spoken, kept),
        _remark_on_distortion(kept),
        _remark_on_noise(kept),
        _remark_on_gain(gain_db),
    )
    return Prepared(_rounded(levelled), tuple(filter(None, remarks)))


def digest(wav: bytes, transcript: str) -> str:
    """Return what tells a recording and its words from all others: 32 hexadecimal digits of BLAKE2b."""
    parts = hashlib.blake2b(len(wav).to_bytes(8, "big"), digest_size=16)
    parts.update(wav)
    parts.update(transcript.encode())
    return parts.hexdigest()


def _decoded(source: bytes | Path) -> Clip:
    """Return the beginning of what is heard in a file, whatever its format."""
    file = io.BytesIO(source) if isinstance(source, bytes) else str(source.absolute())
    try:
        with av.open(file, mode="r") as container:
            if not container.streams.audio:
                raise AudioError("There is no sound in this file. Choose a recording of the voice.")
            stream = container.streams.audio[0]
            rate_hz = stream.codec_context.sample_rate
            pieces = list(_mono(container, stream, rate_hz))
    except (av.FFmpegError, ValueError) as error:
        raise AudioError(
            "The file is not a recording that can be read. Choose a WAV, FLAC, MP3 or M4A file."
        ) from error
    return Clip(np.concatenate([np.zeros(0, np.float32), *pieces]), rate_hz, "FLOAT")


def _mono(container: av.container.InputContainer, stream: av.AudioStream, rate_hz: int) -> Iterator[Samples]:
    """Yield the sound of a stream as it is decoded, up to what is heard of it at most."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate_hz)
    left = int(_LONGEST_HEARD_S * rate_hz)
    for frame in container.decode(stream):
        for mono in resampler.resample(frame):
            yield to_samples(mono)
        left -= frame.samples
        if left <= 0:
            return


def _trimmed(clip: Clip) -> Clip:
    """Return the sound without silence around it.  Raises AudioError where there is none, or hardly any."""
    if not np.isfinite(clip.samples).all():
        raise AudioError("The recording is damaged: some of its samples are not numbers. Choose another one.")
    bounds = sound_bounds(clip)
    if bounds is None or gated_rms_dbfs(clip.samples) == -math.inf:
        raise AudioError("There is no sound in this recording. Choose another one.")
    seconds = (bounds[1] - bounds[0]) / clip.rate_hz
    if seconds < SHORTEST_S:
        raise AudioError(f"The recording is too short, {seconds:.1f} s: 5 to 10 s of speech are best, 2 s the least.")
    return trim_silence(clip, _MARGIN_MS)


def _shortened(clip: Clip) -> Clip:
    """Return a clip of more than 30 s up to the deepest pause between 5 and 10 s."""
    if clip.seconds <= LONGEST_S:
        return clip
    pause = round(_PAUSE_S * clip.rate_hz)
    first, last = (round(seconds * clip.rate_hz) for seconds in BEST_S)
    energy = np.cumsum(np.square(clip.samples[first:last], dtype=np.float64))
    quietest = first + int((energy[pause:] - energy[:-pause]).argmin()) + pause // 2
    start = cut(clip, 0, quietest + 1)
    bounds = sound_bounds(start) or (0, len(start.samples))
    return cut(clip, 0, widen(bounds, start, _MARGIN_MS)[1])


def _at_most_24_khz(clip: Clip) -> Clip:
    if clip.rate_hz <= HIGHEST_RATE_HZ:
        return clip
    return Clip(resample(clip.samples, clip.rate_hz, HIGHEST_RATE_HZ), HIGHEST_RATE_HZ, clip.subtype)


def _levelled(clip: Clip) -> tuple[Clip, float]:
    """Return the clip with its voice at a usual level and its peaks below the highest, and the gain in dB."""
    level = gated_rms_dbfs(clip.samples)
    lowest, highest = _LEVELS_DBFS
    wanted_db = 0.0 if lowest <= level <= highest else (lowest + highest) / 2 - level
    gain_db = min(wanted_db, _HIGHEST_PEAK_DBFS - peak_dbfs(clip.samples))
    return Clip(clip.samples * np.float32(db_to_factor(gain_db)), clip.rate_hz, clip.subtype), gain_db


def _rounded(clip: Clip) -> Clip:
    """Return the clip as 16-bit numbers, as the file that is sent holds them."""
    whole: Samples = np.rint(clip.samples * np.float32(2**15)) / np.float32(2**15)
    return Clip(whole, clip.rate_hz)


def _remark_on_length(spoken: Clip, kept: Clip) -> str:
    if kept.seconds < spoken.seconds:
        return (
            f"Only the first {kept.seconds:.1f} s are used, up to a pause: "
            "listen to them, and write down the words of this part alone."
        )
    if kept.seconds > 1.5 * BEST_S[1]:
        return f"The recording is {kept.seconds:.0f} s long: 5 to 10 s do as well, and every line is spoken sooner."
    return ""


def _remark_on_distortion(clip: Clip) -> str:
    loudest = float(np.abs(clip.samples).max(initial=0.0))
    at_the_top = np.abs(clip.samples) >= _CLIPPED * loudest
    runs = np.convolve(at_the_top, np.ones(_CLIPPED_RUN), "valid") >= _CLIPPED_RUN
    if loudest >= _CLIPPED and runs.sum() > clip.seconds:
        return "The recording is distorted at its loudest places, and the voice will be: record it again more softly."
    return ""


def _remark_on_noise(clip: Clip) -> str:
    """Return a remark where the quietest moments, such as before a p or a t, are not far below the voice."""
    powers = window_powers(clip.samples, round(_WINDOW_S * clip.rate_hz))
    room = float(np.quantile(powers, 0.05))
    if power_to_db(mean_power(clip.samples)) - power_to_db(max(room, db_to_power(-120))) < _NOISY_DB:
        return "There is noise behind the voice, which every line will have: a quieter room gives a better voice."
    return ""


def _remark_on_gain(gain_db: float) -> str:
    if gain_db > _FAINT_DB:
        return f"The recording is very quiet and was made {gain_db:.0f} dB louder, its noise too: record it closer."
    return ""
