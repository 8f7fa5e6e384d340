"""Notes told from the text: by what the markup says, by links that lead there and back, by the number both bear."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup.page import Link, MarkupPage, without
from cosystudio.manuscript.pieces import Piece

_MOST_PIECES = 30
"""Paragraphs beyond which what a link leads to is no note."""
_MOST_LINKS = 8
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
        if index not in first_name:
            account.skip(Reason.NOTE, body)
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
    """Yield the pieces that are notes by their links: they lead back, or bear the number of the mark."""
    leads = {(link.piece, page.anchors[name][0]) for link in page.links if (name := _name(link.target)) in page.anchors}
    for link in page.links:
        first, end = page.anchors.get(_name(link.target), (0, 0))
        end = min(end, len(page.pieces))
        if not link.is_mark or not 0 < end - first <= _MOST_PIECES or first <= link.piece < end:
            continue
        own = page.pieces[first:end]
        if all(piece.kind in (Kind.PROSE, Kind.VERSE) for piece in own) and link.piece < first:
            leads_back = any((index, link.piece) in leads for index in range(first, end))
            if leads_back or _bears(own[0].text, link.text):
                yield first, end


def _bears(text: str, mark: str) -> bool:
    """Does the text begin with the label that the mark shows?"""
    label, shown = _LABEL.match(text), _LABEL.fullmatch(mark)
    return bool(label and shown and label["label"] == shown["label"] and label.end() < len(text))


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
                lines[0] = _without_label(lines[0], marks[start], account)
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


def _without_label(text: str, marks: set[str], account: Account) -> str:
    if not any(_bears(text, mark) for mark in marks):
        return text
    label = _LABEL.match(text)
    end = label.end() if label else 0
    account.skip(Reason.NOTE_MARK, text[:end])
    return text[end:]


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
