"""How long the window stands still while it produces: a 10 ms heartbeat in the window's own thread.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/window_stall.py BOOK.epub [--seconds 60]

The real window with the real voice produces the book; each beat that comes late is a stall.  The figure is how much
later than 10 ms a beat came.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS = 10


class Heartbeat:
    """Gaps between beats, in milliseconds."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def forget(self) -> None:
        """Begin to measure now."""
        self.gaps_ms.clear()
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append(1000 * (now - self._last))
        self._last = now


async def watch(book: Path, seconds: float) -> None:
    """Produce for so long and print what was seen."""
    from tests.flows.studio import heard, studio

    with tempfile.TemporaryDirectory() as home:
        async with studio(Path(home)) as it:
            await it.open(book)
            heart = Heartbeat()
            await asyncio.sleep(1)
            async with heard(it.bridge.job_changed, lambda job: job.done >= 1):
                it.window.verbs.produce_book.trigger()
            heart.forget()
            before = it.session.job.done
            await asyncio.sleep(seconds)
            late = sorted(max(0.0, gap - BEAT_MS) for gap in heart.gaps_ms)
            done = it.session.job.done - before
            it.session.stop()
            await it.session.finished()
    print(f"lines spoken while watching  {done:8,}")
    print(f"beats                        {len(late):8,}")
    print(f"late, median                 {statistics.median(late):8.1f} ms")
    print(f"late, 99 of 100              {late[int(0.99 * len(late))]:8.1f} ms")
    print(f"longest stall                {late[-1]:8.1f} ms")


def main() -> None:
    """Read the options and run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    from tests.flows.studio import tell

    tell(watch(options.book, options.seconds), QApplication([]))


if __name__ == "__main__":
    main()
