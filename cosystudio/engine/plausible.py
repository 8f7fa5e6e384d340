"""Whether a recording can be the sound of its line: long enough, short enough, and neither silence nor noise."""

import re

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.engine.ports import Line

_SHORTEST_S_A_TOKEN = 0.08
_LONGEST_S_A_TOKEN = 0.8
"""The bounds of CosyVoice's language model, 2 and 20 speech tokens for each token of the text, 25 of them a second."""
_SLACK_S = 3.0
"""Silence at the two ends, and a very short line that is spoken with feeling."""
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d")
_MARKS = re.compile(r"[^\w\s]")
_FEWEST_TOKENS_AN_IDEOGRAPH, _MOST_TOKENS_AN_IDEOGRAPH = 0.5, 2.0
"""A frequent word of two characters is one token, a rare character two or three."""
_FEWEST_TOKENS_A_LETTER, _MOST_TOKENS_A_LETTER = 1 / 7, 0.5
"""An English token has four letters on average; names and other languages have two."""
_MOST_TOKENS_A_DIGIT = 5.0
"""1,777,777 is sixteen words."""
_SILENT = 0.001
"""-60 dBFS: the hiss of a quiet room is louder."""
_FRAMES, _FRAME = 24, 512
_WINDOW = np.hanning(_FRAME).astype(np.float32)
_SHORTEST_NOISE_S = 0.5
_FEWEST_WORDS_S = 0.1
"""A hissed “Shh!” may be noise all through; more than some nine letters rise and fall if somebody speaks them."""
_STEADY_DB = 4.0
"""From frame to frame white noise wavers by 0.3 dB, pink noise by 3 dB, the voices on this computer by 21 dB."""
_FLAT = 0.2
"""Spectral flatness: white noise has 0.9, pink noise 0.4, a tone less than 0.001."""


def complaint(clip: Clip, line: Line) -> str:
    """Return in a sentence why the clip cannot be the sound of the line; empty where it may be.

    The bounds are wide: a false alarm would cost a good recording, a miss is heard by the person.
    """
    shortest_s, longest_s = bounds_s(line.text, line.voice.speed)
    if clip.seconds < shortest_s:
        return f"The recording is too short for this line ({clip.seconds:.1f} s); words are missing."
    if clip.seconds > longest_s:
        return f"The recording is far too long for this line ({clip.seconds:.0f} s)."
    if _is_silent(clip.samples):
        return "The recording of this line is silent."
    if shortest_s > _FEWEST_WORDS_S and _is_noise(clip):
        return "The recording of this line is noise."
    return ""


def bounds_s(text: str, speed: float) -> tuple[float, float]:
    """Return the least and the most seconds that this text can take, at a pace that a service may also ignore."""
    ideographs, letters = len(_IDEOGRAPHS.findall(text)), len(_LETTERS.findall(text))
    letters -= ideographs
    fewest = _FEWEST_TOKENS_AN_IDEOGRAPH * ideographs + _FEWEST_TOKENS_A_LETTER * letters
    most = _MOST_TOKENS_AN_IDEOGRAPH * ideographs + _MOST_TOKENS_A_LETTER * letters
    most += _MOST_TOKENS_A_DIGIT * len(_DIGITS.findall(text)) + len(_MARKS.findall(text))
    return fewest * _SHORTEST_S_A_TOKEN / max(1.0, speed), _SLACK_S + most * _LONGEST_S_A_TOKEN / min(1.0, speed)


def _is_silent(samples: Samples) -> bool:
    return not len(samples) or max(samples.max(), -samples.min()) < _SILENT


def _is_noise(clip: Clip) -> bool:
    """True for a steady sound without any pitch; looked for in frames spread over the clip."""
    part = len(clip.samples) // _FRAMES
    if clip.seconds < _SHORTEST_NOISE_S or part < _FRAME:
        return False
    frames = clip.samples[: part * _FRAMES].reshape(_FRAMES, part)[:, :_FRAME]
    level_db = 10 * np.log10(np.einsum("ij,ij->i", frames, frames) + 1e-9)
    return level_db.std() < _STEADY_DB and _flatness(frames[::6]) > _FLAT


def _flatness(frames: Samples) -> float:
    """Return the geometric by the arithmetic mean of the frames' power spectrum."""
    spectrum = (np.abs(np.fft.rfft(frames * _WINDOW)) ** 2).mean(axis=0)[2:-2] + 1e-12
    return float(np.exp(np.log(spectrum).mean()) / spectrum.mean())
