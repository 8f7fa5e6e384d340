"""The first and the last lines of pages that a text marks, where no blank line parts them from the text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK

_FEWEST = 3
_LONGEST = 80
_MOST_DIGITS = 4
_IN_ORDER = 0.8


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
    firsts = [at for place in (-1, *breaks) if (at := _filled(place + 1, 1, lines)) is not None]
    words = {at: _words(lines[at]) for at in firsts if len(lines[at].strip()) <= _LONGEST}
    often = Counter(words.values())
    yield from (at for at, said in words.items() if said and often[said] >= _FEWEST and label_of(lines[at]) is None)


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
