"""The numbers that a word processor writes before headings and lines of lists, counted as it counts them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cosystudio.manuscript.office.number_forms import written

_PLACE = re.compile(r"%([1-9])")
_LEGAL = "decimal"
LEVELS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: `pattern` is such as ``Chapter %1``, the number of each depth behind its per cent sign."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts: bool = True
    is_legal: bool = False

    @property
    def is_bullet(self) -> bool:
        """Is it marked by a sign and not counted?"""
        return self.form == "bullet"


@dataclass(slots=True)
class Counter:
    """Where the counting of one list has come to, by depth from 0."""

    levels: Sequence[Level]
    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def next_label(self, depth: int, levels: Sequence[Level] | None = None) -> str:
        """Count one line at that depth, and return what is written before it; nothing for a bullet."""
        levels = levels or self.levels
        if not 0 <= depth < min(len(levels), LEVELS):
            return ""
        level = levels[depth]
        value = self.values[depth]
        self.values[depth] = level.start if value is None else value + 1
        for deeper in range(depth + 1, LEVELS):
            if deeper < len(levels) and levels[deeper].restarts:
                self.values[deeper] = None
        return "" if level.is_bullet else self._label(depth, levels)

    def start_at(self, depth: int, value: int) -> None:
        """Let the next line at that depth have this number."""
        if 0 <= depth < LEVELS:
            self.values[depth] = value - 1

    def _label(self, depth: int, levels: Sequence[Level]) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at >= len(levels):
                return ""
            value = self.values[at]
            form = _LEGAL if levels[depth].is_legal and levels[at].form != "none" else levels[at].form
            return written(levels[at].start if value is None else value, form)

        return _PLACE.sub(number, levels[depth].pattern).strip()
