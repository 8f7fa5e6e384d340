"""A speech service in simulated time that works as fast as a real one does, and fails as one does."""

import asyncio
import random
from collections.abc import Callable, Sequence

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Overloaded, SpeechError, Throttled
from tests.engine.virtual import now
from tests.fakes.tones import RATE_HZ, SECONDS_A_CHARACTER, clip_for

PASS = 8
Fault = Callable[[float, random.Random], SpeechError | None]
"""Gives what a request that comes in at that second fails with, if it does."""


def cost_s(lengths: Sequence[int]) -> float:
    """The seconds of a pass over up to eight texts."""
    return 0.05 + 0.155 * max(lengths) / 320 + 0.0365 * len(lengths)


_LONGEST = clip_for("x" * 1000).samples


def _sound(characters: int) -> Clip:
    """A tone of plausible length that takes no time to make."""
    return Clip(_LONGEST[: int(RATE_HZ * SECONDS_A_CHARACTER * (characters + 1))], RATE_HZ)


class Modelled:
    """Speaks one pass after the other, `speed` times as fast as the model, and takes `limit` requests a second."""

    name = "fake"

    def __init__(
        self,
        endpoint: str = "memory",
        *,
        speed: float = 1.0,
        abilities: Abilities | None = None,
        limit: int = 60,
        jitter: float = 0.0,
        fault: Fault = lambda _now, _chance: None,
    ) -> None:
        self.endpoint = endpoint
        self.abilities = abilities or Abilities(batch=PASS, concurrency=4, most_concurrency=32)
        self.speed = speed
        self.busy_s = 0.0
        self.refused = 0
        self.requests = 0
        self.in_flight = 0
        self.most_in_flight = 0
        self._limit = limit
        self._jitter = jitter
        self._fault = fault
        self._chance = random.Random(endpoint)
        self._recent: list[float] = []
        self.free_at = 0.0

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        self.requests += 1
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            self._admit()
            await self._work([len(line.text) for line in lines])
        finally:
            self.in_flight -= 1
        return [_sound(len(line.text)) for line in lines]

    async def voices(self) -> list[VoiceInfo]:
        return []

    async def aclose(self) -> None:
        return None

    def _admit(self) -> None:
        self._recent = [at for at in self._recent if now() - at < 1]
        if len(self._recent) >= self._limit:
            self.refused += 1
            raise Throttled("Too many requests.", 1)
        self._recent.append(now())
        if error := self._fault(now(), self._chance):
            raise error

    async def _work(self, lengths: list[int]) -> None:
        took = sum(cost_s(lengths[at : at + PASS]) for at in range(0, len(lengths), PASS)) / self.speed
        took *= 1 + self._jitter * self._chance.uniform(-1, 1)
        self.busy_s += took
        self.free_at = max(self.free_at, now()) + took
        await asyncio.sleep(self.free_at - now())


def now_and_then(share: float) -> Fault:
    """So many requests meet an overloaded service, at any time."""
    return lambda _now, chance: Overloaded("Status 503.") if chance.random() < share else None


def between(start_s: float, end_s: float, error: SpeechError) -> Fault:
    """Every request within that time fails."""
    return lambda now, _chance: error if start_s <= now < end_s else None
