"""Sounds that say which text they are the sound of, so that a test can prove that each line got its own."""

import hashlib
import io
import wave

import numpy as np
from numpy.typing import NDArray

from cosystudio.audio.clip import Clip

RATE_HZ = 16_000
SHORTEST_S = 0.1
SECONDS_A_CHARACTER = 0.002
"""Far below speech, so that a thousand lines stay cheap; enough that a longer text is a longer sound."""


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
    return Clip((_tone(text) / np.float32(32768)).astype(np.float32), RATE_HZ, "PCM_16")


def text_matches(clip: Clip, text: str) -> bool:
    """Whether this clip is, sample for sample, the sound of `text`."""
    return clip.rate_hz == RATE_HZ and np.array_equal(clip.samples, clip_for(text).samples)


def _tone(text: str) -> NDArray[np.int16]:
    """A sine whose pitch comes from the text's hash, with the hash itself laid over it, over and over."""
    digest = hashlib.blake2b(text.encode()).digest()
    count = int(RATE_HZ * (SHORTEST_S + SECONDS_A_CHARACTER * len(text)))
    pitch_hz = 200 + 4 * digest[0]
    sine: NDArray[np.float64] = 8000 * np.sin(2 * np.pi * pitch_hz / RATE_HZ * np.arange(count))
    mark = 8 * np.resize(np.frombuffer(digest, np.int8).astype(np.int16), count)
    return (sine + mark).astype(np.int16)
