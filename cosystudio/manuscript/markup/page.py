"""A page as it grows out of its markup: pieces, and what points at them and from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cosystudio.manuscript.pieces import Piece


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the text: the piece it stands in, where it leads, its words, and whether it is a note's mark."""

    piece: int
    target: str
    text: str
    is_mark: bool


@dataclass(frozen=True, slots=True)
class MarkupPage:
    """The pieces of one page, and where everything stands in them.

    `anchors` are the piece that each id stands at and the piece behind its element; `links` are those with words short
    enough for a mark; `regions` are ranges of pieces that hold nothing but notes, and `items` the pieces that a note
    begins with; `bodies` are notes written inside a line, by their ids.  `linked` is the share of the letters that
    are links, `links_alone` are the pieces that are nothing but links, and `strong` those all in bold.  `bounds` are
    the places where the pages part of which this one is made.
    """

    pieces: tuple[Piece, ...]
    anchors: dict[str, tuple[int, int]]
    linked: float
    links: tuple[Link, ...] = ()
    regions: tuple[tuple[int, int], ...] = ()
    items: frozenset[int] = frozenset()
    bodies: dict[str, str] = field(default_factory=dict)
    links_alone: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()
    bounds: tuple[int, ...] = ()


def without(page: MarkupPage, is_dropped: Sequence[int]) -> MarkupPage:
    """Return the page without the pieces that are marked, and without links; what points into it is moved along."""
    moved, kept = [0], list[Piece]()
    for piece, dropped in zip(page.pieces, is_dropped, strict=True):
        if not dropped:
            kept.append(piece)
        moved.append(len(kept))
    last = len(page.pieces)
    return MarkupPage(
        pieces=tuple(kept),
        anchors={n: (moved[min(a, last)], moved[min(b, last)]) for n, (a, b) in page.anchors.items()},
        linked=page.linked,
        links_alone=frozenset(moved[index] for index in page.links_alone if not is_dropped[index]),
        strong=frozenset(moved[index] for index in page.strong if not is_dropped[index]),
        bounds=tuple(moved[bound] for bound in page.bounds),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """How far a draft had come."""

    pieces: int
    anchors: int
    links: int
    regions: int
    letters: int
    linked: int


@dataclass(slots=True)
class Draft:
    """What has been gathered of a page so far."""

    pieces: list[Piece] = field(default_factory=list)
    anchors: dict[str, tuple[int, int]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    regions: list[tuple[int, int]] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    links_alone: list[int] = field(default_factory=list)
    strong: list[int] = field(default_factory=list)
    letters: int = 0
    linked: int = 0

    def place(self) -> Place:
        """Return how far the draft has come."""
        return Place(len(self.pieces), len(self.names), len(self.links), len(self.regions), self.letters, self.linked)

    def anchor(self, name: str) -> None:
        """Let the name stand at the piece that comes next."""
        if name and name not in self.anchors:
            self.anchors[name] = (len(self.pieces), len(self.pieces) + 1)
            self.names.append(name)

    def close(self, names: list[str]) -> None:
        """Let the names reach to the last piece."""
        for name in names:
            first = self.anchors[name][0]
            self.anchors[name] = (first, max(first + 1, len(self.pieces)))

    def replace_since(self, place: Place, pieces: list[Piece]) -> None:
        """Put these pieces in the place of those made since then; what pointed at one of those points at the first."""
        first = place.pieces
        self.pieces[first:] = pieces
        end = len(self.pieces)
        for name in self.names[place.anchors :]:
            self.anchors[name] = (min(self.anchors[name][0], first), max(end, first + 1))
        self.links[place.links :] = [replace(link, piece=first) for link in self.links[place.links :] if pieces]
        self.regions[place.regions :] = []
        for places in (self.items, self.links_alone, self.strong):
            while places and places[-1] >= first:
                places.pop()

    def page(self) -> MarkupPage:
        """Return the page as it stands."""
        return MarkupPage(
            pieces=tuple(self.pieces),
            anchors=self.anchors,
            linked=self.linked / max(self.letters, 1),
            links=tuple(self.links),
            regions=tuple(self.regions),
            items=frozenset(self.items),
            bodies=self.bodies,
            links_alone=frozenset(self.links_alone),
            strong=frozenset(self.strong),
        )
