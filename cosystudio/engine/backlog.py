"""The lines that wait to be spoken, in the order they should be asked for."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence

from cosystudio.book.model import SegmentId
from cosystudio.engine.plan import next_batch
from cosystudio.engine.ports import Line


class Backlog:
    """Lines waiting, one queue a provider; hurried lines go first.

    A line that waits already is not queued twice; hurried, it moves to the front.  `finish` lets everyone who waits in
    `take` go home.
    """

    def __init__(self) -> None:
        self._queues: dict[str, deque[Line]] = {}
        self._hurried: dict[str, deque[Line]] = {}
        self._changed = asyncio.Event()
        self._paused = False
        self._held = False
        self._finished = False

    def add(self, lines: Iterable[Line]) -> None:
        """Queue lines behind all others."""
        self._put(self._queues, lines)

    def hurry(self, lines: Sequence[Line]) -> None:
        """Put lines in front of all that are queued."""
        self.discard({line.id for line in lines})
        self._put(self._hurried, lines)

    def discard(self, ids: Iterable[SegmentId]) -> None:
        """Take lines out again."""
        gone = set(ids)
        if not gone:
            return
        for queues in (self._queues, self._hurried):
            for provider, queue in queues.items():
                if any(line.id in gone for line in queue):
                    queues[provider] = deque(line for line in queue if line.id not in gone)

    def clear(self, provider: str | None = None) -> None:
        """Take out every line, or every line of one provider."""
        for queues in (self._queues, self._hurried):
            for name, queue in queues.items():
                if provider in (None, name):
                    queue.clear()

    def pause(self) -> None:
        """Hand out nothing more until `resume`; hurried lines still go, unless `hold` says otherwise."""
        self._paused = True

    def hold(self, *, held: bool) -> None:
        """Hand out nothing at all while held."""
        self._held = held
        self._changed.set()

    def resume(self) -> None:
        """Go on handing out lines."""
        self._paused = False
        self._changed.set()

    def finish(self) -> None:
        """Let every waiting `take` return None."""
        self._finished = True
        self._changed.set()

    @property
    def is_paused(self) -> bool:
        """True between `pause` and `resume`."""
        return self._paused

    async def take(self, provider: str, limit: int, wanted: Callable[[], bool]) -> list[Line] | None:
        """Return the next lines for one request of at most `limit`, waiting for them; None when it is over.

        `wanted` is asked after each wake-up: a lane that was closed meanwhile goes home.
        """
        while wanted() and not self._finished:
            if batch := self._next(provider, limit):
                return batch
            self._changed.clear()
            await self._changed.wait()
        return None

    def wake(self) -> None:
        """Let everyone who waits look again."""
        self._changed.set()

    def _next(self, provider: str, limit: int) -> list[Line]:
        if self._held:
            return []
        if hurried := self._hurried.get(provider):
            return next_batch(hurried, limit)
        if self._paused or not (queue := self._queues.get(provider)):
            return []
        return next_batch(queue, limit)

    def _put(self, queues: dict[str, deque[Line]], lines: Iterable[Line]) -> None:
        for line in lines:
            queues.setdefault(line.voice.provider, deque()).append(line)
        self._changed.set()
