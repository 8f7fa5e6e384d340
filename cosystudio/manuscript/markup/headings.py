"""Headings of pages that have none: paragraphs that are numbered as the chapters of a plain text are."""

from collections.abc import Sequence

from cosystudio.book.model import Kind
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.plain_text.headings import headings_of
from cosystudio.manuscript.plain_text.layout import Paragraph

_FEWEST_HEADINGS = 2


def with_headings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, their number kept, with headings found by their words where the markup names none."""
    if sum(piece.kind is Kind.HEADING for piece in pieces) >= _FEWEST_HEADINGS:
        return tuple(pieces)
    found = headings_of([Paragraph((piece.text,), 1, piece.kind is Kind.VERSE) for piece in pieces])
    made = list(pieces)
    for heading in found.headings:
        taken = made[heading.at : heading.at + heading.takes]
        if any(piece.kind is not Kind.PROSE for piece in taken):
            continue
        made[heading.at] = Piece(Kind.HEADING, taken[0].text, heading.level, taken[0].roles, taken[0].notes)
        for place in range(heading.at + 1, heading.at + heading.takes):
            made[place] = Piece(Kind.HEADING, made[place].text, heading.level, made[place].roles, made[place].notes)
    return tuple(made)
