"""What is seen on a page: the lines that its runs of letters make."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

CALL_OPENS, CALL_CLOSES, CAP_ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
"""Characters that no text holds: around a note mark found in a line, and behind a large first letter."""


@dataclass(slots=True)
class Line:
    """One printed line of a column.

    `columns` is how many stand side by side where it was found, `column` which of them; `raised` are the places in
    the text that are set smaller and higher; `gaps` counts the wide holes in it, as in a row of a table.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool = False
    is_italic: bool = False
    column: int = 0
    columns: int = 1
    raised: tuple[tuple[int, int], ...] = ()
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, and the text that runs across or beside them."""

    index: int
    height: float
    lines: tuple[Line, ...]
    sideways: str = ""


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of most letters, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0
