"""Tables: left out, read row by row, or taken for what they often are, a way to lay out a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup.page import Draft, Place
from cosystudio.manuscript.markup.rules import CELLS
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import is_scene_break, joined

_SHORTEST_LINE = 12
"""Letters of a line of text; a datum has fewer."""
_LONGEST_CELL = 600
"""Letters beyond which a cell is no datum but running text."""
_CONTENTS_LINK_SHARE = 0.6
_ENDED = tuple(",;:.!?，；：。！？、")


@dataclass(slots=True)
class OpenTable:
    """A table that is being gathered: where it began, and the pieces its rows and cells begin with."""

    place: Place
    is_layout: bool
    rows: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)


class Tables:
    """Follows the open tables of a page, and settles what becomes of each."""

    def __init__(self, draft: Draft, account: Account, *, is_read: bool) -> None:
        self._draft = draft
        self._account = account
        self._is_read = is_read
        self._open: list[OpenTable] = []

    @property
    def are_open(self) -> bool:
        """Does what is gathered stand in a table?"""
        return bool(self._open)

    def enter(self, element: str, roles: Sequence[str], *, is_verse: bool) -> None:
        """Take note of a table, a row or a cell that opens."""
        if element == "table":
            self._open.append(OpenTable(self._draft.place(), is_verse or "presentation" in roles))
        elif not self._open:
            return
        elif element == "tr":
            self._open[-1].rows.append(len(self._draft.pieces))
        elif element in CELLS:
            self._open[-1].cells.append(len(self._draft.pieces))

    def settle(self, *, is_muted: bool) -> None:
        """Leave the innermost table out, read it row by row, or take it for a way to lay out the page."""
        table, draft = self._open.pop(), self._draft
        made = draft.pieces[table.place.pieces :]
        letters = draft.letters - table.place.letters
        is_contents = draft.linked - table.place.linked > _CONTENTS_LINK_SHARE * letters
        if not is_contents and not is_muted and is_layout(table, made):
            draft.pieces[table.place.pieces :] = [self._ornament(piece) for piece in made]
            return
        if self._is_read and not is_contents:
            rows = rows_of(table, made)
            self._account.reword([piece.text for piece in made], [row.text for row in rows])
            draft.replace_since(table.place, rows)
            return
        words = " ".join(piece.text for piece in made)
        self._account.skip(Reason.CONTENTS if is_contents else Reason.TABLE, words)
        draft.replace_since(table.place, [])

    def _ornament(self, piece: Piece) -> Piece:
        """Return a scene break for ornaments, which in a table of data would have been a datum."""
        if piece.kind is Kind.SCENE_BREAK or not is_scene_break(piece.text):
            return piece
        self._account.skip(Reason.SCENE_BREAK, piece.text)
        return SCENE_BREAK


def is_layout(table: OpenTable, pieces: Sequence[Piece]) -> bool:
    """Is the table there for the looks of the page, a frame, or holding headings or running text?"""
    if table.is_layout or any(piece.kind is Kind.HEADING for piece in pieces):
        return True
    if len(table.cells) == len(table.rows) and any(len(piece.text) >= _SHORTEST_LINE for piece in pieces):
        return True  # one cell a row: a frame
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
