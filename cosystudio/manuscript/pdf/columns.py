"""The reading order of a page: columns are found by the white between them, each is read down before the next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from cosystudio.pdfium.values import Run

_BIN_POINTS = 2.0
_FEWEST_ROWS = 4
_LARGER = 1.12
"""Against the usual size: what a heading is at least."""
_FEWEST_PAGES, _FEWEST_BESIDE = 2, 2
"""Pages that are parted in one place, and rows side by side, from which on the place is known."""
_AS_WIDE = 0.8
"""Of the white that may part columns: what is no narrower parts words."""
_FEWEST_EVEN, _EVEN_POINTS, _SHARE_EVEN = 6, 1.5, 0.6
_NARROWEST_COLUMN = 0.2
"""Of the width of the text: a column that is narrower holds numbers or notes at the margin."""


class Gutters:
    """Remembers where pages are parted, for those with so little text in their columns that it does not show."""

    def __init__(self) -> None:
        """Know of none."""
        self._seen: Counter[int] = Counter()

    def regions_of(self, runs: Sequence[Run]) -> Iterator[tuple[list[Run], int, int]]:
        """Yield the runs that are read together, as the function does."""
        known = next((place for place, count in self._seen.most_common(1) if count >= _FEWEST_PAGES), None)
        if known is not None and _is_free(runs, known):
            return _parted(runs, float(known), 1, 0)
        if (gutter := _gutter(runs)) is None:
            return iter([(list(runs), 1, 0)])
        self._seen[round(gutter)] += 1
        return _parted(runs, gutter, 1, 0)


def _is_free(runs: Sequence[Run], gutter: int) -> bool:
    """Does text stand on both sides of the gutter, in rows side by side, and little across it?"""
    across = sum(run.x0 < gutter < run.x1 for run in runs)
    left, right = ({round(run.y / 2) for run in runs if (run.x0 < gutter) is is_left} for is_left in (True, False))
    return len(left & right) >= max(_FEWEST_BESIDE, 2 * across)


def regions_of(runs: Sequence[Run], columns: int = 1, column: int = 0) -> Iterator[tuple[list[Run], int, int]]:
    """Yield the runs that are read together, top down: with how many columns stand side by side and which it is."""
    gutter = _gutter(runs)
    if gutter is None:
        yield list(runs), columns, column
    else:
        yield from _parted(runs, gutter, columns, column)


def _parted(runs: Sequence[Run], gutter: float, columns: int, column: int) -> Iterator[tuple[list[Run], int, int]]:
    for band, is_parted in _bands(runs, gutter):
        if not is_parted:
            yield band, columns, column
            continue
        left = [run for run in band if run.x1 <= gutter]
        yield from regions_of(left, columns + 1, column)
        yield from regions_of([run for run in band if run.x1 > gutter], columns + 1, column + 1)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Return the middle of the white band that parts two columns of text, if there is one."""
    if len(runs) < 2 * _FEWEST_ROWS:
        return None
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    size = median(run.size for run in runs)
    if x1 - x0 < 16 * size:
        return None
    cover = _cover(runs, x0, x1)
    best: tuple[float, float] | None = None
    for start, end, crossing in _valleys(cover, 0.6 * size):
        middle = x0 + (start + end) / 2 * _BIN_POINTS
        if _parts_columns(runs, middle, x1 - x0, crossing):
            score = abs(middle - (x0 + x1) / 2)
            best = min(best, (score, middle)) if best else (score, middle)
    return best[1] if best else None


def _cover(runs: Sequence[Run], x0: float, x1: float) -> list[int]:
    """Return how many runs stand over each bin of the width."""
    steps = [0] * (int((x1 - x0) / _BIN_POINTS) + 3)
    for run in runs:
        first = int((run.x0 - x0) / _BIN_POINTS)
        steps[first] += 1
        steps[max(int((run.x1 - x0) / _BIN_POINTS), first) + 1] -= 1
    total, cover = 0, []
    for step in steps:
        total += step
        cover.append(total)
    return cover[:-2]


def _valleys(cover: list[int], narrowest: float) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of the width with the least text over them, away from the edges."""
    low, high = int(len(cover) * _NARROWEST_COLUMN), int(len(cover) * (1 - _NARROWEST_COLUMN))
    inner, most = cover[low:high], 0.45 * max(cover)
    for floor in sorted({count for count in inner if count <= most})[:6]:
        at = low
        while at < high:
            end = at
            while end < high and cover[end] <= floor:
                end += 1
            if (end - at) * _BIN_POINTS >= narrowest:
                yield at, end, floor
            at = end + 1


def _parts_columns(runs: Sequence[Run], middle: float, width: float, crossing: int) -> bool:
    """Does the line part two bodies of text that stand side by side and fill their widths?"""
    left = _rows([run for run in runs if run.x1 <= middle])
    right = _rows([run for run in runs if run.x0 >= middle])
    if min(len(left), len(right)) < max(_FEWEST_ROWS, crossing / 2):
        return False
    beside = sum(1 for y in right if any(abs(y - other) < 30 for other in left))
    if beside < 0.6 * min(len(left), len(right)) or _is_between_words(runs, middle):
        return False
    return all(_is_text(rows, width) for rows in (left, right))


def _is_between_words(runs: Sequence[Run], middle: float) -> bool:
    """Is the white in most lines no wider than that between other words, as in a few lines stretched to the width?

    White that begins in one place in all lines, and ends in one, parts columns, unless that of other words does so too.
    """
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(round(run.y / 3), []).append(run)
    alike = 0
    edges: list[tuple[float, float]] = []
    between: Counter[int] = Counter()
    for row in rows.values():
        pairs = list(pairwise(sorted(row, key=lambda run: run.x0)))
        holes = [after.x0 - before.x1 for before, after in pairs if before.x1 <= middle <= after.x0]
        others = [after.x0 - before.x1 for before, after in pairs if not before.x1 <= middle <= after.x0]
        edges += [(before.x1, after.x0) for before, after in pairs if before.x1 <= middle <= after.x0]
        between.update({round(before.x1 / 3) for before, after in pairs if not before.x1 <= middle <= after.x0})
        alike += bool(holes and others) and max(others) > _AS_WIDE * max(holes)
    is_table = any(count > _SHARE_EVEN * len(edges) for count in between.values())
    return 2 * alike > len(edges) and (is_table or not _are_even(edges))


def _are_even(edges: Sequence[tuple[float, float]]) -> bool:
    """Does the white begin in one place in most lines, and end in one?"""
    if len(edges) < _FEWEST_EVEN:
        return False
    sides = [sorted(side) for side in zip(*edges, strict=True)]
    return all(
        sum(abs(place - side[len(side) // 2]) < _EVEN_POINTS for place in side) > _SHARE_EVEN * len(side)
        for side in sides
    )


def _rows(runs: Sequence[Run]) -> dict[float, tuple[float, float]]:
    """Return the extent of the text on each base line."""
    rows: dict[float, tuple[float, float]] = {}
    for run in runs:
        y = round(run.y / 3) * 3.0
        before = rows.get(y, (run.x0, run.x1))
        rows[y] = (min(before[0], run.x0), max(before[1], run.x1))
    return rows


def _is_text(rows: dict[float, tuple[float, float]], width: float) -> bool:
    envelope = max(x1 for _, x1 in rows.values()) - min(x0 for x0, _ in rows.values())
    full = sum(1 for x0, x1 in rows.values() if x1 - x0 > 0.6 * envelope)
    return envelope > _NARROWEST_COLUMN * width and full >= 0.5 * len(rows)


def _is_rest_of_heading(run: Run, above: Run, size: float) -> bool:
    """Is this a short last line of a heading that stands over the columns?"""
    is_large = run.size > _LARGER * size and abs(run.size - above.size) < 0.06 * run.size
    return is_large and above.y - run.y < 2 * run.size


def _bands(runs: Sequence[Run], gutter: float) -> Iterator[tuple[list[Run], bool]]:
    """Yield the runs from top to bottom: those that cross the gutter, and those between them that it parts."""
    band: list[Run] = []
    is_parted = False
    size = median(run.size for run in runs)
    crossed = sorted({round(run.y) for run in runs if run.x0 < gutter < run.x1})
    for run in sorted(runs, key=lambda run: -run.y):
        crosses = any(abs(run.y - y) <= max(2.0, 0.3 * run.size) for y in crossed)
        crosses = crosses or (bool(band) and not is_parted and _is_rest_of_heading(run, band[-1], size))
        if band and crosses is is_parted:
            yield band, is_parted
            band = []
        band.append(run)
        is_parted = not crosses
    if band:
        yield band, is_parted
