"""How far a chapter or a book has come."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of lines, and seconds of sound: `seconds` recorded, `estimated_seconds` in all with what is missing."""

    lines: int = 0
    spoken: int = 0
    stale: int = 0
    failed: int = 0
    seconds: float = 0.0
    estimated_seconds: float = 0.0

    @property
    def is_spoken(self) -> bool:
        """True when every line has a fresh take."""
        return self.spoken == self.lines


def summed(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of several chapters together."""
    total = Tally()
    for one in tallies:
        total = Tally(
            total.lines + one.lines,
            total.spoken + one.spoken,
            total.stale + one.stale,
            total.failed + one.failed,
            total.seconds + one.seconds,
            total.estimated_seconds + one.estimated_seconds,
        )
    return total
