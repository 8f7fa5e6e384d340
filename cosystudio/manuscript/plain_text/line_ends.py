"""What a typesetter does at line ends, undone: words parted by hyphens, a blank line below each line."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cosystudio.manuscript.account import Account
from cosystudio.manuscript.pdf.hyphens import Hyphens
from cosystudio.manuscript.plain_text.layout import MEASURED, are_wrapped
from cosystudio.manuscript.text import columns

_PARTED = re.compile(r"([^\W\d_][^\W\d_’']*)[-\u2010]\s*$")
_FEWEST_PARTED = 2
"""Words that stand whole elsewhere in the text: so many say that it parts words at line ends."""
_FEWEST_LINES = 12
_MOST = 0.6


class LineEnds:
    """Joins the words of one text that are parted at line ends; what it takes out is entered in the account.

    In a text that parts no words, all hyphens are left as they are.
    """

    def __init__(self, lines: Sequence[str], account: Account) -> None:
        self._account = account
        self._hyphens = Hyphens(lines) if _parts_words(lines) else None

    def joined(self, before: str, after: str) -> tuple[str, str]:
        """Return two lines, the second without the end of a word that the first one begins."""
        if self._hyphens is None or not _PARTED.search(before) or not after.strip():
            return before, after
        first, second = before.split()[-1], after.split()[0]
        word = self._hyphens.joined((first, second), self._account)
        if " " in word:
            return before, after
        indent = after[: len(after) - len(after.lstrip())]
        rest = after.lstrip()[len(second) :].lstrip()
        return before.rstrip()[: -len(first)] + word, indent + rest if rest else ""

    def all_joined(self, lines: Sequence[str]) -> Sequence[str]:
        """Return the lines of the text, each parted word whole on its first line."""
        if self._hyphens is None:
            return lines
        found: list[str] = []
        for line in lines:
            if not found or not line.strip():
                found.append(line)
                continue
            found[-1], rest = self.joined(found[-1], line)
            if rest:
                found.append(rest)
        return found


def _parts_words(lines: Sequence[str]) -> bool:
    """Do lines end in the first half of words that stand whole elsewhere, and not in that of compounds?"""
    pairs = [
        (match[1].casefold(), after.split()[0].casefold())
        for line, after in pairwise(lines)
        if line.rstrip()[-1:] in ("-", "\u2010") and (match := _PARTED.search(line)) and after.strip()
    ]
    if len(pairs) < _FEWEST_PARTED:
        return False
    words = Counter(_words(lines))
    whole = sum(words[_bare(first + second)] > 0 for first, second in pairs)
    hyphened = sum(words[_bare(f"{first}-{second}")] > 0 for first, second in pairs)
    return whole >= _FEWEST_PARTED and whole > hyphened


def _words(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        yield from map(_bare, line.casefold().split())


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'“”‘’()[]—_*")


def single_spaced(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines, one blank line less below each where a text wrapped by hand has one below every line."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if len(filled) < _FEWEST_LINES:
        return lines
    gaps = [after - at - 1 for at, after in pairwise(filled)]
    if 0 in gaps or sum(gap == 1 for gap in gaps) < _MOST * len(gaps) or max(gaps) < 2:
        return lines
    widths = sorted(columns(lines[at][:MEASURED]) for at, gap in zip(filled, gaps, strict=False) if gap == 1)
    if not are_wrapped(widths, widths[len(widths) * 95 // 100]):
        return lines
    return [line for at, line in enumerate(lines) if line.strip() or (at and not lines[at - 1].strip())]
