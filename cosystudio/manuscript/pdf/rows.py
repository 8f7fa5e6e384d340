"""From the runs of a column to its rows, with raised marks and large first letters in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from cosystudio.pdfium.values import Run

_CAPITALS = 1.45
"""In sizes of small capitals: what may be the size of the capitals beside them."""
_SHARE_OF_CAPITALS = 0.08
_BELOW_CAP = 1.3
"""In sizes: how far below the base line of a large first letter the last line beside it may stand."""


@dataclass(slots=True)
class Row:
    """Runs on one base line; `cap` is a large first letter that reaches down into the lines below."""

    y: float
    size: float
    runs: list[Run]
    cap: Run | None = None
    left: float | None = None


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Return the rows, the highest first."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: -run.y):
        row = next((row for row in rows[:-6:-1] if _is_on(run, row)), None)
        if row is None:
            rows.append(Row(run.y, run.size, [run]))
        else:
            row.runs.append(run)
    for row in rows:
        row.size, row.y = _size_and_line(row.runs)
    return _with_caps(_with_raised(rows))


def _size_and_line(runs: Sequence[Run]) -> tuple[float, float]:
    """Return the size of a row, and the height of its base line."""
    letters: dict[float, int] = {}
    for run in runs:
        letters[run.size] = letters.get(run.size, 0) + len(run.text)
    size = _size_of(letters)
    return size, next(run.y for run in runs if run.size == size)


def _size_of(letters: dict[float, int]) -> float:
    """Return the size of most letters of a row, or the larger one to which they are the small capitals."""
    usual = max(letters, key=lambda size: (letters[size], size))
    fewest = _SHARE_OF_CAPITALS * sum(letters.values())
    return max(size for size in letters if size == usual or (size < _CAPITALS * usual and letters[size] >= fewest))


def _is_on(run: Run, row: Row) -> bool:
    """Does the run stand on the row's base line, beside what is there?

    The boxes of single marks lie: brackets of vertical lines have them a whole character too high.
    """
    if abs(run.y - row.y) > 0.22 * min(run.size, row.size):
        return False
    return is_mark(run.text) or not any(_overlap(run, other) for other in row.runs)


def is_mark(text: str) -> bool:
    """Is this one character that is neither letter nor figure?"""
    return len(text) == 1 and not text.isalnum()


def _overlap(one: Run, other: Run) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0) + 0.01


def _with_raised(rows: list[Row]) -> list[Row]:
    """Return the rows, the small marks above and below a line brought into it."""
    kept: list[Row] = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        for near in (*range(at - 1, max(at - 5, -1), -1), *range(at + 1, min(at + 5, len(rows)))):
            host = rows[near]
            if near not in taken and _belongs(row, host):
                host.runs += row.runs
                taken.add(at)
                break
    kept += [row for at, row in enumerate(rows) if at not in taken]
    return kept


def _belongs(small: Row, host: Row) -> bool:
    """Are these letters set higher or lower in the host's line?"""
    lift = (small.y - host.y) / host.size
    if small.size > 0.88 * host.size or not -0.35 < lift < 0.75:
        return False
    return all(_touches(run, host) for run in small.runs)


def _touches(run: Run, host: Row) -> bool:
    near = 0.7 * host.size
    is_beside = any(abs(run.x0 - other.x1) < near or abs(other.x0 - run.x1) < near for other in host.runs)
    return is_beside and not any(_overlap(run, other) for other in host.runs)


def _with_caps(rows: list[Row]) -> list[Row]:
    """Return the rows, each large first letter put before the first of the lines that stand beside it."""
    usual = median(row.size for row in rows) if rows else 0.0
    for row in rows:
        cap = min(row.runs, key=lambda run: run.x0, default=None)
        if cap is None or row.cap or cap.size < 1.5 * usual or not _is_cap(cap.text):
            continue
        others = [run for run in row.runs if run is not cap]
        beside = _beside(rows, cap, row)
        first = max(beside, key=lambda other: _height(other, cap), default=None)
        if first is None or first.cap or cap.size < 1.6 * max(run.size for run in (*others, first.runs[-1])):
            continue
        first.cap = cap
        row.runs = others
        for other in beside:
            other.left = cap.x0
        if others:
            row.left = cap.x0
            row.size, row.y = _size_and_line(others)
    return sorted((row for row in rows if row.runs), key=lambda row: -row.y)


def _beside(rows: list[Row], cap: Run, own: Row) -> list[Row]:
    """Return the rows that stand beside the large letter; the last of them may stand a little below it."""
    beside = [row for row in rows if _stands_beside(row, cap, own)]
    starts = {round(_start(row, cap)) for row in beside}
    lowest = cap.y - _BELOW_CAP * min((row.size for row in beside), default=0.0)
    below = [row for row in rows if row not in beside and lowest < row.y < cap.y and len(row.runs)]
    return beside + [row for row in below if starts & {round(_start(row, cap)) + step for step in (-1, 0, 1)}]


def _start(row: Row, cap: Run) -> float:
    """Return where the row begins, the large letter apart."""
    return min((run.x0 for run in row.runs if run is not cap), default=cap.x0)


def _is_cap(text: str) -> bool:
    return len(text.strip("“\"‘'«「『")) in (1, 2) and text[-1:].isalpha()


def _height(row: Row, cap: Run) -> float:
    """Return how high the text of the row stands, the large letter apart."""
    return max(run.y for run in row.runs if run is not cap)


def _stands_beside(row: Row, cap: Run, own: Row) -> bool:
    runs = [run for run in row.runs if run is not cap]
    if not runs:
        return False
    start = min(run.x0 for run in runs)
    size = runs[0].size
    is_level = cap.y - 0.7 * size <= runs[0].y <= cap.y + 0.8 * cap.size
    return is_level and cap.x1 - 0.3 * size <= start < cap.x1 + 1.5 * size and (row is not own or bool(runs))
