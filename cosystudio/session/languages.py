"""Which language each line is in, and which lines their voice cannot say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cosystudio.book.model import Book, Chapter, ChapterId, Character, Segment, SegmentId, Voice
from cosystudio.book.voices import voice_of
from cosystudio.segmentation.scripts import script_language

VoiceSpeaks = Callable[[Voice, str], bool]
"""Whether a voice speaks a language, a BCP 47 tag."""


def speaks_all(_voice: Voice, _language: str) -> bool:
    """Return that every voice speaks every language, where nothing is known of them."""
    return True


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in a chapter, and what it rests on beside the chapter itself."""

    chapter: Chapter
    voice: Voice
    cast: tuple[Character, ...]
    strange: dict[SegmentId, str]


class Languages:
    """Knows the languages of the lines; a chapter is looked through anew only when something of it has changed."""

    def __init__(self, speaks: VoiceSpeaks = speaks_all) -> None:
        self._speaks = speaks
        self._looked: dict[ChapterId, _Looked] = {}

    def strange_in(self, book: Book, chapter: Chapter) -> dict[SegmentId, str]:
        """Return the lines of a chapter that their voice does not speak, in order, and the language of each."""
        known = self._looked.get(chapter.id)
        if known and known.chapter is chapter and known.voice == book.voice and known.cast == book.cast:
            return known.strange
        found = dict(self._strange(book, chapter))
        self._looked[chapter.id] = _Looked(chapter, book.voice, book.cast, found)
        return found

    def forget(self) -> None:
        """Look at everything anew: the services are set up otherwise now."""
        self._looked.clear()

    def _strange(self, book: Book, chapter: Chapter) -> Iterator[tuple[SegmentId, str]]:
        known: dict[tuple[Voice, str], bool] = {}
        for line in chapter.segments:
            spoken_in = voice_of(book, chapter, line), language_of(line, chapter)
            if spoken_in not in known:
                known[spoken_in] = self._speaks(*spoken_in)
            if not known[spoken_in]:
                yield line.id, spoken_in[1]


def language_of(line: Segment, chapter: Chapter) -> str:
    """Return the language that a line is in, a BCP 47 tag; empty where the chapter's is not known either."""
    return script_language(line.text, chapter.language)
