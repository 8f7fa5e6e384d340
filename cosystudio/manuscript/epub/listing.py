"""Tables of contents held against the headings: lists that a program made of these, headings that only a list names."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.headings.labels import bare_label, label_of
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.markup.outline import entries_of_page
from cosystudio.manuscript.outline import Entry
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.text import squeezed

_NEARLY_ALL = 0.9
_FEWEST = 3
_MOST_LINES = 4
_LONGER = 1.2
_LOWEST = 6
_LONGEST_NUMBER = 40
_MOST_CHAPTERS = 999
"""Numbers beyond which a line says a year."""


def is_made_of_headings(entries: Sequence[Entry], pieces: Sequence[Piece]) -> bool:
    """Does each line repeat a heading and its rank, and the list leave apart what belongs together?

    Then the headings themselves say more: which title stands under which number, and what are title pages.
    """
    listed = [entry for entry in entries if _repeats(entry, pieces)]
    if len(listed) < max(_FEWEST, _NEARLY_ALL * len(entries)):
        return False
    return all(_agree(one, after, pieces) for one, after in pairwise(listed)) and any(
        _lacks_title(entry, pieces) for entry in listed
    )


def listed_headings(entries: Sequence[Entry], pieces: Sequence[Piece], title: str) -> Iterator[Entry]:
    """Yield the headings that are listed, those in a row made one, and those of parts."""
    next_listed = list(_next_listed({entry.index for entry in entries}, pieces))[::-1]
    yield from (one for one in entries_of_page(pieces, title) if one.matter is Matter.PART or next_listed[one.index])


def _next_listed(listed: Set[int], pieces: Sequence[Piece]) -> Iterator[bool]:
    """Yield for each piece, the last one first, whether it or a heading that follows in the same row is listed."""
    is_below = False
    for index in range(len(pieces) - 1, -1, -1):
        yield index in listed or is_below
        is_below = pieces[index].kind is Kind.HEADING and (index in listed or is_below)


def with_listed_headings(pieces: Sequence[Piece], entries: Sequence[Entry]) -> tuple[Piece, ...]:
    """Return the pieces, their number kept, with those made headings that say what the list says of their place.

    Books for the Kindle know no headings, only large letters.
    """
    made = list(pieces)
    for entry in entries:
        if entry.has_page and pieces[entry.index].kind is Kind.PROSE:
            for place in range(entry.index, entry.index + _lines_of_heading(pieces, entry)):
                made[place] = replace(made[place], kind=Kind.HEADING, level=min(entry.depth, _LOWEST))
    return tuple(made)


def _lines_of_heading(pieces: Sequence[Piece], entry: Entry) -> int:
    """Return how many paragraphs at the place of the line say together what it says; 0 where they do not."""
    label, said = squeezed(entry.label), ""
    below = pieces[entry.index + 1 : entry.index + 2]
    if below and label and is_bare_number(pieces[entry.index]):
        if below[0].kind is Kind.HEADING or _number(pieces[entry.index].text) == _number(entry.label):
            return 1
        if below[0].kind is Kind.PROSE and label.endswith(squeezed(below[0].text) or " "):
            return 2
    for count, piece in enumerate(pieces[entry.index : entry.index + _MOST_LINES], start=1):
        said += squeezed(piece.text)
        if piece.kind is not Kind.PROSE or len(said) > _LONGER * len(label):
            return 0
        if said == label or (count == 1 and _is_spelt_otherwise(piece.text, entry.label)):
            return count
    return 0


def is_bare_number(piece: Piece) -> bool:
    """Is this a line with the number of a chapter alone?"""
    return piece.kind in (Kind.PROSE, Kind.HEADING) and _number(piece.text) is not None


def _number(text: str) -> int | None:
    """Return the number of a chapter that is all that the line says."""
    label = (label_of(text) or bare_label(text)) if len(text) <= _LONGEST_NUMBER else None
    is_number = label is not None and label.is_bare and not label.is_part and not label.style.startswith("named")
    return label.number if label and is_number and label.number <= _MOST_CHAPTERS else None


def _is_spelt_otherwise(text: str, label: str) -> bool:
    """Do both bear the same number, and nearly the same words, as 林冲 and 林沖?"""
    own, listed = label_of(text), label_of(label)
    if own is None or listed is None or (own.style, own.number) != (listed.style, listed.number):
        return False
    common = Counter(squeezed(text)) & Counter(squeezed(label))
    return common.total() >= _NEARLY_ALL * max(len(squeezed(text)), len(squeezed(label)))


def _repeats(entry: Entry, pieces: Sequence[Piece]) -> bool:
    piece = pieces[entry.index]
    return entry.has_page and piece.kind is Kind.HEADING and squeezed(piece.text) == squeezed(entry.label)


def _agree(one: Entry, after: Entry, pieces: Sequence[Piece]) -> bool:
    """Is the second line deeper than the first only where its heading is lower, and the other way round?"""
    steps = after.depth - one.depth, pieces[after.index].level - pieces[one.index].level
    return steps[0] == 0 or steps[0] * steps[1] > 0


def _lacks_title(entry: Entry, pieces: Sequence[Piece]) -> bool:
    """Is the line a number alone, and stands its title in another heading right below?"""
    label = label_of(entry.label)
    below = pieces[entry.index + 1 : entry.index + 2]
    return label is not None and label.is_bare and any(piece.kind is Kind.HEADING for piece in below)
