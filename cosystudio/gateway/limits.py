"""How much may be asked for: in one request, in a second, and at once."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from cosystudio.gateway.declined import SOON_S, Declined

_MOST_PEERS = 1024
"""How many peers are remembered before the one that has been quiet for longest is forgotten."""

_LONGEST_WAIT_S = 30.0
"""So that a client never stays away for long because of one slow book."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a gateway.

    Of one request: `body_bytes`, `texts`, `characters` of a text (OpenAI's own limit) and of all its texts together.
    Of one peer: `requests_per_s`.  Of all together, so that memory stays bounded: `requests`, `lines` and
    `waiting_characters` that are being worked on, and `sound_bytes` that are spoken but not yet sent; a character of
    English becomes about 3 kB of 24 kHz sound, one of Chinese 12 kB.
    """

    body_bytes: int = 2**20
    texts: int = 64
    characters: int = 4096
    characters_together: int = 32_768
    requests_per_s: float = 60.0
    requests: int = 256
    lines: int = 512
    waiting_characters: int = 131_072
    sound_bytes: int = 256 * 2**20


class Pace:
    """How fast each peer asks: a bucket of tokens for each, which holds what it may ask for in one second."""

    def __init__(self, per_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_s = per_s
        self._most = max(1.0, per_s)
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def count(self, peer: str) -> None:
        """Count a request.  Raises Declined where it comes too early; such a request costs no token."""
        now = self._clock()
        tokens = self._tokens(peer, now)
        if tokens < 1:
            wait_s = (1 - tokens) / self._per_s
            raise Declined(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"More than {self._per_s:g} requests a second were sent; send them more slowly.",
                retry_after_s=wait_s,
            )
        self._buckets.pop(peer, None)  # so that the order is that of the last request
        self._buckets[peer] = (tokens - 1, now)
        if len(self._buckets) > _MOST_PEERS:
            del self._buckets[next(iter(self._buckets))]

    def _tokens(self, peer: str, now: float) -> float:
        tokens, then = self._buckets.get(peer, (self._most, now))
        return min(self._most, tokens + (now - then) * self._per_s)


class Load:
    """What a gateway holds at the moment; whatever would be too much is declined at once.

    It is told to come back when what is inside should be done, by the time that lines have taken so far.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._busy_since = 0.0
        self._busy_s = 0.0
        self.requests = 0
        self.lines = 0
        self.characters = 0
        self.sound_bytes = 0
        self.spoken = 0

    def open_request(self) -> None:
        """Count a request, until `close_request`.  Raises Declined where there are too many."""
        if self.requests >= self._limits.requests:
            raise self._full()
        self.requests += 1

    def close_request(self) -> None:
        """Count a request as over."""
        self.requests -= 1

    def enter(self, texts: Sequence[str]) -> None:
        """Count texts that are to be spoken, until `leave`.  Raises Declined where they are too many for now."""
        characters = sum(map(len, texts))
        if (
            self.lines + len(texts) > self._limits.lines
            or self.characters + characters > self._limits.waiting_characters
            or self.sound_bytes >= self._limits.sound_bytes
        ):
            raise self._full()
        if not self.lines:
            self._busy_since = self._clock()
        self.lines += len(texts)
        self.characters += characters

    def keep(self, sound: bytes) -> None:
        """Count the sound of a line that was spoken."""
        self.spoken += 1
        self.sound_bytes += len(sound)

    def leave(self, texts: Sequence[str], sounds: Sequence[bytes]) -> None:
        """Give back the room of texts, and of their sounds as far as they were kept."""
        self.lines -= len(texts)
        self.characters -= sum(map(len, texts))
        self.sound_bytes -= sum(map(len, sounds))
        if not self.lines:
            self._busy_s += self._clock() - self._busy_since

    def _full(self) -> Declined:
        return Declined(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "The gateway has as many lines to speak as it can hold; ask again in a moment.",
            retry_after_s=self._until_done_s(),
        )

    def _until_done_s(self) -> float:
        busy_s = self._busy_s + (self._clock() - self._busy_since if self.lines else 0.0)
        left_s = self.lines * busy_s / self.spoken if self.spoken else busy_s
        return min(max(SOON_S, left_s), _LONGEST_WAIT_S)


def whole_seconds(wait_s: float) -> int:
    """Return a time to wait as Retry-After tells it: at least one second."""
    return max(1, math.ceil(wait_s))
