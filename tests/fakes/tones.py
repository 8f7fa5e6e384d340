"""Sounds that say which text they are the sound of, so that a test can prove that each line got its own."""

import hashlib
import io
import wave

import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip

RATE_HZ = 16_000
SHORTEST_S = 0.1
SECONDS_A_CHARACTER = 0.05
"""Four times as fast as anybody speaks Chinese, so that a thousand lines stay cheap; the least that passes for it."""
_PERIOD = 64
_HISS = np.random.default_rng(0).integers(-64, 64, 4096).astype(np.int16)
"""Keeps a zip of tones from being much smaller than one of speech."""


def wav_for(text: str) -> bytes:
    """Return the sound of `text` as a 16-bit mono WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE_HZ)
        wav.writeframes(_tone(text).tobytes())
    return file.getvalue()


def clip_for(text: str) -> Clip:
    """Return what a faultless reader makes of `wav_for(text)`."""
    return Clip(_tone(text).astype(np.float32) / np.float32(32768), RATE_HZ, "PCM_16")


def text_matches(clip: Clip, text: str) -> bool:
    """Whether this clip is, sample for sample, the sound of `text`."""
    return clip.rate_hz == RATE_HZ and np.array_equal(clip.samples, clip_for(text).samples)


def _tone(text: str) -> NDArray[np.int16]:
    """A tone whose pitch comes from the text's hash, with the hash itself laid over it, over and over."""
    digest = hashlib.blake2b(text.encode()).digest()
    count = int(RATE_HZ * (SHORTEST_S + SECONDS_A_CHARACTER * len(text)))
    waves = 1 + digest[0] % 12  # 250 Hz each
    sine: NDArray[np.float64] = 8000 * np.sin(2 * np.pi * waves / _PERIOD * np.arange(_PERIOD))
    period = (sine + 8 * np.frombuffer(digest, np.int8)).astype(np.int16)
    return np.resize(np.resize(period, len(_HISS)) + _HISS, count)
