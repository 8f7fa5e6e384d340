"""The programs that convert: how each is called, and how long and how much it may take."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cosystudio.child import Stop
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.converted.kinds import CALIBRE, OFFICE, PANDOC, Kind

LONGEST_S = 120.0
LARGEST = 512 * 2**20
_LOOK_EVERY_S = 0.25
_NOWHERE = "http://127.0.0.1:9"
"""The discard port of this computer, where nothing answers."""
_PROXIES = (
    "http_proxy",
    "https_proxy",
    "ftp_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "FTP_PROXY",
    "ALL_PROXY",
)
_SUFFIXES = {PANDOC: ".html", OFFICE: ".docx"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""Of LibreOffice's registry: links to elsewhere are not followed, and would lead nowhere."""
_EXECUTABLES = {CALIBRE: ("ebook-convert",), PANDOC: ("pandoc",), OFFICE: ("soffice", "libreoffice")}


def executable_of(program: str) -> str:
    """Return where the program is on the search path; nothing where it is not installed."""
    return next(filter(None, map(shutil.which, _EXECUTABLES[program])), "")


def convert(executable: str, kind: Kind, original: Path, folder: Path, stop: Stop | None = None) -> Path:
    """Return the EPUB, DOCX or page that the program made of a copy of the file, inside `folder`.

    Raises ManuscriptError when it fails, is stopped, or takes more than two minutes or 512 MB.
    """
    copy, made = folder / f"original{kind.suffix}", folder / "made" / f"{original.stem[:80]}.epub"
    made.parent.mkdir()
    try:
        shutil.copyfile(original, copy)
    except OSError as exc:
        raise ManuscriptError(f"The file {original.name} cannot be read.") from exc
    _run(list(_command(executable, kind, copy, made)), kind.program, folder, stop or Stop())
    if kind.program != CALIBRE:
        made = made.parent / f"{copy.stem}{_SUFFIXES[kind.program]}"
    if not made.is_file() or not made.stat().st_size:
        raise failure(kind.program)
    return made


def _command(executable: str, kind: Kind, copy: Path, made: Path) -> Iterator[str]:
    yield executable
    if kind.program == PANDOC:  # in its sandbox it opens no other file, whatever the document asks for
        # a page, because Debian's cannot write EPUB there: it does not find its own style sheet
        page = str(made.parent / f"{copy.stem}{_SUFFIXES[PANDOC]}")
        yield from ("--sandbox", "--standalone", "--from", kind.pandoc_name, "--to", "html5", "--output", page)
        yield str(copy)
    elif kind.program == CALIBRE:
        yield from (str(copy), str(made))
    else:  # with a profile of its own it neither meets an open window nor changes a setting
        yield from ("--headless", "--norestore", f"-env:UserInstallation={_profile(copy.parent).as_uri()}")
        yield from ("--convert-to", "docx", "--outdir", str(made.parent), str(copy))


def _profile(folder: Path) -> Path:
    """Return a new profile of LibreOffice in the folder, in which no document opens a connection or runs a macro."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return profile


def _run(command: list[str], program: str, folder: Path, stop: Stop) -> None:
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
        with stop.ends(lambda: _kill(process)):
            status = _wait(process, program, folder)
        if status:
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
        if _size_of(folder) > LARGEST:
            raise ManuscriptError(f"What {program} makes of this file is too large to be a book.")


def _size_of(folder: Path) -> int:
    """Return the bytes of all files in the folder; those that go while they are counted count for nothing."""
    total = 0
    for inner, _folders, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += Path(inner, name).lstat().st_size
    return total


def _end(process: "subprocess.Popen[bytes]") -> None:
    _kill(process)
    process.wait()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the program and all that it has started."""
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()


def _environment() -> dict[str, str]:
    """Return the person's own environment without a way to the network.

    A bundled program changes where libraries are looked for: that is taken back.
    """
    environment = dict(os.environ) | dict.fromkeys(_PROXIES, _NOWHERE)
    environment.pop("no_proxy", None)
    environment.pop("NO_PROXY", None)
    if "LD_LIBRARY_PATH_ORIG" in environment:
        environment["LD_LIBRARY_PATH"] = environment["LD_LIBRARY_PATH_ORIG"]
    return environment


def failure(program: str) -> ManuscriptError:
    """Return the error that says the program could not do it."""
    return ManuscriptError(f"{program} could not convert this file; convert it to EPUB yourself.")
