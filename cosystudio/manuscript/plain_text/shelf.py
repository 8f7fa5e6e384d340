"""The books of a text one behind another: their pieces, and where their chapters start."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.boilerplate import is_end_mark
from cosystudio.manuscript.headings.finding import SUBHEADING
from cosystudio.manuscript.headings.labels import with_title
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.outline import Entry, Start, starts_of
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.plain_text.book_pieces import pieces_of_book
from cosystudio.manuscript.plain_text.books import BOOK, VOLUME, Book, rank_of_title, titles_of
from cosystudio.manuscript.plain_text.notes import Notes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pieces of all books, the entries of their headings, and from which piece on each book is called what."""

    pieces: Sequence[Piece]
    entries: Sequence[Entry]
    names: Sequence[tuple[int, str]]

    def starts(self, title: str) -> list[Start]:
        """Return where the chapters start; where there are several books, their parts are called after them."""
        if not self.names:
            return starts_of(self.entries, self.pieces, title)
        titles = {entry.label for entry in self.entries if entry.depth <= _depth(BOOK)}
        return [self._in_book(start, titles) for start in starts_of(self.entries, self.pieces, "")]

    def _in_book(self, start: Start, titles: set[str]) -> Start:
        own = "" if start.part in titles else start.part
        book = bisect_right(self.names, start.index, key=lambda one: one[0])
        name = self.names[book - 1][1] if book and start.part else ""
        return replace(start, part=with_title(name, own))


def shelved(books: Sequence[Book], notes: Notes, account: Account) -> Shelf:
    """Return the books on one shelf; what is not read is entered in `notes` and the account."""
    pieces: list[Piece] = []
    entries: list[Entry] = []
    names: list[tuple[int, str]] = []
    is_alone = len(books) == 1
    for book in books:
        titles = titles_of(book, is_alone=is_alone)
        dropped = {} if is_alone else _closing(book)
        made, headings = pieces_of_book(book, [*book.found.headings, *titles], dropped, notes, account)
        first = len(pieces)
        own = [
            _entry(first + at, heading.level, heading.text)
            for at, heading in headings.items()
            if heading.level < SUBHEADING
        ]
        if not is_alone and book.title and all(title.level == BOOK for title in titles):
            own.insert(0, _entry(first, rank_of_title(book), book.title))
        entries += own
        names += _names(own, first, is_alone=is_alone)
        pieces += made
    return Shelf(pieces, entries, names)


def _entry(index: int, level: int, text: str) -> Entry:
    return Entry(index, _depth(level), text, Matter.PART if level <= BOOK else None)


def _depth(level: int) -> int:
    return level - VOLUME + 1


def _names(entries: Sequence[Entry], first: int, *, is_alone: bool) -> Iterator[tuple[int, str]]:
    """Yield from which piece on what is called what: a book inside another is called after both."""
    outer = ""
    if not is_alone:
        yield first, ""
    for entry in entries:
        if entry.depth == _depth(VOLUME):
            outer = entry.label
            yield entry.index, outer
        elif entry.depth == _depth(BOOK):
            yield entry.index, with_title(outer, entry.label)


def _closing(book: Book) -> dict[int, Reason]:
    """Return the last paragraph where it says no more than that the book ends."""
    last = len(book.paragraphs) - 1
    return {last: Reason.END_MARK} if last >= 0 and is_end_mark(book.paragraphs[last].text) else {}
