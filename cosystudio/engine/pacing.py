"""When the next request may be sent: evenly spaced, within the service's limit, and later where it asks for that."""

import math
from collections import deque
from collections.abc import Callable

_WINDOW_S = 1 + 1e-7
"""A second, and enough that rounding does not make it less."""
_CATCH_UP_S = 0.5
"""How much a late wake-up may be made good for; more would be a burst."""
_BIT_LESS = 0.9
_SLOWEST = 1.0
"""No lower rate is learned: a service that refuses one request a second counts by something else than seconds."""
_REGROWTH_A_MINUTE = 1.1
"""Coming back by 10 % a minute costs one refusal in a minute at most where the limit is a lasting one."""
_FORGOTTEN_AT = 4.0
"""Without a limit of its own, a lane forgets what it has learned once it has come back so far."""
_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 20.0


class Pacer:
    """Turns on a grid of times, `rate` a second; 0 asks for no limit.

    A turn keeps its place on the grid when one before it was late, so that the rate is the one asked for; it is never
    taken while as many requests as the rate have been sent within the last second.
    """

    def __init__(self, rate: float, clock: Callable[[], float]) -> None:
        self._asked = rate
        self._learned = 0.0
        self._learned_as = 0.0
        self._clock = clock
        self._next = -math.inf
        self._held_until = -math.inf
        self._refusals = 0
        self._changed_at = -math.inf
        self._sent: deque[float] = deque()

    @property
    def rate(self) -> float:
        """The requests a second that are allowed at present; 0 is no limit."""
        self._come_back()
        return self._learned or self._asked

    @property
    def is_held(self) -> bool:
        """True while the service has asked for a pause."""
        return self._clock() < self._held_until

    def wait_s(self) -> float:
        """Return the seconds until the next request may be sent."""
        now = self._clock()
        return max(0.0, max(self._held_until, self._turn()) - now)

    def sent(self) -> None:
        """Take the turn: a request is sent now."""
        now = self._clock()
        if rate := self.rate:
            self._next = (self._next if now - self._next <= _CATCH_UP_S else now) + 1 / rate
        self._forget(now)
        self._sent.append(now)

    def answered(self) -> None:
        """The service takes requests again."""
        self._refusals = 0

    def hold(self, seconds: float) -> None:
        """Send nothing for so long."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    def throttled(self, sent_at: float, retry_after_s: float | None) -> None:
        """Slow down: a request sent at that time was one too many.

        Refusals of requests that were sent before the rate was lowered say nothing new.
        """
        now = self._clock()
        if sent_at >= self._changed_at:
            self._refusals += 1
            self._slow_down(now)
        pause_s = min(_LONGEST_PAUSE_S, _PAUSE_S * 2 ** (self._refusals - 1))
        self.hold(pause_s if retry_after_s is None else retry_after_s)

    def _slow_down(self, now: float) -> None:
        self._forget(now)
        rate = self.rate
        seen = min(rate, len(self._sent)) if rate else len(self._sent)
        learned = max(_SLOWEST, _BIT_LESS * seen)
        self._learned = self._learned_as = min(learned, self._asked) if self._asked else learned
        self._changed_at = now

    def _come_back(self) -> None:
        if not self._learned:
            return
        minutes = (self._clock() - self._changed_at) / 60
        self._learned = self._learned_as * _REGROWTH_A_MINUTE**minutes
        if self._learned >= (self._asked or _FORGOTTEN_AT * self._learned_as):
            self._learned = 0.0

    def _turn(self) -> float:
        """The time of the next turn: on the grid, and not within a second that is full already."""
        rate = self.rate
        if not rate:
            return -math.inf
        most = math.ceil(rate)
        full_until = self._sent[-most] + _WINDOW_S if len(self._sent) >= most else -math.inf
        return max(self._next, full_until)

    def _forget(self, now: float) -> None:
        while self._sent and now - self._sent[0] > _WINDOW_S:
            self._sent.popleft()
