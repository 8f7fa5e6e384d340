"""How many requests are in flight: more while that makes the endpoint faster, fewer when it is too much."""

from collections.abc import Callable

from cosystudio.engine.latency import Latency

GAIN = 1.1
"""What another step must bring to be kept: 10 % more work done in a second."""
_FIRST_GAIN = 1.3
"""The same of a step that doubles the level, which is how it begins."""
_ENOUGH_ROUNDS = 4
_FEWEST_ANSWERS = 8
"""A level is judged by so many rounds of answers, at least so many: with answers that vary by 30 % that is steady."""
_REST_S = 60.0
_LONGEST_REST_S = 960.0
_FORGET = 0.95
_STRAIN = 1.5
"""One failure is chance, two within some twenty answers are a sign."""
_QUIET = 32
_LONGEST_QUIET = 1024


class Concurrency:
    """The number of requests in flight, from 1 to `most`, beginning with `start`.

    The work done in a second is taken from the answers' times by Little's law, at the mean length of the requests, so
    that a run of long lines does not look like a slow service.  What failures took away comes back after a quiet time.
    """

    def __init__(self, start: int, most: int, clock: Callable[[], float]) -> None:
        self.limit = start
        self._most = max(start, most)
        self._clock = clock
        self._changed_at = -float("inf")
        self._seen = Latency()
        self._unsettled = start
        self._doubles = True
        self._before: tuple[int, Latency] | None = None
        self._rest_until = -float("inf")
        self._rest_s = _REST_S
        self._strain = 0.0
        self._lost = 0
        self._quiet = _QUIET

    def answered(self, sent_at: float, in_flight: int, characters: int, seconds: float) -> None:
        """Count an answer to a request that was sent at that time as one of so many in flight.

        Only those sent at the full present level say something of it.
        """
        self._strain *= _FORGET
        if sent_at < self._changed_at or in_flight < self.limit:
            return
        if self._unsettled:
            self._unsettled -= 1
            return
        self._seen.add(characters, seconds)
        if self.limit < self._lost:
            self._recover()
        elif self._seen.count >= max(_FEWEST_ANSWERS, _ENOUGH_ROUNDS * self.limit):
            self._judge()

    def failed(self, sent_at: float, *, is_certain: bool) -> None:
        """Count a failure of too much; where it is certain, or one of several, the level shrinks.

        Failures of requests that were sent before the level shrank say nothing of the present one.
        """
        if sent_at < self._changed_at:
            return
        self._strain += 1
        if is_certain or self._strain > _STRAIN:
            self._shrink()

    def _shrink(self) -> None:
        self._strain = 0.0
        self._before = None
        self._doubles = False
        if self.limit > 1:
            self._lost = max(self._lost, self.limit)
            self._set(self.limit - max(1, self.limit // 4))

    def _recover(self) -> None:
        if self._seen.count < self._quiet:
            return
        self._set(self.limit + 1)
        if self.limit == self._lost:
            self._lost = 0
            self._quiet = min(_LONGEST_QUIET, 2 * self._quiet)

    def _judge(self) -> None:
        if self._before is None:
            self._try_more()
            return
        level, before = self._before
        characters = (before.mean_characters + self._seen.mean_characters) / 2
        gain = _FIRST_GAIN if self._doubles else GAIN
        if _work_a_second(self.limit, self._seen, characters) > gain * _work_a_second(level, before, characters):
            self._rest_s = _REST_S
            self._try_more()
        else:
            self._before = None
            self._doubles = False
            self._set(level)
            self._rest_until = self._clock() + self._rest_s
            self._rest_s = min(_LONGEST_REST_S, 2 * self._rest_s)

    def _try_more(self) -> None:
        self._before = None
        if self.limit >= self._most or self._clock() < self._rest_until:
            self._seen = Latency()
            return
        self._before = (self.limit, self._seen)
        step = self.limit if self._doubles else _step(self.limit)
        self._set(min(self._most, self.limit + step))

    def _set(self, limit: int) -> None:
        self.limit = limit
        self._changed_at = self._clock()
        self._seen = Latency()
        self._unsettled = limit


def _step(limit: int) -> int:
    """A third: past ten in flight, one more could not bring 10 % even from a perfect service."""
    return max(1, (limit + 1) // 3)


def _work_a_second(limit: int, latency: Latency, characters: float) -> float:
    return limit / max(1e-9, latency.at(characters))
