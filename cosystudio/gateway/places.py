"""Who speaks next: the endpoints of a service, and how many requests each takes at a time."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Broken, Busy, Denied

_FIRST_REST_S = 1.0
_LONGEST_REST_S = 30.0


@dataclass(slots=True, eq=False)
class _Counter:
    """One endpoint, with what is known of it."""

    endpoint: SpeechProvider
    in_flight: int = 0
    failures: int = 0
    rests_until: float = 0.0

    @property
    def is_full(self) -> bool:
        return self.in_flight >= self.endpoint.abilities.concurrency

    @property
    def load(self) -> float:
        return self.in_flight / self.endpoint.abilities.concurrency


class Places:
    """Gives places at the endpoints in the order they are asked for, at most `abilities.concurrency` at each.

    The least loaded endpoint comes first.  One that has just failed rests while others can speak, so that it does not
    draw every request to itself because it is always free.
    """

    def __init__(self, endpoints: Sequence[SpeechProvider], clock: Callable[[], float] = time.monotonic) -> None:
        self._counters = [_Counter(endpoint) for endpoint in endpoints]
        self._clock = clock
        self._queue: deque[asyncio.Future[_Counter]] = deque()
        self.count = sum(endpoint.abilities.concurrency for endpoint in endpoints)

    @property
    def in_flight(self) -> int:
        """How many requests the endpoints are working on."""
        return sum(counter.in_flight for counter in self._counters)

    @property
    def waiting(self) -> int:
        """How many are waiting for a place."""
        return sum(not ticket.done() for ticket in self._queue)

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[SpeechProvider]:
        """Give an endpoint as soon as one has a place; the place is given back after the block."""
        counter = await self._take()
        try:
            yield counter.endpoint
        except (Busy, Denied, Broken) as error:
            self._rest(counter, error)
            raise
        else:
            counter.failures = 0
        finally:
            self._give_back(counter)

    async def _take(self) -> _Counter:
        ticket: asyncio.Future[_Counter] = asyncio.get_running_loop().create_future()
        self._queue.append(ticket)
        self._hand_out()
        try:
            return await ticket
        except asyncio.CancelledError:
            if ticket.done() and not ticket.cancelled():  # given in the same moment
                self._give_back(ticket.result())
            raise

    def _give_back(self, counter: _Counter) -> None:
        counter.in_flight -= 1
        self._hand_out()

    def _hand_out(self) -> None:
        while self._queue and (counter := self._free()):
            ticket = self._queue.popleft()
            if not ticket.done():  # else whoever waited has left
                counter.in_flight += 1
                ticket.set_result(counter)

    def _free(self) -> _Counter | None:
        now = self._clock()
        awake = [counter for counter in self._counters if counter.rests_until <= now]
        free = [counter for counter in awake or self._counters if not counter.is_full]
        return min(free, key=lambda counter: counter.load, default=None)

    def _rest(self, counter: _Counter, error: Exception) -> None:
        asked_s = error.retry_after_s if isinstance(error, Busy) else None
        rest_s = asked_s or _FIRST_REST_S * 2**counter.failures
        counter.failures += 1
        counter.rests_until = self._clock() + min(rest_s, _LONGEST_REST_S)
