from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.model import Voice
from cosystudio.engine.plan import next_batch
from tests.engine.lines import line


def test_a_batch_holds_lines_of_similar_length_in_the_order_of_the_book() -> None:
    sizes = [10, 200, 12, 190, 11, 9, 180]
    queue = deque(line(at, "x" * size) for at, size in enumerate(sizes))
    assert [len(one.text) for one in next_batch(queue, 4)] == [10, 12, 11, 9]
    assert [len(one.text) for one in next_batch(queue, 4)] == [200, 190, 180]
    assert not queue


def test_a_batch_has_one_voice() -> None:
    other = Voice("fake", "two")
    queue = deque([line(1), line(2, voice=other), line(3)])
    assert [one.id for one in next_batch(queue, 8)] == [1, 3]


@given(st.lists(st.integers(1, 300), min_size=1, max_size=200), st.integers(1, 16))
def test_batches_hold_every_line_once_and_begin_with_the_first_that_waits(sizes: list[int], limit: int) -> None:
    queue = deque(line(at, "x" * size) for at, size in enumerate(sizes))
    seen = []
    while queue:
        first = queue[0]
        batch = next_batch(queue, limit)
        assert first in batch
        assert len(batch) <= limit
        seen += [one.id for one in batch]
    assert sorted(seen) == list(range(len(sizes)))
