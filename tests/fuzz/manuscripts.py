"""Thousands of damaged manuscripts of each format: none may crash, hang, fill the memory, write a file or call out.

    python tests/fuzz/manuscripts.py [--count 10000] [--formats epub,pdf] [--minutes 60] [--keep FOLDER]

Every file is a small book with some bytes changed, cut, doubled or swapped, in a packed format mostly in one member.
Reading it must give a manuscript whose characters add up, or a ManuscriptError with one sentence.  What does anything
else is kept in FOLDER.
"""

import argparse
import contextlib
import ctypes
import io
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import read
from cosystudio.manuscript.pdf import reader as pdf
from cosystudio.pdfium.drawing import drawn
from tests.fuzz.seeds import SEEDS
from tests.manuscript.sums import balance_of

SLOWEST_S = 10.0
MOST_BYTES = 2**30
_TOKENS = (
    b"<", b">", b"&", b"&#x0;", b"]]>", b"<!--", b"<p>", b"</", b"\x00", b"\xff\xfe", b"%PDF-", b"{\\", b"\\'", b"}",
    b"[[[[", b"****", b"_" * 40, b"\r\n\r\n", "第一章".encode(), b"CHAPTER I\n", b"9" * 30, b"-1", b"<!DOCTYPE a [",
    b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"../../x", b"\\bin99999999 ", b"<table>", b"<a id='n1' href='#n1'>",
)  # fmt: skip
_FORBIDDEN = ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.remove", "os.rename", "os.mkdir")


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that was not read as it should be, and what happened."""

    form: str
    seed: int
    what: str


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return the bytes with one to six changes."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, size = dice.randrange(len(made) + 1), dice.choice((1, 2, 8, 64, 500))
        match dice.randrange(6):
            case 0:
                made[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = dice.choice(_TOKENS)
            case 3:
                made[at:at] = made[at : at + size] * dice.choice((1, 3, 20))
            case 4:
                made = made[:at] if dice.random() < 0.2 else made
            case _:
                other = dice.randrange(len(made) + 1)
                made[at : at + size] = made[other : other + size]
    return bytes(made)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return a damaged file; of a packed one mostly a member is changed, so that the damage is not the archive's."""
    if not data.startswith(b"PK") or dice.random() < 0.25:
        return mutated(data, dice)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
        chosen = dice.choice(book.namelist())
        for name in book.namelist():
            content = book.read(name)
            copy.writestr(name, mutated(content, dice) if name == chosen else content)
    return packed.getvalue()


def check(path: Path) -> str:
    """Return what is wrong with how the file is read; nothing where all is well."""
    try:
        book = read(path)
    except ManuscriptError as error:
        return "" if str(error).strip() and "\n" not in str(error) else f"no sentence: {error!r}"
    except Exception:  # noqa: BLE001 a crash is what is looked for
        return traceback.format_exc()
    missing = balance_of(book).unexplained
    return f"{missing} characters are not accounted for" if missing else ""


def _watch(folder: Path) -> None:
    """Have everything raise that writes elsewhere or calls out."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FORBIDDEN and not (arguments and str(arguments[0]).startswith(str(folder))):
            raise AssertionError(f"{event}{arguments}")
        writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if writes and not str(arguments[0]).startswith((str(folder), "/dev/null")):
            raise AssertionError(f"{event}{arguments}")

    sys.addaudithook(hook)


def work(form: str, first: int, last: int, folder: Path, now: Any, results: Connection) -> None:
    """Read the files of the seeds from `first` to before `last`; `now` is the one in hand."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_BYTES, 4 * MOST_BYTES))
    suffix, make = SEEDS[form]
    data = make()
    path = folder / f"{form}-{os.getpid()}{suffix}"
    vars(pdf)["drawn_apart"] = lambda path, _stop: drawn(path)  # this is a process of its own already
    tempfile.gettempdir()  # Python tries the folder out once, which is no file of the reader's
    _watch(folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for seed in range(first, last):
        now.value = seed
        path.write_bytes(damaged(data, random.Random(seed)))
        what = check(path)
        grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
        if grown > MOST_BYTES:
            what = what or f"{grown / 2**20:.0f} MB of memory"
        if what:
            results.send(Failure(form, seed, what))
    now.value = last
    results.send(None)


class Campaign:
    """Runs one format after the other, each in a process that may die or be ended."""

    def __init__(self, folder: Path, keep: Path | None, until: float) -> None:
        self._folder = folder
        self._keep = keep
        self._until = until
        self._context = multiprocessing.get_context("spawn")

    def run(self, form: str, count: int, first: int = 0) -> tuple[int, list[Failure]]:
        """Return the seed up to which files were read, and what failed."""
        failures: list[Failure] = []
        seed = first
        while seed < count and time.monotonic() < self._until:
            seed = self._stretch(form, seed, count, failures)
        return seed, failures

    def _stretch(self, form: str, first: int, last: int, failures: list[Failure]) -> int:
        """Read until a file ends the process; returns the seed to go on with."""
        now = self._context.Value(ctypes.c_longlong, first)
        here, there = self._context.Pipe(duplex=False)
        process = self._context.Process(target=work, args=(form, first, last, self._folder, now, there))
        process.start()
        there.close()
        why = next(self._followed(process, now, here, failures), "")
        process.kill()
        process.join()
        if why:
            failures.append(Failure(form, now.value, why))
        for failure in failures:
            self._put_aside(failure)
        return last if not why and now.value >= last else int(now.value) + 1

    def _followed(self, process: Any, now: Any, results: Connection, failures: list[Failure]) -> Iterator[str]:
        """Yield why the process had to be ended; nothing where it came to its end."""
        seed, since = now.value, time.monotonic()
        while time.monotonic() < self._until:
            if results.poll(0.2):
                try:
                    failure = results.recv()
                except EOFError:
                    yield f"the process died with {process.exitcode}"
                    return
                if failure is None:
                    return
                failures.append(failure)
            if now.value != seed:
                seed, since = now.value, time.monotonic()
            elif time.monotonic() - since > SLOWEST_S + 10 * (seed == 0):  # the first file waits for the imports
                yield f"longer than {SLOWEST_S:.0f} s"
                return

    def _put_aside(self, failure: Failure) -> None:
        if self._keep is None:
            return
        self._keep.mkdir(parents=True, exist_ok=True)
        suffix, make = SEEDS[failure.form]
        path = self._keep / f"{failure.form}-{failure.seed}{suffix}"
        path.write_bytes(damaged(make(), random.Random(failure.seed)))
        path.with_suffix(".why").write_text(failure.what, "utf-8")


def main() -> None:
    """Run the campaign and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the seed to begin with")
    parser.add_argument("--formats", default=",".join(SEEDS))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    until = time.monotonic() + 60 * options.minutes
    print(f"{'format':10}{'files':>8}{'seconds':>9}  wrong")
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder), options.keep, until)
        for form in options.formats.split(","):
            began = time.monotonic()
            end, failures = campaign.run(form, options.count, options.first)
            total += len(failures)
            print(f"{form:10}{end - options.first:>8}{time.monotonic() - began:>9.0f}  {len(failures)}", flush=True)
            for what in {failure.what.strip().splitlines()[-1] for failure in failures}:
                seeds = [one.seed for one in failures if one.what.strip().splitlines()[-1] == what]
                print(f"      {what} (seeds {seeds[:5]}, {len(seeds)} in all)", flush=True)
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
