"""The EPUB reader: package, table of contents and pages joined to a manuscript."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.assembly import About, assembled, own_words
from cosystudio.manuscript.epub.contents import entries_of, page_labels, with_mottoes, with_numbers_above
from cosystudio.manuscript.epub.listing import with_listed_headings
from cosystudio.manuscript.epub.navigation import TocLine, lines_of_nav, lines_of_ncx
from cosystudio.manuscript.epub.package import Package, read_package, refuse_protected
from cosystudio.manuscript.epub.pages import read_pages
from cosystudio.manuscript.markup.headings import with_headings, with_prose
from cosystudio.manuscript.outline import starts_of
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.values import Manuscript
from cosystudio.manuscript.xml import parse, text_of

_HTMLZ = frozenset(["metadata.opf", "index.html"])
"""What Calibre packs beside one page: its list of pages lists none."""


def recognises(source: Source) -> bool:
    """Is this an EPUB, even a damaged one?"""
    if b"application/epub+zip" in source.head[:128]:
        return True
    names = {name.casefold() for name in source.members}
    if "meta-inf/container.xml" in names:
        return True
    return any(name.endswith(".opf") for name in names) and not names >= _HTMLZ


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the book is protected, damaged or too large."""
    account = Account()
    with Archive(source.path) as archive:
        refuse_protected(archive)
        package = read_package(archive)
        lines, beside = _contents(archive, package)
        labels = page_labels(lines, archive, beside)
        pages = read_pages(archive, package.pages, labels, package.nav, account, choices)
        pieces = own_words(pages.pieces, account)
        pieces = with_prose(pieces)
        pages = replace(pages, pieces=pieces if len(lines) > 1 else with_headings(pieces, pages.strong))
        title = one_line(package.title) or source.name
        entries = with_numbers_above(entries_of(lines, archive, beside, pages, title), pages)
        pieces = with_listed_headings(pages.pieces, entries)
        entries = with_mottoes(entries, lines, archive, beside, replace(pages, pieces=pieces))
    author = one_line(package.author)
    about = About(title, author, package.language, pages.encoding, pages.bad_bytes, package.warnings)
    return assembled(about, pieces, starts_of(entries, pieces, title, author), account, choices, pages.notes)


def _contents(archive: Archive, package: Package) -> tuple[list[TocLine], str]:
    """Return the lines of the table of contents, and the name of the file that they are relative to.

    That of version 3 counts, unless it leads to fewer than half of the pages that the older one leads to.
    """
    nav = _lines(archive, package.nav, lines_of_nav)
    ncx = _lines(archive, package.ncx, lines_of_ncx)
    if 2 * _reach(nav, archive, package.nav) < _reach(ncx, archive, package.ncx):
        return ncx, package.ncx
    return (nav, package.nav) if nav else (ncx, package.ncx)


def _lines(archive: Archive, name: str, lines_in: Callable[[Any], list[TocLine]]) -> list[TocLine]:
    root = parse(text_of(archive.read(name))[0], recover=True) if name else None
    return lines_in(root) if root is not None else []


def _reach(lines: Sequence[TocLine], archive: Archive, beside: str) -> int:
    """Return to how many places of the book the lines lead."""
    return len({line.href for line in lines if line.href and archive.find(line.href.partition("#")[0], beside)})
