"""From the events of a page to pieces: what is a heading, a paragraph, a stanza, and what is not spoken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cosystudio.book.model import Kind
from cosystudio.manuscript import markup_rules as rules
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.labels import label_of, with_title
from cosystudio.manuscript.markup import Event, Mark
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import LINE_BREAK, is_scene_break, is_short_lines, joined, lines_of

_SENTENCE_END = re.compile(r"[.!?。！？…”’」』\"')）]$")


@dataclass(frozen=True, slots=True)
class MarkupPage:
    """The pieces of one page, the piece that each id stands at, and the share of its words that are links."""

    pieces: tuple[Piece, ...]
    anchors: dict[str, int]
    linked: float


def pieces_of_markup(events: Iterable[Event], account: Account) -> MarkupPage:
    """Return the page as pieces; what is not spoken is entered in `account`."""
    gathering = _Gathering(account)
    for mark, name, attributes in events:
        if mark is Mark.TEXT:
            gathering.text(name)
        elif mark is Mark.START:
            gathering.start(name, attributes)
        else:
            gathering.end(name)
    return gathering.page()


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element and what it means for the text inside."""

    roles: tuple[str, ...] = ()
    verse: bool = False
    muted: Reason | None = None
    heading: int = 0
    keeps_lines: bool = False
    stanza_from: int | None = None
    link_from: int | None = None
    is_raised: bool = False


class _Gathering:
    """Collects text until a block ends, then makes a piece of it."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._pieces: list[Piece] = []
        self._anchors: dict[str, int] = {}
        self._buffer: list[str] = []
        self._open = [_Open()]
        self._raised_from = -1
        self._skipping: Reason | None = None
        self._is_silent = False
        self._skip_depth = 0
        self._skipped: list[str] = []
        self._letters = 0
        self._linked = 0

    def page(self) -> MarkupPage:
        self._flush()
        return MarkupPage(tuple(self._pieces), self._anchors, self._linked / max(self._letters, 1))

    def text(self, text: str) -> None:
        if self._skip_depth:
            self._skipped.append(text)
            return
        innermost = self._open[-1]
        self._letters += len(text)
        if innermost.link_from is not None:
            self._linked += len(text)
        self._buffer.append(text.replace("\n", LINE_BREAK) if innermost.keeps_lines else text)

    def start(self, element: str, attributes: dict[str, str]) -> None:
        roles = rules.roles_of(attributes)
        reason = rules.reason_to_skip(element, attributes, roles)
        if element in rules.BLOCKS and not self._skip_depth:
            self._boundary()
        if attributes:
            self._anchor(attributes)
        if self._skip_depth or reason or element in rules.SILENT:
            self._skip(reason, is_silent=element in rules.SILENT)
        else:
            self._enter(element, attributes, roles)

    def end(self, element: str) -> None:
        if self._skip_depth:
            self._skip_depth -= 1
            if not self._skip_depth:
                self._book_skipped()
            return
        closed = self._open.pop()
        if closed.link_from is not None and self._open[-1].link_from is None:
            self._take_note_mark(closed)
        if closed.heading and not self._open[-1].heading:
            self._flush_heading(closed)
        elif element in rules.BLOCKS:
            self._boundary(closed)
        if closed.stanza_from is not None:
            self._join_stanza(closed.stanza_from)

    def _enter(self, element: str, attributes: dict[str, str], roles: tuple[str, ...]) -> None:
        self._empty_element(element, attributes)
        outer = self._open[-1]
        if not attributes and element not in _CHANGES:
            self._open.append(outer if outer.stanza_from is None else replace(outer, stanza_from=None))
            return
        is_stanza = rules.is_stanza(attributes)
        is_link = element == "a" and "href" in attributes
        opened = _Open(
            roles=outer.roles + roles if roles and element in rules.SECTIONS else outer.roles,
            verse=outer.verse or (element in rules.BLOCKS and rules.is_verse(attributes, roles)),
            muted=outer.muted or rules.reason_to_mute(element, roles),
            heading=outer.heading or rules.HEADINGS.get(element, 0) or (6 if element == "hgroup" else 0),
            keeps_lines=outer.keeps_lines or element == "pre",
            stanza_from=len(self._pieces) if is_stanza else None,
            link_from=len(self._buffer) if is_link and outer.link_from is None else outer.link_from,
            is_raised=outer.is_raised or element == "sup",
        )
        if element == "sup":
            self._raised_from = len(self._buffer)
        if outer.heading and element in rules.HEADINGS:
            self._raise_heading(rules.HEADINGS[element])
        self._open.append(opened)

    def _empty_element(self, element: str, attributes: dict[str, str]) -> None:
        if element == "br":
            self._line_break()
        elif element == "hr":
            self._pieces.append(SCENE_BREAK)
        elif element == "img":
            self._account.skip(Reason.IMAGE, attributes.get("alt", ""))

    def _raise_heading(self, level: int) -> None:
        """Give the heading group around the rank of the highest heading in it."""
        self._open = [replace(one, heading=min(one.heading, level)) if one.heading else one for one in self._open]

    def _line_break(self) -> None:
        """Take one <br/>: two in a row end a paragraph."""
        if self._open[-1].heading or not _ends_with_break(self._buffer):
            self._buffer.append(LINE_BREAK)
        else:
            self._flush()

    def _anchor(self, attributes: dict[str, str]) -> None:
        for name in ("id", "name"):
            if name in attributes:
                self._anchors.setdefault(attributes[name], len(self._pieces))

    def _skip(self, reason: Reason | None, *, is_silent: bool) -> None:
        if not self._skip_depth:
            self._skipping, self._is_silent = reason, is_silent
        self._skip_depth += 1

    def _book_skipped(self) -> None:
        if self._skipping and not self._is_silent:
            self._account.skip(self._skipping, " ".join(self._skipped))
        self._skipped = []

    def _take_note_mark(self, link: _Open) -> None:
        first = link.link_from or 0
        text = "".join(self._buffer[first:])
        if rules.is_note_mark(text, is_raised=link.is_raised or self._raised_from >= first):
            del self._buffer[first:]
            self._account.skip(Reason.NOTE_MARK, text)

    def _boundary(self, closed: _Open | None = None) -> None:
        """End a block: its text becomes a piece, or one line of the heading around it."""
        if self._open[-1].heading:
            self._buffer.append(LINE_BREAK)
        else:
            self._flush(closed)

    def _flush_heading(self, closed: _Open) -> None:
        lines = self._take_lines()
        if lines and closed.muted:
            self._account.skip(closed.muted, " ".join(lines))
        elif lines:
            self._pieces.append(Piece(Kind.HEADING, _heading(lines), closed.heading, closed.roles))

    def _flush(self, closed: _Open | None = None) -> None:
        where = closed or self._open[-1]
        lines = self._take_lines()
        if lines and where.muted:
            self._account.skip(where.muted, " ".join(lines))
        elif lines:
            self._pieces += _blocks(lines, where)

    def _take_lines(self) -> list[str]:
        text = "".join(self._buffer)
        self._buffer = []
        self._raised_from = -1
        return lines_of(text)

    def _join_stanza(self, first: int) -> None:
        lines = self._pieces[first:]
        if len(lines) > 1 and all(line.kind is Kind.VERSE for line in lines):
            self._pieces[first:] = [replace(lines[0], text="\n".join(line.text for line in lines))]


_CHANGES = frozenset((*rules.HEADINGS, "hgroup", "pre", "sup", "figure", "figcaption"))
"""Elements that mean something for the text inside even without attributes."""


def _ends_with_break(buffer: list[str]) -> bool:
    for text in reversed(buffer):
        if text == LINE_BREAK:
            return True
        if text.strip():
            return False
    return False


def _blocks(lines: list[str], where: _Open) -> list[Piece]:
    if len(lines) == 1 and is_scene_break(lines[0]):
        return [SCENE_BREAK]
    if where.verse or where.keeps_lines or is_short_lines(lines):
        return [Piece(Kind.VERSE if len(lines) > 1 or where.verse else Kind.PROSE, "\n".join(lines), 0, where.roles)]
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and not _SENTENCE_END.search(paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [Piece(Kind.PROSE, joined(paragraph), 0, where.roles) for paragraph in paragraphs]


def _heading(lines: list[str]) -> str:
    """Return the lines of a heading as one: a number and the title under it are told apart by a colon."""
    text = lines[0]
    for line in lines[1:]:
        label = label_of(text)
        text = with_title(text, line) if label and label.is_bare else f"{text} {line}"
    return text
