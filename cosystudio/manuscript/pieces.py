"""What every reader makes first: the whole manuscript as one run of pieces, before it is divided into chapters."""

from collections.abc import Iterable
from dataclasses import dataclass

from cosystudio.book.model import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """One block in reading order.

    `level` is the rank of a heading, 1 the highest, and 0 for all else.  `roles` are the structural types of the
    places around it, the outermost first, in the words of the EPUB structural vocabulary (``chapter``, ``preface``).
    `notes` are the ids of the notes that are called in it.
    """

    kind: Kind
    text: str
    level: int = 0
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


SCENE_BREAK = Piece(Kind.SCENE_BREAK, "")


def letters(pieces: Iterable[Piece]) -> int:
    """Return how many characters other than spaces the pieces have outside headings."""
    return sum(len(piece.text) - piece.text.count(" ") for piece in pieces if piece.kind is not Kind.HEADING)


def has_text(pieces: Iterable[Piece]) -> bool:
    """Is there anything but headings and scene breaks?"""
    return any(piece.kind in (Kind.PROSE, Kind.VERSE) for piece in pieces)
