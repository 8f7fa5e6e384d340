"""Tables of contents that a program made: each line is a heading of the pages, and nothing more is known of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.labels import label_of
from cosystudio.manuscript.markup.outline import entries_of_page
from cosystudio.manuscript.matter import Matter
from cosystudio.manuscript.outline import Entry
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.text import squeezed

_NEARLY_ALL = 0.9
_FEWEST = 3


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
    listed = {entry.index for entry in entries}
    for entry in entries_of_page(pieces, title):
        end = entry.index + 1
        while end < len(pieces) and pieces[end].kind is Kind.HEADING:
            end += 1
        if entry.matter is Matter.PART or not listed.isdisjoint(range(entry.index, end)):
            yield entry


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
