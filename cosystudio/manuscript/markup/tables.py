"""Tables: left out, read row by row, or taken for what they often are, a way to lay out a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.markup.page import Place
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.text import joined

_LONGEST_CELL = 600
"""Letters beyond which a cell is no datum but running text."""
_ENDED = tuple(",;:.!?，；：。！？、")


@dataclass(slots=True)
class OpenTable:
    """A table that is being gathered: where it began, and the pieces its rows and cells begin with."""

    place: Place
    is_layout: bool
    rows: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)


def is_layout(table: OpenTable, pieces: Sequence[Piece]) -> bool:
    """Is the table there for the looks of the page, holding headings, or running text in a cell?"""
    if table.is_layout or any(piece.kind is Kind.HEADING for piece in pieces):
        return True
    ends = [*table.cells[1:], table.place.pieces + len(pieces)]
    first = table.place.pieces
    cells = (pieces[start - first : end - first] for start, end in zip(table.cells, ends, strict=False))
    return any(sum(len(piece.text) for piece in cell) > _LONGEST_CELL for cell in cells)


def rows_of(table: OpenTable, pieces: Sequence[Piece]) -> list[Piece]:
    """Return a paragraph for each row, its cells parted by commas; what stands above the rows comes first."""
    first = table.place.pieces
    bounds = [*(row - first for row in table.rows), len(pieces)]
    starts = {cell - first for cell in table.cells}
    above = list(pieces[: bounds[0]])
    rows = [_row(range(start, end), pieces, starts) for start, end in pairwise(bounds)]
    return above + [row for row in rows if row.text]


def _row(places: range, pieces: Sequence[Piece], starts: set[int]) -> Piece:
    cells: list[list[str]] = []
    for place in places:
        if place in starts or not cells:
            cells.append([])
        cells[-1].append(pieces[place].text.replace("\n", " "))
    texts = [joined(cell) for cell in cells]
    parts = [text if text.endswith(_ENDED) else f"{text}{_comma(text)}" for text in texts[:-1]] + texts[-1:]
    notes = tuple(id for place in places for id in pieces[place].notes)
    model = pieces[places[0]] if places else Piece(Kind.PROSE, "")
    return replace(model, kind=Kind.PROSE, text=joined(parts), level=0, notes=notes)


def _comma(text: str) -> str:
    return "，" if "⺀" <= text[-1:] <= "鿿" else ","
