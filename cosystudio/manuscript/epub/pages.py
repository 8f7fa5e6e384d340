"""The pages of the spine as one run of pieces, and where each page and each id stands in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.epub.package import SpinePage
from cosystudio.manuscript.headings.matter import Matter, matter_of_roles, matter_of_title
from cosystudio.manuscript.markup.events import Event, events, texts_of
from cosystudio.manuscript.markup.links import named_links, paired, without_running_heads, without_ways
from cosystudio.manuscript.markup.notes import notes_apart
from cosystudio.manuscript.markup.page import MarkupPage
from cosystudio.manuscript.markup.pieces import gathered
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
    """All pages in reading order; `notes` are the notes that they call, by their ids, `strong` the pieces in bold."""

    pieces: tuple[Piece, ...]
    placed: tuple[PlacedPage, ...]
    encoding: str
    bad_bytes: int
    notes: dict[str, str] = field(default_factory=dict)
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Made:
    """One page as it was made, and how it could be decoded."""

    name: str
    page: MarkupPage
    encoding: str
    bad_bytes: int


def read_pages(
    archive: Archive,
    pages: Sequence[SpinePage],
    labels: dict[str, str],
    nav: str,
    account: Account,
    choices: ReadingChoices,
) -> Pages:
    """Return the pages; `labels` are the words of the table of contents for each page, `nav` is its own page.

    Contents pages and pages outside the reading order are entered in `account`.
    """
    texts = {page.name: text_of(archive.read(page.name), choices.encoding) for page in pages}
    pairs = _paired({name: text for name, (text, _, _) in texts.items()}, archive)
    made = [
        _made(
            page, texts[page.name], _reason_to_skip_page(page, labels.get(page.name, ""), nav), account, choices, pairs
        )
        for page in pages
    ]
    book, bodies = notes_apart(_as_one(made, archive), account)
    book = without_running_heads(without_ways(book, account), account)
    return Pages(
        pieces=book.pieces,
        placed=tuple(_placed(made, book)),
        encoding=made[0].encoding if made else "",
        bad_bytes=sum(one.bad_bytes for one in made),
        notes=bodies,
        strong=book.strong,
    )


def _paired(texts: dict[str, str], archive: Archive) -> dict[str, frozenset[str]]:
    """Return for each page the ids of its links that lead to a link that leads back."""
    links = [
        (f"{name}#{id}", _target(href, name, archive)) for name, text in texts.items() for id, href in named_links(text)
    ]
    found: dict[str, set[str]] = defaultdict(set)
    for source in paired(links):
        name, _, id = source.rpartition("#")
        found[name].add(id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _made(
    page: SpinePage,
    decoded: tuple[str, str, int],
    reason: Reason | None,
    account: Account,
    choices: ReadingChoices,
    pairs: dict[str, frozenset[str]],
) -> _Made:
    text, encoding, bad = decoded
    made = _read_page(text, reason, account, choices, pairs.get(page.name, frozenset()))
    if page.roles:
        made = replace(made, pieces=tuple(replace(one, roles=page.roles + one.roles) for one in made.pieces))
    return _Made(page.name, made, encoding, bad)


def _read_page(
    text: str, reason: Reason | None, account: Account, choices: ReadingChoices, pairs: frozenset[str]
) -> MarkupPage:
    """Return the page, or an empty one where none of it is spoken."""
    seen: list[Event] = list(events(text))
    if reason is None:
        own = Account()
        page = gathered(seen, own, choices, pairs=pairs)
        reason = Reason.CONTENTS if _is_contents(page) else None
        if reason is None:
            account.include(own)
            return page
    texts = list(texts_of(seen))
    for words in texts:
        account.take_in(words)
    account.skip(reason, " ".join(texts))
    return MarkupPage((), {}, 0.0)


def _reason_to_skip_page(page: SpinePage, label: str, nav: str) -> Reason | None:
    if page.name == nav or Matter.CONTENTS in (matter_of_title(label), matter_of_roles(page.roles)):
        return Reason.CONTENTS
    return None if page.is_linear else Reason.ASIDE_PAGE


def _is_contents(page: MarkupPage) -> bool:
    """Is this an unnamed page of links, or one that calls itself the contents?"""
    noted = {index for first, end in page.regions for index in range(first, end)}
    lines = [p for index, p in enumerate(page.pieces) if p.kind is not Kind.SCENE_BREAK and index not in noted]
    if not lines:
        return False
    if lines[0].kind is Kind.HEADING and matter_of_title(lines[0].text) is Matter.CONTENTS:
        return not any(line.kind is Kind.HEADING for line in lines[1:])
    return page.linked > _CONTENTS_LINK_SHARE and len(lines) >= _CONTENTS_LINES


def _as_one(made: Sequence[_Made], archive: Archive) -> MarkupPage:
    """Return all pages as one: ids are ``page#id``, and so are the targets of links."""
    pieces: list[Piece] = []
    book = MarkupPage((), {}, 0.0)
    links, regions, items, alone, strong, bounds = [], [], set[int](), set[int](), set[int](), [0]
    for one in made:
        first, page = len(pieces), one.page
        pieces += (_calling(piece, one.name, archive) for piece in page.pieces)
        book.anchors.update({f"{one.name}#{id}": (a + first, b + first) for id, (a, b) in page.anchors.items()})
        links += [
            replace(link, piece=link.piece + first, target=_target(link.target, one.name, archive))
            for link in page.links
        ]
        regions += [(a + first, b + first) for a, b in page.regions]
        items.update(item + first for item in page.items)
        alone.update(place + first for place in page.links_alone)
        strong.update(place + first for place in page.strong)
        bounds.append(len(pieces))
        book.bodies.update({f"{one.name}#{id}": body for id, body in page.bodies.items()})
    return replace(
        book,
        pieces=tuple(pieces),
        links=tuple(links),
        regions=tuple(regions),
        items=frozenset(items),
        links_alone=frozenset(alone),
        strong=frozenset(strong),
        bounds=tuple(bounds),
    )


def _calling(piece: Piece, name: str, archive: Archive) -> Piece:
    if not piece.notes:
        return piece
    return replace(piece, notes=tuple(_target(target, name, archive) for target in piece.notes))


def _target(href: str, name: str, archive: Archive) -> str:
    path, _, fragment = href.partition("#")
    return f"{archive.find(path, name) if path else name}#{unquote(fragment)}"


def _placed(made: Sequence[_Made], book: MarkupPage) -> Iterator[PlacedPage]:
    """Yield each page with the range of pieces that is left of it."""
    for one, first, end in zip(made, book.bounds, book.bounds[1:], strict=False):
        anchors = {id: book.anchors[f"{one.name}#{id}"][0] for id in one.page.anchors}
        yield PlacedPage(one.name, first, end, anchors)
