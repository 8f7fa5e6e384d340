"""Progress that never goes back, and work that stops as one."""

import threading

import numpy as np
import pytest

from cosystudio.errors import ExportError
from cosystudio.export.watch import Stopped, Watch


def ignore(_share: float) -> None:
    """Take no notice."""


def never() -> bool:
    """Do not cancel."""
    return False


def test_progress_goes_from_first_to_last() -> None:
    told = list[float]()
    watch = Watch(told.append, never, total=4, first=0.2, last=1.0)
    for _ in range(4):
        watch.add(1)
    assert told == pytest.approx([0.4, 0.6, 0.8, 1.0])


def test_more_work_than_expected_is_never_more_than_all() -> None:
    told = list[float]()
    Watch(told.append, never, total=1).add(5)
    assert told == [1.0]


def test_blocks_are_counted_after_they_are_used() -> None:
    told = list[float]()
    blocks = Watch(told.append, never, total=10).follow([np.zeros(5, np.float32), np.zeros(5, np.float32)])
    next(blocks)
    assert told == []
    assert len(list(blocks)) == 1
    assert told == [0.5, 1.0]


def test_a_cancel_stops_before_the_next_block() -> None:
    with pytest.raises(Stopped):
        next(Watch(ignore, lambda: True, total=1).follow([np.zeros(1, np.float32)]))


def test_all_jobs_are_done() -> None:
    done = set[int]()
    Watch(ignore, never, 1).work_off([lambda number=number: done.add(number) for number in range(20)])  # type: ignore[misc]
    assert done == set(range(20))


def test_the_first_error_stops_the_jobs_beside_it_and_is_the_one_that_is_told() -> None:
    watch, started = Watch(ignore, never, 1), threading.Event()

    def fails() -> None:
        started.wait(1)  # a single processor does one job after the other
        raise ExportError("The disk is full.")

    def goes_on() -> None:
        started.set()
        while True:
            watch.check()

    with pytest.raises(ExportError, match="disk is full"):
        watch.work_off([fails, goes_on])
