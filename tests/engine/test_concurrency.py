"""The level found at services of known behaviour: how long an answer takes with so many in flight."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from cosystudio.engine.concurrency import Concurrency

Seconds = Callable[[int], float]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def one_at_a_time(in_flight: int) -> float:
    return 0.4 * in_flight


def four_at_a_time(in_flight: int) -> float:
    return 0.4 * max(1.0, in_flight / 4)


def as_many_as_there_are(_in_flight: int) -> float:
    return 0.4


def run(level: Concurrency, clock: Clock, seconds: Seconds, answers: int, *, jitter: float = 0.0, seed: int = 1) -> int:
    """Let so many answers come, of requests whose length varies fivefold; the highest level on the way."""
    chance, highest = random.Random(seed), level.limit
    for _ in range(answers):
        in_flight, characters = level.limit, chance.randint(200, 1000)
        took = seconds(in_flight) * (0.5 + characters / 1200) * (1 + jitter * chance.uniform(-1, 1))
        began = clock.now
        clock.now += took / in_flight
        level.answered(began, in_flight, characters, took)
        highest = max(highest, level.limit)
    return highest


@pytest.mark.parametrize(
    ("seconds", "start", "most", "found"),
    [
        (one_at_a_time, 1, 32, {1}),
        (one_at_a_time, 4, 32, {4}),
        (four_at_a_time, 1, 32, {4}),
        (as_many_as_there_are, 4, 32, {32}),
        (as_many_as_there_are, 4, 4, {4}),
        (as_many_as_there_are, 4, 0, {4}),
    ],
)
def test_it_grows_while_the_service_does_more_in_a_second(
    seconds: Seconds, start: int, most: int, found: set[int]
) -> None:
    clock = Clock()
    level = Concurrency(start, most, clock)
    highest = run(level, clock, seconds, 1200)
    assert highest <= max(start, most)
    clock.now += 1
    levels = set()
    for _ in range(300):
        run(level, clock, seconds, 1)
        levels.add(level.limit)
    assert levels & found


@pytest.mark.parametrize("seed", range(10))
def test_answers_that_vary_by_a_third_do_not_lead_it_astray(seed: int) -> None:
    clock = Clock()
    level = Concurrency(2, 64, clock)
    assert run(level, clock, one_at_a_time, 1000, jitter=0.3, seed=seed) <= 6
    clock = Clock()
    level = Concurrency(2, 64, clock)
    assert run(level, clock, as_many_as_there_are, 2000, jitter=0.3, seed=seed) >= 12


def test_after_a_step_that_brought_nothing_it_leaves_the_level_for_a_while() -> None:
    clock = Clock()
    level = Concurrency(4, 32, clock)
    changes, before = [], 4
    for _ in range(2000):
        run(level, clock, one_at_a_time, 1)
        if level.limit != before:
            changes.append(clock.now)
            before = level.limit
    tries = changes[::2]
    assert len(tries) >= 3
    assert all(after - at > 60 for at, after in pairwise(tries))


def test_a_refusal_for_too_many_shrinks_it_once_and_never_below_one() -> None:
    clock = Clock()
    level = Concurrency(8, 8, clock)
    for _ in range(5):
        level.failed(clock.now - 0.5, is_certain=True)
        level.failed(clock.now - 0.5, is_certain=True)
        clock.now += 1
    assert level.limit == 2, "8, 6, 5, 4, 3, 2"
    for _ in range(20):
        level.failed(clock.now, is_certain=True)
        clock.now += 1
    assert level.limit == 1


def test_one_failure_is_chance_and_two_are_a_sign() -> None:
    clock = Clock()
    level = Concurrency(4, 4, clock)
    level.failed(0.0, is_certain=False)
    assert level.limit == 4
    level.failed(0.0, is_certain=False)
    assert level.limit == 3
    run(level, clock, one_at_a_time, 100)
    assert level.limit == 4, "after a quiet time it is as before"


def test_answers_from_before_a_change_or_with_places_left_free_say_nothing() -> None:
    clock = Clock()
    level = Concurrency(4, 32, clock)
    for _ in range(1000):
        clock.now += 0.1
        level.answered(clock.now - 0.1, 2, 500, 0.1)
    assert level.limit == 4
