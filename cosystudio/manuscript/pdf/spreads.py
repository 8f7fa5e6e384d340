"""Sheets that show two pages of a book side by side are parted into these pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cosystudio.pdfium.values import RIGHT_TO_LEFT, Drawn, Run

_WIDER = 1.15
"""Against the height: from which on a sheet may hold two pages."""
_FEWEST_ROWS = 6
_MIDDLE = 0.03
"""Of the width: how far from the middle of the sheet the white between two pages is."""


def pages_of(sheets: Iterable[Drawn]) -> Iterator[tuple[int, Drawn]]:
    """Yield the place of each sheet with a page of it, the left one first; the places of pages count on."""
    count = 0
    are_spreads = False
    for sheet in sheets:
        halves = _halves(sheet, fewest=1 if are_spreads else _FEWEST_ROWS)
        are_spreads = are_spreads or len(halves) > 1
        for half in halves:
            yield sheet.index, replace(sheet, index=count, runs=half, text=sheet.text if half is halves[0] else "")
            count += 1


def _halves(sheet: Drawn, *, fewest: int) -> list[tuple[Run, ...]]:
    """Return the runs of the two pages, the first one first, or of the sheet where it is not clear that it has two."""
    if sheet.width < _WIDER * sheet.height or any(run.x0 < 0 for run in sheet.runs):
        return [sheet.runs]
    middle, slack = sheet.width / 2, _MIDDLE * sheet.width
    left = tuple(run for run in sheet.runs if run.x1 <= middle + slack and run.x0 < middle - slack)
    right = tuple(run for run in sheet.runs if run.x0 >= middle - slack)
    rows = sorted(map(_rows, (left, right)))
    if len(left) + len(right) != len(sheet.runs) or rows[-1] < fewest or (fewest > 1 and rows[0] < fewest):
        return [sheet.runs]
    return [right, left] if is_from_right(sheet.runs) else [left, right]


def _rows(runs: Sequence[Run]) -> int:
    return len({round(run.y / 4) for run in runs})


def is_from_right(runs: Sequence[Run]) -> bool:
    """Are most letters those of Hebrew or Arabic?"""
    text = "".join(run.text for run in runs)
    return 2 * len(RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text)) > 0
