"""The chapters of a manuscript that was read again, as the person had arranged them before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import attrgetter

from cosystudio.book.matching import matched
from cosystudio.book.model import Block, Chapter, Kind, Segment


@dataclass(frozen=True, slots=True)
class Arranged:
    """A chapter of blocks and lines as they were read now, and the one that it was before; None for a new one."""

    fresh: Chapter
    old: Chapter | None


def arranged(old: Sequence[Chapter], fresh: Sequence[Chapter]) -> list[Arranged]:
    """Return the chapters of `fresh`, split, merged and ordered as those of `old` are.

    Every block of `fresh` is in one of them, once.  A paragraph belongs to the chapter in which it stood before; a new
    one to that of the paragraph before it, else behind it, in its chapter of the file.  A chapter of the file is
    new where less than half of its paragraphs are found again, but for those of old chapters of which half are; it
    comes behind the one that it follows in the file.
    """
    placed = _placed(old, fresh)
    by_owner: dict[int, list[_Placed]] = {}
    for one in placed:
        by_owner.setdefault(one.owner, []).append(one)
    made = {
        owner: Arranged(_gathered(ones, fresh), old[owner] if owner >= 0 else None) for owner, ones in by_owner.items()
    }
    return [made[owner] for owner in _ordered(placed, len(old))]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A fresh block: its chapter and place there, the chapter that it goes to, and where it stood before.

    An `owner` below 0 is a new chapter: -1 for the first of the file, -2 for the second.  `order` is where the block
    stood in the old book, or that of its neighbour.
    """

    chapter: int
    block: int
    owner: int
    order: int


def _placed(old: Sequence[Chapter], fresh: Sequence[Chapter]) -> list[_Placed]:
    owners = [at for at, chapter in enumerate(old) for _ in chapter.blocks]
    before = matched(_texts(old), _texts(fresh), owners)
    found_again = Counter(owners[place] for place in before.values())
    half_found = {at for at, count in found_again.items() if 2 * count >= len(old[at].blocks)}
    placed: list[_Placed] = []
    first = 0
    for at, chapter in enumerate(fresh):
        known = [before.get(first + block) for block in range(len(chapter.blocks))]
        is_known = 2 * sum(place is not None for place in known) >= len(known)
        orders = _spread(
            [place if place is not None and (is_known or owners[place] in half_found) else None for place in known]
        )
        for block, order in enumerate(orders):
            owner = -1 - at if order is None else owners[order]
            placed.append(_Placed(at, block, owner, -1 if order is None else order))
        first += len(chapter.blocks)
    return placed


def _texts(chapters: Iterable[Chapter]) -> list[str]:
    return [block.text for chapter in chapters for block in chapter.blocks]


def _spread(places: Sequence[int | None]) -> list[int | None]:
    """Give each block without a place that of the one before it, else of the first behind it."""
    last = next((place for place in places if place is not None), None)
    spread: list[int | None] = []
    for place in places:
        last = last if place is None else place
        spread.append(last)
    return spread


def _ordered(placed: Sequence[_Placed], count: int) -> list[int]:
    """Return the owners in the order of the old book, new ones behind the one that they follow in the file."""
    behind: dict[int | None, list[int]] = {}
    previous: int | None = None
    for owner, _group in groupby(placed, key=attrgetter("owner")):
        if owner < 0:
            behind.setdefault(previous, []).append(owner)
        else:
            previous = owner
    there = {one.owner for one in placed}
    kept = [owner for owner in range(count) if owner in there]
    return list(chain(behind.get(None, ()), *((owner, *behind.get(owner, ())) for owner in kept)))


def _gathered(ones: Sequence[_Placed], fresh: Sequence[Chapter]) -> Chapter:
    """Return these blocks and the lines cut from them as a chapter; all else is as in the chapter of the first one."""
    ordered = sorted(ones, key=attrgetter("order"))  # stable: a new paragraph stays behind its neighbour
    frame = fresh[ordered[0].chapter]
    if [(one.chapter, one.block) for one in ordered] == [(ones[0].chapter, at) for at in range(len(frame.blocks))]:
        return frame
    blocks: list[Block] = []
    lines: list[Segment] = []
    cut = {at: _lines_by_block(fresh[at]) for at in {one.chapter for one in ordered}}
    for at, one in enumerate(ordered):
        blocks.append(fresh[one.chapter].blocks[one.block])
        lines += [replace(line, span=(at, at)) for line in cut[one.chapter].get(one.block, ())]
    return replace(frame, blocks=tuple(blocks), segments=tuple(lines))


def _lines_by_block(chapter: Chapter) -> dict[int, list[Segment]]:
    return {block: list(lines) for block, lines in groupby(chapter.segments, key=lambda line: line.span[0])}


def title_of(one: Arranged) -> str:
    """Return the title: the old one, unless it was that of a heading which reads otherwise now."""
    if one.old is None or one.old.title == one.fresh.title:
        return one.fresh.title
    headings, headings_now = _headings(one.old), _headings(one.fresh)
    is_of_heading = _words(one.old.title) <= _words(headings)
    return one.fresh.title if is_of_heading and headings != headings_now else one.old.title


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _headings(chapter: Chapter) -> str:
    """The headings that a chapter begins with."""
    texts: list[str] = []
    for block in chapter.blocks:
        if block.kind is not Kind.HEADING:
            break
        texts.append(block.text)
    return " ".join(texts)
