"""Work that may crash, hang or take all memory is done in a process of its own, which answers in lines.

The process is a module of this package, run by itself so that it loads no more than it needs.  `answers` is what the
parent calls, `serve` what the module does.
"""

import os
import subprocess
import sys
import threading
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
    try:
        with (stop or Stop()).ends(process.kill):
            wait_s = limits.start_s
            while line := _line(process, wait_s, limits.line_bytes):
                if line.startswith(_BUG):
                    raise RuntimeError(line[len(_BUG) :].decode())
                yield line
                wait_s = limits.line_s
            if status := _status(process, limits.line_s):
                raise Died(f"{module} ended with {status}")
    finally:
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


def _line(process: "subprocess.Popen[bytes]", wait_s: float, most_bytes: int) -> bytes:
    """Return the next line, nothing at the end; a process that lets one wait is killed, which ends its output."""
    is_late = threading.Event()

    def give_up() -> None:
        is_late.set()
        process.kill()

    timer = threading.Timer(wait_s, give_up)
    timer.daemon = True
    timer.start()
    try:
        line = process.stdout.readline(most_bytes + 1) if process.stdout else b""
    finally:
        timer.cancel()
    if is_late.is_set():
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
    except (MemoryError, BrokenPipeError):
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
