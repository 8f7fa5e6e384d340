"""The figures of a running job: lines a minute, real-time factor, time left."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

WINDOW_S = 20.0
"""How far back the rate looks: long enough to be steady, short enough to show a server that slows down."""


@dataclass(slots=True)
class Rate:
    """Lines and seconds of sound over the last `WINDOW_S` seconds."""

    clock: Callable[[], float]
    started: float = field(init=False)
    _recent: deque[tuple[float, float]] = field(default_factory=deque, init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def add(self, audio_s: float) -> None:
        """Count one line spoken now."""
        self._recent.append((self.clock(), audio_s))

    @property
    def lines_per_min(self) -> float:
        """Lines spoken a minute, of late."""
        span = self._forget()
        return 60 * len(self._recent) / span if span > 0 else 0.0

    @property
    def real_time_factor(self) -> float:
        """Seconds of sound made in one second, of late."""
        span = self._forget()
        return sum(audio_s for _, audio_s in self._recent) / span if span > 0 else 0.0

    def restart(self) -> None:
        """Forget the past, as after a pause."""
        self._recent.clear()
        self.started = self.clock()

    def _forget(self) -> float:
        now = self.clock()
        while self._recent and now - self._recent[0][0] > WINDOW_S:
            self._recent.popleft()
        return min(WINDOW_S, now - self.started)


@dataclass(slots=True)
class LaneMeter:
    """What one endpoint does: requests under way, how long they take, how many went wrong."""

    name: str
    rate: Rate
    in_flight: int = 0
    latency_s: float = 0.0
    errors: int = 0
    waiting: bool = False
    closed: bool = False

    def answered(self, seconds: float) -> None:
        """Count an answer; the latency is a running mean that weighs the newest with a quarter."""
        self.latency_s = seconds if not self.latency_s else 0.75 * self.latency_s + 0.25 * seconds

    @property
    def state(self) -> str:
        """The endpoint's state in one word or two."""
        if self.closed:
            return "not answering"
        if self.waiting:
            return "slowing down"
        return "speaking" if self.in_flight else "idle"


@dataclass(slots=True)
class Meter:
    """Counts of a whole job."""

    clock: Callable[[], float]
    total: int = 0
    spoken: int = 0
    failed: int = 0
    dropped: int = 0
    audio_s: float = 0.0
    requests: int = 0
    retries: int = 0
    lanes: list[LaneMeter] = field(default_factory=list)
    rate: Rate = field(init=False)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.rate = Rate(self.clock)
        self.started = self.clock()

    @property
    def wall_s(self) -> float:
        """Seconds since the job began."""
        return self.clock() - self.started

    @property
    def left_s(self) -> float | None:
        """Seconds until the last line at the present rate; None while there is no rate yet."""
        per_min = self.rate.lines_per_min
        waiting = self.total - self.spoken - self.failed - self.dropped
        return 60 * waiting / per_min if per_min > 0 else None
