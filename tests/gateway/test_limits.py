from contextlib import suppress

import pytest

from cosystudio.gateway.declined import Declined
from cosystudio.gateway.limits import Limits, Load, Pace, whole_seconds


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def passed(pace: Pace, peer: str, count: int) -> int:
    """Ask so many times, and return how many were let through."""
    through = 0
    for _ in range(count):
        with suppress(Declined):
            pace.count(peer)
            through += 1
    return through


def test_one_second_may_be_asked_at_once_and_then_the_rate_holds(clock: Clock) -> None:
    pace = Pace(5, clock)
    assert passed(pace, "a", 20) == 5
    total = 0
    for _ in range(1000):
        clock.now_s += 0.01
        total += passed(pace, "a", 3)
    assert total == pytest.approx(50, abs=1)


def test_after_the_time_to_wait_the_next_request_passes(clock: Clock) -> None:
    pace = Pace(5, clock)
    passed(pace, "a", 5)
    with pytest.raises(Declined) as declined:
        pace.count("a")
    assert declined.value.status == 429
    assert declined.value.retry_after_s == pytest.approx(0.2)
    clock.now_s += 0.2 + 1e-9
    pace.count("a")


def test_one_peer_does_not_slow_another(clock: Clock) -> None:
    pace = Pace(5, clock)
    assert passed(pace, "a", 20) == 5
    assert passed(pace, "b", 20) == 5


def test_a_rate_below_one_a_second_is_kept_too(clock: Clock) -> None:
    pace = Pace(0.5, clock)
    pace.count("a")
    with pytest.raises(Declined) as declined:
        pace.count("a")
    assert declined.value.retry_after_s == pytest.approx(2)


def test_however_many_peers_there_are_only_the_latest_are_remembered(clock: Clock) -> None:
    pace = Pace(5, clock)
    for number in range(5000):
        pace.count(str(number))
        passed(pace, "busy", 1)
    assert len(pace._buckets) <= 1024
    assert passed(pace, "busy", 1) == 0


def full(load: Load, *texts: str) -> bool:
    try:
        load.enter(texts)
    except Declined as declined:
        return declined.status == 503
    return False


def test_lines_and_characters_are_bounded_and_given_back() -> None:
    load = Load(Limits(lines=3, waiting_characters=10))
    assert not full(load, "One.", "Two.")
    assert full(load, "Six."), "12 characters"
    assert not full(load, "6.")
    assert full(load, ""), "4 lines"
    load.leave(["One.", "Two."], [])
    assert not full(load, "Six.", "")


def test_nothing_new_begins_while_too_much_sound_waits_to_be_sent() -> None:
    load = Load(Limits(sound_bytes=100))
    load.enter(["One."])
    load.keep(bytes(100))
    assert full(load, "Two.")
    load.leave(["One."], [bytes(100)])
    assert not full(load, "Two.")
    assert load.sound_bytes == 0


@pytest.mark.parametrize(("spoken", "line_s", "told_s"), [(0, 4, 4), (1, 0.001, 1), (4, 1, 6), (4, 100, 30)])
def test_whoever_is_sent_away_is_told_when_there_should_be_room(
    clock: Clock, spoken: int, line_s: float, told_s: float
) -> None:
    load = Load(Limits(lines=6), clock)
    load.enter(["One."] * 6)
    clock.now_s += max(spoken, 1) * line_s
    for _ in range(spoken):
        load.keep(b"")
    with pytest.raises(Declined) as declined:
        load.enter(["Seven."])
    assert declined.value.retry_after_s == pytest.approx(told_s)


def test_the_time_between_two_books_is_not_counted_as_slowness(clock: Clock) -> None:
    load = Load(Limits(lines=2), clock)
    for _ in range(3):
        load.enter(["One.", "Two."])
        clock.now_s += 4
        load.keep(b"")
        load.keep(b"")
        load.leave(["One.", "Two."], [b"", b""])
        clock.now_s += 1000
    load.enter(["One.", "Two."])
    with pytest.raises(Declined) as declined:
        load.enter(["Three."])
    assert declined.value.retry_after_s == pytest.approx(4)


def test_requests_are_bounded() -> None:
    load = Load(Limits(requests=1))
    load.open_request()
    with pytest.raises(Declined):
        load.open_request()
    load.close_request()
    load.open_request()


@pytest.mark.parametrize(("wait_s", "told"), [(0, 1), (0.01, 1), (1, 1), (1.01, 2), (30, 30)])
def test_a_wait_is_told_in_whole_seconds_and_never_too_short(wait_s: float, told: int) -> None:
    assert whole_seconds(wait_s) == told
