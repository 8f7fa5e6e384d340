"""Every edit that a person can make to the open book, each on disk when it returns, each one step of undo."""

import asyncio
from collections.abc import Callable, Collection, Sequence

from cosystudio.audio.reference import digest
from cosystudio.book import casting, edits
from cosystudio.book.history import History
from cosystudio.book.model import Book, ChapterId, CuttingRules, SegmentId, TakeId, Voice
from cosystudio.book.rereading import Loss, loss, reread
from cosystudio.book.spoken_form import SpokenRules
from cosystudio.errors import ProjectError
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import ReferenceRecording, Saved
from cosystudio.session.drafting import cut_all, lines_of
from cosystudio.session.lines import Lines
from cosystudio.session.open_book import OpenBook


class EditableBook(OpenBook):
    """The open book and its project file.

    Edits show at once and are made one after the other.  Where the disk fails they raise ProjectError with a sentence,
    and the edit is taken back.
    """

    def __init__(self, file: ProjectFile, saved: Saved, lines: Lines) -> None:
        super().__init__(saved, lines)
        self._file = file
        self._history = History()
        self._editing = asyncio.Lock()

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
        by_rule = self._pause_by_rule(id) if pause_ms is None else pause_ms
        await self._edit_line("Change pause", id, lambda book: edits.set_pause(book, id, pause_ms, by_rule))

    async def set_line_voice(self, ids: Sequence[SegmentId], voice: Voice | None) -> None:
        """Give lines a voice of their own; None gives them back to their character or chapter."""
        await self._edit_widely("Change voice", lambda book: edits.set_line_voices(book, set(ids), voice))

    async def adjust_lines(
        self, ids: Sequence[SegmentId], *, speed: float | None = None, style: str | None = None
    ) -> None:
        """Change the pace or the style of lines, and leave each the voice that it has."""
        await self._edit_widely("Change voice", lambda book: edits.adjust_lines(book, set(ids), speed, style))

    async def set_character(self, ids: Sequence[SegmentId], name: str) -> None:
        """Say who speaks these lines; a new name joins the cast, an empty one gives them back to the narrator."""
        await self._edit_widely("Change character", lambda book: casting.cast_lines(book, set(ids), name))

    async def add_character(self, name: str, voice: Voice | None = None) -> None:
        """Put somebody into the cast.  Raises BookError for a name that is empty or taken."""
        await self._edit("Change cast", lambda book: casting.add_character(book, name, voice))

    async def rename_character(self, name: str, new: str) -> None:
        """Give a character another name; the lines stay theirs.  Raises BookError for a name that is empty or taken."""
        await self._edit_character("Change cast", name, lambda book: casting.rename_character(book, name, new))

    async def remove_character(self, name: str) -> None:
        """Take somebody out of the cast; their lines go back to the narrator."""
        await self._edit_character("Change cast", name, lambda book: casting.remove_character(book, name))

    async def set_character_voice(self, name: str, voice: Voice | None) -> None:
        """Change the voice of a character's lines that have none of their own; None: like the narrator's."""
        await self._edit_character("Change voice", name, lambda book: casting.set_character_voice(book, name, voice))

    async def set_chapter_voice(self, id: ChapterId, voice: Voice | None) -> None:
        """Give a chapter a voice of its own; None gives it back to the book."""
        await self._edit("Change voice", lambda book: edits.set_chapter_voice(book, id, voice))

    async def set_book_voice(self, voice: Voice) -> None:
        """Change the voice of every chapter and line that has none of its own."""
        await self._edit("Change voice", lambda book: edits.set_book_voice(book, voice))

    async def use_one_voice(self, voice: Voice, chapters: Collection[ChapterId]) -> None:
        """Let one voice speak these chapters, whatever voices they, their characters or their lines had."""
        await self._edit("Change voice", lambda book: edits.one_voice(book, voice, chapters))

    async def add_reference(self, title: str, wav: bytes, transcript: str) -> str:
        """Keep a recording that voices are cloned from with the book; returns what `Voice.reference` calls it.

        The same recording with the same words is kept once, under its latest title.  It is no step of undo.
        """
        recording = ReferenceRecording(digest(wav, transcript), title.strip(), wav, transcript)
        await self._file.keep_reference(recording)
        self._references.add(recording)
        return recording.digest

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

    async def reread(self, fresh: Book) -> None:
        """Go over to another reading of the manuscript; what was made of chapters and lines stays where it can."""
        await self._edit_widely("Read again", lambda book: reread(book, fresh))

    async def set_spoken_rules(self, rules: SpokenRules) -> None:
        """Change how lines are prepared for the voice; lines that are sent as before keep their takes."""
        await self._edit("Change spoken form", lambda book: edits.set_spoken_rules(book, rules))

    async def effect_of(self, fresh: Book) -> tuple[int, Loss]:
        """Return how many lines would be new with another reading of the manuscript, and what it could not keep."""
        before = self.book
        after = await asyncio.to_thread(reread, before, fresh)
        new = sum(not self.has(line.id) for chapter in after.chapters for line in chapter.segments)
        return new, await asyncio.to_thread(loss, before, after)

    async def undo(self) -> None:
        """Take the last edit back; nothing happens where there is none."""
        async with self._editing:
            if self._history.past:
                with self._history.kept_on_failure():
                    await self._show(self._history.undo(self.book))

    async def redo(self) -> None:
        """Make the edit again that was undone last; nothing happens where there is none."""
        async with self._editing:
            if self._history.future:
                with self._history.kept_on_failure():
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

    async def _edit(self, label: str, change: Callable[[Book], Book]) -> None:
        async with self._editing:
            await self._adopt(label, change(self.book))

    async def _edit_widely(self, label: str, change: Callable[[Book], Book]) -> None:
        """Edit what may be every line of the book: the work is done in a thread."""
        async with self._editing:
            await self._adopt(label, await asyncio.to_thread(change, self.book))

    async def _edit_line(self, label: str, id: SegmentId, change: Callable[[Book], Book]) -> None:
        """Edit one line, unless the book was cut anew while this edit waited its turn and the line is gone."""
        await self._edit(label, lambda book: change(book) if self.has(id) else book)

    async def _edit_character(self, label: str, name: str, change: Callable[[Book], Book]) -> None:
        """Edit one character, unless somebody of that name is no longer in the cast when this edit's turn comes."""
        await self._edit_widely(label, lambda book: change(book) if casting.character(book, name) else book)

    async def _adopt(self, label: str, after: Book) -> None:
        if after is self.book:
            return
        with self._history.kept_on_failure():
            self._history.record(label, self.book)
            await self._show(after)

    async def _show(self, after: Book) -> None:
        """Go over to another book: at once in memory, then on disk; back again where the disk fails."""
        before = self.book
        changes = await self._follow(after)
        try:
            await self._file.apply(after, changes)
        except ProjectError:
            await self._follow(before)
            raise

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


def _recut(book: Book, rules: CuttingRules) -> Book:
    return edits.recut(book, rules, cut_all(book.chapters, rules))
