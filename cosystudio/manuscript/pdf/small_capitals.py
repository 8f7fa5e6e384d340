"""Small capitals drawn as capitals in two sizes: which of them are capitals.

Fonts that name one letter for each shape name it as that which was drawn first, the small capital or the capital, so
that words come as “InhabITanTs”.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cosystudio.manuscript.account import Account, Reason
from cosystudio.pdfium.values import Run

_SMALLEST, _LARGEST = 0.6, 0.9
"""In sizes of the capitals: those of small capitals."""
_LEVEL = 0.06
_NEAR = 0.12
_INSIDE = re.compile(r"[^\W\d_A-Z][A-Z]")


def with_case(runs: Sequence[Run], size: float, account: Account) -> list[Run]:
    """Return the runs of a line, of letters in `size` or smaller, with small letters for small capitals.

    They stay as they are where nothing shows that their case is mixed up.
    """
    small = [_is_small(run, runs, size) for run in runs]
    if not any(small) or not _is_mixed_up(runs, small):
        return list(runs)
    is_whole = all(is_small or max(map(len, run.text.split())) <= 2 for run, is_small in zip(runs, small, strict=True))
    made = []
    for at, (run, is_small) in enumerate(zip(runs, small, strict=True)):
        opens = not is_small and at + 1 < len(runs) and small[at + 1] and _is_near(run, runs[at + 1])
        text = run.text.lower() if is_small else _capitals(run.text, opens=opens, is_whole=is_whole)
        made.append(replace(run, text=_entered(run.text, text, account)))
    return made


def with_large_cap(text: str, account: Account) -> str:
    """Return the large first letter of a paragraph, which is a capital."""
    return _entered(text, text.upper(), account)


def _is_small(run: Run, runs: Sequence[Run], size: float) -> bool:
    is_level = any(abs(run.y - other.y) < _LEVEL * size for other in runs if other.size > _LARGEST * size)
    return is_level and _SMALLEST * size < run.size < _LARGEST * size and any(map(str.isalpha, run.text))


def _is_mixed_up(runs: Sequence[Run], small: Sequence[bool]) -> bool:
    """Do smaller letters go on a word that begins with a small letter, or capitals follow small letters inside words?

    One such word alone is a name, as long as no larger letter begins it.
    """
    inside = sum(len(_INSIDE.findall(run.text)) for run, is_small in zip(runs, small, strict=True) if is_small)
    begun = [
        run.text[-1]
        for (run, after), sizes in zip(pairwise(runs), pairwise(small), strict=True)
        if sizes == (False, True) and after.text[0].isalpha() and _is_near(run, after)
    ]
    return any(map(str.islower, begun)) or inside > (not any(map(str.isupper, begun)))


def _is_near(run: Run, after: Run) -> bool:
    return after.x0 - run.x1 < _NEAR * run.size


def _capitals(text: str, *, opens: bool, is_whole: bool) -> str:
    """Return the larger letters: all are capitals in a line of nothing else, or those that begin a small word."""
    if is_whole:
        return text.upper()
    head, space, last = text.rpartition(" ")
    return f"{head}{space}{last.upper()}" if opens and len(last) <= 2 else text


def _entered(before: str, after: str, account: Account) -> str:
    changed = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    if len(before) != len(after):
        return before
    for old, new in changed:
        account.skip(Reason.FORMATTING, old)
        account.add(new)
    return after
