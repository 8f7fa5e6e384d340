"""Counts by chapter that follow each line as it changes, so that progress costs the same in any book."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cosystudio.book.model import Chapter, ChapterId, LineState, SegmentId
from cosystudio.book.progress import Tally


@dataclass(frozen=True, slots=True)
class Share:
    """What one line adds to its chapter: its state, and seconds of sound (recorded, else estimated)."""

    state: LineState
    seconds: float
    estimated_seconds: float


@dataclass(slots=True)
class _Sum:
    lines: int = 0
    states: dict[LineState, int] = field(default_factory=lambda: dict.fromkeys(LineState, 0))
    seconds: float = 0.0
    estimated_seconds: float = 0.0

    def add(self, share: Share, sign: int) -> None:
        self.states[share.state] += sign
        self.seconds += sign * share.seconds
        self.estimated_seconds += sign * share.estimated_seconds


class Tallies:
    """The tally of each chapter; `share_of` tells what a line adds now."""

    def __init__(self, share_of: Callable[[SegmentId], Share]) -> None:
        self._share_of = share_of
        self._sums: dict[ChapterId, _Sum] = {}
        self._shares: dict[SegmentId, Share] = {}

    def recount(self, chapters: Iterable[Chapter]) -> None:
        """Count whole chapters anew."""
        for chapter in chapters:
            total = _Sum(len(chapter.segments))
            for line in chapter.segments:
                share = self._shares[line.id] = self._share_of(line.id)
                total.add(share, 1)
            self._sums[chapter.id] = total

    def follow(self, chapter: ChapterId, id: SegmentId) -> None:
        """Count one line anew; one that was never counted is left to the count of its chapter."""
        if chapter not in self._sums or id not in self._shares:
            return
        total, share = self._sums[chapter], self._share_of(id)
        total.add(self._shares[id], -1)
        total.add(share, 1)
        self._shares[id] = share

    def tally(self, chapter: ChapterId) -> Tally:
        """Return the counts of a chapter, all 0 until it is counted."""
        total = self._sums.get(chapter) or _Sum()
        return Tally(
            lines=total.lines,
            spoken=total.states[LineState.SPOKEN],
            stale=total.states[LineState.STALE],
            failed=total.states[LineState.FAILED],
            seconds=max(0.0, total.seconds),
            estimated_seconds=max(0.0, total.estimated_seconds),
        )
