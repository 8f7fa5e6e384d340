"""Quick answers about the lines of the present book."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cosystudio.book.changes import Changes
from cosystudio.book.keys import speech_key
from cosystudio.book.model import Book, Chapter, ChapterId, Kind, Segment, SegmentId, SpeechKey, Voice
from cosystudio.book.spoken_form import LexiconEntry, SpokenRules
from cosystudio.book.voices import voice_of
from cosystudio.segmentation import estimated_seconds
from cosystudio.segmentation.lexicon import Lexicon
from cosystudio.segmentation.saying import said
from cosystudio.session.pronunciation import Lexicons

PORTION = 200
"""Lines worked on between two turns of the loop: about a millisecond."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is sent for a line, about how long that takes to say at the voice's own pace, and what it was made of."""

    words: str
    kind: Kind
    language: str
    rules: SpokenRules
    lexicon: Lexicon
    text: str
    seconds: float

    def is_of(self, segment: Segment, chapter: Chapter, rules: SpokenRules, lexicon: Lexicon) -> bool:
        """True while nothing has changed that it was made of."""
        is_same_line = self.words == segment.text and self.kind is segment.kind
        is_same_way = self.lexicon is lexicon and (self.rules is rules or self.rules == rules)
        return is_same_line and self.language == chapter.language and is_same_way


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is asked for: what is sent, by whom it is spoken, and the key its sound is kept under."""

    said: Said
    voice: Voice
    key: SpeechKey

    @property
    def text(self) -> str:
        """What is sent; empty where there is nothing to say."""
        return self.said.text

    @property
    def estimated_seconds(self) -> float:
        """About how long the line will last."""
        return self.said.seconds / self.voice.speed


class _SameSound:
    """The lines that were ever spoken under a key: mostly one, several of such as “Yes.”."""

    def __init__(self) -> None:
        self._first: dict[SpeechKey, SegmentId] = {}
        self._others: dict[SpeechKey, set[SegmentId]] = {}

    def add(self, key: SpeechKey, id: SegmentId) -> None:
        if self._first.setdefault(key, id) != id:
            self._others.setdefault(key, set()).add(id)

    def of(self, key: SpeechKey) -> list[SegmentId]:
        return [self._first[key], *self._others.get(key, ())] if key in self._first else []


@dataclass(slots=True)
class _Known:
    """What was worked out of lines so far."""

    said: dict[SegmentId, Said] = field(default_factory=dict)
    spoken: dict[SegmentId, Spoken] = field(default_factory=dict)
    same_sound: _SameSound = field(default_factory=_SameSound)

    def copy(self) -> "_Known":
        return _Known(dict(self.said), dict(self.spoken), self.same_sound)

    def copy_to_imagine(self) -> "_Known":
        return _Known(dict(self.said), dict(self.spoken))


class Lines:
    """Finds lines by their id, and remembers what each would be spoken as.

    Building it costs some 15 µs a line, so it is done in a thread.
    """

    def __init__(self, book: Book, known: _Known | None = None, lexicons: Lexicons | None = None) -> None:
        self.book = book
        self.lexicons = (lexicons or Lexicons()).with_entries(book.lexicon)
        """What the lexicons of the book and of all books say."""
        self._places: dict[SegmentId, tuple[int, int]] = {}
        self._chapters: dict[ChapterId, int] = {}
        self._known = known or _Known()
        self._place_all()
        for chapter in book.chapters:
            for line in chapter.segments:
                self._spoken(line, chapter)

    def at(self, book: Book) -> "Lines":
        """Return the lines of another state of the book; only what differs is worked out."""
        return Lines(book, self._known.copy(), self.lexicons)

    def imagined(self, book: Book, shared: Sequence[LexiconEntry] | None = None) -> "Lines":
        """Return the lines of a state that the book may never come to: nothing of it is remembered here.

        `shared` is another lexicon of all books; None is the present one.
        """
        return Lines(book, self._known.copy_to_imagine(), self.lexicons.with_entries(shared=shared))

    def pronounced(self, lexicons: Lexicons) -> "Lines":
        """Return the lines of the same book by other lexicons."""
        return Lines(self.book, self._known.copy(), lexicons)

    def follow(self, book: Book, changes: Changes) -> None:
        """Go over to the book as it is after `changes`."""
        before, self.book = self.book, book
        self.lexicons = self.lexicons.with_entries(book.lexicon)
        if [chapter.id for chapter in before.chapters] != [chapter.id for chapter in book.chapters]:
            self._place_all()
            return
        for id in changes.chapters:
            self._place(self._chapters[id])

    def segment(self, id: SegmentId) -> Segment:
        """Return the line.  Raises KeyError for one that is no longer in the book."""
        chapter_at, line_at = self._places[id]
        lines = self.book.chapters[chapter_at].segments
        if line_at >= len(lines) or lines[line_at].id != id:
            raise KeyError(id)
        return lines[line_at]

    def has(self, id: SegmentId) -> bool:
        """True while the line is in the book."""
        try:
            self.segment(id)
        except (KeyError, IndexError):
            return False
        return True

    def chapter(self, id: ChapterId) -> Chapter:
        """Return the chapter."""
        return self.book.chapters[self._chapters[id]]

    def has_chapter(self, id: ChapterId) -> bool:
        """True while the chapter is in the book."""
        return id in self._chapters

    def chapter_of(self, id: SegmentId) -> Chapter:
        """Return the chapter that a line stands in."""
        return self.book.chapters[self._places[id][0]]

    def number(self, id: SegmentId) -> int:
        """Return the line's number in its chapter, from 1."""
        return self._places[id][1] + 1

    def beside(self, id: SegmentId, step: int) -> SegmentId | None:
        """Return the next line (`step` 1) or the one before (-1), going on in ticked chapters; None at the end."""
        chapter_at, line_at = self._places[id]
        lines = self.book.chapters[chapter_at].segments
        if 0 <= line_at + step < len(lines):
            return lines[line_at + step].id
        chapter_at += step
        while 0 <= chapter_at < len(self.book.chapters):
            chapter = self.book.chapters[chapter_at]
            if chapter.included and chapter.segments:
                return chapter.segments[0 if step > 0 else -1].id
            chapter_at += step
        return None

    def spoken(self, id: SegmentId) -> Spoken:
        """Return what is sent for a line and under which key."""
        return self.both(id)[1]

    def both(self, id: SegmentId) -> tuple[Segment, Spoken]:
        """Return a line, and what is sent for it and under which key."""
        line = self.segment(id)
        return line, self._spoken(line, self.chapter_of(id))

    def _spoken(self, segment: Segment, chapter: Chapter) -> Spoken:
        voice = voice_of(self.book, chapter, segment)
        known = self._known.spoken.get(segment.id)
        lexicon, rules = self.lexicons.of(chapter.language, voice), self.book.spoken
        if known is not None and known.voice == voice and known.said.is_of(segment, chapter, rules, lexicon):
            return known
        new = self._say(segment, chapter, lexicon)
        fresh = self._known.spoken[segment.id] = Spoken(new, voice, speech_key(new.text, voice))
        self._known.same_sound.add(fresh.key, segment.id)
        return fresh

    def sounding(self, key: SpeechKey) -> list[SegmentId]:
        """Return the lines that are spoken under a key: they share their takes."""
        return [id for id in self._known.same_sound.of(key) if self.has(id) and self.spoken(id).key == key]

    def _say(self, segment: Segment, chapter: Chapter, lexicon: Lexicon) -> Said:
        known, rules = self._known.said.get(segment.id), self.book.spoken
        if known is not None and known.is_of(segment, chapter, rules, lexicon):
            return known
        text = said(segment.text, segment.kind, chapter.language, rules, lexicon)
        seconds = estimated_seconds(text, chapter.language)
        new = self._known.said[segment.id] = Said(
            segment.text, segment.kind, chapter.language, rules, lexicon, text, seconds
        )
        return new

    def _place_all(self) -> None:
        self._places.clear()
        self._chapters = {chapter.id: at for at, chapter in enumerate(self.book.chapters)}
        for at in range(len(self.book.chapters)):
            self._place(at)

    def _place(self, chapter_at: int) -> None:
        for line_at, line in enumerate(self.book.chapters[chapter_at].segments):
            self._places[line.id] = (chapter_at, line_at)
