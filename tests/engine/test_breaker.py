from cosystudio.engine.breaker import Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def probe_and_fail(breaker: Breaker, clock: Clock) -> float:
    """Wait for the probe and let it fail; the seconds waited."""
    wait_s = breaker.wait_s()
    clock.now += wait_s
    breaker.failed("probe", clock.now, is_unreachable=True)
    return wait_s


def opened(clock: Clock, *, answered_before: bool) -> Breaker:
    breaker = Breaker(clock)
    if answered_before:
        breaker.answered()
    for _ in range(2):
        breaker.failed("batch", clock.now, is_unreachable=True)
    assert not breaker.is_closed
    return breaker


def test_failures_of_different_batches_in_a_row_open_it_and_an_answer_in_between_does_not() -> None:
    breaker = Breaker(Clock())
    for batch in range(3):
        breaker.failed(batch, 0, is_unreachable=False)
    breaker.answered()
    for batch in range(3):
        breaker.failed(batch, 0, is_unreachable=False)
    assert breaker.is_closed
    breaker.failed(3, 0, is_unreachable=False)
    assert not breaker.is_closed


def test_one_text_that_the_service_cannot_bear_does_not_open_it() -> None:
    breaker = Breaker(Clock())
    for _ in range(20):
        breaker.failed("the same batch", 0, is_unreachable=False)
    assert breaker.is_closed


def test_it_probes_after_growing_waits_until_an_answer_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock, answered_before=True)
    assert [probe_and_fail(breaker, clock) for _ in range(5)] == [1, 2, 4, 5, 5]
    breaker.answered()
    assert breaker.is_closed
    assert breaker.wait_s() == 0


def test_requests_that_were_under_way_when_it_opened_are_no_probes() -> None:
    clock = Clock()
    breaker = opened(clock, answered_before=False)
    for _ in range(20):
        breaker.failed("another", 0.0, is_unreachable=True)
    assert breaker.wait_s() == 1
    assert not breaker.is_hopeless


def test_what_never_answered_is_hopeless_after_half_a_minute() -> None:
    clock = Clock()
    breaker = opened(clock, answered_before=False)
    for _ in range(7):
        probe_and_fail(breaker, clock)
    assert not breaker.is_hopeless
    probe_and_fail(breaker, clock)
    assert breaker.is_hopeless
    assert clock.now == 32


def test_what_answered_before_is_hopeless_after_ten_minutes() -> None:
    clock = Clock()
    breaker = opened(clock, answered_before=True)
    while not breaker.is_hopeless:
        probe_and_fail(breaker, clock)
    assert 600 <= clock.now <= 635
    breaker.answered()
    assert not breaker.is_hopeless
