"""The engine's own silence before and after a line, cut away so that the pause is what the setting says."""

import warnings

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.loudness import db_to_power, window_powers

with warnings.catch_warnings():
    # pydub looks for an ffmpeg program as it is imported, and audioop is deprecated; neither is used for files here.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

MARGIN_MS = 40
"""Kept on both sides: the onset of a soft consonant and the end of a breath lie below the threshold."""

_FADE_MS = 5  # removes the click of a cut, shorter than any consonant
_WINDOW_MS = 5
_SILENCE_DBFS = -70.0
_BELOW_VOICE_DB = 46.0  # a final th or f lies up to 44 dB under the loudest vowel


def trim_silence(clip: Clip, margin_ms: int = MARGIN_MS) -> Clip:
    """Return the clip without leading and trailing silence but for a margin, with a short fade at both ends.

    A wholly silent clip comes back unchanged.
    """
    bounds = sound_bounds(clip)
    if bounds is None:
        return clip
    return cut(clip, *widen(bounds, clip, margin_ms))


def sound_bounds(clip: Clip) -> tuple[int, int] | None:
    """Return the first sample of the sound and the one after the last, to 5 ms; None where all is silence.

    Sound is what is less than 46 dB quieter than the loudest 5 ms, and above -70 dBFS.
    """
    window = max(1, clip.rate_hz * _WINDOW_MS // 1000)
    powers = window_powers(clip.samples, window)
    floor = max(db_to_power(_SILENCE_DBFS), powers.max(initial=0.0) * db_to_power(-_BELOW_VOICE_DB))
    heard = np.flatnonzero(powers > floor)
    if not len(heard):
        return None
    return int(heard[0]) * window, min((int(heard[-1]) + 1) * window, len(clip.samples))


def widen(bounds: tuple[int, int], clip: Clip, margin_ms: int = MARGIN_MS) -> tuple[int, int]:
    """Return the bounds with a margin on both sides, as far as the clip reaches."""
    margin = clip.rate_hz * margin_ms // 1000
    return max(0, bounds[0] - margin), min(len(clip.samples), bounds[1] + margin)


def cut(clip: Clip, start: int, stop: int) -> Clip:
    """Return the samples from `start` up to `stop` with a fade at both ends if there is room for two."""
    kept = clip.samples[start:stop].copy()
    edge = clip.rate_hz * _FADE_MS // 1000
    if len(kept) > 2 * edge > 0:
        kept[:edge] = _from_pydub(_to_pydub(kept[:edge], clip.rate_hz).fade_in(_FADE_MS))
        kept[-edge:] = _from_pydub(_to_pydub(kept[-edge:], clip.rate_hz).fade_out(_FADE_MS))
    return Clip(kept, clip.rate_hz, clip.subtype)


def _to_pydub(samples: Samples, rate_hz: int) -> AudioSegment:
    """Return the samples for pydub, 32 bits wide so that 24-bit sound keeps all of them."""
    whole = np.clip(samples.astype(np.float64) * 2**31, -(2**31), 2**31 - 1).astype("<i4")
    return AudioSegment(data=whole.tobytes(), sample_width=4, frame_rate=rate_hz, channels=1)


def _from_pydub(segment: AudioSegment) -> Samples:
    """Return the samples of a mono segment."""
    return np.frombuffer(segment.raw_data, "<i4").astype(np.float32) / np.float32(2**31)
