"""A table as rows of cells: read row by row by choice, or as plain text where it is only there for the layout."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.office.paragraph import Paragraph, Role
from cosystudio.manuscript.text import lines_of

_LONGEST_CELL = 1_000
_MOST_PARAGRAPHS = 6
_ENDS_ALONE = tuple(".,;:!?。，；：！？、…")


@dataclass(slots=True)
class Table:
    """The paragraphs of a table, by rows and cells; tables inside a cell are part of it."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)

    def open_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def open_cell(self) -> list[Paragraph]:
        """Begin a cell, and return where its paragraphs go."""
        if not self.rows:
            self.open_row()
        self.rows[-1].append([])
        return self.rows[-1][-1]

    def paragraphs(self, account: Account, *, is_read: bool) -> Iterator[Paragraph]:
        """Yield what is spoken of it; each row that is not is entered in `account`."""
        if self._is_layout():
            yield from (paragraph for row in self.rows for cell in row for paragraph in cell)
            return
        for row in self.rows:
            cells = [text for text in map(_words, row) if text]
            if is_read and cells:
                notes = tuple(id for cell in row for paragraph in cell for id in paragraph.notes)
                yield Paragraph(_sentence(cells, account), notes=notes)
            else:
                account.skip(Reason.TABLE, " ".join(cells))

    def _is_layout(self) -> bool:
        """Is this a frame around text, or text set in columns, and no table of facts?"""
        return all(len(row) <= 1 for row in self.rows) or any(_is_text(cell) for row in self.rows for cell in row)


def _is_text(cell: list[Paragraph]) -> bool:
    filled = [paragraph for paragraph in cell if not paragraph.is_blank]
    letters = sum(len(paragraph.text) for paragraph in filled)
    has_heading = any(paragraph.look.role in (Role.HEADING, Role.TITLE) for paragraph in filled)
    return has_heading or letters > _LONGEST_CELL or (len(filled) > _MOST_PARAGRAPHS and letters > _LONGEST_CELL // 2)


def _words(cell: list[Paragraph]) -> str:
    return " ".join(line for paragraph in cell for line in lines_of(paragraph.text))


def _sentence(cells: list[str], account: Account) -> str:
    """Return a row as one sentence, a comma between cells where none stands."""
    text = ""
    for cell, is_last in zip(cells, [*[False] * (len(cells) - 1), True], strict=True):
        comma = "" if is_last or cell.endswith(_ENDS_ALONE) else ","
        account.add(comma)
        text += f"{cell}{comma} "
    return text
