r"""Regular expressions that a person wrote: checked, bounded in what they may cost, and replaced with groups (``\1``).

The library `regex` can be given a time for each search; what one may cost in memory is bounded by its counts.
"""

import math
import re
from typing import Any

import regex

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon.patience import Patience

LONGEST = 300
MOST_REPEATS = 10_000
"""The product of all counts of an expression: nested ``{1000}`` would be written out in memory."""

_COUNT = re.compile(r"\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
_GROUP = re.compile(r"\\(?:(\d)|g<(\w+)>|(.))", re.DOTALL)
_TRIALS = ("a" * 240 + "!", "ab " * 80, "红" * 240 + "！", "1" * 240 + "x", " " * 240 + "x")
"""Texts of a line's length that make an expression with nested repeats try every way to part them."""


def compiled(entry: LexiconEntry) -> Any:
    """Return the expression of an entry.  Raises LexiconError where it is none, or costs too much."""
    if len(entry.written) > LONGEST or _repeats(entry.written) > MOST_REPEATS:
        raise LexiconError(f"The expression “{entry.written[:40]}” is too long.")
    try:
        return regex.compile(entry.written, 0 if entry.match_case else regex.IGNORECASE)
    except regex.error as error:
        at = (error.pos or 0) + 1
        raise LexiconError(
            f"“{entry.written}” is not a regular expression: look at its character {at} ({error.msg})."
        ) from error
    except (RecursionError, OverflowError, ValueError) as error:
        raise LexiconError(f"The expression “{entry.written[:40]}” is too long.") from error


def check(entry: LexiconEntry, patience: Patience | None = None) -> None:
    """Raise LexiconError where the expression or what it is replaced by cannot be used."""
    patience = patience or Patience()
    expression = compiled(entry)
    for number, name, _other in _GROUP.findall(entry.spoken):
        if (number and int(number) > expression.groups) or (name and not _has_group(expression, name)):
            raise LexiconError(f"There is no group \\{number or name} in the expression “{entry.written}”.")
    try:
        with patience.searching(entry):
            if expression.fullmatch("", timeout=patience.search_s):
                raise fits_nothing(entry)
            for text in _TRIALS:
                expression.search(text, timeout=patience.search_s)
    except TimeoutError as error:
        raise too_slow(entry) from error


def fits_nothing(entry: LexiconEntry) -> LexiconError:
    """Return what is said of an expression that fits between any two letters."""
    return LexiconError(f"The expression “{entry.written}” also fits where nothing stands: let it ask for a letter.")


def too_slow(entry: LexiconEntry) -> LexiconError:
    """Return what is said of an expression that does not come to an end."""
    return LexiconError(f"The expression “{entry.written}” takes too long: repeats inside of repeats are the reason.")


def replaced(match: Any, template: str) -> str:
    """Return what stands for a match: the template with the groups that it names."""
    return _GROUP.sub(lambda part: _group(match, part), template)


def _group(match: Any, part: re.Match[str]) -> str:
    if part[3]:
        return str(part[3])
    return str(match[int(part[1]) if part[1] else _name(part[2])] or "")


def _name(name: str) -> str | int:
    return int(name) if name.isdigit() else name


def _has_group(expression: Any, name: str) -> bool:
    return int(name) <= expression.groups if name.isdigit() else name in expression.groupindex


def _repeats(expression: str) -> int:
    counts = (max(int(low or 0), int(high or 0), 1) for low, high in _COUNT.findall(expression))
    return math.prod(counts)
