"""One open book: its methods are what a person can do with it."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from cosystudio.book.changes import Changes
from cosystudio.book.model import Book, LineState, SegmentId
from cosystudio.engine.events import EngineEvent, SegmentFailed, SegmentSpoken, SegmentStarted
from cosystudio.engine.job import Connect
from cosystudio.engine.mode import Mode
from cosystudio.engine.ports import Line
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import ProjectError
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import Saved
from cosystudio.session.chapter_editing import EditableChapters
from cosystudio.session.events import JobChanged, JobStatus, LineFailed, LineSpoken, Trouble
from cosystudio.session.feeding import Feeding
from cosystudio.session.languages import Languages, VoiceSpeaks, language_of, speaks_all
from cosystudio.session.lines import Lines
from cosystudio.session.production import Production
from cosystudio.session.pronouncing import PronouncedBook
from cosystudio.session.recorded import RecordedBook
from cosystudio.session.references import NOT_THERE
from cosystudio.session.speakable import SpeakableBook

HEARD_NEXT = 24
"""Lines that production brings forward when somebody listens: some minutes of sound."""

REPORT_INTERVAL_S = 0.1
"""Progress is told at most ten times a second; more than that nobody can read."""


class Session(EditableChapters, PronouncedBook, RecordedBook, SpeakableBook):
    """All verbs of one open project: those of the books below, and production and saving.

    Unless a method says otherwise it raises ProjectError, with a sentence, when the file or the disk fails.  `notes`
    are sentences that the person should read when the book is opened; `source` is the digest of its manuscript.
    """

    def __init__(
        self,
        file: ProjectFile,
        saved: Saved,
        lines: Lines,
        connect: Connect,
        *,
        is_named: bool = True,
        retry: RetryPolicy | None = None,
        speaks: VoiceSpeaks = speaks_all,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(file, saved, lines)
        self.is_named = is_named
        self.notes: tuple[str, ...] = ()
        self.source = ""
        self._languages = Languages(speaks)
        self._wanted_again: set[SegmentId] = set()
        self._started: SegmentId | None = None
        self._feeding = Feeding(self._line_now)
        self._clock = clock
        self._told_at = -REPORT_INTERVAL_S
        self._production = Production(
            connect, self._hear, self._tell_job, lambda message: self._tell(Trouble(message)), retry=retry, clock=clock
        )

    @classmethod
    async def open(
        cls, path: Path, connect: Connect, *, is_named: bool = True, speaks: VoiceSpeaks = speaks_all
    ) -> "Session":
        """Open a project file; `speaks` knows which voices speak which languages."""
        file = await ProjectFile.open(path)
        return await cls._opened(file, connect, is_named, speaks)

    @classmethod
    async def create(
        cls,
        path: Path,
        book: Book,
        connect: Connect,
        *,
        is_named: bool = True,
        manuscript: bytes | None = None,
        speaks: VoiceSpeaks = speaks_all,
    ) -> "Session":
        """Make a new project file of a book and open it; `manuscript` is the file that the book was read from."""
        file = await ProjectFile.create(path, book, manuscript)
        return await cls._opened(file, connect, is_named, speaks)

    @classmethod
    async def _opened(cls, file: ProjectFile, connect: Connect, is_named: bool, speaks: VoiceSpeaks) -> "Session":
        try:
            saved = await file.load()
        except ProjectError:
            await file.aclose()
            raise
        return await asyncio.to_thread(_joined, cls, file, saved, connect, is_named, speaks)

    @property
    def path(self) -> Path:
        """Where the project file is."""
        return self._file.path

    async def speak(self, ids: Sequence[SegmentId]) -> int:
        """Have lines spoken, all but those that are fresh; returns how many were asked for once all are queued.

        What is said is decided when a line's turn comes, so that words edited before are spoken as they are then.
        """
        asked = 0
        with self._production.feeding() as feed:
            for count in self._feeding.add(ids):
                if count and not feed(self._feeding.lines(count), count):
                    break
                asked += count
                await asyncio.sleep(0)
        return asked

    def use_mode(self, mode: Mode) -> None:
        """Let the next production send its requests so."""
        self._production.mode = mode

    def speak_again(self, ids: Sequence[SegmentId]) -> None:
        """Have lines spoken before everything queued, whether they are fresh or not; the takes there are stay."""
        speakable = [id for id in ids if self.has(id) and self.spoken_text(id) and not self._is_left_out(id)]
        self._wanted_again.update(speakable)
        self._production.hurry([line for id in speakable if (line := self._ready(id))])

    def listen_at(self, id: SegmentId | None) -> None:
        """Let production go on with the chapter that is listened to, from this line on; None: nobody listens."""
        heard = self.chapter_of(id).segments[self.number(id) - 1 :] if id is not None and self.has(id) else ()
        self._feeding.listen_to(line.id for line in heard)
        self._production.bring_forward(line.id for line in heard[:HEARD_NEXT])

    def pause(self) -> None:
        """Start no further request; those in flight finish and are kept."""
        self._production.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._production.resume()

    def pause_endpoint(self, service: str, endpoint: str) -> None:
        """Ask nothing more at one address of a service while this production lasts; the others go on."""
        self._production.pause_endpoint(service, endpoint)

    def resume_endpoint(self, service: str, endpoint: str) -> None:
        """Go on at one address."""
        self._production.resume_endpoint(service, endpoint)

    def stop(self) -> None:
        """Cancel what is in flight; what has arrived is kept."""
        self._feeding.clear()
        self._production.stop()

    async def reconnect(self) -> None:
        """Use the speech services as they are set up now, also for what is being spoken."""
        self._languages.forget()
        await self._production.reconnect()

    async def finished(self) -> None:
        """Return when nothing is being spoken any more."""
        await self._production.finished()

    @property
    def job(self) -> JobStatus:
        """How production stands."""
        status, id = self._production.status(), self._started
        is_here = status.running and id is not None and self.has(id)
        return replace(status, chapter=self.chapter_of(id).id if is_here and id is not None else None)

    async def save_copy(self, path: Path) -> None:
        """Write a copy of the project; the open one stays where it is."""
        await self._file.copy_to(path)

    async def save_as(self, path: Path) -> None:
        """Move over to a copy of the project; a book that had no name yet leaves no file behind.

        Production and edits wait until it is done.
        """
        if await asyncio.to_thread(_same_file, path, self.path):
            return
        async with self._production.held(), self._editing:
            before, was_named = self._file, self.is_named
            await before.copy_to(path)
            self._file = await ProjectFile.open(path)
            self.is_named = True
            await before.aclose()
            if not was_named:
                await asyncio.to_thread(before.path.unlink, missing_ok=True)
        self._tell(Changes(book=True))

    async def aclose(self) -> None:
        """Stop production, finish what is being written and let go of the file."""
        await self._production.aclose()
        async with self._editing:
            await self._file.aclose()

    async def _follow_far(self, book: Book) -> Changes:
        changes = await super()._follow_far(book)
        self._production.renew(self._changed)  # also where the book is the same and all books are said otherwise
        return changes

    async def _follow(self, book: Book) -> Changes:
        changes = await super()._follow(book)
        self._production.renew(self._changed)
        await self._production.withdraw(self._is_left_out)
        return changes

    async def _hear(self, event: EngineEvent) -> None:
        """Take in what the engine says; it waits until a take is on disk."""
        try:
            match event:
                case SegmentStarted(id):
                    self._started = id
                case SegmentSpoken():
                    await self._keep(event)
                case SegmentFailed():
                    await self._keep_failure(event)
        finally:
            if isinstance(event, SegmentStarted):
                self._speaking.add(event.id)
            else:
                self._speaking.discard(event.id)
                self._wanted_again.discard(event.id)
            self._line_changed(event.id)

    async def _keep(self, spoken: SegmentSpoken) -> None:
        """Put a take into the project; one that was asked for, or is the first fresh one, ends an earlier choice."""
        id = spoken.id
        take = await self._file.keep(id, spoken.key, spoken.text, spoken.voice, spoken.clip)
        self._speaking.discard(id)
        was_asked_for = id in self._wanted_again or (self.has(id) and self.state(id) is LineState.STALE)
        self._shelf.add(take)
        self._tell_of_others(spoken)
        self._failures.pop(id, None)
        if was_asked_for and self.has(id) and self.segment(id).take is not None:
            await self.choose_take(id, None)
        self._tell(LineSpoken(id, take.seconds))

    def _tell_of_others(self, spoken: SegmentSpoken) -> None:
        """Tell that lines which sound alike, such as another “Yes.”, share the take."""
        others = frozenset(self._lines.sounding(spoken.key)) - {spoken.id}
        for id in others:
            self._tallies.follow(self.chapter_of(id).id, id)
        if others:
            self._tell(Changes(segments=others))

    async def _keep_failure(self, failed: SegmentFailed) -> None:
        self._failures[failed.id] = (failed.key, failed.reason)
        await self._file.keep_failure(failed.id, failed.key, failed.reason)
        self._tell(LineFailed(failed.id, failed.reason))

    def _line_changed(self, id: SegmentId) -> None:
        if self.has(id):
            self._tallies.follow(self.chapter_of(id).id, id)
            self._tell(Changes(segments=frozenset({id})))
        if self._clock() - self._told_at >= REPORT_INTERVAL_S:
            self._tell_job()

    def _tell_job(self) -> None:
        if not self._production.is_running:
            self._feeding.clear()
        self._told_at = self._clock()
        self._tell(JobChanged(self.job))

    def _line_now(self, id: SegmentId) -> Line | None:
        """Return a line that is in the book and needs sound as it is asked for now, else None."""
        return self._ready(id) if self.has(id) and self._needs_sound(id) else None

    def _changed(self, line: Line) -> Line | None:
        """Return a line that production has as it is asked for now; None where it is the same, or needs nothing."""
        is_same = not self.has(line.id) or self._lines.spoken(line.id).key == line.key
        return None if is_same else self._line_now(line.id)

    def _ready(self, id: SegmentId) -> Line | None:
        """Return a line as it is asked for now; None, after it was said, where its voice's recording is missing."""
        spoken = self._lines.spoken(id)
        if self._references.lacks(spoken.voice):
            self._failures[id] = (spoken.key, NOT_THERE)
            self._tell(LineFailed(id, NOT_THERE))
            self._line_changed(id)
            return None
        seed, language = self._shelf.count(spoken.key), language_of(self.segment(id), self.chapter_of(id))
        reference = self._references.get(spoken.voice.reference)
        return Line(id, spoken.key, spoken.text, spoken.voice, seed, language, reference)


def _joined(
    cls: type[Session], file: ProjectFile, saved: Saved, connect: Connect, is_named: bool, speaks: VoiceSpeaks
) -> Session:
    """Return the session of a loaded project; some seconds of work for a very long book."""
    return cls(file, saved, Lines(saved.book), connect, is_named=is_named, speaks=speaks)


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)
