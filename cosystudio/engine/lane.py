"""One endpoint as the engine sees it: what it can take now, how soon it would answer, and what it said so far."""

import logging
from collections.abc import Callable, Sequence

from cosystudio.engine.breaker import Breaker
from cosystudio.engine.concurrency import Concurrency
from cosystudio.engine.latency import Latency
from cosystudio.engine.ledger import Outcome
from cosystudio.engine.meter import LaneMeter, Rate
from cosystudio.engine.mode import Mode
from cosystudio.engine.pacing import Pacer
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.errors import Broken, Busy, Denied, Overloaded, SpeechError, Throttled, Unreachable

log = logging.getLogger(__name__)

_REMEMBERED = 0.95
_NEWEST = 0.1
_LINES_OF_A_PROBE = 1
_SLOW_S = 5.0
"""How long a lane that was too much for its service says so."""


class Lane:
    """One endpoint.  A request takes a place with `enter` and gives it back with `leave`, whatever came of it."""

    def __init__(
        self,
        provider: SpeechProvider,
        mode: Mode,
        clock: Callable[[], float],
        asked_s: Callable[[Busy], float | None],
    ) -> None:
        self.provider = provider
        self.meter = LaneMeter(provider.endpoint, Rate(clock), Rate(clock))
        self.breaker = Breaker(clock)
        self.pacer = Pacer(provider.abilities.rate, clock)
        self.telling = 0
        self.last_error: SpeechError | None = None
        self._clock = clock
        self._mode = mode
        self._asked_s = asked_s
        self._concurrency = Concurrency(*mode.concurrency(provider.abilities), clock)
        self._latency = Latency(_REMEMBERED)
        self._usual_in_flight = 1.0
        self._is_denied = False
        self._show()

    @property
    def in_flight(self) -> int:
        """The requests under way."""
        return self.meter.in_flight

    @property
    def is_paused(self) -> bool:
        """True while a person wants nothing asked there."""
        return self.meter.paused

    @property
    def is_closed(self) -> bool:
        """True once no request can succeed there."""
        return self._is_denied

    @property
    def is_live(self) -> bool:
        """True where lines are spoken at present."""
        return self._is_open and self.breaker.is_closed and not self.pacer.is_held

    @property
    def needs_probe(self) -> bool:
        """True where it is down and nothing is under way to find out whether it still is."""
        return self._is_open and not self.breaker.is_closed and not self.in_flight

    @property
    def most_lines(self) -> int:
        """The most lines that may share a request."""
        return self._mode.most_lines(self.provider.abilities)

    @property
    def next_lines(self) -> int:
        """The most lines in its next request: a probe is small."""
        return self.most_lines if self.breaker.is_closed else _LINES_OF_A_PROBE

    @property
    def has_room(self) -> bool:
        """True where another request may go as soon as its time has come.

        As many requests may be told as are under way: who listens slowly slows the requests.
        """
        if not self.breaker.is_closed:
            return self.needs_probe
        return self._is_open and self.in_flight < self._concurrency.limit and self.telling <= self._concurrency.limit

    def wait_s(self) -> float:
        """Return the seconds until another request may go."""
        return max(self.pacer.wait_s(), self.breaker.wait_s())

    def pause(self, *, paused: bool) -> None:
        """Ask nothing more there, or go on."""
        self.meter.paused = paused

    def expected_s(self, characters: float) -> float:
        """Return the seconds within which a request that begins now would be back; 0 while nothing is known."""
        return self._latency.at(characters) * (self.in_flight + 1) / self._usual_in_flight

    def requests_a_second(self) -> float:
        """Return how many requests of usual length it answers in a second; 0 while nothing is known."""
        usual_s = self._latency.at(self._latency.mean_characters)
        return self._usual_in_flight / usual_s if usual_s else 0.0

    def enter(self) -> None:
        """Take a place, and the turn that comes with it."""
        self.meter.in_flight += 1
        self.pacer.sent()

    def leave(self) -> None:
        """Give the place back."""
        self.meter.in_flight -= 1
        self._show()

    async def ask(self, lines: Sequence[Line]) -> list[Outcome]:
        """Return one outcome for each line, as the provider's port says; a faulty provider raises Broken."""
        began, in_flight = self._clock(), self.in_flight
        try:
            outcomes = await self.provider.speak(lines)
        except SpeechError as error:
            self._failed(error, lines[0], began)
            raise
        except Exception as exc:  # the task boundary: a faulty provider costs its lines, not the job
            log.exception("provider %s failed unexpectedly", self.provider.name)
            self._failed(Broken("unexpected"), lines[0], began)
            raise Broken(f"The voice {self.provider.name} failed unexpectedly ({type(exc).__name__}).") from exc
        self._answered(sum(len(line.text) for line in lines), began, in_flight)
        if len(outcomes) != len(lines):
            raise Broken(f"The service sent {len(outcomes)} recordings for {len(lines)} lines.")
        return outcomes

    def is_at_fault(self, error: SpeechError) -> bool:
        """True where a failure says that the endpoint is down, rather than anything of the lines."""
        return isinstance(error, Denied | Unreachable) or (isinstance(error, Busy) and not self.breaker.is_closed)

    @property
    def _is_open(self) -> bool:
        return not (self.is_closed or self.is_paused)

    def _answered(self, characters: int, began: float, in_flight: int) -> None:
        seconds = self._clock() - began
        self.meter.answered(seconds)
        self.breaker.answered()
        self.pacer.answered()
        self._latency.add(characters, seconds)
        self._usual_in_flight += _NEWEST * (in_flight - self._usual_in_flight)
        self._concurrency.answered(began, in_flight, characters, seconds)
        self._show()

    def _failed(self, error: SpeechError, line: Line, began: float) -> None:
        self.meter.errors += 1
        self.last_error = error
        match error:
            case Throttled():
                self.pacer.throttled(began, self._asked_s(error))
                self._concurrency.failed(began, is_certain=True)
                self._slow_down()
            case Busy():
                self._too_much(error, line, began)
            case Denied():
                self._is_denied = True
            case _:
                self.breaker.answered()
        self._show()

    def _too_much(self, error: Busy, line: Line, began: float) -> None:
        self.breaker.failed(line.id, began, is_unreachable=isinstance(error, Unreachable))
        if (asked_s := self._asked_s(error)) is not None:
            self.pacer.hold(asked_s)
        if isinstance(error, Overloaded):
            self._concurrency.failed(began, is_certain=False)
            self._slow_down()

    def _slow_down(self) -> None:
        self.meter.slow_until = self._clock() + max(_SLOW_S, self.pacer.wait_s())

    def _show(self) -> None:
        self.meter.concurrency = self._concurrency.limit
        self.meter.limit_per_s = self.pacer.rate
        self.meter.closed = self.is_closed or not self.breaker.is_closed
