import pytest

from cosystudio.engine.meter import LONGEST_WINDOW_S, WINDOW_S, LaneMeter, Meter, Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def speak(meter: Meter, clock: Clock, service: str, lines: int, characters: int, every_s: float) -> None:
    """Lines of one length are spoken one after the other."""
    for _ in range(lines):
        clock.now += every_s
        meter.spoken += 1
        meter.left_line(service, characters)
        for rate in (meter.rate, meter.services[service].rate):
            rate.add(6.0, characters)


def test_figures_follow_the_last_lines_only() -> None:
    clock = Clock()
    rate = Rate(clock)
    for _ in range(100):
        clock.now += 1
        rate.add(6.0)
    assert 57 <= rate.lines_per_min <= 63
    assert 5.7 <= rate.real_time_factor <= 6.3
    clock.now += WINDOW_S
    for _ in range(200):
        clock.now += 0.1
        rate.add(6.0)
    assert 570 <= rate.lines_per_min <= 630
    clock.now += 2 * LONGEST_WINDOW_S
    assert rate.lines_per_min == 0


def test_a_voice_that_needs_a_minute_for_a_line_has_a_rate_all_the_same() -> None:
    clock = Clock()
    rate = Rate(clock)
    for _ in range(6):
        clock.now += 60
        rate.add(6.0)
    assert 0.9 <= rate.lines_per_min <= 1.3


def test_the_time_left_is_that_of_the_service_that_needs_longest() -> None:
    clock = Clock()
    meter = Meter(clock)
    for _ in range(100):
        meter.entered_line("fast", 50)
    for _ in range(20):
        meter.entered_line("slow", 100)
    assert meter.left_s is None
    speak(meter, clock, "slow", 10, 100, 2.0)
    speak(meter, clock, "fast", 80, 50, 0.1)
    assert meter.left_s == pytest.approx(10 * 100 / (10 * 100 / 28))


def test_lines_that_are_not_known_yet_count_like_those_that_are() -> None:
    clock = Clock()
    meter = Meter(clock, unfed=90)
    for _ in range(10):
        meter.entered_line("one", 50)
    speak(meter, clock, "one", 5, 50, 1.0)
    assert meter.left_s == 95


def test_a_rate_keeps_nothing_for_longer_than_it_looks_back() -> None:
    clock = Clock()
    rate = Rate(clock)
    for _ in range(10_000):
        clock.now += 1
        rate.add(1.0)
    assert len(rate._seconds) <= LONGEST_WINDOW_S + 1


def test_an_endpoint_says_how_it_is_in_a_word() -> None:
    clock = Clock()
    lane = LaneMeter("memory", Rate(clock), Rate(clock))
    words = [lane.state]
    lane.in_flight = 1
    words.append(lane.state)
    lane.slow_until = 5
    words.append(lane.state)
    lane.paused = True
    words.append(lane.state)
    lane.closed = True
    words.append(lane.state)
    assert words == ["idle", "speaking", "slowing down", "paused", "not answering"]
