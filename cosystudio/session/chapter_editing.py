"""The edits of whole chapters, on top of those of lines; each on disk when it returns, each one step of undo."""

from collections.abc import Collection

from cosystudio.book import chapters
from cosystudio.book.model import ChapterId, ChapterKind, SegmentId
from cosystudio.session.casting import CastableBook


class EditableChapters(CastableBook):
    """The open book, whose chapters can be parted, joined, named, ordered and put to another use.

    No line is lost: each keeps its id, so that production goes on with it wherever it stands.  An edit of a chapter or
    line that is gone when its turn comes does nothing.
    """

    async def split_chapter(self, id: SegmentId, title: str) -> None:
        """Let a new chapter begin with this line; nothing happens on the first line of a chapter."""

        def can(line: SegmentId) -> bool:
            return self.has(line) and self.number(line) > 1

        await self._edit("Split chapter", lambda book: chapters.split_chapter(book, id, title) if can(id) else book)

    async def merge_chapter(self, id: ChapterId) -> None:
        """Join a chapter with the next one; nothing happens on the last."""

        def can(chapter: ChapterId) -> bool:
            return self.has_chapter(chapter) and self.book.chapters[-1].id != chapter

        await self._edit("Merge chapters", lambda book: chapters.merge_chapter(book, id) if can(id) else book)

    async def rename_chapter(self, id: ChapterId, title: str, part: str) -> None:
        """Change a chapter's title, and the part of the book that it stands in; an empty part is none."""
        await self._edit(
            "Rename chapter",
            lambda book: chapters.rename_chapter(book, id, title, part) if self.has_chapter(id) else book,
        )

    async def move_chapters(
        self, ids: Collection[ChapterId], before: ChapterId | None, part: str | None = None
    ) -> None:
        """Put chapters, in the order they have, before another one, or with None at the end.

        They become chapters of `part`; with None, of the part that they come to stand in.
        """
        await self._edit(
            "Move chapters",
            lambda book: (
                chapters.move_chapters(book, set(ids), before, part)
                if before is None or self.has_chapter(before)
                else book
            ),
        )

    async def retype_chapters(self, ids: Collection[ChapterId], kind: ChapterKind) -> None:
        """Say what chapters are; body is ticked, all else is not, and what is left out is never spoken."""
        await self._edit("Change kind of chapters", lambda book: chapters.retype_chapters(book, set(ids), kind))
