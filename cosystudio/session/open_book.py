"""The open book as it stands: what is known of each line, and who is told when that changes."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain
from operator import is_not

from cosystudio.book.changes import Changes, changes_between
from cosystudio.book.model import Book, Chapter, ChapterId, LineState, Segment, SegmentId, Take, Voice
from cosystudio.book.progress import Tally, summed
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.engine.ports import Reference
from cosystudio.project.values import Saved
from cosystudio.segmentation.saying import said
from cosystudio.session.events import SessionEvent
from cosystudio.session.lines import Lines, Spoken
from cosystudio.session.references import KnownReference, References
from cosystudio.session.shelf import Shelf
from cosystudio.session.tallies import Share, Tallies

MANY = 2000
"""Lines that are compared and counted between two turns of the loop: some hundredths of a second."""
EXAMPLES = 300
"""Lines of a chapter that are looked through for an example: some milliseconds."""


class OpenBook:
    """Answers questions about the present book, quickly, and goes over to another state of it.

    Listeners are called on the event loop's thread with each SessionEvent.
    """

    def __init__(self, saved: Saved, lines: Lines) -> None:
        self.book = saved.book
        self._lines = lines
        self._shelf = Shelf(saved.takes)
        self._failures = dict(saved.failures)
        self._references = References(saved.references)
        self._speaking: set[SegmentId] = set()
        self._listeners: list[Callable[[SessionEvent], None]] = []
        self._tallies = Tallies(self._share)
        self._tallies.recount(saved.book.chapters)

    def listen(self, listener: Callable[[SessionEvent], None]) -> Callable[[], None]:
        """Call `listener` for each event from now on; returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def segment(self, id: SegmentId) -> Segment:
        """Return a line.  Raises KeyError when it is no longer in the book."""
        return self._lines.segment(id)

    def has(self, id: SegmentId) -> bool:
        """True while the line is in the book."""
        return self._lines.has(id)

    def chapter(self, id: ChapterId) -> Chapter:
        """Return a chapter.  Raises KeyError when it is no longer in the book."""
        return self._lines.chapter(id)

    def has_chapter(self, id: ChapterId) -> bool:
        """True while the chapter is in the book."""
        return self._lines.has_chapter(id)

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
        line, spoken = self._lines.both(id)
        return self._state(id, spoken, self._shelf.current(line, spoken.key))

    def reason(self, id: SegmentId) -> str:
        """Return why the line, as it is now, could not be spoken; empty where it was not tried or went well."""
        key, reason = self._failures.get(id, ("", ""))
        return reason if key == self._lines.spoken(id).key else ""

    def takes(self, id: SegmentId) -> tuple[Take, ...]:
        """Return the takes that a person can choose from for a line, newest first."""
        return self._shelf.takes(self.segment(id), self._lines.spoken(id).key)

    def current_take(self, id: SegmentId) -> Take | None:
        """Return the take that is heard and exported for a line."""
        line, spoken = self._lines.both(id)
        return self._shelf.current(line, spoken.key)

    def references(self) -> list[KnownReference]:
        """Return the recordings that are kept with the book, by title."""
        return self._references.all()

    def reference(self, digest: str) -> Reference | None:
        """Return a recording that is kept with the book; None where there is none of that digest."""
        return self._references.get(digest)

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

    async def would_change(self, after: Book) -> list[SegmentId]:
        """Return the lines that have a take now which another state of the book would make stale, in its order.

        Lines that have a take for that state already are not among them.  Nothing changes; the work is done in a
        thread, some seconds of it for a very long book.
        """
        return await asyncio.to_thread(lambda: self._outdated_in(self.book, self._lines.imagined(after)))

    async def stale_under(self, rules: SpokenRules) -> list[SegmentId]:
        """Return the lines that would have to be spoken again under other rules of the spoken form."""
        return await self.would_change(replace(self.book, spoken=rules))

    def spoken_example(self, id: ChapterId, rules: SpokenRules) -> tuple[SegmentId, str] | None:
        """Return a line of a chapter that shows what other rules do, and what would be sent for it.

        One that they send otherwise than the present rules, else otherwise than it is written, else the first; None
        where the chapter has no lines.
        """
        sent = [(line, self._said_by(rules, line.id)) for line in self.chapter(id).segments[:EXAMPLES]]
        changed = (one for one in sent if one[1] != self.spoken_text(one[0].id))
        differing = (one for one in sent if one[1] != one[0].text)
        line, text = next(chain(changed, differing, sent), (None, ""))
        return (line.id, text) if line else None

    def _said_by(self, rules: SpokenRules, id: SegmentId) -> str:
        line, chapter = self.segment(id), self.chapter_of(id)
        lexicon = self._lines.lexicons.of(chapter.language, self.voice(id))
        return said(line.text, line.kind, chapter.language, rules, lexicon)

    def _outdated_in(self, before: Book, after: Lines) -> list[SegmentId]:
        return _outdated(self._lines.imagined(before), after, self._shelf)

    async def _follow(self, book: Book) -> Changes:
        """Go over to another book in memory and tell it; returns what changed."""
        if is_far(self.book, book):
            return await self._follow_far(book)
        changes = changes_between(self.book, book)
        before = {chapter.id: chapter for chapter in self.book.chapters}
        changed = [chapter for chapter in book.chapters if chapter.id in changes.chapters]
        self.book = book
        self._lines.follow(book, changes)
        self._tallies.recount(chapter for chapter in changed if not _count_alike(before.get(chapter.id), chapter))
        for id in changes.segments:
            self._tallies.follow(self.chapter_of(id).id, id)
        self._tell(changes)
        return changes

    async def _follow_far(self, book: Book) -> Changes:
        """Go over to a book that may differ in every line: the work is done in a thread, the counting in portions.

        Views are told to read everything again, for that is quicker than to follow each of so many lines.
        """
        changes, lines = await asyncio.to_thread(_compared, self.book, book, self._lines)
        self.book, self._lines = book, lines
        self._tell(Changes(book=True))
        for chapter in book.chapters:
            self._tallies.recount([chapter])
            await asyncio.sleep(0)
        self._tell(Changes(book=True))
        return changes

    def _state(self, id: SegmentId, spoken: Spoken, take: Take | None) -> LineState:
        if id in self._speaking:
            return LineState.SPEAKING
        if not spoken.text or (take is not None and take.key == spoken.key):
            return LineState.SPOKEN
        key, reason = self._failures.get(id, ("", ""))
        if reason and key == spoken.key:
            return LineState.FAILED
        return LineState.NOT_SPOKEN if take is None else LineState.STALE

    def _tell(self, event: SessionEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _share(self, id: SegmentId) -> Share:
        line, spoken = self._lines.both(id)
        take = self._shelf.current(line, spoken.key)
        state = self._state(id, spoken, take)
        if take is not None:
            return Share(state, take.seconds, take.seconds)
        return Share(state, 0.0, spoken.estimated_seconds)


def _count_alike(before: Chapter | None, after: Chapter) -> bool:
    """True when lines and voice are the same: a tick or a title changes no count."""
    return before is not None and before.segments is after.segments and before.voice == after.voice


def is_far(before: Book, after: Book) -> bool:
    """True where one book may differ from the other in so many lines that they are compared in a thread."""
    if _concerns_every_line(before) != _concerns_every_line(after):
        return True
    if before.cast != after.cast and sum(len(chapter.segments) for chapter in after.chapters) > MANY:
        return True
    known = {chapter.id: chapter for chapter in before.chapters}
    return sum(_lines_apart(known.get(chapter.id), chapter) for chapter in after.chapters) > MANY


def _lines_apart(before: Chapter | None, after: Chapter) -> int:
    """How many lines of a chapter may differ."""
    if before is None:
        return len(after.segments)
    was, now = before.segments, after.segments
    if len(was) == len(now):
        return 0 if was is now else sum(map(is_not, was, now))
    return len(now) - _alike(was, now) - _alike(was[::-1], now[::-1])


def _alike(was: Sequence[Segment], now: Sequence[Segment]) -> int:
    """How many of the first lines are the same."""
    pairs = enumerate(zip(was, now, strict=False))
    return next((at for at, (one, other) in pairs if one is not other), min(len(was), len(now)))


def _concerns_every_line(book: Book) -> tuple[object, ...]:
    return book.voice, book.rules, book.spoken, book.lexicon


def _outdated(before: Lines, after: Lines, shelf: Shelf) -> list[SegmentId]:
    """Return the lines of `after` that have a fresh take before, but not then."""
    ids = [line.id for chapter in after.book.chapters for line in chapter.segments if before.has(line.id)]
    return [id for id in ids if _is_fresh(before, id, shelf) and not _is_done(after, id, shelf)]


def _is_done(lines: Lines, id: SegmentId, shelf: Shelf) -> bool:
    """True for a line with nothing to say, too."""
    return not lines.spoken(id).text or _is_fresh(lines, id, shelf)


def _is_fresh(lines: Lines, id: SegmentId, shelf: Shelf) -> bool:
    spoken = lines.spoken(id)
    take = shelf.current(lines.segment(id), spoken.key)
    return take is not None and take.key == spoken.key


def _compared(before: Book, after: Book, lines: Lines) -> tuple[Changes, Lines]:
    return changes_between(before, after), lines.at(after)
