"""Where the lines of a table of contents point in the run of pieces, with what such tables get wrong mended."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.epub.listing import is_bare_number, is_made_of_headings, listed_headings
from cosystudio.manuscript.epub.navigation import TocLine
from cosystudio.manuscript.epub.pages import Pages, PlacedPage
from cosystudio.manuscript.headings.labels import is_part, label_of, with_title
from cosystudio.manuscript.headings.matter import Matter, matter_of_roles
from cosystudio.manuscript.outline import Entry, entries_of_headings
from cosystudio.manuscript.pieces import Piece, letters
from cosystudio.manuscript.text import squeezed

_MOST_ABOVE = 4
_LONGEST_MOTTO = 600
_MOST_ON_PART_PAGE = 4
_LONGEST_PART_PAGE = 300
_SEARCHED = 12
"""How many pieces behind the place it points at a heading may stand: edition lines and mottoes come before it."""


def page_labels(lines: Sequence[TocLine], archive: Archive, beside: str) -> dict[str, str]:
    """Return what the table of contents calls each page as a whole."""
    labels: dict[str, str] = {}
    for line in lines:
        name = archive.find(line.href, beside) if line.href else ""
        if name:
            labels.setdefault(name, line.label)
    return labels


def entries_of(lines: Sequence[TocLine], archive: Archive, beside: str, pages: Pages, title: str) -> list[Entry]:
    """Return the entries that the table of contents and the headings give together, in reading order."""
    entries = list(_placed(lines, archive, beside, pages))
    if len({entry.index for entry in entries}) < 2:
        return _without_contents(pages)
    places = sorted({entry.index for entry in entries})
    entries = [_settled(entry, places, pages.pieces) for entry in entries]
    if is_made_of_headings(entries, pages.pieces):
        return list(listed_headings(entries, pages.pieces, title))
    entries += _unlisted_siblings(entries, pages)
    entries += _unlisted_pages(entries, pages)
    entries += _unlisted_parts(entries, pages.pieces)
    return sorted(entries, key=lambda entry: entry.index)


def with_numbers_above(entries: Sequence[Entry], pages: Pages) -> list[Entry]:
    """Return the entries, those of titles that a number stands right above on the same page beginning there."""
    taken = {entry.index for entry in entries}
    firsts = {page.name: page.first for page in pages.placed}
    return [
        replace(entry, index=entry.index - 1)
        if entry.has_page
        and entry.index - 1 not in taken
        and entry.index > firsts.get(entry.place, entry.index)
        and label_of(entry.label) is None
        and is_bare_number(pages.pieces[entry.index - 1])
        and (entry.index - 1 == firsts[entry.place] or not pages.pieces[entry.index - 1].text.isdigit())
        else entry
        for entry in entries
    ]


def with_mottoes(
    entries: Sequence[Entry], lines: Sequence[TocLine], archive: Archive, beside: str, pages: Pages
) -> list[Entry]:
    """Return the entries, those of whole pages beginning with the few words that stand above their heading."""
    whole = {archive.find(line.href, beside) for line in lines if line.href and "#" not in line.href}
    firsts = {page.name: page.first for page in pages.placed}
    taken = {entry.index for entry in entries}
    return [
        replace(entry, index=first)
        if entry.has_page
        and entry.place in whole
        and 0 < entry.index - (first := firsts.get(entry.place, entry.index)) <= _MOST_ABOVE
        and taken.isdisjoint(range(first, entry.index))
        and _is_motto(pages.pieces[first : entry.index])
        else entry
        for entry in entries
    ]


def _is_motto(pieces: Sequence[Piece]) -> bool:
    return letters(pieces) <= _LONGEST_MOTTO and all(piece.kind is not Kind.HEADING for piece in pieces)


def _placed(lines: Sequence[TocLine], archive: Archive, beside: str, pages: Pages) -> Iterator[Entry]:
    by_name = {page.name: page for page in pages.placed if page.end > page.first}
    waiting: list[TocLine] = []
    for line in lines:
        name, _, fragment = line.href.partition("#")
        page = by_name.get(archive.find(name, beside)) if name else None
        if page is not None and not squeezed(line.label):
            continue  # a page that has no name
        if page is None:
            waiting = [one for one in waiting if one.depth < line.depth] + ([] if line.href else [line])
            continue
        index = min(page.anchors.get(fragment, page.first), page.end - 1)
        groups = [one for one in waiting if one.depth < line.depth]
        yield from (Entry(index, one.depth, one.label, place=page.name, has_page=False) for one in groups)
        waiting = []
        yield Entry(index, line.depth, line.label, _matter(pages.pieces[index]), page.name)


def _matter(piece: Piece) -> Matter | None:
    return matter_of_roles(piece.roles)


def _settled(entry: Entry, places: Sequence[int], pieces: Sequence[Piece]) -> Entry:
    """Return the entry pointing at its heading, where that stands a little behind, or at a line that reads the same."""
    if not entry.has_page:
        return entry
    after = bisect_right(places, entry.index)
    end = min(entry.index + _SEARCHED, places[after] if after < len(places) else len(pieces), len(pieces))
    found = (index for index in range(entry.index, end) if _says(pieces[index], entry.label))
    return replace(entry, index=next(found, entry.index))


def _says(piece: Piece, label: str) -> bool:
    words = squeezed(label)
    return bool(words) and len(piece.text) < 2 * len(label) + 20 and squeezed(piece.text) == words


def _by_page(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.place].append(entry)
    return found


def _unlisted_siblings(entries: Sequence[Entry], pages: Pages) -> list[Entry]:
    """Return the headings that a table of contents forgot: of the rank of the others that it lists on the page."""
    found: list[Entry] = []
    by_page = _by_page([entry for entry in entries if entry.has_page])
    for page in pages.placed:
        listed = by_page.get(page.name, [])
        levels = Counter(pages.pieces[entry.index].level for entry in listed)
        for level, count in levels.items():
            if level and count > 1:
                found += _siblings(level, listed, page, pages.pieces)
    return found


def _siblings(level: int, listed: list[Entry], page: PlacedPage, pieces: Sequence[Piece]) -> Iterator[Entry]:
    known = {entry.index for entry in listed}
    first = min(known)
    same = [entry for entry in listed if pieces[entry.index].level == level]
    depth = max(entry.depth for entry in same)
    stopless = all(pieces[entry.index].text == f"{entry.label}." for entry in same)
    for index in range(first, page.end):
        is_next_line = pieces[index - 1].kind is Kind.HEADING if index else False
        if pieces[index].level == level and index not in known and not is_next_line:
            label = pieces[index].text.removesuffix("." if stopless else "")
            yield Entry(index, depth, label, _matter(pieces[index]), page.name)


def _unlisted_pages(entries: Sequence[Entry], pages: Pages) -> Iterator[Entry]:
    """Yield the pages without a line of their own that start a chapter, and do not go on with the one before."""
    by_page = _by_page(entries)
    depth, level = 1, 6
    for page in pages.placed:
        own = by_page.get(page.name)
        if own:
            depth, level = own[-1].depth, pages.pieces[own[-1].index].level or level
        elif page.end > page.first:
            head = pages.pieces[page.first]
            matter = _matter(head)
            part = _part_on(pages.pieces[page.first : page.end])
            if part:
                yield Entry(page.first, depth, part, Matter.PART, page.name)
            elif (head.kind is Kind.HEADING and head.level <= level) or matter not in (None, Matter.BODY):
                yield Entry(page.first, depth, head.text if head.level else "", matter, page.name)


def _part_on(pieces: Sequence[Piece]) -> str:
    """Return the part that the few paragraphs of a page announce, with its title; nothing where they do not."""
    label = label_of(pieces[0].text) if pieces[0].kind is Kind.PROSE else None
    if label is None or not label.is_part or len(pieces) > _MOST_ON_PART_PAGE or letters(pieces) > _LONGEST_PART_PAGE:
        return ""
    has_title = label.is_bare and len(pieces) == 2 and pieces[1].kind is Kind.PROSE
    return with_title(pieces[0].text, pieces[1].text) if has_title else pieces[0].text


def _unlisted_parts(entries: Sequence[Entry], pieces: Sequence[Piece]) -> Iterator[Entry]:
    """Yield the part headings that stand right above a listed chapter and are not listed themselves."""
    by_index = {entry.index: entry for entry in entries}
    for index, entry in by_index.items():
        above = index - 1
        while above >= 0 and above not in by_index and pieces[above].kind is Kind.HEADING:
            if is_part(pieces[above].text) and label_of(entry.label):
                yield Entry(above, entry.depth, pieces[above].text, Matter.PART, entry.place)
            above -= 1


def _without_contents(pages: Pages) -> list[Entry]:
    """Return the entries of a book without a table of contents: its headings, or else its pages."""
    read = [page for page in pages.placed if page.end > page.first]
    firsts = [page.first for page in read]
    entries = [
        replace(one, matter=_matter(pages.pieces[one.index]), place=read[bisect_right(firsts, one.index) - 1].name)
        for one in entries_of_headings(pages.pieces)
    ]
    typed = [page for page in read if _matter(pages.pieces[page.first])]
    return entries or [Entry(page.first, 1, "", _matter(pages.pieces[page.first]), page.name) for page in typed]
