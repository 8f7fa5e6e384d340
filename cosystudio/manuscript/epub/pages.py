"""The pages of the spine as one run of pieces, and where each page and each id stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.epub.package import SpinePage
from cosystudio.manuscript.markup import Mark, events
from cosystudio.manuscript.markup_pieces import MarkupPage, pieces_of_markup
from cosystudio.manuscript.matter import Matter, matter_of_roles, matter_of_title
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.xml import text_of

_CONTENTS_LINK_SHARE = 0.6
_CONTENTS_LINES = 4


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page: its name, the range of pieces it gave, and the pieces that its ids stand at."""

    name: str
    first: int
    end: int
    anchors: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages in reading order."""

    pieces: tuple[Piece, ...]
    placed: tuple[PlacedPage, ...]
    encoding: str
    bad_bytes: int


def read_pages(
    archive: Archive, pages: Sequence[SpinePage], labels: dict[str, str], nav: str, account: Account
) -> Pages:
    """Return the pages; `labels` are the words of the table of contents for each page, `nav` is its own page.

    Contents pages and pages outside the reading order are entered in `account`.
    """
    pieces: list[Piece] = []
    placed: list[PlacedPage] = []
    encodings: list[str] = []
    bad_bytes = 0
    for page in pages:
        text, encoding, bad = text_of(archive.read(page.name))
        encodings.append(encoding)
        bad_bytes += bad
        made = _read_page(text, _reason_to_skip_page(page, labels.get(page.name, ""), nav), account)
        first = len(pieces)
        pieces += _with_roles(made.pieces, page.roles)
        anchors = {name: first + index for name, index in made.anchors.items()}
        placed.append(PlacedPage(page.name, first, len(pieces), anchors))
    return Pages(tuple(pieces), tuple(placed), encodings[0] if encodings else "", bad_bytes)


def _read_page(text: str, reason: Reason | None, account: Account) -> MarkupPage:
    """Return the page, or an empty one where none of it is spoken."""
    own = Account()
    page = pieces_of_markup(events(text), own)
    if reason is None and _is_contents(page):
        reason = Reason.CONTENTS
    if reason is None:
        account.include(own)
        return page
    account.skip(reason, " ".join(words for mark, words, _ in events(text) if mark is Mark.TEXT))
    return MarkupPage((), {}, 0.0)


def _reason_to_skip_page(page: SpinePage, label: str, nav: str) -> Reason | None:
    if page.name == nav or Matter.CONTENTS in (matter_of_title(label), matter_of_roles(page.roles)):
        return Reason.CONTENTS
    return None if page.is_linear else Reason.ASIDE_PAGE


def _is_contents(page: MarkupPage) -> bool:
    """Is this an unnamed page of links, or one that calls itself the contents?"""
    lines = [piece for piece in page.pieces if piece.kind is not Kind.SCENE_BREAK]
    if not lines:
        return False
    if lines[0].kind is Kind.HEADING and matter_of_title(lines[0].text) is Matter.CONTENTS:
        return not any(line.kind is Kind.HEADING for line in lines[1:])
    return page.linked > _CONTENTS_LINK_SHARE and len(lines) >= _CONTENTS_LINES


def _with_roles(pieces: tuple[Piece, ...], roles: tuple[str, ...]) -> list[Piece]:
    if not roles:
        return list(pieces)
    return [Piece(piece.kind, piece.text, piece.level, roles + piece.roles) for piece in pieces]
