"""Notes told from the text: by what the markup says, by links that lead there and back, by the number both bear."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup.page import Link, MarkupPage, without
from cosystudio.manuscript.pieces import Piece, letters

_MOST_PIECES = 30
"""Paragraphs beyond which what a link leads to is no note."""
_MOST_LINKS = 8
_MOST_UNSIGNED = 8
"""Paragraphs beyond which it is none either, where neither a number nor a link leads back."""
_MOST_OF_PAGE = 0.4
"""Share of the letters that such notes have together at most."""
_COMMENT = re.compile(r"(?:^|#)(?:cmnt|_msocom_)\d")
"""What word processors in the browser call the comments of editors."""
_TEXT = (Kind.PROSE, Kind.VERSE)
_LABEL = re.compile(r"\s*[\[(（〔【]?\s*(?P<label>[\w*†‡§¶]{1,5})\s*[\])）〕】]?[.:．、]?\s*")

Range = tuple[int, int]


def without_notes(page: MarkupPage, account: Account) -> MarkupPage:
    """Return a page that stands alone without its notes, which are entered in `account`."""
    page, bodies = notes_apart(page, account)
    for body in bodies.values():
        account.skip(Reason.NOTE, body)
    return page


def notes_apart(page: MarkupPage, account: Account) -> tuple[MarkupPage, dict[str, str]]:
    """Return the page without its notes, and those that are called, by the ids that its pieces call them by.

    Ids are links' targets as `page.links` has them.  Notes that nobody calls are entered in `account`.
    """
    targets = {_name(link.target): link.target for link in page.links if _name(link.target) in page.anchors}
    regions = list(_outermost([*page.regions, *_found(page)]))
    is_note = bytearray(len(page.pieces))
    for first, end in regions:
        is_note[first:end] = b"\x01" * (end - first)
    calls = [link for link in page.links if link.is_mark and not _at(is_note, link.piece)]
    called = {_name(link.target) for link in calls}
    at = {name: page.anchors[name][0] for name in called if name in targets and _at(is_note, page.anchors[name][0])}
    bodies = dict(_bodies(page, regions, at, calls, account))
    first_name: dict[int, str] = {}
    for name in sorted(at):
        first_name.setdefault(at[name], name)
    ids = {name: first_name[index] for name, index in at.items()} | {name: name for name in page.bodies}
    words = {first_name[index]: body for index, body in bodies.items() if index in first_name}
    for index, body in bodies.items():
        if index not in first_name or _COMMENT.search(first_name[index]):
            account.skip(Reason.NOTE if index not in first_name else Reason.COMMENT, body)
            words.pop(first_name.get(index, ""), None)
    page = replace(page, pieces=tuple(_calling(piece, ids) for piece in page.pieces))
    return without(page, is_note), words | page.bodies


def _name(target: str) -> str:
    return target.removeprefix("#")


def _at(is_note: bytearray, index: int) -> bool:
    return index < len(is_note) and bool(is_note[index])


def _outermost(regions: Sequence[Range]) -> Iterator[Range]:
    reached = 0
    for first, end in sorted(regions, key=lambda one: (one[0], -one[1])):
        if end > reached:
            yield max(first, reached), end
            reached = end


def _found(page: MarkupPage) -> Iterator[Range]:
    """Yield the pieces that are notes by their links: they lead back, bear the number of the mark, or are short."""
    leads = {(link.piece, page.anchors[name][0]) for link in page.links if (name := _name(link.target)) in page.anchors}
    sure, likely = dict[Range, int](), dict[Range, int]()
    for link in page.links:
        own = _led_to(page, link)
        if own is None:
            continue
        leads_back = any((index, link.piece) in leads for index in range(*own))
        found = sure if leads_back or _bears(page.pieces[own[0]].text, link.text) else likely
        found[own] = min(link.piece, found.get(own, link.piece))
    unsigned = letters(piece for first, end in likely for piece in page.pieces[first:end])
    if unsigned <= _MOST_OF_PAGE * letters(page.pieces):
        signed = {first for first, _ in sure}
        sure |= {own: call for own, call in likely.items() if own[1] - own[0] <= _MOST_UNSIGNED}
        notes = list(_with_what_follows(sure, page))
        first_and_last = Counter(place for own in notes for place in own)
        borders = {*page.bounds, *(place for place, count in first_and_last.items() if count > 1)}
        yield from (own for own in notes if own[0] in signed or not _is_amid_text(own, borders, page))
    else:
        yield from _with_what_follows(sure, page)


def _is_amid_text(own: Range, borders: Set[int], page: MarkupPage) -> bool:
    """Does text that is no note stand right above and right below, as around a verse that another one refers to?

    `borders` are the places between two notes or two pages.
    """
    above, below = own[0] - 1, own[1]
    if above < 0 or below >= len(page.pieces) or not borders.isdisjoint(own):
        return False
    return page.pieces[above].kind in _TEXT and page.pieces[below].kind in _TEXT


def _led_to(page: MarkupPage, link: Link) -> Range | None:
    """Return the pieces that the mark of a note leads to, where they may be one: text behind the mark."""
    first, end = page.anchors.get(_name(link.target), (0, 0))
    end = min(end, len(page.pieces))
    if not link.is_mark or not link.piece < first < end or end - first > _MOST_PIECES:
        return None
    label = _LABEL.fullmatch(page.pieces[first].text)
    if label and _shows(link.text, label["label"]) and end - first == 1:
        end = min(end + 1, len(page.pieces))  # the number stands in a block of its own
    return (first, end) if all(piece.kind in _TEXT for piece in page.pieces[first:end]) else None


def _with_what_follows(calls: dict[Range, int], page: MarkupPage) -> Iterator[Range]:
    """Yield the notes, the paragraphs between two that are both called before them with the first."""
    notes = sorted(calls)
    for (first, end), after in zip(notes, [*notes, None][1:], strict=True):
        between = page.pieces[end : after[0]] if after and calls[after] < first else ()
        goes_on = len(between) <= _MOST_UNSIGNED and all(piece.kind in _TEXT for piece in between)
        yield first, end + len(between) if goes_on else end


def _bears(text: str, mark: str) -> bool:
    """Does the text begin with the label that the mark shows?"""
    label = _LABEL.match(text)
    return label is not None and label.end() < len(text) and _shows(mark, label["label"])


def _shows(mark: str, label: str) -> bool:
    shown = _LABEL.fullmatch(mark)
    return shown is not None and shown["label"] == label


def _bodies(
    page: MarkupPage, regions: Sequence[Range], at: dict[str, int], calls: Sequence[Link], account: Account
) -> Iterator[tuple[int, str]]:
    """Yield the words of each note with the piece that it begins at."""
    cuts = sorted({*at.values(), *page.items, *(first for first, _ in regions)})
    marks: dict[int, set[str]] = defaultdict(set)
    for link in calls:
        if _name(link.target) in at:
            marks[at[_name(link.target)]].add(link.text)
    back = sorted((link.piece, link.text) for link in page.links if not link.is_mark)
    for first, end in regions:
        own = cuts[bisect_left(cuts, first) : bisect_right(cuts, end - 1)]
        for start, stop in zip(own, [*own[1:], end], strict=True):
            lines = [piece.text for piece in page.pieces[start:stop] if piece.text]
            if lines:
                lines[0] = _without_label(lines[0], marks[start], account, is_all=len(lines) == 1)
                lines[0] = _without_sign(lines[0], _words_at(back, start), account)
                lines[-1] = _without_way_back(lines[-1], _words_at(back, stop - 1), account)
                yield start, "\n".join(line for line in lines if line)


def _words_at(links: Sequence[tuple[int, str]], piece: int) -> set[str]:
    """Return the words of the links in the piece, of the first few."""
    place = bisect_left(links, (piece, ""))
    return {text for at, text in links[place : place + _MOST_LINKS] if at == piece}


def _without_sign(text: str, links: set[str], account: Account) -> str:
    """Return the note without the sign at its head that leads back."""
    for link in links:
        if link and text != link and text.startswith(link) and not any(map(str.isalnum, link)):
            account.skip(Reason.NOTE_MARK, link)
            return text.removeprefix(link).lstrip()
    return text


def _without_label(text: str, marks: set[str], account: Account, *, is_all: bool) -> str:
    """Return the note without its number, unless that is all there is."""
    label = _LABEL.match(text)
    if label is None or not any(_shows(mark, label["label"]) for mark in marks):
        return text
    if is_all and label.end() == len(text):
        return text
    account.skip(Reason.NOTE_MARK, label[0])
    return text[label.end() :]


def _without_way_back(text: str, links: set[str], account: Account) -> str:
    for link in links:
        if link and text.endswith(link) and text != link:
            account.skip(Reason.NOTE_MARK, link)
            return text.removesuffix(link).rstrip()
    return text


def _calling(piece: Piece, ids: dict[str, str]) -> Piece:
    if not piece.notes:
        return piece
    known = (ids.get(_name(target), "") for target in piece.notes)
    return replace(piece, notes=tuple(dict.fromkeys(id for id in known if id)))
