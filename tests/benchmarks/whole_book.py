"""A whole book: how long it takes to read it, and how fast it is spoken against the voice alone.

    python tests/benchmarks/whole_book.py BOOK.epub [--lines 2000] [--parts 8]

The lines are cut into parts; each part is spoken first by hibari alone in two threads, then by CosyStudio with all that
belongs to it (engine, project file, waveforms), in one process and alternating, so that a noisy machine is noisy for
both.  The peak memory is that of the whole process, both voices included.
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hibari import Hibari

from cosystudio.book.model import CuttingRules, SegmentId
from cosystudio.manuscript import read
from cosystudio.session.drafting import draft
from cosystudio.session.session import Session
from cosystudio.speech import catalog


def inspect_s(book: Path) -> tuple[float, int]:
    """Seconds that `cosystudio inspect` takes from start to end, and the number of lines it finds."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "cosystudio", "inspect", str(book), "--json"]
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    seconds = time.perf_counter() - began
    chapters = json.loads(output)["chapters"]
    return seconds, sum(len(chapter["segments"]) for chapter in chapters if chapter["included"])


class Alone:
    """hibari by itself: one model, one thread a core, nothing kept."""

    def __init__(self, threads: int) -> None:
        self._voice = Hibari("heart", threads=1)
        self._pool = ThreadPoolExecutor(threads)

    def seconds(self, texts: Sequence[str]) -> float:
        began = time.perf_counter()
        list(self._pool.map(self._voice, texts))
        return time.perf_counter() - began


async def ours_s(session: Session, ids: Sequence[SegmentId]) -> float:
    """Seconds until all of these lines are in the project."""
    began = time.perf_counter()
    await session.speak(ids)
    await session.finished()
    return time.perf_counter() - began


async def compare(book: Path, lines: int, parts: int) -> None:
    """Print the table."""
    reading_s, count = inspect_s(book)
    manuscript = await asyncio.to_thread(read, book)
    drafted = draft(manuscript, CuttingRules(), catalog.default_voice)
    with tempfile.TemporaryDirectory() as folder:
        session = await Session.create(Path(folder) / "book.cosy", drafted, catalog.connect)
        every = session.ticked_ids()
        ids = every[:: max(1, len(every) // lines)] if lines else every
        alone = Alone(os.cpu_count() or 1)
        alone.seconds(["Warm up."])
        await ours_s(session, ids[:1])
        alone_s = took_s = 0.0
        size = -(-len(ids) // parts)
        for at in range(1, len(ids), size):
            part = ids[at : at + size]
            alone_s += alone.seconds([session.spoken_text(id) for id in part])
            took_s += await ours_s(session, part)
        audio_s = session.total().seconds
        failed = session.gaps().missing
        await session.aclose()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"inspect                    {reading_s:8.2f} s   ({count:,} lines)")
    print(f"hibari alone               {alone_s:8.1f} s   {audio_s / alone_s:6.1f} × real time")
    print(f"CosyStudio                 {took_s:8.1f} s   {audio_s / took_s:6.1f} × real time")
    print(f"CosyStudio / hibari alone  {alone_s / took_s:8.3f}     ({len(ids):,} lines, {len(failed):,} without sound)")
    print(f"peak memory                {peak_mb:8.0f} MB")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--lines", type=int, default=0, help="only about so many lines, spread over the book")
    parser.add_argument("--parts", type=int, default=8)
    options = parser.parse_args()
    asyncio.run(compare(options.book, options.lines, options.parts))


if __name__ == "__main__":
    main()
