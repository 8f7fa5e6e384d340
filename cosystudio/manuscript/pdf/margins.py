"""Where the text of a page begins and ends, and how its paragraphs are set apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cosystudio.manuscript.pdf.values import Line, Page, body_size

_Place = tuple[int, int, int]
_Edges = dict[_Place, tuple[float, float]]
_FEWEST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Layout:
    """How the book is set, in points.

    `edges` are left and right of each column by its place; `leading` is the step from line to line in sizes; `indent`
    that of first lines, 0 where paragraphs are parted by white; `is_ragged` is whether lines end where their words do.
    """

    size: float
    leading: float
    indent: float
    is_ragged: bool
    edges: _Edges
    own: _Edges

    def left(self, line: Line) -> float:
        """Return where the line's column begins."""
        return self._edges(line)[0]

    def right(self, line: Line) -> float:
        """Return where the line's column ends."""
        return self._edges(line)[1]

    def width(self, line: Line) -> float:
        """Return the width of the columns that stand where the line's does, on the pages where they are widest."""
        places = (edges for (_, columns, _), edges in self.edges.items() if columns == line.columns)
        return max((right - left for left, right in places), default=0.0)

    def _edges(self, line: Line) -> tuple[float, float]:
        left, right = self.edges[_place(line)]
        own_left, own_right = self.own[line.page, line.columns, line.column]
        return min(left, own_left) if own_left < left - 0.3 * self.size else left, max(right, own_right)


def layout_of(pages: Sequence[Page]) -> Layout:
    """Return how the pages are set, after running heads and notes are gone."""
    lines = [line for page in pages for line in page.lines]
    size = body_size(lines)
    body = [line for line in lines if abs(line.size - size) < 0.06 * size]
    own = _extents(body or lines)
    for line in lines:
        own.setdefault((line.page, line.columns, line.column), (line.x0, line.x1))
    edges = _edges_by_place(own, size)
    steps = [(a.y - b.y) / size for a, b in _neighbours(body) if 0.8 * size < a.y - b.y < 3 * size]
    leading = _commonest(steps, 0.02, 1.2)
    ends = [edges[_place(line)][1] - line.x1 for line in body if line.x1 - line.x0 > 0.6 * _width(edges, line)]
    is_ragged = sum(1 for end in ends if end < 0.35 * size) < 0.45 * len(ends)
    return Layout(size, leading, _indent(body, edges, size, leading), is_ragged, edges, own)


def _place(line: Line) -> _Place:
    return line.page % 2, line.columns, line.column


def _width(edges: _Edges, line: Line) -> float:
    left, right = edges[_place(line)]
    return right - left


def _extents(lines: Iterable[Line]) -> _Edges:
    """Return the leftmost and the rightmost place of each column on each page."""
    found: _Edges = {}
    for line in lines:
        key = (line.page, line.columns, line.column)
        left, right = found.get(key, (line.x0, line.x1))
        found[key] = (min(left, line.x0), max(right, line.x1))
    return found


def _edges_by_place(own: _Edges, size: float) -> _Edges:
    """Return the edges that most pages of the same side share."""
    lefts: dict[_Place, list[float]] = defaultdict(list)
    rights: dict[_Place, list[float]] = defaultdict(list)
    for (page, columns, column), (left, right) in own.items():
        place = (page % 2, columns, column)
        lefts[place].append(left)
        rights[place].append(right)
    step = 0.1 * size
    return {place: (_commonest(lefts[place], step, 0.0), _commonest(rights[place], step, 0.0)) for place in lefts}


def _commonest(values: Sequence[float], step: float, default: float) -> float:
    """Return the middle of the values that lie closest together."""
    if not values:
        return default
    bins = Counter(round(value / step) for value in values)
    best = max(bins, key=lambda at: bins[at - 1] + 2 * bins[at] + bins[at + 1])
    return median(value for value in values if abs(round(value / step) - best) <= 1)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the one below it in its column."""
    for before, line in pairwise(lines):
        if before.page == line.page and before.column == line.column and before.y > line.y:
            yield before, line


def _indent(body: Sequence[Line], edges: _Edges, size: float, leading: float) -> float:
    """Return by how much first lines are set in, where that is how paragraphs begin."""
    steps = []
    for before, line in _neighbours(body):
        left = edges[_place(line)][0]
        is_close = before.y - line.y < 1.25 * leading * size
        if is_close and 0.6 * size < line.x0 - left < 5 * size and abs(before.x0 - left) < 0.3 * size:
            steps.append(line.x0 - left)
    if len(steps) < max(3, _FEWEST_SHARE * len(body)):
        return 0.0
    return _commonest(steps, 0.2 * size, 0.0)
