"""The programs that convert: how each is called, and how long and how much it may take."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.converted.kinds import CALIBRE, OFFICE, PANDOC, Kind

LONGEST_S = 120.0
LARGEST = 512 * 2**20
_LOOK_EVERY_S = 0.25
_EXECUTABLES = {CALIBRE: ("ebook-convert",), PANDOC: ("pandoc",), OFFICE: ("soffice", "libreoffice")}


def executable_of(program: str) -> str:
    """Return where the program is on the search path; nothing where it is not installed."""
    return next(filter(None, map(shutil.which, _EXECUTABLES[program])), "")


def convert(executable: str, kind: Kind, original: Path, folder: Path) -> Path:
    """Return the EPUB or DOCX that the program made of a copy of the file, inside `folder`.

    Raises ManuscriptError when it fails, or takes more than two minutes or 512 MB.
    """
    copy, made = folder / f"original{kind.suffix}", folder / "made" / f"{original.stem[:80]}.epub"
    made.parent.mkdir()
    try:
        shutil.copyfile(original, copy)
    except OSError as exc:
        raise ManuscriptError(f"The file {original.name} cannot be read.") from exc
    _run(list(_command(executable, kind, copy, made)), kind.program, folder)
    if kind.program == OFFICE:
        made = made.parent / f"{copy.stem}.docx"
    if not made.is_file() or not made.stat().st_size:
        raise failure(kind.program)
    return made


def _command(executable: str, kind: Kind, copy: Path, made: Path) -> Iterator[str]:
    yield executable
    if kind.program == PANDOC:  # in its sandbox it opens no other file, whatever the document asks for
        yield from ("--sandbox", "--from", kind.pandoc_name, "--to", "epub3", "--output", str(made), str(copy))
    elif kind.program == CALIBRE:
        yield from (str(copy), str(made))
    else:  # with a profile of its own it neither meets an open window nor changes a setting
        profile = (copy.parent / "profile").as_uri()
        yield from ("--headless", "--norestore", f"-env:UserInstallation={profile}")
        yield from ("--convert-to", "docx", "--outdir", str(made.parent), str(copy))


def _run(command: list[str], program: str, folder: Path) -> None:
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as exc:
        raise failure(program) from exc
    try:
        if _wait(process, program, folder):
            raise failure(program)
    finally:
        _end(process)


def _wait(process: "subprocess.Popen[bytes]", program: str, folder: Path) -> int:
    """Return the exit status; raises ManuscriptError when the program passes a limit."""
    until = time.monotonic() + LONGEST_S
    while True:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=_LOOK_EVERY_S)
        if time.monotonic() > until:
            raise ManuscriptError(f"{program} took too long to convert this file; convert it to EPUB yourself.")
        if sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) > LARGEST:
            raise ManuscriptError(f"What {program} makes of this file is too large to be a book.")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and all that it has started."""
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()


def _environment() -> dict[str, str]:
    """Return the person's own environment: a bundled program changes where libraries are looked for."""
    environment = dict(os.environ)
    if "LD_LIBRARY_PATH_ORIG" in environment:
        environment["LD_LIBRARY_PATH"] = environment["LD_LIBRARY_PATH_ORIG"]
    return environment


def failure(program: str) -> ManuscriptError:
    """Return the error that says the program could not do it."""
    return ManuscriptError(f"{program} could not convert this file; convert it to EPUB yourself.")
