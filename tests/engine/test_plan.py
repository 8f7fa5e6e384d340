import math
import random

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.plan import Queue
from tests.engine.lines import line

PASS = 8


def queue_of(sizes: list[int]) -> Queue:
    queue = Queue()
    for at, size in enumerate(sizes):
        queue.put(line(at, "x" * size))
    return queue


def batches(queue: Queue, limit: int) -> list[list[int]]:
    found = []
    while batch := queue.next_batch(limit):
        queue.take_all(batch)
        found.append([len(one.text) for one in batch])
    return found


def test_a_batch_holds_lines_of_similar_length_in_the_order_of_the_book() -> None:
    assert batches(queue_of([10, 200, 12, 190, 11, 9, 180]), 4) == [[10, 12, 11, 9], [200, 190, 180]]


def test_a_batch_has_one_voice_and_begins_with_the_line_that_waits_longest() -> None:
    other = Voice("fake", "two")
    queue = Queue()
    for one in (line(1), line(2, voice=other), line(3)):
        queue.put(one)
    assert [one.id for one in queue.next_batch(8)] == [1, 3]
    queue.take_all(queue.next_batch(8))
    assert [one.id for one in queue.next_batch(8)] == [2]


def test_a_line_that_was_taken_out_is_in_no_batch() -> None:
    queue = queue_of([1] * 2000)
    assert queue.take(SegmentId(3), line(3).voice) is not None
    assert queue.take(SegmentId(1999), line(3).voice) is not None
    assert queue.take(SegmentId(3), line(3).voice) is None
    assert len(queue) == 1998
    assert sum(map(len, batches(queue, 8))) == 1998


@given(st.lists(st.integers(1, 300), min_size=1, max_size=200), st.integers(1, 16))
def test_batches_hold_every_line_once_and_the_first_that_waits(sizes: list[int], limit: int) -> None:
    queue = queue_of(sizes)
    waiting = dict.fromkeys(range(len(sizes)))
    while batch := queue.next_batch(limit):
        assert batch[0].id == next(iter(waiting))
        assert len(batch) <= limit
        for one in queue.take_all(batch):
            del waiting[one.id]
    assert not waiting


def cost_s(lengths: list[int]) -> float:
    """The seconds that a service needs which speaks up to eight texts in one pass, as long as the longest lasts."""
    return 0.05 + 0.155 * max(lengths) / 320 + 0.0365 * len(lengths)


def test_batches_of_prose_cost_hardly_more_than_if_the_whole_book_were_sorted_by_length() -> None:
    chance = random.Random(1)
    sizes = [max(1, round(chance.lognormvariate(math.log(100), 0.9))) for _ in range(4000)]
    in_order = sum(cost_s(sizes[at : at + PASS]) for at in range(0, len(sizes), PASS))
    ordered = sorted(sizes)
    best = sum(cost_s(ordered[at : at + PASS]) for at in range(0, len(sizes), PASS))
    planned = sum(map(cost_s, batches(queue_of(sizes), PASS)))
    assert planned < 1.02 * best
    assert in_order > 1.3 * planned
