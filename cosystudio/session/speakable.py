"""Which lines of the open book can be spoken as things are, and which need it."""

import asyncio
from collections.abc import Collection, Sequence

from cosystudio.book.model import ChapterId, ChapterKind, SegmentId
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import Saved
from cosystudio.session.editing import EditableBook
from cosystudio.session.languages import Languages
from cosystudio.session.lines import Lines


class SpeakableBook(EditableBook):
    """The open book beside what is known of the voices: which of its lines they can say."""

    def __init__(self, file: ProjectFile, saved: Saved, lines: Lines) -> None:
        super().__init__(file, saved, lines)
        self._languages = Languages()

    def unsayable(self, chapters: Collection[ChapterId]) -> dict[SegmentId, str]:
        """Return the lines of chapters that their voice does not speak, in order, and the language of each.

        It would leave them out or read them like its own language, so they want another voice before production.
        """
        found: dict[SegmentId, str] = {}
        for chapter in self.book.chapters:
            if chapter.id in chapters:
                found |= self._languages.strange_in(self.book, chapter)
        return found

    async def find_unsayable(self, ids: Sequence[SegmentId]) -> dict[SegmentId, str]:
        """Return the lines among these that their voice does not speak; a long book is looked through in a thread."""
        wanted = set(ids)
        chapters = {self.chapter_of(id).id for id in ids if self.has(id)}
        found = await asyncio.to_thread(self.unsayable, chapters)
        return {id: language for id, language in found.items() if id in wanted}

    def _needs_sound(self, id: SegmentId) -> bool:
        spoken = self._lines.spoken(id)
        return bool(spoken.text) and not self._shelf.has(spoken.key) and not self._is_left_out(id)

    def _is_left_out(self, id: SegmentId) -> bool:
        """True while the line stands in a chapter that the person has taken out of the book."""
        return self.has(id) and self.chapter_of(id).kind is ChapterKind.SKIP
