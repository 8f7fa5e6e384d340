"""Whether an endpoint is worth a request: a circuit breaker that probes what is down."""

from collections.abc import Callable, Hashable

_MOST_FAILURES = 4
"""In a row, and of different batches: a text that a service cannot bear does not make it an endpoint that is down."""
_FIRST_WAIT_S = 1.0
_LONGEST_WAIT_S = 5.0
"""A probe is one line: asking often costs little, and an endpoint that is up again is used soon."""
_PROBES_OF_A_STRANGER = 8
"""Half a minute: what never answered is more likely a wrong address than a service that starts."""
_PATIENCE_S = 600.0
"""With one that has answered before: time to start a machine again."""


class Breaker:
    """Closed while the endpoint answers; open after failures in a row, with a probe now and then until one succeeds.

    `wait_s` is 0 while closed, and when a probe is due.  Open, one request at a time may go, as a probe.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failing: set[Hashable] = set()
        self._unreachable = 0
        self._opened_at: float | None = None
        self._probe_at = 0.0
        self._probes = 0
        self._has_answered = False

    @property
    def is_closed(self) -> bool:
        """True while the endpoint may be asked without doubt."""
        return self._opened_at is None

    @property
    def is_hopeless(self) -> bool:
        """True once it has been probed for so long that a person should look after it."""
        if self._opened_at is None:
            return False
        if not self._has_answered:
            return self._probes >= _PROBES_OF_A_STRANGER
        return self._probes > 0 and self._clock() - self._opened_at >= _PATIENCE_S

    def wait_s(self) -> float:
        """Return the seconds until the endpoint may be asked."""
        return 0.0 if self.is_closed else max(0.0, self._probe_at - self._clock())

    def answered(self) -> None:
        """The endpoint has answered as it should: it is up."""
        self._has_answered = True
        self._failing.clear()
        self._unreachable = 0
        self._opened_at = None
        self._probes = 0

    def failed(self, batch: Hashable, sent_at: float, *, is_unreachable: bool) -> None:
        """A request failed that was sent at that time; what nothing answers to weighs double."""
        self._has_answered = self._has_answered or not is_unreachable
        if self._opened_at is not None:
            if sent_at > self._opened_at:
                self._probes += 1
                self._wait()
            return
        self._failing.add(batch)
        self._unreachable += is_unreachable
        if len(self._failing) >= _MOST_FAILURES or self._unreachable >= _MOST_FAILURES // 2:
            self._opened_at = self._clock()
            self._wait()

    def _wait(self) -> None:
        self._probe_at = self._clock() + min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0**self._probes)
