"""`cosystudio export`: finished files on the command line."""

from pathlib import Path

from cosystudio.commands.common import UsageError, chapter_ids, opened
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import counted, print_json, say
from cosystudio.export.encoders import Format
from cosystudio.session.exporting import ExportWish, Gaps
from cosystudio.session.session import Session

SHOWN = 5
"""How many missing lines are named one by one."""


async def export(path: Path, folder: Path, options: Options) -> Outcome:
    """Write the chapters of a project."""
    async with opened(path, options) as session:
        return await export_session(session, folder, options)


async def export_session(session: Session, folder: Path, options: Options) -> Outcome:
    """Write the chapters of an open book; missing lines stop it unless they are allowed, and are always named."""
    check_format(options)
    chapters = chapter_ids(session.book, options.chapters)
    gaps = session.gaps(chapters)
    if gaps and not options.allow_missing:
        return Outcome(1, f"{_named(session, gaps)}\nNothing was exported; speak them first, or add --allow-missing.")
    wish = ExportWish(folder, Format(options.format), chapters, options.lines)
    result = await session.export(wish, lambda _done: None)
    if options.as_json:
        print_json(
            {
                "event": "exported",
                "files": [str(file) for file in result.files],
                "missing": len(gaps.missing),
                "stale": len(gaps.stale),
                "left_out": list(result.empty),
            }
        )
    else:
        say(f"{counted(len(result.files), 'file', 'files')} in {folder}")
    return Outcome(1, _named(session, gaps)) if gaps else Outcome()


def check_format(options: Options) -> None:
    """Raise UsageError for a format that there is not."""
    if options.format not in list(Format):
        raise UsageError(f"There is no format “{options.format}”; choose {' or '.join(Format)}.")


def _named(session: Session, gaps: Gaps) -> str:
    counts = [
        counted(len(ids), "line is", "lines are") + f" {what}"
        for ids, what in ((gaps.missing, "not spoken"), (gaps.stale, "stale"))
        if ids
    ]
    places = []
    for id in (*gaps.missing, *gaps.stale)[:SHOWN]:
        chapter, text = session.chapter_of(id), session.segment(id).text
        places.append(f"  {chapter.title}, line {session.number(id)}: {text[:60]}")
    more = len(gaps.missing) + len(gaps.stale) - SHOWN
    rest = [f"  and {more:,} more"] if more > 0 else []
    return "\n".join([f"{' and '.join(counts)}:", *places, *rest])
