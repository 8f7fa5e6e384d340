"""The verbs that say who speaks: suggestions, and two characters made one."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from cosystudio.book import casting
from cosystudio.book.model import SegmentId
from cosystudio.session.editing import EditableBook
from cosystudio.session.speakers import Casting, Wish, find_speakers


class CastableBook(EditableBook):
    """The open book, and what was suggested last of who speaks in it."""

    suggested = Casting()

    async def suggest_speakers(self) -> Casting:
        """Read the whole book and return who seems to speak each line that nobody speaks yet; nothing changes."""
        self.suggested = await asyncio.to_thread(find_speakers, self.book)
        return self.suggested

    def suggestion(self, id: SegmentId) -> Wish | None:
        """Return who was suggested last for a line; None where nobody was, or where it has a speaker."""
        wish = self.suggested.lines.get(id)
        return wish if wish is not None and self.has(id) and not self.segment(id).character else None

    async def use_speakers(self, speakers: Mapping[SegmentId, str]) -> None:
        """Give lines their speakers, all in one step of undo; a line that somebody speaks already stays as it is."""
        await self._edit_widely("Change character", lambda book: casting.cast_each(book, speakers))

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
