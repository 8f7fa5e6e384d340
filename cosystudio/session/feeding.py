"""The lines that production still has to ask for, each made at the moment when the engine takes it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from cosystudio.book.model import SegmentId
from cosystudio.engine.ports import Line
from cosystudio.session.lines import PORTION


class Feeding:
    """Lines waiting for production in the order in which they were asked for, those that are listened to first.

    `line_now` gives a line as the book has it now, None where there is nothing to ask for: the line is gone, has
    nothing to say, or is spoken already.
    """

    def __init__(self, line_now: Callable[[SegmentId], Line | None]) -> None:
        self._line_now = line_now
        self._waiting: set[SegmentId] = set()
        self._order: deque[SegmentId] = deque()
        self._heard: dict[SegmentId, None] = {}
        self._ahead: deque[SegmentId] = deque()

    def __len__(self) -> int:
        """Return how many lines wait; some of them may need nothing any more when their turn comes."""
        return len(self._waiting)

    def add(self, ids: Sequence[SegmentId]) -> Iterator[int]:
        """Let lines wait behind all others, portion by portion; yields how many of each need sound and are new."""
        for at in range(0, len(ids), PORTION):
            portion = dict.fromkeys(ids[at : at + PORTION])
            new = [id for id in portion if id not in self._waiting and self._line_now(id) is not None]
            self._waiting.update(new)
            self._order.extend(new)
            self._ahead.extend(id for id in new if id in self._heard)
            yield len(new)

    def lines(self, count: int) -> Iterator[Line]:
        """Take the next `count` lines out, one after the other, and give each as the book has it at that moment.

        Those that need nothing any more are passed, so that there may be fewer.
        """
        for _ in range(count):
            id = self._next()
            if id is not None and (line := self._line_now(id)):
                yield line

    def listen_to(self, ids: Iterable[SegmentId]) -> None:
        """Let these lines come before all others, whether they wait already or are added later."""
        self._heard = dict.fromkeys(ids)
        self._ahead = deque(id for id in self._heard if id in self._waiting)

    def clear(self) -> None:
        """Let nothing wait any more."""
        self._waiting.clear()
        self._order.clear()
        self._ahead.clear()

    def _next(self) -> SegmentId | None:
        """Take the next line out; a line that came ahead is still in its place of the order and is passed there."""
        for queue in (self._ahead, self._order):
            while queue:
                id = queue.popleft()
                if id in self._waiting:
                    self._waiting.remove(id)
                    if not self._waiting:
                        self.clear()  # places of lines that came ahead would be theirs again the next time
                    return id
        return None
