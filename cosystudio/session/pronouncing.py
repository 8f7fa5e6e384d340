"""How the words of the open book are said: its lexicon, that of all books, and the names that occur."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cosystudio.book.model import Book, Kind, SegmentId, Voice
from cosystudio.book.spoken_form import Form, LexiconEntry
from cosystudio.book.voices import voice_of
from cosystudio.engine.ports import Reference
from cosystudio.errors import LexiconError
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import Saved
from cosystudio.segmentation.lexicon import Lexicon, Stretch, check
from cosystudio.segmentation.names import NameUse, names_in
from cosystudio.segmentation.saying import said, stretches
from cosystudio.session.editing import EditableBook
from cosystudio.session.lines import Lines
from cosystudio.session.pronunciation import Lexicons, Pronunciation


@dataclass(frozen=True, slots=True)
class SpokenName:
    """A name, how it is said in the first line that it stands in, and the entry of the lexicon that says so.

    `not_taken` is an entry for it in a form that the voice's service does not take: it is left out.
    """

    use: NameUse
    said: str
    entry: LexiconEntry | None = None
    not_taken: LexiconEntry | None = None


@dataclass(frozen=True, slots=True)
class SoundTrial:
    """What to have spoken to hear an entry: the first line that it applies to, in that line's voice."""

    text: str
    voice: Voice
    language: str
    reference: Reference | None = None


class PronouncedBook(EditableBook):
    """The open book with its lexicon; every change says which lines it makes stale before it is made."""

    def __init__(self, file: ProjectFile, saved: Saved, lines: Lines) -> None:
        super().__init__(file, saved, lines)
        self.pronunciation = Pronunciation()
        """The lexicon of all books; empty until one is used."""

    async def set_lexicon(self, entries: Sequence[LexiconEntry]) -> None:
        """Give the book these entries; lines that are sent as before keep their takes.

        Raises LexiconError where one of them cannot be used.
        """
        await asyncio.to_thread(_check, entries)
        chosen = tuple(entries)
        await self._edit("Change lexicon", lambda book: _with_lexicon(book, chosen))

    async def set_shared_lexicon(self, entries: Sequence[LexiconEntry]) -> None:
        """Give all books these entries; it is no step of undo.

        Raises LexiconError where one of them cannot be used, or the file cannot be written.
        """
        await asyncio.to_thread(_check, entries)
        await self.pronunciation.change(entries)
        await self._say_anew()

    async def use_pronunciation(self, pronunciation: Pronunciation) -> None:
        """Say the lines by the lexicon of all books, too, and in the forms that their services take."""
        self.pronunciation = pronunciation
        if self.book.lexicon or pronunciation.entries:
            await self._say_anew()
        else:
            self._lines.lexicons = self._lexicons()

    async def _say_anew(self) -> None:
        async with self._editing:
            self._lines = await asyncio.to_thread(self._lines.pronounced, self._lexicons())
            await self._follow_far(self.book)

    def _lexicons(self) -> Lexicons:
        return Lexicons(self.book.lexicon, self.pronunciation.entries, self.pronunciation.markup_of)

    async def stale_with(
        self, own: Sequence[LexiconEntry], shared: Sequence[LexiconEntry] | None = None
    ) -> list[SegmentId]:
        """Return the lines with a fresh take that these entries would make stale, in order; nothing changes."""
        return await asyncio.to_thread(self._stale_with, tuple(own), shared)

    async def names(
        self, own: Sequence[LexiconEntry] | None = None, shared: Sequence[LexiconEntry] | None = None
    ) -> list[SpokenName]:
        """Return the names that occur in the ticked chapters, the most frequent first, and how each is said.

        With entries: how each would be said by these, of the book and of all books.
        """
        return await asyncio.to_thread(self._names, self.book, self._lines.lexicons.with_entries(own, shared))

    async def trial_of(
        self, entry: LexiconEntry, own: Sequence[LexiconEntry], shared: Sequence[LexiconEntry]
    ) -> SoundTrial:
        """Return how to hear an entry among these: in a line of the book, or alone where it occurs in none.

        Raises LexiconError where the voice's service does not take its form.
        """
        return await asyncio.to_thread(self._trial_of, entry, self._lines.lexicons.with_entries(own, shared))

    def _stale_with(self, own: tuple[LexiconEntry, ...], shared: Sequence[LexiconEntry] | None) -> list[SegmentId]:
        after = self._lines.imagined(replace(self.book, lexicon=own), shared)
        return self._outdated_in(self.book, after)

    def _trial_of(self, entry: LexiconEntry, lexicons: Lexicons) -> SoundTrial:
        alone = Lexicons([replace(entry, form=Form.RESPELLING)])
        lines = (line.id for chapter in self.book.chapters for line in chapter.segments)
        id = next((id for id in lines if _entry(self._lexicon(alone, id).apply(self.segment(id).text))), None)
        if id is None:
            text, voice, language = entry.spoken or entry.written, self.book.voice, self.book.language
        else:
            text, voice, language = self._sent(id, lexicons), self._voice_of(id), self.chapter_of(id).language
        if entry.form not in lexicons.forms(voice):
            raise LexiconError("The service of this voice does not take this form: write a respelling instead.")
        return SoundTrial(text, voice, language, self.reference(voice.reference))

    def _lexicon(self, lexicons: Lexicons, id: SegmentId) -> Lexicon:
        return lexicons.of(self.chapter_of(id).language, self._voice_of(id))

    def _voice_of(self, id: SegmentId) -> Voice:
        """The voice of a line, for a thread: what is remembered of lines belongs to the loop."""
        return voice_of(self.book, self.chapter_of(id), self.segment(id))

    def _sent(self, id: SegmentId, lexicons: Lexicons) -> str:
        line, chapter = self.segment(id), self.chapter_of(id)
        return said(line.text, line.kind, chapter.language, self.book.spoken, self._lexicon(lexicons, id))

    def _names(self, book: Book, lexicons: Lexicons) -> list[SpokenName]:
        return [self._name(use, book, lexicons) for use in names_in(book)]

    def _name(self, use: NameUse, book: Book, lexicons: Lexicons) -> SpokenName:
        voice = self._voice_of(use.lines[0])
        lexicon = lexicons.of(use.language, voice)
        pieces = stretches(use.name, Kind.PROSE, use.language, book.spoken, lexicon)
        left_out = lexicons.left_out(use.language, voice).apply(use.name)
        return SpokenName(use, "".join(piece.text for piece in pieces), _entry(pieces), _entry(left_out))


def _entry(pieces: Iterable[Stretch]) -> LexiconEntry | None:
    return next((piece.entry for piece in pieces if piece.entry), None)


def _with_lexicon(book: Book, entries: tuple[LexiconEntry, ...]) -> Book:
    return book if entries == book.lexicon else replace(book, lexicon=entries)


def _check(entries: Iterable[LexiconEntry]) -> None:
    for entry in entries:
        check(entry)
