"""`cosystudio speak`: production on the command line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cosystudio.book.model import Chapter, ChapterId, SegmentId, Voice
from cosystudio.commands.common import UsageError, chapter_ids, located, opened, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import clock_time, counted, print_json, say
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import VoiceInfo
from cosystudio.session.events import JobChanged, JobStatus, LineFailed, LineSpoken, SessionEvent, Trouble
from cosystudio.session.exporting import chosen_chapters
from cosystudio.session.session import Session


async def speak(path: Path, options: Options) -> Outcome:
    """Have the lines of a project spoken."""
    options = await located(options)
    async with opened(path, options) as session:
        return await speak_session(session, options)


async def speak_session(session: Session, options: Options) -> Outcome:
    """Have the lines of an open book spoken, telling each as it comes."""
    chapters = chosen_chapters(session.book, chapter_ids(session.book, options.chapters))
    if options.service or options.voice:
        await _choose_voice(session, options, chapters)
    session.use_mode(_mode(options.mode))
    troubles: list[str] = []
    ids = session.ids_of(chapters)
    teller = _json_teller(session) if options.as_json else None
    with _progress_bar(shown=teller is None) as show:
        forget = session.listen(lambda event: _hear(event, troubles, teller or show))
        try:
            asked = await session.speak(ids)
            await session.finished()
        finally:
            forget()
    return _told(session, options, ids, len(ids) - asked, troubles)


def _mode(name: str) -> Mode:
    try:
        return Mode(name or Mode.BATCHES)
    except ValueError:
        raise UsageError(f"There is no mode “{name}”; there are {', '.join(Mode)}.") from None


def _told(session: Session, options: Options, ids: list[SegmentId], already: int, troubles: list[str]) -> Outcome:
    """Print how it ended; lines that are still missing are said on standard error."""
    job = session.job
    if options.as_json:
        print_json(_done(job, already))
    elif not job.total:
        say(f"All {counted(already, 'line was', 'lines were')} spoken already.")
    else:
        rate = job.audio_s / job.wall_s if job.wall_s else 0.0
        say(
            f"{counted(job.done, 'line', 'lines')} spoken ({clock_time(job.audio_s)} at {rate:.1f} × real time), "
            f"{already:,} were already."
        )
    gaps = session.gaps(frozenset(session.chapter_of(id).id for id in ids))
    lacking = (*gaps.missing, *gaps.stale)
    if not lacking:
        return Outcome()
    reason = troubles[0] if troubles else next((why for id in lacking if (why := session.reason(id))), "")
    return Outcome(1, f"{counted(len(lacking), 'line is', 'lines are')} not spoken. {reason}".strip())


async def _choose_voice(session: Session, options: Options, chapters: frozenset[ChapterId]) -> None:
    """Use the voice of the options for these chapters, but not where it cannot speak a chapter's language."""
    known = services(options)
    service = options.service or session.book.voice.service
    infos = await known.voices_of(service)  # asked also to hear at once when its settings are wrong
    voice = known.first_voice(service, options.voice)
    if session.book.voice.service == service and not options.voice:
        voice = session.book.voice
    if infos and voice.name not in {info.name for info in infos}:
        raise UsageError(f"{service} has no voice “{voice.name}”; see cosystudio voices --provider {service}.")
    able = frozenset(id for id in chapters if _speaks(infos, voice, session.chapter(id)))
    await session.use_one_voice(voice, able or chapters)


def _speaks(infos: list[VoiceInfo], voice: Voice, chapter: Chapter) -> bool:
    languages = next((info.languages for info in infos if info.name == voice.name), ())
    return not languages or chapter.voice is None or chapter.language in languages


Teller = Callable[[SessionEvent], None]


def _hear(event: SessionEvent, troubles: list[str], tell: Teller) -> None:
    if isinstance(event, Trouble):
        troubles.append(event.message)
    tell(event)


def _json_teller(session: Session) -> Teller:
    def tell(event: SessionEvent) -> None:
        match event:
            case LineSpoken(id, seconds):
                print_json({"event": "spoken", **_where(session, id), "seconds": round(seconds, 3)})
            case LineFailed(id, reason):
                print_json({"event": "failed", **_where(session, id), "reason": reason})
            case JobChanged(job) if job.running:
                print_json(_progress(job))
            case _:
                pass

    return tell


def _where(session: Session, id: SegmentId) -> dict[str, Any]:
    chapter = session.chapter_of(id)
    return {"segment": id, "chapter": session.book.chapters.index(chapter) + 1, "line": session.number(id)}


def _progress(job: JobStatus) -> dict[str, Any]:
    return {
        "event": "progress",
        "segment": None,
        "done": job.done,
        "failed": job.failed,
        "total": job.total,
        "lines_per_min": round(job.lines_per_min, 1),
        "real_time_factor": round(job.real_time_factor, 2),
        "left_s": None if job.left_s is None else round(job.left_s, 1),
    }


def _done(job: JobStatus, already: int) -> dict[str, Any]:
    return {
        "event": "done",
        "spoken": job.done,
        "failed": job.failed,
        "already": already,
        "audio_s": round(job.audio_s, 3),
        "wall_s": round(job.wall_s, 3),
        "requests": job.requests,
        "retries": job.retries,
    }


@contextmanager
def _progress_bar(*, shown: bool) -> Iterator[Teller]:
    """Show how far production is on standard error; gives what is to be told of it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True, disable=not shown) as progress:
        task = progress.add_task("Speaking", total=None)

        def tell(event: SessionEvent) -> None:
            if isinstance(event, JobChanged):
                progress.update(task, total=event.job.total, completed=event.job.done + event.job.failed)

        yield tell
