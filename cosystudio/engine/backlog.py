"""The lines of one service that wait to be spoken, in the order they should be asked for."""

from collections.abc import Iterable

from cosystudio.book.model import Voice
from cosystudio.engine.plan import Queue
from cosystudio.engine.ports import Line


class Backlog:
    """Lines waiting in two queues: the hurried ones, and behind them all others."""

    def __init__(self) -> None:
        self._ordinary = Queue()
        self._hurried = Queue()

    def __len__(self) -> int:
        return len(self._ordinary) + len(self._hurried)

    def add(self, lines: Iterable[Line]) -> None:
        """Queue lines behind all others."""
        for line in lines:
            self._ordinary.put(line)

    def hurry(self, lines: Iterable[Line]) -> None:
        """Put lines in front of all that are queued; those that wait already move there."""
        for line in lines:
            self.discard(line)
            self._hurried.put(line)

    def discard(self, line: Line) -> bool:
        """Take a line out again; False where it does not wait."""
        return any(queue.take(line.id, line.voice) for queue in (self._hurried, self._ordinary))

    def clear(self) -> list[Line]:
        """Take out every line."""
        return [line for queue in (self._hurried, self._ordinary) for line in queue.take_everything()]

    def take_voice(self, voice: Voice) -> list[Line]:
        """Take out every line of a voice."""
        return [line for queue in (self._hurried, self._ordinary) for line in queue.take_voice(voice)]

    def next_batch(self, limit: int, *, hurried: bool) -> list[Line]:
        """Return the next lines for one request, all of them hurried or none; they stay where they are."""
        return (self._hurried if hurried else self._ordinary).next_batch(limit)

    def take(self, batch: Iterable[Line]) -> None:
        """Take out the lines of a batch."""
        for line in batch:
            self.discard(line)
