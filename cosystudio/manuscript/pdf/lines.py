"""From the runs of a page to its lines in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pdf.columns import Gutters
from cosystudio.manuscript.pdf.rows import Row, is_mark, rows_of
from cosystudio.manuscript.pdf.ruby import without_ruby
from cosystudio.manuscript.pdf.small_capitals import with_case, with_large_cap
from cosystudio.manuscript.pdf.spreads import is_from_right
from cosystudio.manuscript.pdf.values import CAP_ENDS, Line, Page
from cosystudio.manuscript.text import CJK
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
_WORDS_OF_ONE_LETTER = "AIOÀÉYEUВИКОСУЯ"
_NARROWEST_SPACE, _WIDEST_INITIAL = 0.1, 0.3
_UNSPACED = re.compile(f"[{CJK}\ufe30-\ufe4f]")
_QUOTES = '“”‘’…—"'
_IDEOGRAPHIC_GAP = 0.8
"""In sizes: the hole between Chinese or Japanese characters from which on it parts words."""
_LINE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_LINE_NUMBERS = 4


def page_of(index: int, height: float, runs: Sequence[Run], account: Account, gutters: Gutters | None = None) -> Page:
    """Return the page; what is drawn twice and the numbers of lines at the margin are entered in `account`.

    `gutters` knows where the pages before it are parted into columns.
    """
    level = [run for run in runs if abs(run.angle) <= _SIDEWAYS_DEGREES]
    sideways = "".join(run.text for run in runs if abs(run.angle) > _SIDEWAYS_DEGREES)
    from_right = is_from_right(level)
    level = _mirrored(level) if from_right else level
    level = without_ruby(_without_line_numbers(_drawn_once(level, account), account), account)
    lines: list[Line] = []
    for region, columns, column in (gutters or Gutters()).regions_of(level):
        lines += [_line(row, index, columns, column, account, from_right=from_right) for row in rows_of(region)]
    return Page(index, height, tuple(lines), sideways)


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


def _line(row: Row, page: int, columns: int, column: int, account: Account, *, from_right: bool) -> Line:
    runs = with_case(_in_order(row.runs, from_right=from_right), row.size, account)
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
        cap = f"{_spelled(with_large_cap(row.cap.text, account), account)}{CAP_ENDS}"
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
    gap = _hole(before, run)
    ends = (before.text[-1], run.text[0])
    if any(map(_UNSPACED.match, ends)) and all(_UNSPACED.match(char) or char in _QUOTES for char in ends):
        return gap > _IDEOGRAPHIC_GAP * size and not (is_mark(before.text[-1]) or is_mark(run.text[0]))
    if gap > 0.3 * size or (run.spaced and gap > 0.08 * size):
        return not (_is_initial(before.text) and run.size < before.size and gap < _initial_gap(before.text) * size)
    return gap > _SPACE_GAP * size


def _is_initial(text: str) -> bool:
    """Does the text end with a capital that stands alone, as before small capitals?"""
    return text[-1].isupper() and not text[-2:-1].strip()


def _initial_gap(text: str) -> float:
    """Return the widest hole, in sizes, between such a capital and the rest of its word."""
    return _NARROWEST_SPACE if text[-1] in _WORDS_OF_ONE_LETTER else _WIDEST_INITIAL


def _spelled(text: str, account: Account) -> str:
    """Return the text with ligatures as the letters that they join."""
    if text.isascii():
        return text
    for ligature in _LIGATURE.findall(text):
        account.skip(Reason.FORMATTING, ligature)
        account.add(_LIGATURES[ligature])
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)


def sideways_texts(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what runs across or beside the text of the pages."""
    yield from (page.sideways for page in pages if page.sideways)
