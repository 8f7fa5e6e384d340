"""The marks that e-mail sets before quoted lines, ``> ``, taken off."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cosystudio.manuscript.account import Account, Reason

_MARKS = re.compile(r" {0,3}(?:> ?)+")
_FEWEST_LINES = 5
_FEWEST_LETTERS = 100
"""Letters by which fewer lines, two at the least, are told from what somebody types behind a prompt."""


def without_quote_marks(lines: Sequence[str], account: Account) -> Sequence[str]:
    """Return the lines without the marks of quoting; a blank one parts what is quoted once from what is quoted twice.

    Where hardly any lines in a row have such marks they are the writer's own.
    """
    found: list[str] = []
    for is_quoted, group in groupby(lines, key=lambda line: _MARKS.match(line) is not None):
        run = list(group)
        if is_quoted and _is_quotation(run):
            bared = list(_bared(run))
            account.skip(Reason.FORMATTING, ">" * ("".join(run).count(">") - "".join(bared).count(">")))
            found += ["", *bared, ""]
        else:
            found += run
    return found


def _is_quotation(run: Sequence[str]) -> bool:
    filled = [line for line in run if line.strip(" >")]
    return len(filled) >= _FEWEST_LINES or (len(filled) > 1 and sum(map(len, filled)) >= _FEWEST_LETTERS)


def _bared(run: Sequence[str]) -> Iterator[str]:
    depth = 0
    for line in run:
        marks = _MARKS.match(line)
        signs = marks[0].count(">") if marks else 0
        if depth not in (0, signs):
            yield ""
        depth = signs
        yield line[marks.end() :] if marks else line
