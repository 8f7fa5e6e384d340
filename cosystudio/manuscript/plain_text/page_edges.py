"""The first and the last lines of pages that a text marks, where no blank line parts them from the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK

_FEWEST = 3
_LONGEST = 80
_MOST_DIGITS = 4
_IN_ORDER = 0.8
_DENSE = 0.3
"""Share of the pages, from the first to the last of its own, that a running head opens: every other one mostly."""
_BROKEN = 0.25
"""Share of its pages that begin amid a sentence; what opens pages of their own, as the date of an entry, never does."""
_ENDS_OPEN = re.compile(r"[\w,;’'-]$")


def without_page_edges(lines: Sequence[str], account: Account) -> Sequence[str]:
    """Return the lines without the words that come again at the heads of pages, and the numbers at their feet."""
    if lines.count(PAGE_BREAK) < _FEWEST:
        return lines
    breaks = [at for at, line in enumerate(lines) if line == PAGE_BREAK]
    dropped = dict.fromkeys(_heads(breaks, lines), Reason.RUNNING_HEAD) | dict.fromkeys(
        _feet(breaks, lines), Reason.PAGE_NUMBER
    )
    for at, reason in dropped.items():
        account.skip(reason, lines[at])
    return [line for at, line in enumerate(lines) if at not in dropped]


def _heads(breaks: Sequence[int], lines: Sequence[str]) -> Iterator[int]:
    """Yield the places of the lines that open pages again and again; the headings of chapters are none of them."""
    pages: dict[str, dict[int, int]] = defaultdict(dict)
    for page, place in enumerate((-1, *breaks)):
        at = _filled(place + 1, 1, lines)
        if at is not None and len(lines[at].strip()) <= _LONGEST and label_of(lines[at]) is None:
            pages[_words(lines[at])][page] = at
    for said, found in pages.items():
        is_dense = len(found) >= max(_FEWEST, _DENSE * (max(found) - min(found) + 1))
        if said and is_dense and _go_on(found, breaks, lines) >= _BROKEN * len(found):
            yield from found.values()


def _go_on(pages: Iterable[int], breaks: Sequence[int], lines: Sequence[str]) -> int:
    """Return how many of the pages go on with a sentence of the page before."""
    return sum(_ends_open(breaks[page - 1] - 1, lines) for page in pages if page)


def _ends_open(at: int, lines: Sequence[str]) -> bool:
    last = _filled(at, -1, lines)
    if last is not None and lines[last].strip().isdecimal():
        last = _filled(last - 1, -1, lines)
    return last is not None and _ENDS_OPEN.search(lines[last].rstrip()) is not None


def _feet(breaks: Sequence[int], lines: Sequence[str]) -> list[int]:
    """Return the places of the numbers that close pages, where they count on from page to page."""
    lasts = [at for place in (*breaks, len(lines)) if (at := _filled(place - 1, -1, lines)) is not None]
    numbers = {at: int(word) for at in lasts if (word := lines[at].strip()).isdecimal() and len(word) <= _MOST_DIGITS}
    rising = sum(after - before == 1 for before, after in pairwise(numbers.values()))
    return list(numbers) if len(numbers) >= _FEWEST and rising >= _IN_ORDER * (len(numbers) - 1) else []


def _filled(at: int, step: int, lines: Sequence[str]) -> int | None:
    """Return the place of the next line with words on the same page, in this direction."""
    while 0 <= at < len(lines) and lines[at] != PAGE_BREAK:
        if lines[at].strip():
            return at
        at += step
    return None


def _words(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalpha())
