"""`cosystudio new` and `cosystudio make`: from a manuscript to a project, and to finished files."""

import asyncio
import sys
from pathlib import Path

from cosystudio.book.reading import ReadingChoices
from cosystudio.commands.common import UsageError, library, located
from cosystudio.commands.export import check_format, export_session
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.speak import speak_session
from cosystudio.commands.telling import counted, say
from cosystudio.errors import ExportError, ManuscriptError
from cosystudio.session.library import SUFFIX, Library
from cosystudio.session.session import Session


async def new(manuscript: Path, project: Path, choices: ReadingChoices) -> Outcome:
    """Make a project of a manuscript."""
    session = await library(Options()).new_from_manuscript(manuscript, project, choices)
    try:
        _introduce(session)
    finally:
        await session.aclose()
    return Outcome()


async def make(manuscript: Path, folder: Path, options: Options) -> Outcome:
    """Make a project in the folder, or take up the one that is there, have it spoken and export it."""
    check_format(options)
    options = await located(options)
    shelf = library(options)
    await asyncio.to_thread(_make_folder, folder)
    project = folder / f"{manuscript.stem}{SUFFIX}"
    await asyncio.to_thread(_check_readable, manuscript)
    known = project.exists()
    if known:
        sys.stderr.write(f"note: goes on with {project}; delete it to begin anew from the manuscript\n")
    session = await (shelf.open_project(project) if known else shelf.new_from_manuscript(manuscript, project))
    try:
        if not options.as_json:
            _introduce(session)
        spoken = await speak_session(session, options)
        exported = await export_session(session, folder, options)
    finally:
        await session.aclose()
    complaint = "\n".join(filter(None, (spoken.complaint, exported.complaint)))
    return Outcome(max(spoken.status, exported.status), complaint)


def _check_readable(manuscript: Path) -> None:
    if Library.is_project(manuscript):
        raise UsageError(f"“{manuscript.name}” is a CosyStudio book already; use the commands speak and export.")
    if not manuscript.is_file():
        raise ManuscriptError(f"There is no file “{manuscript}”.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise ExportError(f"The folder “{folder}” cannot be made ({exc.strerror}).") from exc


def _introduce(session: Session) -> None:
    for note in session.notes:
        sys.stderr.write(f"note: {note}\n")
    total = session.total()
    ticked = sum(chapter.included for chapter in session.book.chapters)
    say(
        f"{session.book.title}: {counted(ticked, 'chapter', 'chapters')} ticked, "
        f"{counted(total.lines, 'line', 'lines')}, in {session.path}"
    )
