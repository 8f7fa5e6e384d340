"""The figures of a running job: lines a minute, real-time factor, time left, and how each endpoint does."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from cosystudio.engine.budget import Budget

WINDOW_S = 20.0
"""How far back the rate looks: long enough to be steady, short enough to show a server that slows down."""
LONGEST_WINDOW_S = 300.0
ENOUGH_LINES = 20
"""Where fewer lines than that came within the window, it looks further back: a slow voice needs a minute for a line."""
_NEWEST = 0.25


@dataclass(slots=True)
class _Second:
    """What came within one second of the clock."""

    at: int
    lines: int = 0
    audio_s: float = 0.0
    characters: int = 0


class _Recent(NamedTuple):
    """What came of late, and within how long a time."""

    span_s: float
    lines: int
    audio_s: float
    characters: int

    def per_second(self, amount: float) -> float:
        return amount / self.span_s if self.span_s > 0 else 0.0


@dataclass(slots=True)
class Rate:
    """Lines, characters and seconds of sound of late; it keeps one number a second, for five minutes."""

    clock: Callable[[], float]
    started: float = field(init=False)
    _seconds: deque[_Second] = field(default_factory=deque, init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def add(self, audio_s: float, characters: int = 0) -> None:
        """Count one line spoken now."""
        second = int(self.clock())
        if not self._seconds or self._seconds[-1].at != second:
            self._seconds.append(_Second(second))
            self._forget()
        latest = self._seconds[-1]
        latest.lines += 1
        latest.audio_s += audio_s
        latest.characters += characters

    @property
    def lines_per_min(self) -> float:
        """Lines spoken a minute, of late."""
        recent = self._recent()
        return 60 * recent.per_second(recent.lines)

    @property
    def real_time_factor(self) -> float:
        """Seconds of sound made in one second, of late."""
        recent = self._recent()
        return recent.per_second(recent.audio_s)

    @property
    def characters_per_s(self) -> float:
        """Characters spoken in one second, of late."""
        recent = self._recent()
        return recent.per_second(recent.characters)

    def restart(self) -> None:
        """Forget the past, as after a pause."""
        self._seconds.clear()
        self.started = self.clock()

    def _recent(self) -> _Recent:
        self._forget()
        now = self.clock()
        since = max(self.started, now - LONGEST_WINDOW_S)
        lines, audio_s, characters, first = 0, 0.0, 0, now
        for second in reversed(self._seconds):
            if now - second.at > WINDOW_S and lines >= ENOUGH_LINES:
                since = max(since, second.at + 1, min(first, now - WINDOW_S))
                break
            first = second.at
            lines += second.lines
            audio_s += second.audio_s
            characters += second.characters
        return _Recent(now - since, lines, audio_s, characters)

    def _forget(self) -> None:
        oldest = self.clock() - LONGEST_WINDOW_S
        while self._seconds and self._seconds[0].at < oldest:
            self._seconds.popleft()


@dataclass(slots=True)
class LaneMeter:
    """What one endpoint does: requests under way and how many there may be, how long they take, how many went wrong.

    `limit_per_s` is the most requests a second that it keeps to, 0 for none.
    """

    name: str
    rate: Rate
    asked: Rate
    in_flight: int = 0
    concurrency: int = 0
    limit_per_s: float = 0.0
    latency_s: float = 0.0
    errors: int = 0
    slow_until: float = -float("inf")
    paused: bool = False
    closed: bool = False
    service: str = ""

    def answered(self, seconds: float) -> None:
        """Count an answer; the latency is a running mean that weighs the newest with a quarter."""
        self.asked.add(0.0)
        self.latency_s = seconds if not self.latency_s else self.latency_s + _NEWEST * (seconds - self.latency_s)

    @property
    def requests_per_s(self) -> float:
        """Requests answered in one second, of late."""
        return self.asked.lines_per_min / 60

    @property
    def state(self) -> str:
        """The endpoint's state in one word or two."""
        if self.closed:
            return "not answering"
        if self.paused:
            return "paused"
        if self.rate.clock() < self.slow_until:
            return "slowing down"
        return "speaking" if self.in_flight else "idle"


@dataclass(slots=True)
class ServiceMeter:
    """The lines of one service: how much of them waits, and how fast they are spoken."""

    rate: Rate
    open_lines: int = 0
    open_characters: int = 0
    all_characters: int = 0

    def left_s(self, unfed_characters: float) -> float | None:
        """Return the seconds until its last line at the present rate; None where there is no rate."""
        per_s = self.rate.characters_per_s
        return (self.open_characters + unfed_characters) / per_s if per_s else None


@dataclass(slots=True)
class Meter:
    """Counts of a whole job; `unfed` lines are expected but not known yet."""

    clock: Callable[[], float]
    budget: Budget = field(default_factory=Budget)
    total: int = 0
    unfed: int = 0
    entered: int = 0
    spoken: int = 0
    failed: int = 0
    dropped: int = 0
    audio_s: float = 0.0
    requests: int = 0
    retries: int = 0
    lanes: list[LaneMeter] = field(default_factory=list)
    services: dict[str, ServiceMeter] = field(default_factory=dict)
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
    def bytes_in_flight(self) -> int:
        """Bytes of sound that were asked for and are not told yet."""
        return self.budget.used

    @property
    def left_s(self) -> float | None:
        """Seconds until the last line at the present rate, of the service that needs longest; None while none is known.

        Lines that are not known yet count like the mean of those that are.
        """
        left = [meter.left_s(self._unfed_characters(meter)) for meter in self.services.values() if meter.open_lines]
        return max((seconds for seconds in left if seconds is not None), default=None)

    def entered_line(self, service: str, characters: int) -> None:
        """Count a line that waits now."""
        meter = self.services.setdefault(service, ServiceMeter(Rate(self.clock)))
        self.entered += 1
        meter.open_lines += 1
        meter.open_characters += characters
        meter.all_characters += characters

    def left_line(self, service: str, characters: int) -> None:
        """Count a line that has its outcome, or other words now."""
        meter = self.services[service]
        meter.open_lines -= 1
        meter.open_characters -= characters

    def restart(self) -> None:
        """Measure the pace anew, as after a pause."""
        for rate in (self.rate, *(meter.rate for meter in self.services.values())):
            rate.restart()

    def _unfed_characters(self, meter: ServiceMeter) -> float:
        return self.unfed * meter.all_characters / self.entered if self.entered else 0.0
