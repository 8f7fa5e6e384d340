"""The HTML reader: the text of a page without its site, its headings as chapters."""

import re

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.assembly import About, assembled, own_words
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.html.about import about, bold_classes
from cosystudio.manuscript.html.packed import page_data, page_in
from cosystudio.manuscript.html.site import own_text
from cosystudio.manuscript.markup.events import events
from cosystudio.manuscript.markup.headings import with_headings, with_numbers, with_prose, with_titles
from cosystudio.manuscript.markup.links import named_links, paired, without_ways
from cosystudio.manuscript.markup.notes import notes_apart
from cosystudio.manuscript.markup.outline import entries_of_page
from cosystudio.manuscript.markup.pieces import gathered
from cosystudio.manuscript.outline import starts_of
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.values import Manuscript
from cosystudio.manuscript.xml import text_of

_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|body[\s>])", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:p|h[1-6]|div|br|title|meta)\b[^<>]*>", re.IGNORECASE)
_HEADER_LINES = 60


def recognises(source: Source) -> bool:
    """Is this a page, packed or not, or with a page's suffix a part of one?"""
    if source.head.startswith(b"PK"):
        return bool(page_in(source))
    head = source.head.replace(b"\x00", b"")
    opening = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if opening.startswith(b"<") and _PAGE.search(head):
        return True
    return source.path.suffix.casefold() in _SUFFIXES and _FRAGMENT.search(head) is not None


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the page is too large."""
    packed = page_in(source) if source.head.startswith(b"PK") else ""
    text, encoding, bad = text_of(page_data(source, packed) if packed else source.data, choices.encoding)
    account = Account()
    page = gathered(own_text(list(events(text)), account), account, choices, bold_classes(text), _pairs(text))
    page, notes = notes_apart(page, account)
    page = without_ways(page, account)
    lines = [line for piece in page.pieces[:_HEADER_LINES] for line in piece.text.split("\n")]
    title, author, language = map(one_line, about(text, lines))
    pieces = with_prose(own_words(page.pieces, account))
    pieces = with_titles(with_numbers(with_headings(pieces, page.strong)))
    title = title or source.name
    entries = entries_of_page(pieces, title)
    starts = starts_of(entries, pieces, title if any(entry.matter is Matter.PAGE for entry in entries) else "")
    return assembled(About(title, author, language, encoding, bad), pieces, starts, account, choices, notes)


def _pairs(text: str) -> frozenset[str]:
    links = [(id, target[1:]) for id, target in named_links(text) if target.startswith("#")]
    return frozenset(paired(links))
