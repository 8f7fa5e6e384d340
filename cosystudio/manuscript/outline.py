"""From a table of contents, or the headings where there is none, to the places where chapters start."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from cosystudio.book.model import Kind
from cosystudio.manuscript.headings.labels import is_part, label_of, with_title
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.pieces import Piece, has_text, letters
from cosystudio.manuscript.text import squeezed

_LONGEST_DIVIDER = 1_200
"""Letters beyond which the text under a part's title is a chapter of its own and no longer an epigraph."""
_LONGEST_TITLE_PAGE = 1_500
_LONGEST_IMPRINT = 600
_RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright\b.{0,30}\d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"\bISBN\b|版权所有|版權所有|著作権",
    re.IGNORECASE,
)
_LISTS = (Matter.NOTES, Matter.CONTENTS)
"""What holds many short entries and never a chapter."""
_OF_BODY = (None, Matter.BODY, Matter.PART)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents: the piece it points at, its depth from 1, its words.

    `matter` is what the structure of the book says it is; `place` names the file, so that sub-sections are told from
    chapters; `has_page` is False for a line that points nowhere and only groups the ones below it.
    """

    index: int
    depth: int
    label: str
    matter: Matter | None = None
    place: str = ""
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class Start:
    """Where a chapter starts and ends; `lead` is spoken before its own heading: the title page of its part."""

    index: int
    end: int
    title: str
    part: str = ""
    matter: Matter | None = None
    lead: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that is open; `nests` says whether its chapters are listed one level below it, or beside it."""

    depth: int
    label: str
    nests: bool


def entries_of_headings(pieces: Sequence[Piece]) -> list[Entry]:
    """Return the headings as if they were a table of contents."""
    return [Entry(index, piece.level, piece.text) for index, piece in enumerate(pieces) if piece.kind is Kind.HEADING]


def starts_of(entries: Sequence[Entry], pieces: Sequence[Piece], book_title: str, author: str = "") -> list[Start]:
    """Return where the chapters start, in reading order: entries of parts and of sub-sections are not among them.

    What stands before the first entry is front matter, or a chapter of its own where it is long.  An entry that says
    `book_title`, alone or with the author, is a title page.
    """
    entries = list(_number_and_title_as_one(sorted(entries, key=lambda entry: entry.index), pieces))
    kept = list(_without_subsections(entries, pieces))
    ends = [*(entry.index for entry, _ in kept), len(pieces)][1:]
    opening = pieces[: kept[0][0].index] if kept else pieces
    starts = [_opening(opening, is_page=bool(kept) and letters(opening) <= _LONGEST_TITLE_PAGE)] if opening else []
    lines = [_Line(entry, holds, pieces[entry.index : end]) for (entry, holds), end in zip(kept, ends, strict=True)]
    return starts + list(_starts(lines, _said_on_title_pages(book_title, author)))


def _said_on_title_pages(title: str, author: str) -> frozenset[str]:
    """Return the letters of the title, whole and without what stands behind its colon, alone and with the author."""
    titles = {squeezed(title), squeezed(title.partition(":")[0])} - {""}
    author = squeezed(author)
    by = {form for one in titles for form in (f"{author}{one}", f"{one}{author}", f"{one}by{author}") if author}
    return frozenset(titles | by)


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry that is kept, whether it holds the chapters listed below it, and its own pieces."""

    entry: Entry
    holds: bool
    own: Sequence[Piece]

    @property
    def matter(self) -> Matter | None:
        return self.entry.matter or matter_of_title(self.entry.label)


def _opening(pieces: Sequence[Piece], *, is_page: bool) -> Start:
    title = next((piece.text for piece in pieces if piece.kind is Kind.HEADING), "")
    return Start(0, len(pieces), title, matter=(matter_of_title(title) or Matter.PAGE) if is_page else Matter.BODY)


def _number_and_title_as_one(entries: list[Entry], pieces: Sequence[Piece]) -> Iterator[Entry]:
    """Yield the entries, ``CHAPTER ONE`` and ``THE EVE OF THE WAR`` of the same chapter made one."""
    waiting: Entry | None = None
    for entry in entries:
        if waiting and _is_title_of(entry, waiting, pieces):
            waiting = replace(waiting, label=with_title(waiting.label, entry.label))
            continue
        if waiting:
            yield waiting
        waiting = entry
    if waiting:
        yield waiting


def _is_title_of(entry: Entry, numbered: Entry, pieces: Sequence[Piece]) -> bool:
    between = pieces[numbered.index : entry.index + 1]
    label = label_of(numbered.label)
    return (
        label is not None
        and label.is_bare
        and label_of(entry.label) is None
        and entry.depth == numbered.depth
        and len(between) > 1
        and all(piece.kind is Kind.HEADING and piece.level == between[0].level for piece in between)
    )


def _without_subsections(entries: list[Entry], pieces: Sequence[Piece]) -> Iterator[tuple[Entry, bool]]:
    """Yield the entries of parts and of chapters, and whether entries below them are kept."""
    hidden_below = 0
    for position, entry in enumerate(entries):
        if hidden_below and entry.depth > hidden_below:
            continue
        hidden_below = 0
        below = _below(entries, position)
        holds = bool(below) and _holds_chapters(entry, below, pieces, entries)
        if below and not holds:
            hidden_below = entry.depth
        yield entry, holds


def _below(entries: list[Entry], position: int) -> list[Entry]:
    end = position + 1
    while end < len(entries) and entries[end].depth > entries[position].depth:
        end += 1
    return entries[position + 1 : end]


def _holds_chapters(entry: Entry, below: list[Entry], pieces: Sequence[Piece], entries: list[Entry]) -> bool:
    """Are the entries below chapters, and not the sub-sections of one?"""
    if (entry.matter or matter_of_title(entry.label)) in _LISTS:
        return False
    if entry.matter is Matter.PART or is_part(entry.label) or not entry.has_page:
        return True
    is_elsewhere = any(child.place != entry.place for child in below)
    if _is_matter(entry):
        return is_elsewhere
    if entry.matter is Matter.BODY or label_of(entry.label):
        return False
    is_alone = not any(other is not entry and other.depth <= entry.depth and not _is_matter(other) for other in entries)
    is_empty = not has_text(pieces[entry.index : below[0].index])
    return is_elsewhere or is_alone or (is_empty and (len(below) > 1 or label_of(below[0].label) is not None))


def _is_matter(entry: Entry) -> bool:
    return (entry.matter or matter_of_title(entry.label)) not in _OF_BODY


def _starts(lines: list[_Line], titles: frozenset[str]) -> Iterator[Start]:
    parts: list[_Part] = []
    lead: list[Piece] = []
    in_notes = has_begun = False
    for line, after in zip(lines, [*lines, None][1:], strict=True):
        entry, matter = line.entry, line.matter
        in_notes = matter is Matter.NOTES or (in_notes and _is_number(entry.label))
        matter = Matter.NOTES if in_notes else matter
        parts = [part for part in parts if part.depth < entry.depth or (part.depth == entry.depth and not part.nests)]
        is_imprint = not has_begun and matter in (None, Matter.BODY) and _is_imprint(line.own)
        if is_imprint or (squeezed(entry.label) in titles and letters(line.own) <= _LONGEST_DIVIDER):
            matter = Matter.PAGE
        elif _opens_part(line, after) and squeezed(entry.label) not in titles:
            parts = [part for part in parts if part.depth < entry.depth]
            parts.append(_Part(entry.depth, entry.label, line.holds))
            if letters(line.own) <= _LONGEST_DIVIDER:
                lead += _announced(line)
                continue
        is_body = matter in _OF_BODY
        has_begun |= is_body
        part = _part_label(parts, entry) if is_body else ""
        spoken_first = tuple(lead) if is_body else ()
        yield Start(entry.index, entry.index + len(line.own), entry.label, part, matter, spoken_first)
        lead = [] if is_body else lead
    if lead:
        yield Start(0, 0, lead[0].text, lead=tuple(lead))


def _is_imprint(own: Sequence[Piece]) -> bool:
    """Do the few words of the page name those to whom the book belongs?"""
    return letters(own) <= _LONGEST_IMPRINT and any(_RIGHTS.search(piece.text) for piece in own)


def _is_number(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.style == "arabic"


def _opens_part(line: _Line, after: _Line | None) -> bool:
    """Is this the title of a part, its chapters listed below it or, on the same depth, behind it?"""
    if line.matter not in _OF_BODY:
        return False
    if line.holds:
        return True
    if after is None or not line.own:
        return False
    if not has_text(line.own):
        return line.matter is Matter.PART or label_of(line.entry.label) is None or is_part(line.entry.label)
    return (line.matter is Matter.PART or is_part(line.entry.label)) and not is_part(after.entry.label)


def _announced(line: _Line) -> tuple[Piece, ...]:
    """Return the title page of a part: its own pieces, its headings as one, or its label where it has none."""
    headings = tuple(takewhile(lambda piece: piece.kind is Kind.HEADING, line.own))
    if headings and squeezed("".join(piece.text for piece in headings)) != squeezed(line.entry.label):
        return tuple(line.own)
    return (Piece(Kind.HEADING, line.entry.label, level=1), *line.own[len(headings) :])


def _part_label(parts: list[_Part], entry: Entry) -> str:
    labels = [part.label for part in parts if part.label != entry.label]
    return labels[-1] if labels else ""
