"""Chapters from headings alone: what is one heading in several elements, a part, a title page, a chapter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.headings.labels import Label, is_part, is_unnumbered_chapter, label_of, with_title
from cosystudio.manuscript.headings.matter import Matter, matter_of_roles, matter_of_title
from cosystudio.manuscript.outline import Entry
from cosystudio.manuscript.pieces import Piece, letters
from cosystudio.manuscript.text import squeezed

_MOST_HEADINGS = 30_000
"""A book of 1,500 chapters has a tenth of it."""
_FEWEST_NUMBERED = 2
_LONGEST_DIVIDER = 1_200
_LONGEST_TITLE_PAGE = 1_500
_SEARCHED = 40
_SHORTEST_HALF_TITLE = 6
_MOST_LINES = 6
BESIDE = 99
"""The depth of title pages and contents pages: below all others, so that nothing is below them."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Headings that are one: the places of the first and of the last, the rank of the first, the words of all."""

    first: int
    last: int
    level: int
    text: str
    label: Label | None


def entries_of_page(pieces: Sequence[Piece], title: str) -> list[Entry]:
    """Return the headings as a table of contents; the ranks are doubled, to set parts above chapters of their rank.

    Raises ManuscriptError where there are far more than in any book.
    """
    groups = list(_groups(pieces))
    if len(groups) > _MOST_HEADINGS:
        raise ManuscriptError("The file holds too much markup to be a book.")
    numbered = [index for index, group in enumerate(groups) if group.label and not group.label.is_part]
    if len(numbered) < _FEWEST_NUMBERED:
        return _beside_sections([_entry(group, pieces) for group in groups])
    ends = [group.first for group in groups[1:]] + [len(pieces)]
    sizes = [letters(pieces[group.last + 1 : end]) for group, end in zip(groups, ends, strict=True)]
    opening = _opening(groups[: numbered[0]], title)
    pages = {
        index
        for index, (group, size) in enumerate(zip(groups, sizes, strict=True))
        if (index < opening or not group.label)
        and matter_of_roles(pieces[group.first].roles) in (None, Matter.BODY, Matter.PAGE)
        and _is_title_page(group, title, size, is_before=index < numbered[0])
    }
    parts = set(_parts(groups, sizes, squeezed(title))) if _restarts(groups) else set()
    pages -= parts
    return [
        _placed(_entry(group, pieces), is_page=index in pages, is_part=index in parts)
        for index, group in enumerate(groups)
    ]


def _opening(groups: Sequence[_Group], title: str) -> int:
    """Return how many of the headings before the first chapter reach to the last one that bears the book's title."""
    words = squeezed(title)
    bearing = (index + 1 for index, group in enumerate(groups) if _bears(squeezed(group.text), words))
    return max(bearing, default=0)


def _bears(heading: str, title: str) -> bool:
    return heading == title if len(title) < 2 else title in heading


def _groups(pieces: Sequence[Piece]) -> Iterator[_Group]:
    """Yield the headings, those of a lower rank right under one of a higher taken for its title."""
    heads = [index for index, piece in enumerate(pieces) if piece.kind is Kind.HEADING]
    in_parts = _ranks_in_parts(pieces, heads)
    at = 0
    while at < len(heads):
        end = at + 1
        while end < len(heads) and end - at < _MOST_LINES and _goes_on(pieces, heads, at, end, in_parts):
            end += 1
        words = [pieces[index].text for index in heads[at:end]]
        label = label_of(words[0])
        text = with_title(words[0], " ".join(words[1:])) if label and label.is_bare else " ".join(words)
        yield _Group(heads[at], heads[end - 1], pieces[heads[at]].level, text, label)
        at = end


def _ranks_in_parts(pieces: Sequence[Piece], heads: Sequence[int]) -> frozenset[int]:
    """Return the ranks of the headings below parts that have text above them: they are those of chapters."""
    ranks: set[int] = set()
    part = 0
    for before, index in pairwise([-1, *heads]):
        level = pieces[index].level
        if is_part(pieces[index].text):
            part = level
        elif part and level > part and index > before + 1:
            ranks.add(level)
    return frozenset(ranks)


def _goes_on(pieces: Sequence[Piece], heads: Sequence[int], at: int, next_at: int, in_parts: frozenset[int]) -> bool:
    """Is the next heading a line under the one at `at`, and not the first of several sections?"""
    index, top = heads[next_at], pieces[heads[at]].level
    piece = pieces[index]
    if index != heads[next_at - 1] + 1 or label_of(piece.text) or matter_of_title(piece.text):
        return False
    if piece.level <= top:
        return piece.level == top and next_at == at + 1 and _is_title_of_part(piece, pieces[heads[at]])
    if piece.level in in_parts and is_part(pieces[heads[at]].text):
        return False
    after = next_at
    while after < min(len(heads), next_at + _MOST_LINES) and heads[after] - heads[next_at] == after - next_at:
        if pieces[heads[after]].level < max(piece.level, top + 1):
            return True
        after += 1
    for later in heads[after : after + _SEARCHED]:
        if pieces[later].level <= top:
            return True
        if pieces[later].level <= piece.level:
            return False
    return True


def _is_title_of_part(piece: Piece, part: Piece) -> bool:
    label = label_of(part.text)
    return label is not None and label.is_part and label.is_bare and not is_unnumbered_chapter(piece.text)


def _entry(group: _Group, pieces: Sequence[Piece]) -> Entry:
    return Entry(group.first, 2 * group.level, group.text, matter_of_roles(pieces[group.first].roles))


def _placed(entry: Entry, *, is_page: bool, is_part: bool) -> Entry:
    if is_part:
        return replace(entry, depth=entry.depth - 1, matter=Matter.PART)
    if matter_of_title(entry.label) is Matter.CONTENTS:
        return replace(entry, depth=BESIDE)
    return replace(entry, depth=BESIDE, matter=Matter.PAGE) if is_page else entry


def _is_title_page(group: _Group, title: str, size: int, *, is_before: bool) -> bool:
    """Does the heading show the book's title once more, or stand with few words before the first chapter?"""
    if matter_of_title(group.text) or is_unnumbered_chapter(group.text):
        return False
    words = squeezed(group.text)
    is_title = bool(words) and words == squeezed(title)
    return (is_title and size <= _LONGEST_DIVIDER) or (is_before and size <= _LONGEST_TITLE_PAGE)


def _restarts(groups: Sequence[_Group]) -> bool:
    ones = Counter(group.label.style for group in groups if group.label and group.label.number == 1)
    return any(count > 1 for count in ones.values())


def _parts(groups: Sequence[_Group], sizes: Sequence[int], half_title: str) -> Iterator[int]:
    """Yield the headings without a number that stand right above a first chapter, half-titles in between."""
    for index, group in enumerate(groups):
        if group.label is None or group.label.number != 1 or group.label.is_part:
            continue
        above = index - 1
        while above > 0 and not sizes[above] and _is_half_title(groups[above].text, half_title):
            above -= 1
        if above >= 0 and _may_be_part(groups[above], group) and sizes[above] <= _LONGEST_DIVIDER:
            yield above


def _is_half_title(text: str, title: str) -> bool:
    """Is this the title of the book, or what it begins with?"""
    words = squeezed(text)
    return words == title or (len(words) >= _SHORTEST_HALF_TITLE and title.startswith(words))


def _may_be_part(group: _Group, chapter: _Group) -> bool:
    is_named = group.label is None and matter_of_title(group.text) is None
    return is_named and not is_unnumbered_chapter(group.text) and group.level <= chapter.level


def _beside_sections(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page without numbers, its one title set beside the sections and not above them."""
    top = min((entry.depth for entry in entries), default=0)
    below = [entry.depth for entry in entries if entry.depth > top]
    if len(entries) - len(below) != 1 or entries[0].depth != top or not below:
        return entries
    first = replace(entries[0], depth=min(below), matter=entries[0].matter or Matter.BODY)
    return [first, *entries[1:]]
