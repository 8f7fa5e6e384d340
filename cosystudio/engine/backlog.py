"""The lines of one service that wait to be spoken, in the order they should be asked for."""

from collections.abc import Iterable

from cosystudio.book.model import Voice
from cosystudio.engine.plan import Queue
from cosystudio.engine.ports import Line


class Backlog:
    """Lines waiting in three queues: the hurried ones, then those brought forward, then all others."""

    def __init__(self) -> None:
        self._hurried = Queue()
        self._forward = Queue()
        self._ordinary = Queue()
        self._queues = (self._hurried, self._forward, self._ordinary)

    def __len__(self) -> int:
        return sum(map(len, self._queues))

    def add(self, lines: Iterable[Line]) -> None:
        """Queue lines behind all others."""
        for line in lines:
            self._ordinary.put(line)

    def hurry(self, lines: Iterable[Line]) -> None:
        """Put lines in front of all that are queued; those that wait already move there."""
        for line in lines:
            self.discard(line)
            self._hurried.put(line)

    def bring_forward(self, line: Line) -> None:
        """Put a line that waits before the ordinary ones; it is not hurried."""
        if self._ordinary.take(line.id, line.voice):
            self._forward.put(line)

    def discard(self, line: Line) -> bool:
        """Take a line out again; False where it does not wait."""
        return any(queue.take(line.id, line.voice) for queue in self._queues)

    def clear(self) -> list[Line]:
        """Take out every line."""
        return [line for queue in self._queues for line in queue.take_everything()]

    def take_voice(self, voice: Voice) -> list[Line]:
        """Take out every line of a voice."""
        return [line for queue in self._queues for line in queue.take_voice(voice)]

    def next_batch(self, limit: int, *, hurried: bool) -> list[Line]:
        """Return the next lines for one request, all of them hurried or none; they stay where they are."""
        if hurried:
            return self._hurried.next_batch(limit)
        return self._forward.next_batch(limit) or self._ordinary.next_batch(limit)

    def take(self, batch: Iterable[Line]) -> None:
        """Take out the lines of a batch."""
        for line in batch:
            self.discard(line)
