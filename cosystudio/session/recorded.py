"""What was recorded of the open book: its takes to hear, and finished files of them."""

import asyncio
from collections.abc import Callable, Collection, Sequence

from cosystudio.audio.clip import Clip, Samples, WordTime
from cosystudio.audio.trim import trim_silence
from cosystudio.book.model import ChapterId, LineState, SegmentId, TakeId
from cosystudio.project.values import ManuscriptFile
from cosystudio.session.editing import EditableBook
from cosystudio.session.exporting import ExportResult, ExportWish, Gaps, export_book, gaps_of


class RecordedBook(EditableBook):
    """The open book and its sound, as it is kept in the project file."""

    async def clip_for_ear(self, id: SegmentId) -> Clip | None:
        """Return a line's current take without the engine's own silence at its ends; None where there is no take."""
        take = self.current_take(id)
        if take is None:
            return None
        return await asyncio.to_thread(trim_silence, await self.take_clip(take.id))

    async def manuscript(self) -> ManuscriptFile | None:
        """Return the file that the book was read from; None in books that were made before it was kept."""
        return await self._file.manuscript()

    async def take_clip(self, take: TakeId) -> Clip:
        """Return a take as it was received."""
        return await self._file.clip(take)

    async def take_words(self, take: TakeId) -> tuple[WordTime, ...]:
        """Return when each word of a take is heard; empty where the service told no times."""
        return await self._file.words(take)

    async def take_peaks(self, take: TakeId) -> Samples:
        """Return a take's waveform, shape [bins, 2], minimum and maximum in -1..1."""
        return await self._file.peaks(take)

    def gaps(self, chapters: Collection[ChapterId] | None = None) -> Gaps:
        """Return the lines that an export of these chapters (None: the ticked ones) would lack or play outdated."""
        return gaps_of(self.book, chapters, self._gap)

    async def export(self, wish: ExportWish, progress: Callable[[float], None]) -> ExportResult:
        """Write finished files; `progress` is called with 0..1 from another thread.  Raises ExportError.

        Cancelling the task leaves the folder as it was.
        """
        return await export_book(self.book, wish, self.current_take, self._file.clip_now, progress)

    async def use_fresh_takes(self, ids: Sequence[SegmentId]) -> None:
        """Give up the choice of a stale take on every line that has a fresh one."""
        for id in ids:
            if self.has(id) and self._is_choice_outdated(id):
                await self.choose_take(id, None)

    def _gap(self, id: SegmentId) -> LineState:
        """Whether an export would lack the line or play it outdated, whatever is happening to it just now."""
        spoken, take = self._lines.spoken(id), self.current_take(id)
        if not spoken.text or (take is not None and take.key == spoken.key):
            return LineState.SPOKEN
        return LineState.NOT_SPOKEN if take is None else LineState.STALE

    def _is_choice_outdated(self, id: SegmentId) -> bool:
        """True when a chosen take hides one that sounds as the line should now."""
        has_choice = self.segment(id).take is not None
        return has_choice and self._gap(id) is LineState.STALE and self._shelf.has(self._lines.spoken(id).key)
