"""The FictionBook reader: its bodies become one run of pieces, its nested sections parts and chapters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import xml
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.assembly import About, assembled, own_words
from cosystudio.manuscript.fb2.events import LOWEST_TITLE, events_of, is_notes
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.markup.events import Event, check_amount
from cosystudio.manuscript.markup.headings import with_headings, with_numbers, with_titles
from cosystudio.manuscript.markup.links import without_ways
from cosystudio.manuscript.markup.notes import notes_apart
from cosystudio.manuscript.markup.outline import BESIDE, entries_of_page
from cosystudio.manuscript.markup.pieces import gathered
from cosystudio.manuscript.outline import Entry, starts_of
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import one_line, squeezed
from cosystudio.manuscript.values import Manuscript

# The pictures, in letters: longer than all else, and never text.
_PICTURE = re.compile(r"<binary\b[^<>]*+>[^<>]*+(?:</binary\s*>|\Z)")
_FEWEST_TITLES = 1
_FEWEST_NUMBERED = 2
_NAMES = ("first-name", "middle-name", "last-name")


def recognises(source: Source) -> bool:
    """Is this a FictionBook, or an archive of one?"""
    if _member(source):
        return True
    return b"<fictionbook" in source.head.replace(b"\x00", b"").lower()


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when it is damaged, not safe or too large."""
    text, encoding, bad = xml.text_of(_data(source), choices.encoding)
    root, warnings = _parsed(text, source.path.name)
    bodies = sorted(xml.children(root, "body"), key=is_notes)
    account = Account()
    page, notes = notes_apart(gathered(_events(bodies), account, choices), account)
    page = without_ways(page, account)
    pieces = with_titles(with_numbers(with_headings(own_words(page.pieces, account))))
    title, author, language = _about(root)
    title = title or source.name
    entries = _entries(pieces, title)
    about = About(title, author, language, encoding, bad, warnings)
    return assembled(about, pieces, starts_of(entries, pieces, title, author), account, choices, notes)


def _member(source: Source) -> str:
    """Return the name of the FictionBook in the archive, if the file is one."""
    found = sorted(name for name in source.members if name.casefold().endswith(".fb2"))
    is_other = any(name.casefold().endswith((".opf", "container.xml")) for name in source.members)
    return found[0] if found and not is_other else ""


def _data(source: Source) -> bytes:
    if member := _member(source):
        with Archive(source.path, "FB2") as archive:
            return archive.read(member)
    return source.data


def _parsed(text: str, name: str) -> tuple[Any, tuple[str, ...]]:
    """Return the root, and a warning where only a part of the book could be read."""
    if "<!ENTITY" in text[:100_000].upper():
        raise ManuscriptError(f"This FB2 is not safe to open: {name} declares XML entities.")
    text = _PICTURE.sub("", text)
    check_amount(text)
    for form in (text, xml.shallow(text)):
        root = xml.parse(form, huge=True)
        if root is not None:
            return root, ()
    root = xml.parse(text, recover=True, huge=True)
    if root is None or not xml.children(root, "body"):
        raise ManuscriptError(f"This FB2 is damaged: {name} cannot be read.")
    return root, ("This FB2 is damaged; only a part of it may have been read.",)


def _events(bodies: Sequence[Any]) -> Iterator[Event]:
    for body in bodies:
        yield from events_of(body)


def _entries(pieces: Sequence[Piece], title: str) -> list[Entry]:
    """Return the titles of the sections; the title of the book on its first body is a page of its own.

    In a book of one section the numbered lines within it are those of its chapters.
    """
    found = entries_of_page(pieces, title)
    entries = [one for one in found if pieces[one.index].level <= LOWEST_TITLE]
    numbered = [one for one in found if one not in entries and label_of(one.label)]
    if len(entries) <= _FEWEST_TITLES and len(numbered) >= _FEWEST_NUMBERED:
        return sorted([*entries, *numbered], key=lambda one: one.index)
    tops = [one for one in entries if pieces[one.index].level == 1]
    if not tops or (len(tops) > 1 and squeezed(title) not in squeezed(tops[0].label)):
        return entries
    page = replace(tops[0], depth=BESIDE, matter=Matter.PAGE)
    return [page if one is tops[0] else one for one in entries]


def _about(root: Any) -> tuple[str, str, str]:
    """Return title, authors and language."""
    info = next(iter(xml.descendants(root, "title-info")), None)
    if info is None:
        return "", "", ""
    authors = [_author(author) for author in xml.children(info, "author")]
    title, language = ([one_line(xml.words(e)) for e in xml.children(info, name)] for name in ("book-title", "lang"))
    return next(iter(title), ""), "; ".join(filter(None, dict.fromkeys(authors))), next(iter(language), "")


def _author(author: Any) -> str:
    names = [xml.words(part) for name in _NAMES for part in xml.children(author, name)]
    return one_line(" ".join(filter(None, names)) or " ".join(xml.words(e) for e in xml.children(author, "nickname")))
