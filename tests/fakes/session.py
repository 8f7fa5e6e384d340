"""An open book in memory with the verbs of the session: what a test says of its lines is so, at once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.audio.reference import digest
from cosystudio.book import casting, chapters, edits
from cosystudio.book.changes import Changes, changes_between
from cosystudio.book.history import History
from cosystudio.book.keys import speech_key
from cosystudio.book.model import (
    Block,
    Book,
    Chapter,
    ChapterId,
    ChapterKind,
    CuttingRules,
    Kind,
    LineState,
    Segment,
    SegmentId,
    Take,
    TakeId,
    Voice,
)
from cosystudio.book.progress import Tally, summed
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.book.voices import voice_of
from cosystudio.engine.ports import Reference
from cosystudio.segmentation import spoken_text
from cosystudio.session.events import JobStatus
from cosystudio.session.exporting import ExportResult, ExportWish, Gaps, gaps_of
from cosystudio.session.references import KnownReference
from cosystudio.session.speakers import Casting, Wish, find_speakers

VOICE = Voice("local", "narrator")


def make_book(chapters: Sequence[tuple[str, Sequence[str]]], *, title: str = "A Tale", language: str = "en") -> Book:
    """Return a book of chapters given as title and lines; the first line of each is its heading."""
    made = [_chapter(title_, lines, language) for title_, lines in chapters]
    return edits.replace_chapters(Book(title, "A. Writer", language, VOICE), made)


def _chapter(title: str, lines: Sequence[str], language: str) -> Chapter:
    segments = tuple(
        Segment(SegmentId(0), text, Kind.PROSE if place else Kind.HEADING, 350, (place, place))
        for place, text in enumerate(lines)
    )
    blocks = tuple(Block(line.kind, line.text) for line in segments)
    return Chapter(ChapterId(0), title, "", ChapterKind.BODY, True, language, blocks, segments)


class FakeSession:
    """Tells what the test has set; `asked` lists the verbs that were used, with their arguments."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.path = Path("book.cosy")
        self.is_named = True
        self.job = JobStatus()
        self.asked: list[tuple[object, ...]] = []
        self.is_closed = False
        self.notes: tuple[str, ...] = ()
        self.suggested = Casting()
        self.strange: dict[SegmentId, str] = {}
        self._states: dict[SegmentId, LineState] = {}
        self._reasons: dict[SegmentId, str] = {}
        self._takes: dict[SegmentId, list[Take]] = {}
        self._chosen: dict[SegmentId, TakeId] = {}
        self._listeners: list[Callable[[object], None]] = []
        self._history = History()
        self._references: dict[str, tuple[KnownReference, Reference]] = {}

    # --- what a test says

    def say(self, event: object) -> None:
        """Tell listeners an event."""
        for listener in list(self._listeners):
            listener(event)

    def set_state(self, id: SegmentId, state: LineState, *, reason: str = "", seconds: float = 4.0) -> None:
        """Put a line into a state; a spoken or stale line gets a take."""
        self._states[id] = state
        self._reasons[id] = reason
        if state in (LineState.SPOKEN, LineState.STALE):
            self.add_take(id, seconds)
        self.say(Changes(segments=frozenset({id})))

    def add_take(self, id: SegmentId, seconds: float = 4.0) -> Take:
        """Give a line another take."""
        takes = self._takes.setdefault(id, [])
        text, voice = self.spoken_text(id), self.voice(id)
        take = Take(TakeId(id * 100 + len(takes)), speech_key(text, voice), id, text, voice, seconds, 24_000)
        takes.insert(0, take)
        return take

    # --- the session's queries

    def listen(self, listener: Callable[[object], None]) -> Callable[[], None]:
        """Call `listener` for each event."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def segment(self, id: SegmentId) -> Segment:
        chapter, line = edits.locate(self.book, id)
        return self.book.chapters[chapter].segments[line]

    def has(self, id: SegmentId) -> bool:
        return any(line.id == id for chapter in self.book.chapters for line in chapter.segments)

    def has_chapter(self, id: ChapterId) -> bool:
        return any(chapter.id == id for chapter in self.book.chapters)

    def chapter(self, id: ChapterId) -> Chapter:
        return next(chapter for chapter in self.book.chapters if chapter.id == id)

    def chapter_of(self, id: SegmentId) -> Chapter:
        return self.book.chapters[edits.locate(self.book, id)[0]]

    def number(self, id: SegmentId) -> int:
        return edits.locate(self.book, id)[1] + 1

    def spoken_text(self, id: SegmentId) -> str:
        return self.segment(id).text

    def voice(self, id: SegmentId) -> Voice:
        return voice_of(self.book, self.chapter_of(id), self.segment(id))

    def state(self, id: SegmentId) -> LineState:
        return self._states.get(id, LineState.NOT_SPOKEN)

    def reason(self, id: SegmentId) -> str:
        return self._reasons.get(id, "")

    def takes(self, id: SegmentId) -> tuple[Take, ...]:
        return tuple(self._takes.get(id, ()))

    def current_take(self, id: SegmentId) -> Take | None:
        takes = self.takes(id)
        chosen = self._chosen.get(id)
        return next((take for take in takes if take.id == chosen), takes[0] if takes else None)

    def tally(self, id: ChapterId) -> Tally:
        ids = [line.id for line in self.chapter(id).segments]
        states = [self.state(line) for line in ids]
        seconds = sum(take.seconds for line in ids if (take := self.current_take(line)))
        spoken, stale = states.count(LineState.SPOKEN), states.count(LineState.STALE)
        return Tally(len(ids), spoken, stale, states.count(LineState.FAILED), seconds, 5.0 * len(ids))

    def total(self) -> Tally:
        return summed(self.tally(chapter.id) for chapter in self.book.chapters if chapter.included)

    def unsayable(self, chapters: Collection[ChapterId]) -> dict[SegmentId, str]:
        return {id: self.strange[id] for id in self.ids_of(chapters) if id in self.strange}

    async def find_unsayable(self, ids: Sequence[SegmentId]) -> dict[SegmentId, str]:
        return {id: self.strange[id] for id in ids if id in self.strange}

    def ids_of(self, chapters: Collection[ChapterId]) -> list[SegmentId]:
        return [line.id for chapter in self.book.chapters if chapter.id in chapters for line in chapter.segments]

    def ticked_ids(self) -> list[SegmentId]:
        return self.ids_of([chapter.id for chapter in self.book.chapters if chapter.included])

    def references(self) -> list[KnownReference]:
        return sorted((known for known, _ in self._references.values()), key=lambda known: known.title.casefold())

    def reference(self, digest: str) -> Reference | None:
        return self._references[digest][1] if digest in self._references else None

    def gaps(self, chapters: Collection[ChapterId] | None = None) -> Gaps:
        return gaps_of(self.book, chapters, self.state)

    # --- the session's verbs

    async def edit_text(self, id: SegmentId, text: str) -> None:
        self._edit("Edit text", edits.set_text(self.book, id, text), "edit_text", id, text)

    async def split(self, id: SegmentId, at: int) -> None:
        self._edit("Split line", edits.split(self.book, id, at), "split", id, at)

    async def merge(self, id: SegmentId) -> None:
        self._edit("Merge lines", edits.merge(self.book, id), "merge", id)

    async def set_pause(self, id: SegmentId, pause_ms: int | None) -> None:
        self._edit("Change pause", edits.set_pause(self.book, id, pause_ms, 350), "set_pause", id, pause_ms)

    async def set_line_voice(self, ids: Sequence[SegmentId], voice: Voice | None) -> None:
        self._edit("Change voice", edits.set_line_voices(self.book, set(ids), voice), "set_line_voice", ids, voice)

    async def set_chapter_voice(self, id: ChapterId, voice: Voice | None) -> None:
        self._edit("Change voice", edits.set_chapter_voice(self.book, id, voice), "set_chapter_voice", id, voice)

    async def set_book_voice(self, voice: Voice) -> None:
        self._edit("Change voice", edits.set_book_voice(self.book, voice), "set_book_voice", voice)

    async def use_one_voice(self, voice: Voice, chapters: Collection[ChapterId]) -> None:
        after = edits.one_voice(self.book, voice, chapters)
        self._edit("Change voice", after, "use_one_voice", voice, chapters)

    async def adjust_lines(
        self, ids: Sequence[SegmentId], *, speed: float | None = None, style: str | None = None
    ) -> None:
        after = edits.adjust_lines(self.book, set(ids), speed, style)
        self._edit("Change voice", after, "adjust_lines", ids, speed, style)

    async def set_character(self, ids: Sequence[SegmentId], name: str) -> None:
        after = casting.cast_lines(self.book, set(ids), name)
        self._edit("Change character", after, "set_character", ids, name)

    async def set_character_voice(self, name: str, voice: Voice | None) -> None:
        after = casting.set_character_voice(self.book, name, voice)
        self._edit("Change voice", after, "set_character_voice", name, voice)

    async def add_character(self, name: str, voice: Voice | None = None) -> None:
        self._edit("Change cast", casting.add_character(self.book, name, voice), "add_character", name, voice)

    async def rename_character(self, name: str, new: str) -> None:
        self._edit("Change cast", casting.rename_character(self.book, name, new), "rename_character", name, new)

    async def remove_character(self, name: str) -> None:
        self._edit("Change cast", casting.remove_character(self.book, name), "remove_character", name)

    async def merge_characters(self, name: str, into: str) -> None:
        self._edit("Change cast", casting.merge_characters(self.book, name, into), "merge_characters", name, into)

    async def suggest_once(self) -> None:
        """Suggest nobody unasked."""

    async def suggest_speakers(self) -> Casting:
        self.asked.append(("suggest_speakers",))
        self.suggested = find_speakers(self.book)
        self.say(Changes(book=True))
        return self.suggested

    def call_suggested(self, name: str, into: str) -> Casting:
        self.suggested = self.suggested.merged(name, into)
        return self.suggested

    def suggestion(self, id: SegmentId) -> Wish | None:
        return None if self.segment(id).character else self.suggested.lines.get(id)

    async def use_speakers(self, speakers: Mapping[SegmentId, str]) -> None:
        self._edit("Change character", casting.cast_each(self.book, speakers), "use_speakers", dict(speakers))

    async def use_suggested(self, names: Collection[str], *, only_sure: bool = False, part: bool = False) -> int:
        speakers = self.suggested.speakers(names, only_sure=only_sure)
        self.asked.append(("use_suggested", set(names), only_sure, part))
        await self.use_speakers(speakers)
        return len(speakers)

    async def add_reference(self, title: str, wav: bytes, transcript: str) -> str:
        known = KnownReference(digest(wav, transcript), title, transcript)
        self._references[known.digest] = (known, Reference(wav, transcript))
        self.asked.append(("add_reference", title, transcript))
        return known.digest

    async def split_chapter(self, id: SegmentId, title: str) -> None:
        self._edit("Split chapter", chapters.split_chapter(self.book, id, title), "split_chapter", id, title)

    async def merge_chapter(self, id: ChapterId) -> None:
        self._edit("Merge chapters", chapters.merge_chapter(self.book, id), "merge_chapter", id)

    async def rename_chapter(self, id: ChapterId, title: str, part: str) -> None:
        after = chapters.rename_chapter(self.book, id, title, part)
        self._edit("Rename chapter", after, "rename_chapter", id, title, part)

    async def move_chapters(
        self, ids: Collection[ChapterId], before: ChapterId | None, part: str | None = None
    ) -> None:
        after = chapters.move_chapters(self.book, ids, before, part)
        self._edit("Move chapters", after, "move_chapters", list(ids), before, part)

    async def retype_chapters(self, ids: Collection[ChapterId], kind: ChapterKind) -> None:
        after = chapters.retype_chapters(self.book, ids, kind)
        self._edit("Change kind of chapters", after, "retype_chapters", list(ids), kind)

    async def tick(self, ids: Sequence[ChapterId], included: bool) -> None:
        self._edit("Tick chapters", edits.tick(self.book, ids, included), "tick", ids, included)

    async def choose_take(self, id: SegmentId, take: TakeId) -> None:
        self._chosen[id] = take
        self.asked.append(("choose_take", id, take))
        self.say(Changes(segments=frozenset({id})))

    async def set_rules(self, rules: CuttingRules) -> None:
        self._edit("Change cutting", replace(self.book, rules=rules), "set_rules", rules)

    async def set_spoken_rules(self, rules: SpokenRules) -> None:
        self._edit("Change spoken form", edits.set_spoken_rules(self.book, rules), "set_spoken_rules", rules)

    async def stale_under(self, rules: SpokenRules) -> list[SegmentId]:
        return [id for id in self._takes if self._said(id, rules) != self._said(id, self.book.spoken)]

    def spoken_example(self, id: ChapterId, rules: SpokenRules) -> tuple[SegmentId, str] | None:
        lines = self.chapter(id).segments
        return (lines[0].id, self._said(lines[0].id, rules)) if lines else None

    def _said(self, id: SegmentId, rules: SpokenRules) -> str:
        line = self.segment(id)
        return spoken_text(line.text, line.kind, self.chapter_of(id).language, rules)

    async def undo(self) -> None:
        self._show(self._history.undo(self.book))

    async def redo(self) -> None:
        self._show(self._history.redo(self.book))

    @property
    def can_undo(self) -> bool:
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.future)

    @property
    def undo_label(self) -> str:
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        return self._history.redo_label

    async def speak(self, ids: Sequence[SegmentId]) -> int:
        self.asked.append(("speak", tuple(ids)))
        return sum(self.state(id) is not LineState.SPOKEN for id in ids)

    async def use_fresh_takes(self, ids: Sequence[SegmentId]) -> None:
        self.asked.append(("use_fresh_takes", tuple(ids)))

    def speak_again(self, ids: Sequence[SegmentId]) -> None:
        self.asked.append(("speak_again", tuple(ids)))

    def listen_at(self, id: SegmentId | None) -> None:
        self.asked.append(("listen_at", id))

    def pause(self) -> None:
        self.asked.append(("pause",))

    def resume(self) -> None:
        self.asked.append(("resume",))

    def pause_endpoint(self, service: str, endpoint: str) -> None:
        self.asked.append(("pause_endpoint", service, endpoint))

    def resume_endpoint(self, service: str, endpoint: str) -> None:
        self.asked.append(("resume_endpoint", service, endpoint))

    def stop(self) -> None:
        self.asked.append(("stop",))

    async def clip_for_ear(self, id: SegmentId) -> Clip | None:
        take = self.current_take(id)
        if take is None:
            return None
        noise = np.random.default_rng(int(take.id)).random(int(take.seconds * 8000)) - 0.5
        return Clip(noise.astype(np.float32), 8000)

    async def take_words(self, take: TakeId) -> tuple[WordTime, ...]:
        return ()

    async def take_peaks(self, take: TakeId) -> np.ndarray:
        heights = 0.1 + 0.8 * np.random.default_rng(int(take)).random(120) ** 2
        return np.stack([-heights, heights], axis=1).astype(np.float32)

    async def export(self, wish: ExportWish, progress: Callable[[float], None]) -> ExportResult:
        self.asked.append(("export", wish))
        progress(1.0)
        return ExportResult((wish.folder / "01.mp3",))

    async def save_copy(self, path: Path) -> None:
        self.asked.append(("save_copy", path))

    async def save_as(self, path: Path) -> None:
        self.asked.append(("save_as", path))
        self.path = path

    async def aclose(self) -> None:
        self.is_closed = True

    def _edit(self, label: str, after: Book, *asked: object) -> None:
        self.asked.append(asked)
        self._history.record(label, self.book)
        self._show(after)

    def _show(self, after: Book) -> None:
        changes = changes_between(self.book, after)
        self.book = after
        self.say(changes)
