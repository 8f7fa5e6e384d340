"""The built-in English voice: hibari's "heart", small enough to come with the program and fast enough for a book."""

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Refused, SpeechError, Voiceless
from cosystudio.speech.local import scripts
from cosystudio.speech.local.model import ENDPOINT, SPEEDS, Workers, pace, pieces, to_clip

if TYPE_CHECKING:
    from hibari import Hibari

NAME = "hibari"
VOICE = "heart"
RATE_HZ = 24_000
LONGEST_PIECE = 300
"""The model's memory grows with the sentence: 1,500 characters without a full stop take 0.7 GB."""
FEWEST_PHONEMES_A_LETTER = 0.25
"""English has about 0.9; far less means that most of the text was passed over."""


class HibariProvider:
    """One model for all threads, loaded by the first line; the same line and seed always give the same samples."""

    def __init__(self, threads: int | None = None) -> None:
        threads = threads or os.cpu_count() or 1
        self.name = NAME
        self.endpoint = ENDPOINT
        # One line more than there are threads, so that a thread finds its next line waiting while the last is saved.
        self.abilities = Abilities(concurrency=threads + 1, speeds=SPEEDS)
        self._workers = Workers(_load, threads)

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; Refused in the place of a text that is not English."""
        return [await self._workers.run(partial(_outcome, line=line)) for line in lines]

    async def voices(self) -> list[VoiceInfo]:
        """Return the one voice that needs no download."""
        return [VoiceInfo(VOICE, "Heart (female, American English)", ("en",))]

    async def aclose(self) -> None:
        """Stop the threads and let go of the model."""
        await self._workers.aclose()


def _load() -> "Hibari":
    """Return the model with its lexicon and its net for unknown words, so that no thread has to load them later."""
    from hibari import Hibari

    model = Hibari(VOICE, threads=1)
    model.g2p.oov  # noqa: B018  # a property that loads what it returns
    return model


def _outcome(model: "Hibari", line: Line) -> Clip | SpeechError:
    if line.voice.name != VOICE:
        raise Voiceless(f"The built-in English voice is called {VOICE}; there is none called {line.voice.name}.")
    speed = pace(line.voice.speed, line.seed)
    try:
        return to_clip(_speak(model, _phonemes(model, line.text), speed, line.seed), RATE_HZ)
    except Refused as error:
        return error


def _phonemes(model: "Hibari", text: str) -> list[str]:
    """Return one string of phonemes for each sentence.

    Raises Refused where the model would leave out a word or most of the text.
    """
    if not scripts.has_words(text):
        raise Refused("There is no word in this line: delete it, or write out what should be said.")
    if foreign := scripts.foreign_words(text, (scripts.LATIN,)):
        raise Refused(f"The voice Heart speaks English only; it would leave out “{foreign[0]}”.")
    # hibari reads [word](phonemes) as an instruction; in a manuscript it is only brackets.
    plain = text.replace("](", "] (")
    sentences = [sentence for piece in pieces(plain, LONGEST_PIECE) for sentence in model.phonemize(piece)]
    letters = sum(map(str.isalpha, text))
    if sum(map(str.isalpha, "".join(sentences))) < max(1, letters * FEWEST_PHONEMES_A_LETTER):
        raise Refused("The voice Heart speaks English only; it cannot read most of this line.")
    return sentences


def _speak(model: "Hibari", sentences: list[str], speed: float, seed: int) -> list[Samples]:
    noise = np.random.default_rng(seed)
    return [model.from_ids(model.ids(sentence), speed, noise) for sentence in sentences]
