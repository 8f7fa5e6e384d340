"""The thread between a long piece of work and the person who waits for it."""

from collections.abc import Callable, Iterable, Iterator

from cosystudio.audio.clip import Samples

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class Stopped(Exception):
    """The person has cancelled; raised inside the work so that it unwinds, never out of this room."""


class Watch:
    """Tells progress from `first` to `last` as work adds up to `total`, and stops the work when it is cancelled."""

    def __init__(
        self, progress: Progress, cancelled: Cancelled, total: int, first: float = 0.0, last: float = 1.0
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._total, self._first, self._last = max(total, 1), first, last
        self._done = 0

    def check(self) -> None:
        """Raise Stopped where the work was cancelled."""
        if self._cancelled():
            raise Stopped

    def add(self, amount: int) -> None:
        """Count work as done."""
        self._done += amount
        self._progress(self._first + (self._last - self._first) * min(1.0, self._done / self._total))

    def follow(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """Yield the blocks and count their samples."""
        for block in blocks:
            self.check()
            yield block
            self.add(len(block))
