"""The open book as the player hears it."""

from cosystudio.audio.clip import Clip
from cosystudio.audio.trim import MARGIN_MS
from cosystudio.book.model import SegmentId
from cosystudio.session.session import Session


class BookSource:
    """Gives the player each line's sound, the pause after it, and the line that follows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def clip(self, id: SegmentId) -> Clip | None:
        """Return the line as an export would lay it down; None where it has no sound or is gone."""
        return await self._session.clip_for_ear(id) if self._session.has(id) else None

    def pause_after_ms(self, id: SegmentId) -> int:
        """Return the silence between this line's clip and the next; the clips' own margins are part of the pause."""
        pause_ms = self._session.segment(id).pause_ms if self._session.has(id) else 0
        return max(0, pause_ms - 2 * MARGIN_MS)

    def next(self, id: SegmentId) -> SegmentId | None:
        """Return the line after this one."""
        return self._session.after(id) if self._session.has(id) else None

    def previous(self, id: SegmentId) -> SegmentId | None:
        """Return the line before this one."""
        return self._session.before(id) if self._session.has(id) else None
