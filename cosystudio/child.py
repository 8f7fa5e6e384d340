"""Work that may crash, hang or take all memory is done in a process of its own, which answers in lines.

The process is a module of this package, run by itself so that it loads no more than it needs.  `answers` is what the
parent calls, `serve` what the module does.
"""

import math
import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NoReturn

_FAILED = 3
_BUG = b"\0"
"""How a line begins that tells of a mistake of ours."""


class ChildError(Exception):
    """The process has not done its work."""


class Died(ChildError):
    """It crashed, or was ended."""


class Silent(ChildError):
    """It let one wait too long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one line is waited for, the first one longer as libraries are loaded; how much a line and all may hold.

    `memory_bytes` holds where the system knows such a limit.
    """

    start_s: float = 60.0
    line_s: float = 10.0
    line_bytes: int = 64 * 2**20
    memory_bytes: int = 5 * 2**28


_USUAL = Limits()


class Stop:
    """Ends what another thread waits for: whoever began it says `now`."""

    def __init__(self) -> None:
        """Let all work go on."""
        self._lock = threading.Lock()
        self._is_over = False
        self._ends: list[Callable[[], None]] = []

    def now(self) -> None:
        """End what is under way, and what begins later."""
        with self._lock:
            self._is_over = True
            for end in self._ends:
                end()

    @contextmanager
    def ends(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end` when the work inside the block is to be stopped."""
        with self._lock:
            self._ends.append(end)
            if self._is_over:
                end()
        try:
            yield
        finally:
            with self._lock:
                self._ends.remove(end)


def answers(module: str, *arguments: str, limits: Limits = _USUAL, stop: Stop | None = None) -> Generator[bytes]:
    """Yield the lines that the module writes; the process is gone when the iterator is closed.

    Raises Died or Silent, and RuntimeError for a mistake of ours in the module.
    """
    process = _started(module, arguments, limits)
    patience = _Patience(process.kill)
    try:
        with (stop or Stop()).ends(process.kill):
            wait_s = limits.start_s
            while line := _line(process, patience, wait_s, limits.line_bytes):
                if line.startswith(_BUG):
                    raise RuntimeError(line[len(_BUG) :].decode())
                yield line
                wait_s = limits.line_s
            if status := _status(process, limits.line_s):
                raise Died(f"{module} ended with {status}")
    finally:
        patience.end()
        _end(process)


def _started(module: str, arguments: tuple[str, ...], limits: Limits) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [sys.executable, "-m", module, str(limits.memory_bytes), *arguments],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as exc:
        raise Died(f"{module} cannot be started") from exc


def _environment() -> dict[str, str]:
    """Return the environment in which the child finds the same modules, and nothing in the folder it stands in."""
    paths = os.pathsep.join(path or str(os.getcwd()) for path in sys.path)  # noqa: PTH109 it is joined as text
    return {**os.environ, "PYTHONPATH": paths, "PYTHONSAFEPATH": "1", "OPENBLAS_NUM_THREADS": "1"}


class _Patience:
    """Gives up on what takes too long: one thread watches over all waiting for a process, a line or a thousand."""

    def __init__(self, give_up: Callable[[], None]) -> None:
        self._give_up = give_up
        self._changed = threading.Condition()
        self._until = self._wakes_at = math.inf
        self._is_over = False
        self.is_late = False
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def lasts(self, wait_s: float) -> Iterator[None]:
        """Give up when the block takes longer."""
        with self._changed:
            self._until = time.monotonic() + wait_s
            if self._until < self._wakes_at:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._until = math.inf

    def end(self) -> None:
        """Watch over nothing any more."""
        with self._changed:
            self._is_over = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._is_over:
                now = time.monotonic()
                if self._until <= now:
                    self.is_late = True
                    self._give_up()
                    return
                self._wakes_at = self._until
                self._changed.wait(min(self._until - now, threading.TIMEOUT_MAX))


def _line(process: "subprocess.Popen[bytes]", patience: _Patience, wait_s: float, most_bytes: int) -> bytes:
    """Return the next line, nothing at the end; a process that lets one wait is killed, which ends its output."""
    with patience.lasts(wait_s):
        line = process.stdout.readline(most_bytes + 1) if process.stdout else b""
    if patience.is_late:
        raise Silent(f"no answer for {wait_s} s")
    if len(line) > most_bytes:
        raise Died("an answer without end")
    return line


def _status(process: "subprocess.Popen[bytes]", wait_s: float) -> int:
    try:
        return process.wait(wait_s)
    except subprocess.TimeoutExpired as exc:
        raise Silent(f"no end for {wait_s} s") from exc


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    process.wait()


def serve(lines: Iterable[bytes], memory_bytes: int) -> NoReturn:
    """Write the lines for the parent, within the memory, and end; end at once when the parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(memory_bytes)
    try:
        for line in lines:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
    except (MemoryError, SystemError, BrokenPipeError):  # without memory, libraries in C fail as they like
        os._exit(_FAILED)
    except Exception:  # noqa: BLE001 a bug is raised again where it is reported
        sys.stdout.buffer.write(_BUG + repr(traceback.format_exc()).encode() + b"\n")
        sys.stdout.buffer.flush()
    os._exit(0)  # without a word from threads and libraries that are still busy


def _end_with_parent() -> None:
    """Wait for the end of what the parent could write: it never writes."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(_FAILED)


def _limit_memory(count: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # macOS knows the limit and does not keep it
        resource.setrlimit(resource.RLIMIT_AS, (count, count))
