"""The thread between a long piece of work and the person who waits for it."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from cosystudio.audio.clip import Samples

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

MOST_WORKERS = 4
"""Each holds a line and an encoder, some 10 MB; beyond four the disk and the interpreter's lock are the limit."""


class Stopped(Exception):
    """The work was cancelled, or other work beside it has failed; raised inside the work so that it unwinds."""


class Watch:
    """Tells progress from `first` to `last` as work adds up to `total`, and stops the work when it is cancelled.

    May be shared by several threads: progress is told by one at a time, and never goes back.
    """

    def __init__(
        self, progress: Progress, cancelled: Cancelled, total: int, first: float = 0.0, last: float = 1.0
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._total, self._first, self._last = max(total, 1), first, last
        self._done = 0
        self._telling = threading.Lock()
        self._stopped = threading.Event()

    def check(self) -> None:
        """Raise Stopped where the work was cancelled."""
        if self._stopped.is_set() or self._cancelled():
            raise Stopped

    def add(self, amount: int) -> None:
        """Count work as done."""
        with self._telling:
            self._done += amount
            self._progress(self._first + (self._last - self._first) * min(1.0, self._done / self._total))

    def follow(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """Yield the blocks and count their samples."""
        for block in blocks:
            self.check()
            yield block
            self.add(len(block))

    def work_off(self, jobs: Sequence[Callable[[], None]]) -> None:
        """Do the jobs side by side, one a processor; the first error stops the others and is raised."""
        with ThreadPoolExecutor(min(MOST_WORKERS, os.cpu_count() or 1), "export") as pool:
            try:
                for done in as_completed([pool.submit(job) for job in jobs]):
                    done.result()
            except BaseException:
                self._stopped.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise
