"""What happens to a process that crashes, hangs, takes too much, or is no longer wanted."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.child import Died, Limits, Silent, Stop, answers

Module = Callable[[str], str]
HANGS = "threading.Event().wait()"
NEVER = Limits(line_s=3_600)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such thing")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Module:
    """Return a function that makes a module which serves the lines of a generator with this body."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(body: str) -> str:
        program = f"import os, sys, threading\nfrom cosystudio.child import serve\ndef lines():\n{_inner(body)}\n"
        (tmp_path / "served.py").write_text(f"{program}serve(lines(), int(sys.argv[1]))\n", "utf-8")
        return "served"

    return write


def _inner(body: str) -> str:
    return textwrap.indent(textwrap.dedent(body), "    ")


def test_lines_come_one_by_one_with_the_arguments(module: Module) -> None:
    served = module("yield sys.argv[2].encode() + b'\\n'\nyield b'two\\n'")
    assert list(answers(served, "ein Wörtchen")) == ["ein Wörtchen\n".encode(), b"two\n"]


@pytest.mark.parametrize("death", ["os.abort()", "os._exit(1)", "os.kill(os.getpid(), 9)"])
def test_a_process_that_dies_is_told_of(module: Module, death: str) -> None:
    lines = answers(module(f"yield b'ready\\n'\n{death}"))
    assert next(lines) == b"ready\n"
    with pytest.raises(Died):
        next(lines)


def test_a_process_that_never_begins_is_given_up(module: Module) -> None:
    with pytest.raises(Silent):
        next(answers(module(f"{HANGS}\nyield b''"), limits=Limits(start_s=0.1)))


def test_a_process_that_hangs_in_its_work_is_given_up(module: Module) -> None:
    lines = answers(module(f"yield b'ready\\n'\n{HANGS}"), limits=Limits(line_s=0.1))
    assert next(lines) == b"ready\n"
    with pytest.raises(Silent):
        next(lines)


@POSIX
def test_a_process_that_wants_too_much_memory_dies(module: Module) -> None:
    with pytest.raises(Died):
        list(answers(module("yield bytes(2**30)"), limits=Limits(memory_bytes=2**29)))


def test_a_line_without_end_is_not_taken_in(module: Module) -> None:
    with pytest.raises(Died):
        list(answers(module("while True:\n    yield bytes(2**16)"), limits=Limits(line_bytes=2**17)))


def test_a_mistake_of_ours_is_raised_here(module: Module) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(answers(module("yield b'ready\\n'\n1 / 0")))


def test_stopping_ends_what_hangs(module: Module) -> None:
    stop = Stop()
    lines = answers(module(f"yield b'ready\\n'\n{HANGS}"), limits=NEVER, stop=stop)
    next(lines)
    stop.now()
    with pytest.raises(Died):
        next(lines)


def test_what_is_stopped_before_it_begins_does_not_begin(module: Module) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Died):
        list(answers(module(f"{HANGS}\nyield b''"), limits=NEVER, stop=stop))


@POSIX
def test_a_process_whose_lines_nobody_wants_any_more_is_gone(module: Module) -> None:
    lines = answers(module(f"yield b'%d\\n' % os.getpid()\n{HANGS}"), limits=NEVER)
    process = int(next(lines))
    lines.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@POSIX
def test_a_process_ends_when_its_parent_is_gone(module: Module, tmp_path: Path) -> None:
    fifo = tmp_path / "alive"
    os.mkfifo(fifo)
    served = module(f"held = open({str(fifo)!r}, 'wb')\nyield b'ready\\n'\n{HANGS}")
    program = f"import os\nfrom cosystudio.child import answers\nfor line in answers({served!r}): os._exit(0)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment), fifo.open("rb") as end:
        assert end.read() == b""
