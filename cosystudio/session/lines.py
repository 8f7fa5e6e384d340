"""Quick answers about the lines of the present book."""

from dataclasses import dataclass

from cosystudio.book.changes import Changes
from cosystudio.book.keys import speech_key
from cosystudio.book.model import Book, Chapter, ChapterId, Segment, SegmentId, SpeechKey, Voice
from cosystudio.book.voices import voice_of
from cosystudio.segmentation import estimated_seconds, spoken_text

PORTION = 200
"""Lines worked on between two turns of the loop: about a millisecond."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is sent for a line's words and about how long that takes to say at the voice's own pace."""

    words: str
    text: str
    seconds: float


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


class Lines:
    """Finds lines by their id, and remembers what each would be spoken as.

    Building it costs some 20 µs a line, so it is done in a thread.
    """

    def __init__(
        self, book: Book, said: dict[SegmentId, Said] | None = None, spoken: dict[SegmentId, Spoken] | None = None
    ) -> None:
        self.book = book
        self._places: dict[SegmentId, tuple[int, int]] = {}
        self._chapters: dict[ChapterId, int] = {}
        self._said = {} if said is None else said
        self._spoken = {} if spoken is None else spoken
        self._place_all()
        for id in self._places:
            self.spoken(id)

    def at(self, book: Book) -> "Lines":
        """Return the lines of another state of the book; only what differs is worked out."""
        return Lines(book, dict(self._said), dict(self._spoken))

    def follow(self, book: Book, changes: Changes) -> None:
        """Go over to the book as it is after `changes`."""
        before, self.book = self.book, book
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
        segment, chapter = self.segment(id), self.chapter_of(id)
        voice = voice_of(self.book, chapter, segment)
        known = self._spoken.get(id)
        if known is not None and known.said.words == segment.text and known.voice == voice:
            return known
        said = self._say(segment, chapter)
        fresh = self._spoken[id] = Spoken(said, voice, speech_key(said.text, voice))
        return fresh

    def _say(self, segment: Segment, chapter: Chapter) -> Said:
        known = self._said.get(segment.id)
        if known is not None and known.words == segment.text:
            return known
        text = spoken_text(segment.text)
        said = self._said[segment.id] = Said(segment.text, text, estimated_seconds(text, chapter.language))
        return said

    def _place_all(self) -> None:
        self._places.clear()
        self._chapters = {chapter.id: at for at, chapter in enumerate(self.book.chapters)}
        for at in range(len(self.book.chapters)):
            self._place(at)

    def _place(self, chapter_at: int) -> None:
        for line_at, line in enumerate(self.book.chapters[chapter_at].segments):
            self._places[line.id] = (chapter_at, line_at)
