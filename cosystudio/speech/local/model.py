"""What the voices on this computer share: threads around one model, cutting long text, and making a clip of samples."""

import asyncio
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.pcm import to_pcm
from cosystudio.errors import Voiceless

ENDPOINT = "this computer"
SPEEDS = SLOWEST, FASTEST = 0.5, 2.0
"""The paces between which both models stay understandable."""
_LEAST_STRAY, _MOST_STRAY = 0.015, 0.04
"""How far another reading strays from the pace asked for: enough to be another one, too little to be heard as hurry."""
_QUIET = 0.003
"""-50 dBFS: below any phoneme of these models, above the hiss that they leave in a pause."""
_INNER_PAUSE_S = 0.15
_BREAKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"""[.!?…][”’"')\]]*\s|[。！？…][”’」』]*""",  # the end of a sentence
        r"[,;:—]\s|[，；：、—]",  # a clause
        r"\s",
    )
)

Model = TypeVar("Model")
Outcome = TypeVar("Outcome")


class Once(Generic[Model]):
    """What `load` returns, loaded by the first call, whichever thread it comes from."""

    def __init__(self, load: Callable[[], Model]) -> None:
        self._load = load
        self._lock = Lock()
        self._loaded: list[Model] = []

    def __call__(self) -> Model:
        """Return it; whoever calls while it loads waits."""
        with self._lock:
            if not self._loaded:
                self._loaded.append(self._load())
            return self._loaded[0]


class Workers(Generic[Model]):
    """Threads that share one model, which the first job loads; onnxruntime leaves Python free while it runs."""

    def __init__(self, load: Callable[[], Model], threads: int) -> None:
        self._model = Once(load)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="voice")

    async def run(self, job: Callable[[Model], Outcome]) -> Outcome:
        """Return what `job` makes of the model, in a thread.

        A job that is cancelled once it has begun runs on, unheard.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: job(self._model()))

    async def aclose(self) -> None:
        """Drop the jobs that have not begun, and wait for the others."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)


def pace(speed: float, seed: int) -> float:
    """Return the speed for this reading: as asked for the first, a little beside it for each further one.

    The models repeat themselves (another seed of the noise changes hibari's samples by -42 dB, unheard), so that
    another reading differs by its pace.  Raises Voiceless beyond what they can do.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise Voiceless(f"The built-in voices speak at {SLOWEST} to {FASTEST} times their pace, not at {speed:g}.")
    if not seed:
        return speed
    stray = np.random.default_rng(seed).uniform(_LEAST_STRAY, _MOST_STRAY)
    return speed * (1 + stray if seed % 2 else 1 - stray)


def pieces(text: str, longest: int) -> list[str]:
    """Return the text in pieces of at most `longest` characters, cut where a reader would breathe.

    A sentence's end is preferred to a clause's, that to a space; a word is cut only if it is longer than a piece.
    """
    found = []
    rest = text.strip()
    while len(rest) > longest:
        cut = _last_break(rest[: longest + 1], longest)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def _last_break(window: str, longest: int) -> int:
    for pattern in _BREAKS:
        cuts = [match.end() for match in pattern.finditer(window) if match.end() <= longest]
        if cuts:
            return cuts[-1]
    return longest


def to_clip(parts: Sequence[Samples], rate_hz: int) -> Clip:
    """Return the parts one after the other as one 16-bit clip; beyond full scale all of it is scaled down.

    The silence that the model puts around each part is kept at the two ends and shortened in between.
    """
    whole = parts[0] if len(parts) == 1 else np.concatenate(_without_inner_silence(parts, rate_hz))
    samples = to_pcm(Clip(whole, rate_hz)).astype(np.float32)
    samples /= 2**15
    return Clip(samples, rate_hz)


def _without_inner_silence(parts: Sequence[Samples], rate_hz: int) -> list[Samples]:
    pad = int(_INNER_PAUSE_S * rate_hz)
    last = len(parts) - 1
    shortened = []
    for place, part in enumerate(parts):
        loud = np.flatnonzero(np.abs(part) > _QUIET)
        if not len(loud):
            continue
        start = 0 if place == 0 else max(0, loud[0] - pad)
        end = len(part) if place == last else loud[-1] + 1 + pad
        shortened.append(part[start:end])
    return shortened
