"""The verbs that say who speaks: suggestions, and two characters made one."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import replace

from cosystudio.book import casting
from cosystudio.book.changes import Changes
from cosystudio.book.model import SegmentId
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import Saved
from cosystudio.session.editing import EditableBook
from cosystudio.session.lines import Lines
from cosystudio.session.speakers import Casting, Wish, find_speakers

READ_UNASKED = 2_500_000
"""Characters of a book that is read for who speaks without being asked: some seconds of a thread."""


class CastableBook(EditableBook):
    """The open book, and what was suggested last of who speaks in it.

    `suggested` is empty until the book was read; it is no part of the book, so that nothing of it is undone or saved.
    """

    def __init__(self, file: ProjectFile, saved: Saved, lines: Lines) -> None:
        super().__init__(file, saved, lines)
        self.suggested = Casting()
        self._was_read = False
        self._called_otherwise: list[tuple[str, str]] = []

    async def suggest_once(self) -> None:
        """Read the book for who speaks, unless that was done since it was opened, or it is a very long one."""
        if self._was_read:
            return
        self._was_read = True
        if sum(len(block.text) for chapter in self.book.chapters for block in chapter.blocks) <= READ_UNASKED:
            await self.suggest_speakers()

    async def suggest_speakers(self) -> Casting:
        """Read the whole book and return who seems to speak each line that nobody speaks yet; nothing changes."""
        self._was_read = True
        before = self.suggested
        found = await asyncio.to_thread(find_speakers, self.book)
        for name, into in self._called_otherwise:
            found = found.merged(name, into)
        self.suggested = found
        self._tell(Changes(segments=frozenset({*before.lines, *found.lines})))
        return found

    def call_suggested(self, name: str, into: str) -> Casting:
        """Give a suggested character another name, or the lines to another one, now and when the book is read again."""
        self._called_otherwise.append((name, into))
        self.suggested = self.suggested.merged(name, into)
        return self.suggested

    def suggestion(self, id: SegmentId) -> Wish | None:
        """Return who was suggested last for a line; None where nobody was, or where it has a speaker."""
        wish = self.suggested.lines.get(id)
        return wish if wish is not None and self.has(id) and not self.segment(id).character else None

    async def use_speakers(self, speakers: Mapping[SegmentId, str]) -> None:
        """Give lines their speakers, all in one step of undo; a line that somebody speaks already stays as it is."""
        await self._edit_widely("Change character", lambda book: casting.cast_each(book, speakers))

    async def use_suggested(self, names: Collection[str], *, only_sure: bool = False, part: bool = False) -> int:
        """Give these characters the lines that are suggested for them; returns how many there were.

        With `part` the book is first cut so that no line holds both narration and speech, a step of undo of its own.
        """
        if part:
            await self.part_speech()
            await self.suggest_speakers()
        speakers = self.suggested.speakers(names, only_sure=only_sure)
        await self.use_speakers(speakers)
        return len(speakers)

    async def part_speech(self) -> None:
        """Cut the book so that no line holds both narration and speech; unchanged lines keep their takes."""
        if not self.book.rules.speech_apart:
            await self.set_rules(replace(self.book.rules, speech_apart=True))

    async def merge_characters(self, name: str, into: str) -> None:
        """Let two characters be one, under the name and with the voice of the second."""
        await self._edit_widely(
            "Change cast",
            lambda book: (
                casting.merge_characters(book, name, into)
                if casting.character(book, name) and casting.character(book, into)
                else book
            ),
        )
