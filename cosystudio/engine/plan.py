"""Which lines share a request."""

from collections import deque
from itertools import islice

from cosystudio.engine.ports import Line

WINDOW = 64
"""How many waiting lines are looked at for a batch: enough for similar lengths, few enough to keep the book's order."""


def next_batch(queue: deque[Line], limit: int) -> list[Line]:
    """Take the next batch out of the queue: its first line, and those near it of the same voice and closest in length.

    A service speaks a batch as long as its longest line lasts, so similar lengths waste least.  The lines come in
    the order of the queue.
    """
    first = queue[0]
    if limit == 1:
        return [queue.popleft()]
    near = [line for line in islice(queue, WINDOW) if line.voice == first.voice]
    near.sort(key=lambda line: (line is not first, abs(len(line.text) - len(first.text))))
    chosen = {id(line) for line in near[:limit]}
    batch = [line for line in islice(queue, WINDOW) if id(line) in chosen]
    for line in batch:
        queue.remove(line)
    return batch
