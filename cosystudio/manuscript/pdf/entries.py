"""From the outline to the pieces that its lines point at."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.manuscript.headings.labels import BARE_STYLES, is_part, label_of, with_title
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.outline import Entry, entries_of_headings
from cosystudio.manuscript.pdf.blocks import Placed
from cosystudio.manuscript.pdf.headings import BELOW
from cosystudio.manuscript.text import squeezed
from cosystudio.pdfium.values import Bookmark

_LONGEST_TITLE = 200


def entries_of(
    blocks: Sequence[Placed], bookmarks: Sequence[Bookmark], prose: Set[int]
) -> tuple[list[Entry], list[Placed]]:
    """Return the table of contents, by the outline where it is of use, else by the headings; and the pieces.

    A piece that stands where a line of the outline points and says its words is made a heading.  What is told on pages
    of `prose` before the first entry is a chapter without a title, and what stands before that is none of it.
    """
    entries, made = _entries_of(blocks, bookmarks)
    end = min((entry.index for entry in entries), default=0)
    untitled = next((at for at, block in enumerate(made[:end]) if block.page in prose), None)
    if untitled is not None:
        entries = [Entry(untitled, min(entry.depth for entry in entries), "", Matter.BODY), *entries]
    return entries, made


def _entries_of(blocks: Sequence[Placed], bookmarks: Sequence[Bookmark]) -> tuple[list[Entry], list[Placed]]:
    by_heading = [entry for entry in entries_of_headings([block.piece for block in blocks]) if entry.depth < BELOW]
    if not _is_of_use(bookmarks, by_heading):
        return by_heading, list(blocks)
    by_page: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        by_page.setdefault(block.page, []).append(index)
    headings: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.piece.kind is Kind.HEADING:
            headings.setdefault(squeezed(block.piece.text), []).append(index)
    made = list(blocks)
    entries: list[Entry] = []
    for bookmark in bookmarks:
        index, last = _target(made, by_page, bookmark)
        if index == last and (elsewhere := headings.get(squeezed(bookmark.label))):
            index = min(elsewhere, key=lambda at: abs(blocks[at].page - bookmark.page))
            last = index + 1
        for at in range(index, last):
            piece = made[at].piece
            made[at] = replace(made[at], piece=replace(piece, kind=Kind.HEADING, level=bookmark.depth))
        said = " ".join(made[at].piece.text for at in range(index, last))
        entry = Entry(index, bookmark.depth, _spaced(bookmark.label, said))
        entries.append(_with_number(entry, said, made, entries) if said else entry)
    return _without_sections(entries, made), made


def _with_number(entry: Entry, said: str, blocks: list[Placed], before: Sequence[Entry]) -> Entry:
    """Return the entry from the number above the title on, where the outline does not say it as the page does."""
    above = entry.index - 1
    title = said if entry.label.endswith(said) else entry.label
    if above < 0 or label_of(title) or any(other.index == above for other in before):
        return entry
    piece, label = blocks[above].piece, label_of(blocks[above].piece.text)
    if piece.kind is not Kind.HEADING or not label or not label.is_bare or blocks[above].page != blocks[above + 1].page:
        return entry
    blocks[above] = replace(blocks[above], piece=replace(piece, level=blocks[above + 1].piece.level))
    return replace(entry, index=above, label=with_title(piece.text, title))


def _without_sections(entries: list[Entry], blocks: Sequence[Placed]) -> list[Entry]:
    """Return the entries without those of sections, which begin amid pages where chapters begin on new ones."""
    by_depth = {depth: [entry for entry in entries if entry.depth == depth] for depth in {e.depth for e in entries}}
    for above, depth in pairwise(sorted(by_depth)):
        over, own = by_depth[above], by_depth[depth]
        are_chapters = 2 * sum(is_part(entry.label) for entry in over) < len(over)
        are_named = 2 * sum(_is_chapter(entry.label) for entry in own) < len(own)
        if are_chapters and are_named and len(over) > 1 and _at_top(over, blocks) > 0.8 and _at_top(own, blocks) < 0.5:
            return [entry for entry in entries if entry.depth < depth]
    return entries


def _is_chapter(text: str) -> bool:
    label = label_of(text)
    return (
        label is not None and (label.is_bare or label.style not in BARE_STYLES) and not label.style.endswith(" titled")
    )


def _at_top(entries: Sequence[Entry], blocks: Sequence[Placed]) -> float:
    """Return the share of entries that begin a page, with nothing but headings above them."""
    tops = 0
    for entry in entries:
        at = entry.index
        while at and at < len(blocks) and blocks[at - 1].piece.kind is Kind.HEADING:
            at -= 1
        tops += not 0 < at < len(blocks) or blocks[at - 1].page != blocks[min(entry.index, len(blocks) - 1)].page
    return tops / len(entries)


def _spaced(label: str, said: str) -> str:
    """Return the label, with the spaces of the page where it is the same and lacks those at line ends."""
    return said if said.count(" ") > label.count(" ") and _bare(said) == _bare(label) else label


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_of_use(bookmarks: Sequence[Bookmark], by_heading: Sequence[Entry]) -> bool:
    """Does the outline lead to several places, and to most of the chapters that are numbered in the text?"""
    places = {(bookmark.page, bookmark.y) for bookmark in bookmarks}
    numbered = sum(1 for entry in by_heading if label_of(entry.label))
    return len(places) > 1 and 2 * len(places) >= numbered


def _target(blocks: Sequence[Placed], by_page: dict[int, list[int]], bookmark: Bookmark) -> tuple[int, int]:
    """Return the first piece of what the outline points at, and the end of the pieces that say its words."""
    here = by_page.get(bookmark.page, [])
    wanted = squeezed(bookmark.label)
    nearest = sorted(here, key=lambda index: abs(blocks[index].y - (bookmark.y or blocks[index].y)))
    for index in nearest:
        if end := _says(blocks, index, wanted):
            return index, end
    if here and bookmark.y is not None:
        below = [index for index in here if blocks[index].y <= bookmark.y + 2.0]
        if below:
            return below[0], below[0]
        return here[-1] + 1, here[-1] + 1
    later = (at for at, block in enumerate(blocks) if block.page > bookmark.page)
    index = here[0] if here else next(later, len(blocks))
    return index, index


def _says(blocks: Sequence[Placed], index: int, wanted: str) -> int:
    """Return the end of the pieces from here on that say what is wanted, 0 when they do not."""
    said = ""
    for at in range(index, min(index + 4, len(blocks))):
        piece = blocks[at].piece
        text = squeezed(piece.text)
        if not text or len(piece.text) > _LONGEST_TITLE:
            return 0
        said += text
        if said == wanted or (piece.kind is Kind.HEADING and len(said) > 3 and _is_most(said, wanted)):
            return at + 1
        if not wanted.startswith(said):
            return 0
    return 0


def _is_most(said: str, wanted: str) -> bool:
    """Is what stands on the page the wanted title with a number or without one?"""
    if not wanted or not said:
        return False
    return (said.endswith(wanted) or wanted.endswith(said) or said.startswith(wanted)) and 3 * min(
        len(said), len(wanted)
    ) >= max(len(said), len(wanted))
