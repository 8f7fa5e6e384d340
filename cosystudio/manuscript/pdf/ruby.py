"""Ruby: readings in small kana beside the characters that they belong to."""

import re
from bisect import bisect_left, bisect_right

from cosystudio.manuscript.account import Account, Reason
from cosystudio.pdfium.values import Run

_READING = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u3100-\u312f・ ]+")
_BASE = re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LARGEST = 0.65
"""In sizes of the characters beside it."""
_NEAREST, _FARTHEST = 0.45, 1.5
"""In sizes of the characters: how far above their base line that of readings is."""
_SLACK = 0.6


def without_ruby(runs: list[Run], account: Account) -> list[Run]:
    """Return the runs without readings, which are entered in `account`."""
    readings = {id(run) for run in runs if _READING.fullmatch(run.text)}
    bases = sorted((run for run in runs if id(run) not in readings and _BASE.search(run.text)), key=lambda run: run.y)
    if not readings or not bases:
        return runs
    heights = [base.y for base in bases]
    largest = max(base.size for base in bases)
    kept = []
    for run in runs:
        first = bisect_left(heights, run.y - _FARTHEST * largest)
        last = bisect_right(heights, run.y)
        if id(run) in readings and any(_is_beside(run, base) for base in bases[first:last]):
            account.skip(Reason.RUBY, run.text)
        else:
            kept.append(run)
    return kept


def _is_beside(reading: Run, base: Run) -> bool:
    """Does the reading stand over characters of the other run?"""
    lift = reading.y - base.y
    if reading.size > _LARGEST * base.size or not _NEAREST * base.size < lift < _FARTHEST * base.size:
        return False
    middle, slack = (reading.x0 + reading.x1) / 2, _SLACK * base.size
    return base.x0 - slack < middle < base.x1 + slack
