"""A paragraph of a text that says nothing of its headings, and the two forms that are told by its lines alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.text import columns, joined, one_line

_LONGEST_CONTENTS_LINE = 90
_FEWEST_LISTED, _MOST_LISTED = 3, 10_000
_CONTENTS_HEAD = 20
"""Lines by which a long block is told from a list of chapters."""
_LEADER = re.compile(r"(?:\.{4}|(?:\. ){3}|…{2}|·{4}|(?:· ){3}|_{4})[\s.…·_]*(?:\d{1,4}|[ivxlc]{1,7})\s*$")
_PAGE_NUMBER_ENDS = frozenset("0123456789ivxlc")
_UNDERLINES = frozenset("=-~—─")
_SHORTEST_FULL_LINE = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph, and how many blank lines stand before it; verse keeps its lines.

    `opens_page` says that a page ends above it; `notes` are the ids of the notes whose marks were taken out of it.
    `text` is the paragraph as one line, or the verse as its lines: everything that looks at a paragraph asks for it.
    """

    lines: tuple[str, ...]
    blank_before: int
    is_verse: bool = False
    opens_page: bool = False
    notes: tuple[str, ...] = ()
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _text(self.lines, is_verse=self.is_verse))

    @property
    def is_contents(self) -> bool:
        """Is this a list of chapters?"""
        return are_contents(self.lines)


def _text(lines: Sequence[str], *, is_verse: bool) -> str:
    if len(lines) == 1:
        return one_line(lines[0])
    return "\n".join(map(one_line, lines)) if is_verse else joined(lines)


def are_contents(lines: Sequence[str]) -> bool:
    """Are these lines a list of chapters?"""
    return (
        _FEWEST_LISTED <= len(lines) <= _MOST_LISTED
        and not _are_filled(lines)
        and _are_listed(lines[:_CONTENTS_HEAD], 0.5)
        and _are_listed(lines, 0.7)
    )


def _are_filled(lines: Sequence[str]) -> bool:
    """Are the lines about equally long, but for the last, and the first two not listed?  So is most wrapped prose."""
    widths = [len(line) for line in lines[:-1]]
    return min(widths) >= 0.75 * max(widths) >= _SHORTEST_FULL_LINE and not any(map(_is_listed, lines[:2]))


def _are_listed(lines: Sequence[str], share: float) -> bool:
    """Are so many of the lines listed?  Prose is found out after a few of its lines."""
    others = 0
    for line in lines:
        others += not _is_listed(line)
        if others > (1 - share) * len(lines):
            return False
    return True


def _is_listed(line: str) -> bool:
    return len(line) < _LONGEST_CONTENTS_LINE and (has_leader(line) or label_of(line) is not None)


def has_leader(line: str) -> bool:
    """Does the line end in dots and a page number, as those of a table of contents do?"""
    end = line.rstrip()
    return end[-1:] in _PAGE_NUMBER_ENDS and _LEADER.search(end[-_LONGEST_CONTENTS_LINE:]) is not None


def is_underline(line: str, title: str = "") -> bool:
    """Is this a line of marks drawn below a title, and about as long as that where one is given?"""
    marks = line.strip()
    is_drawn = marks[:1] in _UNDERLINES and len(marks) >= 3 and len(set(marks)) == 1
    return is_drawn and (not title or 0.5 <= len(marks) / max(columns(title.strip()), 1) <= 3)
