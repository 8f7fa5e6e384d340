"""What no book has: a text with far too much of it is refused before it takes minutes to find no story in it."""

from collections.abc import Sequence

from cosystudio.errors import ManuscriptError

_MOST_MARKS = 500_000
"""A long book marks a word in a hundred; for each mark something is made or looked for."""
_MOST_PAGES = 50_000
"""A page of 400 letters each fills 20 MB."""
_MOST_PARAGRAPHS = 300_000
"""Of 36 Chinese characters each they fill the largest text."""
_MOST_NUMBERED = 40_000
"""A Bible numbers 31,000 verses."""
_MANY_LINES, _SHORTEST_LINE = 100_000, 6
"""A text wrapped for the narrowest of screens has more characters in a line."""
_SHORTEST = ((150_000, 20), (100_000, 12))
"""Characters that so many paragraphs have each in a book, in whatever script."""


def refuse_marks(text: str, marks: str) -> None:
    """Raise ManuscriptError where the text holds more of these marks than a book."""
    if sum(map(text.count, marks)) > _MOST_MARKS:
        raise ManuscriptError("The file holds too much markup to be a book.")


def refuse_pages(pages: int) -> None:
    """Raise ManuscriptError where a text has more pages than a book."""
    if pages > _MOST_PAGES:
        raise _too_many()


def refuse_lines(lines: Sequence[str]) -> None:
    """Raise ManuscriptError where a text has many lines and hardly a word in each."""
    if len(lines) <= _MANY_LINES:
        return
    filled = [line for line in lines if line and not line.isspace()]
    if len(filled) > _MANY_LINES and sum(map(len, filled)) < _SHORTEST_LINE * len(filled):
        raise _too_many()


def refuse_paragraphs(count: int, letters: int) -> None:
    """Raise ManuscriptError where so many paragraphs, or so many of so few characters each, are in no book."""
    if count > _MOST_PARAGRAPHS or any(count > fewest and letters < short * count for fewest, short in _SHORTEST):
        raise _too_many()


def refuse_numbered(count: int) -> None:
    """Raise ManuscriptError where far more lines are numbered as headings are than in any book."""
    if count > _MOST_NUMBERED:
        raise _too_many()


def _too_many() -> ManuscriptError:
    return ManuscriptError("This text holds too many paragraphs to be a book.")
