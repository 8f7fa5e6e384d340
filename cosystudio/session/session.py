"""One open book: its methods are what a person can do with it."""

import asyncio
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from cosystudio.audio.clip import Clip, Samples
from cosystudio.audio.trim import trim_silence
from cosystudio.book import edits
from cosystudio.book.changes import Changes, changes_between
from cosystudio.book.history import History
from cosystudio.book.model import (
    Book,
    Chapter,
    ChapterId,
    CuttingRules,
    LineState,
    Segment,
    SegmentId,
    Take,
    TakeId,
    Voice,
)
from cosystudio.book.progress import Tally, summed
from cosystudio.engine.events import EngineEvent, SegmentFailed, SegmentSpoken, SegmentStarted
from cosystudio.engine.job import Connect
from cosystudio.engine.ports import Line
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import ProjectError
from cosystudio.project.file import ProjectFile
from cosystudio.project.store import Saved
from cosystudio.session.drafting import cut_all, lines_of
from cosystudio.session.events import JobChanged, JobStatus, LineFailed, LineSpoken, SessionEvent, Trouble
from cosystudio.session.exporting import ExportResult, ExportWish, Gaps, export_book, gaps_of
from cosystudio.session.lines import Lines
from cosystudio.session.production import Production
from cosystudio.session.shelf import Shelf
from cosystudio.session.tallies import Share, Tallies

PORTION = 200
"""Lines worked on between two turns of the loop: about a millisecond."""

REPORT_INTERVAL_S = 0.1
"""Progress is told at most ten times a second; more than that nobody can read."""


class Session:
    """The verbs of one open project.

    Edits show at once and return when they are on disk; each is one step of undo.  Listeners are called on the event
    loop's thread with Changes, JobChanged, LineSpoken, LineFailed or Trouble.  Unless a method says otherwise it
    raises ProjectError, with a sentence, when the file or the disk fails; the edit is then taken back.  `notes` are
    sentences that the person should read when the book is new.
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
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.book = saved.book
        self.is_named = is_named
        self.notes: tuple[str, ...] = ()
        self._file = file
        self._lines = lines
        self._shelf = Shelf(saved.takes)
        self._failures = dict(saved.failures)
        self._speaking: set[SegmentId] = set()
        self._wanted_again: set[SegmentId] = set()
        self._chapter_now: ChapterId | None = None
        self._history = History()
        self._editing = asyncio.Lock()
        self._listeners: list[Callable[[SessionEvent], None]] = []
        self._clock = clock
        self._told_at = -REPORT_INTERVAL_S
        self._tallies = Tallies(self._share)
        self._tallies.recount(saved.book.chapters)
        self._production = Production(
            connect, self._hear, self._tell_job, lambda message: self._tell(Trouble(message)), retry=retry, clock=clock
        )

    @classmethod
    async def open(cls, path: Path, connect: Connect, *, is_named: bool = True) -> "Session":
        """Open a project file."""
        file = await ProjectFile.open(path)
        return await cls._opened(file, connect, is_named)

    @classmethod
    async def create(cls, path: Path, book: Book, connect: Connect, *, is_named: bool = True) -> "Session":
        """Make a new project file of a book and open it."""
        file = await ProjectFile.create(path, book)
        return await cls._opened(file, connect, is_named)

    @classmethod
    async def _opened(cls, file: ProjectFile, connect: Connect, is_named: bool) -> "Session":
        try:
            saved = await file.load()
        except ProjectError:
            await file.aclose()
            raise
        return await asyncio.to_thread(_joined, cls, file, saved, connect, is_named)

    # --- listening

    def listen(self, listener: Callable[[SessionEvent], None]) -> Callable[[], None]:
        """Call `listener` for each event from now on; returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # --- the book

    @property
    def path(self) -> Path:
        """Where the project file is."""
        return self._file.path

    def segment(self, id: SegmentId) -> Segment:
        """Return a line.  Raises KeyError when it is no longer in the book."""
        return self._lines.segment(id)

    def has(self, id: SegmentId) -> bool:
        """True while the line is in the book."""
        return self._lines.has(id)

    def chapter(self, id: ChapterId) -> Chapter:
        """Return a chapter."""
        return self._lines.chapter(id)

    def chapter_of(self, id: SegmentId) -> Chapter:
        """Return the chapter that a line stands in."""
        return self._lines.chapter_of(id)

    def number(self, id: SegmentId) -> int:
        """Return the line's number in its chapter, from 1."""
        return self._lines.number(id)

    def after(self, id: SegmentId) -> SegmentId | None:
        """Return the line that is heard next: the next of the chapter, else the first of the next ticked one."""
        return self._lines.beside(id, 1)

    def before(self, id: SegmentId) -> SegmentId | None:
        """Return the line that is heard before this one."""
        return self._lines.beside(id, -1)

    def spoken_text(self, id: SegmentId) -> str:
        """Return what is really sent for a line; empty where there is nothing to say."""
        return self._lines.spoken(id).text

    def voice(self, id: SegmentId) -> Voice:
        """Return the voice that speaks a line."""
        return self._lines.spoken(id).voice

    def state(self, id: SegmentId) -> LineState:
        """Return how a line's sound stands; a line with nothing to say counts as spoken."""
        if id in self._speaking:
            return LineState.SPEAKING
        spoken = self._lines.spoken(id)
        take = self.current_take(id)
        if not spoken.text or (take is not None and take.key == spoken.key):
            return LineState.SPOKEN
        if self.reason(id):
            return LineState.FAILED
        return LineState.NOT_SPOKEN if take is None else LineState.STALE

    def reason(self, id: SegmentId) -> str:
        """Return why the line, as it is now, could not be spoken; empty where it was not tried or went well."""
        key, reason = self._failures.get(id, ("", ""))
        return reason if key == self._lines.spoken(id).key else ""

    def takes(self, id: SegmentId) -> tuple[Take, ...]:
        """Return the takes that a person can choose from for a line, newest first."""
        return self._shelf.takes(self.segment(id), self._lines.spoken(id).key)

    def current_take(self, id: SegmentId) -> Take | None:
        """Return the take that is heard and exported for a line."""
        return self._shelf.current(self.segment(id), self._lines.spoken(id).key)

    def tally(self, id: ChapterId) -> Tally:
        """Return the counts of a chapter."""
        return self._tallies.tally(id)

    def total(self) -> Tally:
        """Return the counts of all ticked chapters together."""
        return summed(self.tally(chapter.id) for chapter in self.book.chapters if chapter.included)

    def ids_of(self, chapters: Collection[ChapterId]) -> list[SegmentId]:
        """Return the lines of chapters in the order of the book."""
        return [line.id for chapter in self.book.chapters if chapter.id in chapters for line in chapter.segments]

    def ticked_ids(self) -> list[SegmentId]:
        """Return the lines of every ticked chapter in the order of the book."""
        return self.ids_of({chapter.id for chapter in self.book.chapters if chapter.included})

    # --- edits

    async def edit_text(self, id: SegmentId, text: str) -> None:
        """Change the words of a line."""
        await self._edit_line("Edit text", id, lambda book: edits.set_text(book, id, text))

    async def split(self, id: SegmentId, at: int) -> None:
        """Cut a line in two before character `at`; nothing happens where one part would be empty."""
        text = self.segment(id).text
        if text[:at].strip() and text[at:].strip():
            await self._edit_line("Split line", id, lambda book: edits.split(book, id, at))

    async def merge(self, id: SegmentId) -> None:
        """Join a line with the next one; nothing happens on the last line of a chapter."""
        if self.number(id) < len(self.chapter_of(id).segments):
            await self._edit_line("Merge lines", id, lambda book: edits.merge(book, id))

    async def set_pause(self, id: SegmentId, pause_ms: int | None) -> None:
        """Set the silence after a line; None gives it back to the rules."""
        by_rule = self._pause_by_rule(id)
        await self._edit_line("Change pause", id, lambda book: edits.set_pause(book, id, pause_ms, by_rule))

    async def set_line_voice(self, ids: Sequence[SegmentId], voice: Voice | None) -> None:
        """Give lines a voice of their own; None gives them back to their chapter."""
        await self._edit("Change voice", lambda book: edits.set_line_voices(book, set(ids), voice))

    async def set_chapter_voice(self, id: ChapterId, voice: Voice | None) -> None:
        """Give a chapter a voice of its own; None gives it back to the book."""
        await self._edit("Change voice", lambda book: edits.set_chapter_voice(book, id, voice))

    async def set_book_voice(self, voice: Voice) -> None:
        """Change the voice of every chapter and line that has none of its own."""
        await self._edit("Change voice", lambda book: edits.set_book_voice(book, voice))

    async def use_one_voice(self, voice: Voice, chapters: Collection[ChapterId]) -> None:
        """Let one voice speak these chapters, whatever voices they or their lines had."""
        await self._edit("Change voice", lambda book: edits.one_voice(book, voice, chapters))

    async def tick(self, ids: Sequence[ChapterId], included: bool) -> None:
        """Switch chapters on or off."""
        await self._edit("Tick chapters", lambda book: edits.tick(book, ids, included))

    async def choose_take(self, id: SegmentId, take: TakeId | None) -> None:
        """Choose the take that is heard and exported; None means the newest."""
        await self._edit_line("Choose take", id, lambda book: edits.choose_take(book, id, take))

    async def rename(self, title: str, author: str) -> None:
        """Change the book's title and author."""
        await self._edit("Rename book", lambda book: edits.rename(book, title, author))

    async def set_rules(self, rules: CuttingRules) -> None:
        """Cut the book anew; lines that come out unchanged keep their takes, edited paragraphs stay as they are."""
        async with self._editing:
            after = await asyncio.to_thread(_recut, self.book, rules)
            await self._adopt("Change cutting", after)

    async def undo(self) -> None:
        """Take the last edit back; nothing happens where there is none."""
        async with self._editing:
            if self._history.past:
                await self._show(self._history.undo(self.book))

    async def redo(self) -> None:
        """Make the edit again that was undone last; nothing happens where there is none."""
        async with self._editing:
            if self._history.future:
                await self._show(self._history.redo(self.book))

    @property
    def can_undo(self) -> bool:
        """True when there is an edit to take back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """True when there is an edit to make again."""
        return bool(self._history.future)

    @property
    def undo_label(self) -> str:
        """The name of the edit that undo takes back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """The name of the edit that redo makes again."""
        return self._history.redo_label

    # --- production

    async def speak(self, ids: Sequence[SegmentId]) -> int:
        """Have lines spoken, all but those that are fresh; returns how many were asked for once all are queued."""
        asked = 0
        with self._production.feeding() as add:
            for at in range(0, len(ids), PORTION):
                portion = [id for id in ids[at : at + PORTION] if self.has(id) and self._needs_sound(id)]
                if not add([self._line(id) for id in portion]):
                    break
                asked += len(portion)
                await asyncio.sleep(0)
        return asked

    def speak_again(self, ids: Sequence[SegmentId]) -> None:
        """Have lines spoken before everything queued, whether they are fresh or not; the takes there are stay."""
        speakable = [id for id in ids if self.has(id) and self.spoken_text(id)]
        self._wanted_again.update(speakable)
        self._production.hurry([self._line(id) for id in speakable])

    def pause(self) -> None:
        """Start no further request; those in flight finish and are kept."""
        self._production.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._production.resume()

    def stop(self) -> None:
        """Cancel what is in flight; what has arrived is kept."""
        self._production.stop()

    def reconnect(self) -> None:
        """Let the next production connect anew, because addresses or keys have changed."""
        self._production.reconnect()

    async def finished(self) -> None:
        """Return when nothing is being spoken any more."""
        await self._production.finished()

    @property
    def job(self) -> JobStatus:
        """How production stands."""
        status = self._production.status()
        return replace(status, chapter=self._chapter_now if status.running else None)

    # --- sound

    async def clip_for_ear(self, id: SegmentId) -> Clip | None:
        """Return a line's current take without the engine's own silence at its ends; None where there is no take."""
        take = self.current_take(id)
        if take is None:
            return None
        return await asyncio.to_thread(trim_silence, await self.take_clip(take.id))

    async def take_clip(self, take: TakeId) -> Clip:
        """Return a take as it was received."""
        return await self._file.clip(take)

    async def take_peaks(self, take: TakeId) -> Samples:
        """Return a take's waveform, shape [bins, 2], minimum and maximum in -1..1."""
        return await self._file.peaks(take)

    # --- files

    def gaps(self, chapters: Collection[ChapterId] | None = None) -> Gaps:
        """Return the lines that an export of these chapters (None: the ticked ones) would lack or play outdated."""
        return gaps_of(self.book, chapters, self.state)

    async def export(self, wish: ExportWish, progress: Callable[[float], None]) -> ExportResult:
        """Write finished files; `progress` is called with 0..1 from another thread.  Raises ExportError.

        Cancelling the task leaves the folder as it was.
        """
        return await export_book(self.book, wish, self.current_take, self._file.clip_now, progress)

    async def save_copy(self, path: Path) -> None:
        """Write a copy of the project; the open one stays where it is."""
        await self._file.copy_to(path)

    async def save_as(self, path: Path) -> None:
        """Move over to a copy of the project; a book that had no name yet leaves no file behind.

        Production and edits wait until it is done.
        """
        if await asyncio.to_thread(_same_file, path, self.path):
            return
        was_running = self._production.is_running
        self.stop()
        await self.finished()
        async with self._editing:
            before, was_named = self._file, self.is_named
            await before.copy_to(path)
            self._file = await ProjectFile.open(path)
            self.is_named = True
            await before.aclose()
            if not was_named:
                await asyncio.to_thread(before.path.unlink, missing_ok=True)
        self._tell(Changes(book=True))
        if was_running:
            await self.speak(self.ticked_ids())

    async def aclose(self) -> None:
        """Stop production, finish what is being written and let go of the file."""
        await self._production.aclose()
        async with self._editing:
            await self._file.aclose()

    # --- inside

    async def _edit(self, label: str, change: Callable[[Book], Book]) -> None:
        async with self._editing:
            await self._adopt(label, change(self.book))

    async def _edit_line(self, label: str, id: SegmentId, change: Callable[[Book], Book]) -> None:
        """Edit one line, unless the book was cut anew while this edit waited its turn and the line is gone."""
        await self._edit(label, lambda book: change(book) if self.has(id) else book)

    async def _adopt(self, label: str, after: Book) -> None:
        if after is self.book:
            return
        self._history.record(label, self.book)
        try:
            await self._show(after)
        except ProjectError:
            self._history.past.pop()
            raise

    async def _show(self, after: Book) -> None:
        """Go over to another book: at once in memory, then on disk; back again where the disk fails."""
        before = self.book
        changes = await self._follow(after)
        try:
            await self._file.apply(after, changes)
        except ProjectError:
            await self._follow(before)
            raise

    async def _follow(self, book: Book) -> Changes:
        """Go over to another book in memory and tell it; returns what changed."""
        if (book.voice, book.rules) != (self.book.voice, self.book.rules):
            return await self._follow_far(book)
        changes = changes_between(self.book, book)
        self.book = book
        self._lines.follow(book, changes)
        self._tallies.recount(self.chapter(id) for id in changes.chapters)
        for id in changes.segments:
            self._tallies.follow(self.chapter_of(id).id, id)
        self._tell(changes)
        return changes

    async def _follow_far(self, book: Book) -> Changes:
        """Go over to a book that may differ in every line: the work is done in a thread, then in portions."""
        changes, lines = await asyncio.to_thread(_compared, self.book, book, self._lines)
        self.book, self._lines = book, lines
        self._tell(changes)
        for chapter in book.chapters:
            self._tallies.recount([chapter])
            await asyncio.sleep(0)
        self._tell(Changes(book=True))
        return changes

    async def _hear(self, event: EngineEvent) -> None:
        """Take in what the engine says; it waits until a take is on disk."""
        match event:
            case SegmentStarted(id):
                self._speaking.add(id)
                self._chapter_now = self.chapter_of(id).id if self.has(id) else None
            case SegmentSpoken():
                await self._keep(event)
            case SegmentFailed(id, key, reason):
                self._failures[id] = (key, reason)
                self._speaking.discard(id)
                await self._file.keep_failure(id, key, reason)
                self._tell(LineFailed(id, reason))
            case _:
                self._speaking.discard(event.id)
        self._line_changed(event.id)

    async def _keep(self, spoken: SegmentSpoken) -> None:
        id = spoken.id
        try:
            take = await self._file.keep(id, spoken.key, spoken.text, spoken.voice, spoken.clip)
        finally:
            self._speaking.discard(id)
        self._shelf.add(take)
        self._failures.pop(id, None)
        if id in self._wanted_again:
            self._wanted_again.discard(id)
            if self.has(id) and self.segment(id).take is not None:
                await self.choose_take(id, None)
        self._tell(LineSpoken(id, take.seconds))

    def _line_changed(self, id: SegmentId) -> None:
        if self.has(id):
            self._tallies.follow(self.chapter_of(id).id, id)
            self._tell(Changes(segments=frozenset({id})))
        if self._clock() - self._told_at >= REPORT_INTERVAL_S:
            self._tell_job()

    def _tell_job(self) -> None:
        self._told_at = self._clock()
        self._tell(JobChanged(self.job))

    def _tell(self, event: SessionEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _share(self, id: SegmentId) -> Share:
        take = self.current_take(id)
        if take is not None:
            return Share(self.state(id), take.seconds, take.seconds)
        return Share(self.state(id), 0.0, self._lines.spoken(id).estimated_seconds)

    def _needs_sound(self, id: SegmentId) -> bool:
        spoken = self._lines.spoken(id)
        return bool(spoken.text) and not self._shelf.has(spoken.key)

    def _line(self, id: SegmentId) -> Line:
        spoken = self._lines.spoken(id)
        return Line(id, spoken.key, spoken.text, spoken.voice, self._shelf.count(spoken.key))

    def _pause_by_rule(self, id: SegmentId) -> int:
        line, chapter = self.segment(id), self.chapter_of(id)
        fresh = lines_of(chapter, self.book.rules)
        for piece in fresh:
            if (piece.span, piece.text) == (line.span, line.text):
                return piece.pause_ms
        after = chapter.segments[self.number(id) : self.number(id) + 1]
        if after and after[0].span[0] <= line.span[1]:
            return self.book.rules.sentence_pause_ms
        by_block = {piece.span[0]: piece.pause_ms for piece in fresh}
        return by_block.get(line.span[1], self.book.rules.paragraph_pause_ms)


def _joined(cls: type[Session], file: ProjectFile, saved: Saved, connect: Connect, is_named: bool) -> Session:
    """Return the session of a loaded project; some seconds of work for a very long book."""
    return cls(file, saved, Lines(saved.book), connect, is_named=is_named)


def _recut(book: Book, rules: CuttingRules) -> Book:
    return edits.recut(book, rules, cut_all(book.chapters, rules))


def _compared(before: Book, after: Book, lines: Lines) -> tuple[Changes, Lines]:
    return changes_between(before, after), lines.at(after)


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)
