"""A whole book: how long it takes to read it, and how fast it is spoken against the voice alone.

    python tests/benchmarks/whole_book.py BOOK.epub [--lines 2000] [--parts 8]

The lines are cut into parts; each part is spoken first by hibari alone in two threads, then by CosyStudio with all that
belongs to it (engine, project file, waveforms), alternating, so that a noisy machine is noisy for both.  The peak
memory is that of CosyStudio's process.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

from hibari import Hibari

from cosystudio.book.model import CuttingRules, SegmentId
from cosystudio.engine.ports import SpeechProvider
from cosystudio.manuscript import read
from cosystudio.profiles import Profile
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


_alone: tuple[Hibari, ThreadPoolExecutor] | None = None


def load_alone() -> None:
    """hibari by itself in a process of its own: one model, one thread a core, nothing kept."""
    global _alone
    _alone = Hibari("heart", threads=1), ThreadPoolExecutor(os.cpu_count())


def alone_s(texts: Sequence[str]) -> float:
    """Seconds that hibari alone takes for these texts."""
    assert _alone is not None
    voice, threads = _alone
    began = time.perf_counter()
    for _sound in threads.map(voice, texts):
        pass
    return time.perf_counter() - began


def _connect(service: str) -> list[SpeechProvider]:
    return catalog.connect(Profile(service, service))


async def ours_s(session: Session, ids: Sequence[SegmentId]) -> float:
    """Seconds until all of these lines are in the project."""
    began = time.perf_counter()
    await session.speak(ids)
    await session.finished()
    return time.perf_counter() - began


def parted(ids: Sequence[SegmentId], parts: int) -> list[Sequence[SegmentId]]:
    """The ids in so many runs of about the same length."""
    size = -(-len(ids) // parts)
    return [ids[at : at + size] for at in range(0, len(ids), size)]


async def compare(book: Path, lines: int, parts: int) -> None:
    """Print the table."""
    reading_s, count = inspect_s(book)
    manuscript = await asyncio.to_thread(read, book)
    drafted = draft(manuscript, CuttingRules(), catalog.default_voice)
    with tempfile.TemporaryDirectory() as folder:
        session = await Session.create(
            Path(folder) / "book.cosy", drafted, lambda name: catalog.connect(Profile(name, name))
        )
        every = session.ticked_ids()
        ids = every[:: max(1, len(every) // lines)] if lines else every
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn, initializer=load_alone) as alone:
            alone.submit(alone_s, ["Warm up."]).result()
            await ours_s(session, ids[:1])
            theirs = ours = 0.0
            for part in parted(ids[1:], parts):
                theirs += alone.submit(alone_s, [session.spoken_text(id) for id in part]).result()
                ours += await ours_s(session, part)
        audio_s = session.total().seconds
        failed = session.gaps().missing
        await session.aclose()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"inspect                    {reading_s:8.2f} s   ({count:,} lines)")
    print(f"hibari alone               {theirs:8.1f} s   {audio_s / theirs:6.1f} × real time")
    print(f"CosyStudio                 {ours:8.1f} s   {audio_s / ours:6.1f} × real time")
    print(f"CosyStudio / hibari alone  {theirs / ours:8.3f}     ({len(ids):,} lines, {len(failed):,} without sound)")
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
