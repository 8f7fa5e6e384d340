"""Export an hour of made-up speech and print seconds, speed and peak memory for each format.

    python tests/benchmarks/export_memory.py --minutes 60 --formats mp3 wav

Each format runs in a process of its own, so that its peak memory is its own.  The lines are loaded from their stored
form, as from a project file.
"""

import argparse
import functools
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from cosystudio.audio.clip import Clip
from cosystudio.audio.stored import decode_stored, encode_stored
from cosystudio.book.model import SegmentId, TakeId
from cosystudio.export.book_files import BookTags, write_tracks
from cosystudio.export.encoders import Format
from cosystudio.export.timeline import Piece, Track

RATE_HZ = 24_000
LINE_S, PAUSE_MS = 6.0, 350
DIFFERENT_LINES = 20


@functools.cache
def stored_line(seed: int) -> bytes:
    """Return a line of buzz in syllables with silence around it: as dense as speech, and as hard to encode."""
    rng = np.random.default_rng(seed)
    time_s = np.arange(int(RATE_HZ * LINE_S)) / RATE_HZ
    pitch = np.cumsum(120 + 30 * np.sin(2 * np.pi * 0.7 * time_s + seed)) / RATE_HZ
    voiced = sum(np.sin(2 * np.pi * harmonic * pitch) / harmonic for harmonic in range(1, 30))
    syllables = np.clip(np.sin(2 * np.pi * 3.3 * time_s + seed), 0, 1)
    sound = 0.12 * syllables * voiced + 0.02 * (1 - syllables) * rng.normal(size=len(time_s))
    sound[: RATE_HZ // 3] = sound[-RATE_HZ // 2 :] = 0
    return encode_stored(Clip((np.rint(sound * 32768) / 32768).astype(np.float32), RATE_HZ))


def load(take: TakeId) -> Clip:
    """Return a line as the project would."""
    return decode_stored(stored_line(take % DIFFERENT_LINES))


def make_tracks(minutes: float, chapters: int) -> list[Track]:
    """Return a book of about this length."""
    lines = max(chapters, round(minutes * 60 / (LINE_S - 0.8 + PAUSE_MS / 1000)))
    pieces = [Piece(SegmentId(number), TakeId(number), PAUSE_MS) for number in range(lines)]
    size = -(-lines // chapters)
    return [
        Track(number, f"Chapter {number}", tuple(pieces[at : at + size]))
        for number, at in enumerate(range(0, lines, size), 1)
    ]


def measure(form: Format, minutes: float, chapters: int) -> None:
    """Export once and print one row of the table."""
    for seed in range(DIFFERENT_LINES):
        stored_line(seed)
    before_mb = peak_mb()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        tags = BookTags("Benchmark", "Nobody", "en")
        paths = write_tracks(make_tracks(minutes, chapters), load, Path(folder), form, tags, ignore, never)
        seconds = time.perf_counter() - began
        size_mb = sum(path.stat().st_size for path in paths) / 1e6
    print(
        f"{form.value:6} {minutes:8.1f} {chapters:8} {seconds:8.1f} {minutes * 60 / seconds:10.0f} "
        f"{size_mb:8.1f} {before_mb:10.0f} {peak_mb():8.0f}"
    )


def ignore(_share: float) -> None:
    """Take no notice of the progress."""


def never() -> bool:
    """Do not cancel."""
    return False


def peak_mb() -> float:
    """Return the peak resident memory of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Read the options; measure, or start a process for each format that does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--chapters", type=int, default=1)
    parser.add_argument("--formats", nargs="+", default=list(Format), type=Format)
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_this_process:
        measure(options.formats[0], options.minutes, options.chapters)
        return
    print("format  minutes chapters  seconds × real time       MB  before MB  peak MB", flush=True)
    for form in options.formats:
        size = ["--minutes", str(options.minutes), "--chapters", str(options.chapters)]
        subprocess.run([sys.executable, __file__, "--in-this-process", "--formats", form.value, *size], check=True)


if __name__ == "__main__":
    main()
