"""Running heads and page numbers: what stands in the same place on page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import BARE_STYLES, label_of
from cosystudio.manuscript.headings.numbers import number
from cosystudio.manuscript.pdf.values import Line, Page, body_size

_EDGE_ROWS = 3
"""How many rows at the top and at the foot of a page can be running heads, page numbers, imprints."""
_ROW_POINTS = 3.0
_NEIGHBOURS = 8
_NUMBER = re.compile(r"\d{1,4}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}")
_AROUND_NUMBER = re.compile(
    r"[\s\-–—―‐·•|/.,:()\[\]<>~第页頁共]+|\b(?:page|pg|p|seite|s|página|pagina|of|von|de|di|sur)\b\.?", re.IGNORECASE
)
_FEWEST_REPEATS = 3
_SHARE_OF_WATERMARK = 0.5
_SHARE_OF_SLOT = 0.12
_SET_OFF = 1.2
_LARGEST = 1.3
"""Against the size of the text: what is larger is a heading."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the top or the foot of a page: whether it is at the top, and how many rows stand beyond it.

    `within` is the next row away from the edge.
    """

    page: int
    is_top: bool
    rank: int
    lines: tuple[Line, ...]
    within: Line | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in sorted(self.lines, key=lambda line: line.x0))

    @property
    def slot(self) -> tuple[bool, int]:
        """The place on the page, the same for rows that stand in it."""
        return self.is_top, round(self.lines[0].y / _ROW_POINTS)

    @property
    def key(self) -> int:
        return id(self.lines[0])


def without_furniture(pages: Sequence[Page], account: Account) -> list[Page]:
    """Return the pages without running heads, page numbers and watermarks, which are entered in `account`."""
    largest = _LARGEST * body_size(line for page in pages for line in page.lines)
    edges = [edge for page in pages for edge in _edges(page) if all(line.size <= largest for line in edge.lines)]
    numbers = _page_numbers(edges, len(pages))
    repeated = _repeated(edges, numbers, len(pages))
    found = numbers.keys() | repeated
    found |= {edge.key for edge in _in_slots(edges, found, pages)}
    found = _from_the_edge(edges, found)
    step = _usual_step(pages)
    found = _set_off(edges, found, numbers, step)
    reasons = dict.fromkeys(_watermarks(pages, step), Reason.WATERMARK)
    reasons |= {id(line): _reason(edge) for edge in edges if edge.key in found for line in edge.lines}
    return [_without(page, reasons, account) for page in pages]


def _edges(page: Page) -> Iterator[_Edge]:
    rows = _rows(page)
    for is_top, ranked in ((True, rows), (False, rows[::-1])):
        for rank, row in enumerate(ranked[:_EDGE_ROWS]):
            within = ranked[rank + 1][0] if rank + 1 < len(ranked) else None
            if is_top or rank + 1 < len(ranked):
                yield _Edge(page.index, is_top, rank, tuple(row), within)


def _rows(page: Page) -> list[list[Line]]:
    """Return the lines that stand on one height each, the highest first."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: -line.y):
        if rows and abs(rows[-1][0].y - line.y) <= _ROW_POINTS:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _usual_step(pages: Sequence[Page]) -> float:
    """Return the step from row to row that most rows have, in points."""
    steps = Counter(
        round(2 * (above[0].y - below[0].y)) / 2 for page in pages for above, below in pairwise(_rows(page))
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _values(edge: _Edge) -> Iterator[int]:
    """Yield the numbers at the start and at the end of the row, roman ones too, but not those of chapters.

    At the end there may be two: the number of the page, and how many there are.
    """
    words = _AROUND_NUMBER.sub(" ", edge.text).split()
    ends = [*words[:1], *words[-1:], *([word for word in words[-2:-1] if words[-1].isdigit()])]
    label = label_of(edge.text)
    if label and label.style not in BARE_STYLES:
        own = words[:1] if label_of(f"{label.style} {label.title}") else []  # 6 CHAPTER I: THE LAMP
        ends = [*own, *label.title.split()[-1:]]
    for word in dict.fromkeys(ends):
        if _NUMBER.fullmatch(word) and (value := number(word)) is not None:
            yield value


def _page_numbers(edges: Sequence[_Edge], pages: int) -> dict[int, int]:
    """Return the rows with the number of their page: those whose neighbours count on with them, and the number."""
    by_offset: dict[int, dict[int, list[_Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        for value in _values(edge):
            by_offset[value - edge.page][edge.page].append(edge)
    found: dict[int, int] = {}
    fewest = 1 if pages < 4 else 2
    for offset, rows in by_offset.items():
        for page, own in rows.items():
            near = sum(1 for other in range(page - _NEIGHBOURS, page + _NEIGHBOURS + 1) if other in rows) - 1
            if near >= fewest:
                found |= {edge.key: page + offset for edge in own}
    return found


def _is_number_alone(edge: _Edge) -> bool:
    words = _AROUND_NUMBER.sub(" ", edge.text).split()
    return bool(words) and all(_NUMBER.fullmatch(word) for word in words) and len(words) <= 2


def _wording(edge: _Edge, numbers: dict[int, int]) -> str:
    """Return the words of the row, the number of the page as #."""
    words = edge.text.casefold().split()
    own = numbers.get(edge.key)
    if own is not None:
        words = ["#" if number(word.strip("-–—·|()[].")) == own else _of_all(word, own) for word in words]
    return "".join(words)


def _of_all(word: str, own: int) -> str:
    """Return the word with # for the page of ``3/120``."""
    page, slash, pages = word.partition("/")
    return f"#/{pages}" if slash and page == str(own) else word


def _repeated(edges: Sequence[_Edge], numbers: dict[int, int], pages: int) -> set[int]:
    """Return the rows whose words stand in the same place on several pages, and page numbers that stand alone."""
    groups: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.is_top, _wording(edge, numbers)].append(edge)
    found: set[int] = set()
    fewest = 2 if pages < 6 else _FEWEST_REPEATS
    for group in groups.values():
        slots = Counter(edge.slot for edge in group)
        for edge in group:
            is_top, place = edge.slot
            if sum(slots[is_top, place + step] for step in (-1, 0, 1)) >= fewest and not _is_body(edge):
                found.add(edge.key)
    return found


def _is_body(edge: _Edge) -> bool:
    """Is the row one that can well be repeated by the text: ornaments between scenes?"""
    return not any(char.isalnum() for char in edge.text)


def _in_slots(edges: Sequence[_Edge], found: set[int], pages: Sequence[Page]) -> Iterator[_Edge]:
    """Yield the rows in a place that is known for running heads, such as that of a chapter one page long."""
    slots: dict[tuple[bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        slots[edge.slot].append(edge)
    for rows in slots.values():
        known = [edge for edge in rows if edge.key in found]
        if len(known) < max(_FEWEST_REPEATS, _SHARE_OF_SLOT * len(pages)) or len(known) < 0.6 * len(rows):
            continue
        sizes = {round(line.size) for edge in known for line in edge.lines}
        yield from (edge for edge in rows if all(round(line.size) in sizes for line in edge.lines))


def _from_the_edge(edges: Sequence[_Edge], found: set[int]) -> set[int]:
    """Return those rows that no row of the text parts from the edge of the page."""
    kept: set[int] = set()
    beyond: dict[tuple[int, bool], int] = {}
    for edge in sorted(edges, key=lambda edge: edge.rank):
        place = (edge.page, edge.is_top)
        if edge.key in found and beyond.get(place, 0) == edge.rank:
            kept.add(edge.key)
            beyond[place] = edge.rank + 1
    return kept


def _set_off(edges: Sequence[_Edge], found: set[int], numbers: dict[int, int], step: float) -> set[int]:
    """Return those rows that white or their size parts from the text, so that text that repeats itself stays."""
    kept = {(edge.is_top, edge.key) for edge in edges if edge.key in found}
    for edge in sorted(edges, key=lambda edge: -edge.rank):
        is_number = edge.key in numbers and _is_number_alone(edge)
        if is_number or (edge.is_top, id(edge.within)) in kept or (edge.within is None and not edge.rank):
            continue
        if edge.within is None or not _is_set_off(edge.lines[0], edge.within, step):
            kept.discard((edge.is_top, edge.key))
    return {key for _, key in kept}


def _is_set_off(line: Line, other: Line, step: float) -> bool:
    is_other_size = abs(line.size - other.size) > 0.06 * other.size
    return is_other_size or abs(line.y - other.y) > _SET_OFF * step


def _reason(edge: _Edge) -> Reason:
    return Reason.PAGE_NUMBER if _is_number_alone(edge) else Reason.RUNNING_HEAD


def _watermarks(pages: Sequence[Page], step: float) -> Iterator[int]:
    """Yield the lines that stand in the same place on half of the pages, alone there, wherever that is."""
    places: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for page in pages:
        rows = [row[0] for row in _rows(page)]
        for before, line, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
            if all(other is None or _is_set_off(line, other, step) for other in (before, after)):
                places[line.text, round(line.x0 / 2), round(line.y / 2)].append(id(line))
    fewest = max(4, _SHARE_OF_WATERMARK * len(pages))
    for (text, _, _), lines in places.items():
        if len(lines) >= fewest and any(map(str.isalnum, text)):
            yield from lines


def _without(page: Page, reasons: dict[int, Reason], account: Account) -> Page:
    kept = []
    for line in page.lines:
        reason = reasons.get(id(line))
        if reason:
            account.skip(reason, line.text)
        else:
            kept.append(line)
    return replace(page, lines=tuple(kept))
