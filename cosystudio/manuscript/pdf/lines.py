"""From the runs of a page to its lines in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pdf.columns import Gutters
from cosystudio.manuscript.pdf.values import CAP_ENDS, Line, Page
from cosystudio.pdfium.values import RIGHT_TO_LEFT, Run

_SIDEWAYS_DEGREES = 4.0
_SPACE_GAP = 0.18
_HOLE = 1.2
"""In sizes: the width from which white inside a line is the border of a cell."""
_EVEN = 0.2
"""In sizes: by how much the spaces of a stretched line may differ."""
_LIST_LABEL = re.compile(r"\W*(?:\w{1,3}[.)\]:])?\s*")
"""The number or the bullet of a list, behind which white is no border."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_CAPITALS = 1.45
"""In sizes of small capitals: what may be the size of the capitals beside them."""
_SHARE_OF_CAPITALS = 0.08
_CJK_BEGINS = "\u2e80"
_LINE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_LINE_NUMBERS = 4


def page_of(index: int, height: float, runs: Sequence[Run], account: Account, gutters: Gutters | None = None) -> Page:
    """Return the page; what is drawn twice and the numbers of lines at the margin are entered in `account`.

    `gutters` knows where the pages before it are parted into columns.
    """
    level = [run for run in runs if abs(run.angle) <= _SIDEWAYS_DEGREES]
    sideways = "".join(run.text for run in runs if abs(run.angle) > _SIDEWAYS_DEGREES)
    from_right = _runs_left(level)
    level = _mirrored(level) if from_right else level
    level = _without_line_numbers(_drawn_once(level, account), account)
    lines: list[Line] = []
    for region, columns, column in (gutters or Gutters()).regions_of(level):
        lines += [_line(row, index, columns, column, account, from_right=from_right) for row in _rows_of(region)]
    return Page(index, height, tuple(lines), sideways)


def _runs_left(runs: Sequence[Run]) -> bool:
    """Are most letters those of Hebrew or Arabic?"""
    text = "".join(run.text for run in runs)
    return 2 * len(RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text)) > 0


def _mirrored(runs: Sequence[Run]) -> list[Run]:
    """Return the runs as in a mirror, so that lines begin at the left here too."""
    return [replace(run, x0=-run.x1, x1=-run.x0) for run in runs]


def _drawn_once(runs: Sequence[Run], account: Account) -> list[Run]:
    """Return the runs without those drawn again in the same place to look bold."""
    kept: list[Run] = []
    places: dict[tuple[str, int, int], Run] = {}
    for run in runs:
        grid = max(2.0, 0.25 * run.size)
        column, row = int(run.x0 / grid), int(run.y / grid)
        near = [places.get((run.text, column + i, row + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        if any(other and abs(other.x0 - run.x0) + abs(other.y - run.y) < 0.2 * run.size for other in near):
            account.skip(Reason.OVERPRINT, run.text)
            continue
        places[(run.text, column, row)] = run
        kept.append(run)
    return kept


def _without_line_numbers(runs: list[Run], account: Account) -> list[Run]:
    """Return the runs without the numbers that count the lines at the left or right of the text."""
    numbers = [run for run in runs if _LINE_NUMBER.fullmatch(run.text)]
    if len(numbers) < _FEWEST_LINE_NUMBERS:
        return runs
    others = sorted(run.x0 for run in runs if not _LINE_NUMBER.fullmatch(run.text))
    ends = sorted(run.x1 for run in runs if not _LINE_NUMBER.fullmatch(run.text))
    if len(others) < 2 * _FEWEST_LINE_NUMBERS:
        return runs
    left, right = others[len(others) // 20], ends[-1 - len(ends) // 20]
    counted = [run for run in numbers if run.x1 < left - 0.3 * run.size or run.x0 > right + 0.3 * run.size]
    counted.sort(key=lambda run: -run.y)
    values = [int(run.text) for run in counted]
    steps = {after - before for before, after in pairwise(values)}
    if len(counted) < _FEWEST_LINE_NUMBERS or len(steps) > 2 or not steps <= {1, 2, 5, 10}:
        return runs
    for run in counted:
        account.skip(Reason.LINE_NUMBER, run.text)
    dropped = set(map(id, counted))
    return [run for run in runs if id(run) not in dropped]


@dataclass(slots=True)
class _Row:
    """Runs on one base line; `cap` is a large first letter that reaches down into the lines below."""

    y: float
    size: float
    runs: list[Run]
    cap: Run | None = None
    left: float | None = None


def _rows_of(runs: Sequence[Run]) -> list[_Row]:
    rows: list[_Row] = []
    for run in sorted(runs, key=lambda run: -run.y):
        row = next((row for row in rows[:-6:-1] if _is_on(run, row)), None)
        if row is None:
            rows.append(_Row(run.y, run.size, [run]))
        else:
            row.runs.append(run)
    for row in rows:
        letters: dict[float, int] = {}
        for run in row.runs:
            letters[run.size] = letters.get(run.size, 0) + len(run.text)
        row.size = _size_of(letters)
        row.y = next(run.y for run in row.runs if run.size == row.size)
    return _with_caps(_with_raised(rows))


def _size_of(letters: dict[float, int]) -> float:
    """Return the size of most letters of a row, or the larger one to which they are the small capitals."""
    usual = max(letters, key=lambda size: (letters[size], size))
    fewest = _SHARE_OF_CAPITALS * sum(letters.values())
    return max(size for size in letters if size == usual or (size < _CAPITALS * usual and letters[size] >= fewest))


def _is_on(run: Run, row: _Row) -> bool:
    """Does the run stand on the row's base line, beside what is there?

    The boxes of single marks lie: brackets of vertical lines have them a whole character too high.
    """
    if abs(run.y - row.y) > 0.22 * min(run.size, row.size):
        return False
    return _is_mark(run.text) or not any(_overlap(run, other) for other in row.runs)


def _is_mark(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _overlap(one: Run, other: Run) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0) + 0.01


def _with_raised(rows: list[_Row]) -> list[_Row]:
    """Return the rows, the small marks above and below a line brought into it."""
    kept: list[_Row] = []
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


def _belongs(small: _Row, host: _Row) -> bool:
    """Are these letters set higher or lower in the host's line?"""
    lift = (small.y - host.y) / host.size
    if small.size > 0.88 * host.size or not -0.35 < lift < 0.75:
        return False
    return all(_touches(run, host) for run in small.runs)


def _touches(run: Run, host: _Row) -> bool:
    near = 0.7 * host.size
    is_beside = any(abs(run.x0 - other.x1) < near or abs(other.x0 - run.x1) < near for other in host.runs)
    return is_beside and not any(_overlap(run, other) for other in host.runs)


def _with_caps(rows: list[_Row]) -> list[_Row]:
    """Return the rows, each large first letter put before the first of the lines that stand beside it."""
    usual = median(row.size for row in rows) if rows else 0.0
    for row in rows:
        cap = min(row.runs, key=lambda run: run.x0, default=None)
        if cap is None or row.cap or cap.size < 1.5 * usual or not _is_cap(cap.text):
            continue
        others = [run for run in row.runs if run is not cap]
        beside = [other for other in rows if _stands_beside(other, cap, row)]
        first = max(beside, key=lambda other: _height(other, cap), default=None)
        if first is None or first.cap or cap.size < 1.6 * max(run.size for run in (*others, first.runs[-1])):
            continue
        first.cap = cap
        row.runs = others
        for other in beside:
            other.left = cap.x0
        if others:
            row.left = cap.x0
            row.size, row.y = others[0].size, others[0].y
    return sorted((row for row in rows if row.runs), key=lambda row: -row.y)


def _is_cap(text: str) -> bool:
    return len(text.strip("“\"‘'«「『")) in (1, 2) and text[-1:].isalpha()


def _height(row: _Row, cap: Run) -> float:
    """Return how high the text of the row stands, the large letter apart."""
    return max(run.y for run in row.runs if run is not cap)


def _stands_beside(row: _Row, cap: Run, own: _Row) -> bool:
    runs = [run for run in row.runs if run is not cap]
    if not runs:
        return False
    start = min(run.x0 for run in runs)
    size = runs[0].size
    is_level = cap.y - 0.7 * size <= runs[0].y <= cap.y + 0.8 * cap.size
    return is_level and cap.x1 - 0.3 * size <= start < cap.x1 + 1.5 * size and (row is not own or bool(runs))


def _line(row: _Row, page: int, columns: int, column: int, account: Account, *, from_right: bool) -> Line:
    runs = _in_order(row.runs, from_right=from_right)
    text, raised = "", []
    holes: list[float] = []
    is_labelled = False
    before: Run | None = None
    for run in runs:
        words = _spelled(run.text, account)
        if before and _is_apart(before, run, row.size):
            text += " "
            if (hole := _hole(before, run)) > _HOLE * row.size:
                is_labelled |= _LIST_LABEL.fullmatch(text) is not None
                holes.append(hole)
        if before and run.size < 0.88 * row.size and run.y > row.y + 0.12 * row.size:
            raised.append((len(text), len(text) + len(words)))
        elif not before and len(runs) > 1 and run.size < 0.88 * row.size and run.y > row.y + 0.12 * row.size:
            raised.append((0, len(words)))
        text += words
        before = run
    if row.cap:
        cap = f"{_spelled(row.cap.text, account)}{CAP_ENDS}"
        raised = [(start + len(cap), end + len(cap)) for start, end in raised]
        text = cap + text
    letters = sum(len(run.text) for run in runs)
    return Line(
        text=text,
        page=page,
        x0=min(run.x0 for run in runs) if row.left is None else row.left,
        x1=max(run.x1 for run in runs),
        y=row.y,
        size=round(row.size, 2),
        is_bold=2 * sum(len(run.text) for run in runs if run.is_bold) > letters,
        is_italic=2 * sum(len(run.text) for run in runs if run.is_italic) > letters,
        column=column,
        columns=columns,
        raised=tuple(raised),
        gaps=0 if _is_stretched(text, holes, row.size) else len(holes) - is_labelled,
    )


def _is_stretched(text: str, holes: Sequence[float], size: float) -> bool:
    """Are the holes all that parts the words, and alike, as where few words are set to the full width?"""
    words = text.split()
    is_even = len(holes) == len(words) - 1 > 1 and max(holes) - min(holes) < _EVEN * size
    return is_even and 2 * sum(map(str.isalpha, text)) > len("".join(words))


def _in_order(runs: list[Run], *, from_right: bool) -> list[Run]:
    """Return the runs in the order of reading: from left to right, where Hebrew or Arabic runs left as in a mirror.

    Those that run against their line stay together: Latin words in a line of Hebrew, and the other way round.
    """
    ordered = sorted(runs, key=lambda run: run.x0)
    if not from_right and not any(RIGHT_TO_LEFT.search(run.text) for run in runs):
        return ordered
    against = _is_latin if from_right else _is_from_right
    return [run for is_so, group in groupby(ordered, against) for run in (list(group)[::-1] if is_so else group)]


def _is_from_right(run: Run) -> bool:
    return RIGHT_TO_LEFT.search(run.text) is not None


def _is_latin(run: Run) -> bool:
    return not _is_from_right(run) and any(map(str.isalpha, run.text))


def _hole(before: Run, run: Run) -> float:
    """Return how much white there is between the two, on whichever side the second stands."""
    return max(run.x0 - before.x1, before.x0 - run.x1) if run.x0 < before.x0 else run.x0 - before.x1


def _is_apart(before: Run, run: Run, size: float) -> bool:
    """Does a space stand between the two, unless all their letters are set apart and the space is but such a hole?"""
    if min(before.text[-1], run.text[0]) > _CJK_BEGINS and (_is_mark(before.text) or _is_mark(run.text)):
        return False
    gap = _hole(before, run)
    if gap > 0.3 * size or (run.spaced and gap > 0.08 * size):
        return not (len(before.text) == 1 and before.text.isupper() and run.size < before.size and gap < 0.3 * size)
    return gap > _SPACE_GAP * size


def _spelled(text: str, account: Account) -> str:
    """Return the text with ligatures as the letters that they join."""
    for ligature in _LIGATURE.findall(text):
        account.skip(Reason.FORMATTING, ligature)
        account.add(_LIGATURES[ligature])
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)


def sideways_texts(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what runs across or beside the text of the pages."""
    yield from (page.sideways for page in pages if page.sideways)
