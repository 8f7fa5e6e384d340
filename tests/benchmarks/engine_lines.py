"""The lines that the engine is measured with, and what the service's cost model says of them."""

import functools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.ports import Line
from tests.fakes.simulated_service import TEXTS_A_PASS, pass_s

VOICE = Voice("zip-batch", "default")
MEDIAN, SIGMA, LONGEST = 100, 0.9, 1500
"""The spread of the lines of real prose: lognormal, in characters."""
_SHORTEST = 8
_SEED = 1877
_WORDS = ("the", "lamp", "was", "lit", "and", "nobody", "came", "for", "a", "long", "while", "before", "morning")


class Spread(StrEnum):
    """How long the lines are."""

    UNIFORM = "uniform"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Script:
    """Lines made up as they are needed; the same place has always the same text, and no other place has it."""

    count: int
    spread: Spread = Spread.UNIFORM
    characters: int = 320
    """Of each line, where they are uniform."""

    def text(self, place: int) -> str:
        """Return the text of the line at a place counted from 0."""
        length = self.characters if self.spread is Spread.UNIFORM else _prose_lengths(self.count)[place]
        start = place % len(_WORDS)
        words = f"{place} " + " ".join((*_WORDS[start:], *_WORDS, "")) * (1 + length // 50)
        return words[: length - 1].ljust(length - 1, "e") + "."

    def texts(self) -> list[str]:
        """Return every text."""
        return [self.text(place) for place in range(self.count)]

    def lines(self) -> Iterator[Line]:
        """Yield every line, its id is its place."""
        for place in range(self.count):
            text = self.text(place)
            yield Line(SegmentId(place), speech_key(text, VOICE), text, VOICE, language="en")


def in_order_s(texts: Sequence[str], batch: int = TEXTS_A_PASS) -> float:
    """Return the seconds of the processor for batches in the order of the book."""
    return _cost_s([len(text) for text in texts], batch)


def by_length_s(texts: Sequence[str], batch: int = TEXTS_A_PASS) -> float:
    """Return the fewest seconds of the processor: batches of the whole book sorted by length."""
    return _cost_s(sorted((len(text) for text in texts), reverse=True), batch)


@functools.cache
def _prose_lengths(count: int) -> tuple[int, ...]:
    """Return the lengths of so many lines in a random order: the spread itself, not a draw from it."""
    normal = NormalDist(math.log(MEDIAN), SIGMA)
    lengths = [round(math.exp(normal.inv_cdf((place + 0.5) / count))) for place in range(count)]
    random.Random(_SEED).shuffle(lengths)
    return tuple(min(max(length, _SHORTEST), LONGEST) for length in lengths)


def _cost_s(lengths: Sequence[int], batch: int) -> float:
    return sum(pass_s(lengths[at : at + batch]) for at in range(0, len(lengths), batch))
