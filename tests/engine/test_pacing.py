from itertools import pairwise

import pytest

from cosystudio.engine.pacing import Pacer


class Clock:
    """Time that passes by waiting, each wake-up late by as much as `late` says."""

    def __init__(self, late: float = 0.0) -> None:
        self.now = 0.0
        self.late = late

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds + (self.late if seconds else 0.0)


def send(pacer: Pacer, clock: Clock, count: int) -> list[float]:
    """The times at which so many requests go, each as soon as it may."""
    times = []
    for _ in range(count):
        while wait_s := pacer.wait_s():
            clock.wait(wait_s)
        pacer.sent()
        times.append(clock.now)
    return times


def most_in_a_second(times: list[float]) -> int:
    return max(sum(time <= other < time + 1 - 1e-9 for other in times) for time in times)


@pytest.mark.parametrize("rate", [0.5, 2.5, 5, 15, 50, 59])
@pytest.mark.parametrize("late", [0.0, 0.001, 0.004])
def test_requests_go_at_the_rate_asked_for_and_never_more_in_any_second(rate: float, late: float) -> None:
    clock = Clock(late)
    times = send(Pacer(rate, clock), clock, int(20 * rate) + 1)
    assert (len(times) - 1) / (times[-1] - times[0]) == pytest.approx(rate, rel=0.02)
    assert most_in_a_second(times) <= max(1, -(-rate // 1))


def test_requests_are_evenly_spaced() -> None:
    clock = Clock()
    times = send(Pacer(50, clock), clock, 100)
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps == pytest.approx([1 / 50] * 99, rel=1e-4)


def test_a_long_stall_is_not_made_good_for_with_a_burst() -> None:
    clock = Clock()
    pacer = Pacer(50, clock)
    send(pacer, clock, 10)
    clock.now += 0.5
    assert most_in_a_second(send(pacer, clock, 100)) <= 50
    clock.now += 10
    times = send(pacer, clock, 10)
    assert times[-1] - times[0] == pytest.approx(9 / 50)


def test_no_rate_is_no_wait() -> None:
    clock = Clock()
    assert len(set(send(Pacer(0, clock), clock, 1000))) == 1


def test_a_service_that_names_a_time_is_left_alone_for_so_long() -> None:
    clock = Clock()
    pacer = Pacer(0, clock)
    pacer.throttled(0.0, 7)
    assert pacer.wait_s() == 7
    assert pacer.is_held
    clock.now = 7
    assert pacer.wait_s() == 0


def test_a_refusal_teaches_a_rate_a_bit_below_what_was_sent_and_it_comes_back_slowly() -> None:
    clock = Clock()
    pacer = Pacer(30, clock)
    times = send(pacer, clock, 60)
    pacer.throttled(times[-1], 0)
    assert pacer.rate == pytest.approx(27)
    pacer.throttled(times[-1] - 0.1, 0)
    assert pacer.rate == pytest.approx(27), "sent before the rate was lowered"
    clock.now += 30
    assert 28 < pacer.rate < 29
    clock.now += 60
    assert pacer.rate == 30


def test_a_lane_without_a_limit_learns_one_and_forgets_it_when_all_goes_well() -> None:
    clock = Clock()
    pacer = Pacer(0, clock)
    for _ in range(40):
        clock.now += 0.05
        pacer.sent()
    pacer.throttled(clock.now, 1)
    assert pacer.rate == pytest.approx(18, abs=1)
    clock.now += 3600
    assert pacer.rate == 0


def test_refusals_in_a_row_wait_longer_and_longer() -> None:
    clock = Clock()
    pacer = Pacer(0, clock)
    waits = []
    for _ in range(7):
        pacer.sent()
        pacer.throttled(clock.now, None)
        waits.append(pacer.wait_s())
        clock.now += waits[-1]
    assert waits == pytest.approx([1, 2, 4, 8, 16, 20, 20])
    pacer.answered()
    pacer.sent()
    pacer.throttled(clock.now, None)
    assert pacer.wait_s() == pytest.approx(1)


def test_nothing_is_kept_of_requests_long_gone() -> None:
    clock = Clock()
    pacer = Pacer(0, clock)
    for _ in range(10_000):
        clock.now += 0.01
        pacer.sent()
    assert len(pacer._sent) <= 102
