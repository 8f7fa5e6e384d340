"""The PDF reader: pages become lines, lines paragraphs, and these are joined to a manuscript."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled
from cosystudio.manuscript.language import language_of, primary_tag
from cosystudio.manuscript.outline import starts_of
from cosystudio.manuscript.pdf.blocks import blocks_of, texts_of, without_ornaments
from cosystudio.manuscript.pdf.columns import Gutters
from cosystudio.manuscript.pdf.contents import without_contents
from cosystudio.manuscript.pdf.entries import entries_of
from cosystudio.manuscript.pdf.furniture import without_furniture
from cosystudio.manuscript.pdf.headings import ranks_of, title_on
from cosystudio.manuscript.pdf.hyphens import Hyphens
from cosystudio.manuscript.pdf.legible import Legibility
from cosystudio.manuscript.pdf.lines import page_of, sideways_texts
from cosystudio.manuscript.pdf.margins import layout_of
from cosystudio.manuscript.pdf.notes import bodies_as_text, without_notes
from cosystudio.manuscript.pdf.paragraphs import paragraphs_of
from cosystudio.manuscript.pdf.prose import prose_pages
from cosystudio.manuscript.pdf.refusals import refusals_in_words
from cosystudio.manuscript.pdf.spreads import pages_of
from cosystudio.manuscript.pdf.values import Page
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import one_line
from cosystudio.manuscript.values import Manuscript
from cosystudio.pdfium.apart import drawn_apart
from cosystudio.pdfium.values import Bookmark, Drawn, Opened

_MOST_LETTERS = 30_000_000
_FILE_NAME = re.compile(
    r"\(?(?:untitled|anonymous|unspecified).*|microsoft word - .*|"
    r".*\.(?:docx?|odt|rtf|tex|dvi|indd|qxd|pdf|pages|txt|x?html?|epub|md)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\(?(?:anonymous|unknown|author|user|admin|administrator|unspecified)\)?", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Is this a PDF, whose mark may stand behind a little rubbish?"""
    return b"%PDF-" in source.head[:1_024]


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is protected, damaged, too large or has no text."""
    with closing(drawn_apart(source.path, source.stop)) as found:
        return read_drawn(found, source, choices)


def read_drawn(found: Iterator[Opened | Drawn], source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript of what was found in the file, in whatever process."""
    account = Account()
    with refusals_in_words(source.label):
        opened = next(one for one in found if isinstance(one, Opened))
        pages, sheets, letters = _pages((one for one in found if isinstance(one, Drawn)), account)
    if not account.source:
        raise ManuscriptError("There is no text in the file.")
    title, author = one_line(opened.title), one_line(opened.author)
    title = "" if _FILE_NAME.fullmatch(title) else title
    author = "" if _NOBODY.fullmatch(author) else author
    title = title or title_on(pages[0]) or source.name
    about = About(title, author, primary_tag(opened.language), "", 0, tuple(letters.warnings()))
    return _manuscript(pages, list(_named(opened.bookmarks, sheets)), about, choices, account)


def _named(bookmarks: Iterable[Bookmark], sheets: Mapping[int, int]) -> Iterator[Bookmark]:
    """Yield those that have words, with the pages that stand on their sheets."""
    for bookmark in bookmarks:
        if label := one_line(bookmark.label):
            yield replace(bookmark, label=label, page=sheets.get(bookmark.page, bookmark.page))


def _manuscript(
    pages: Sequence[Page], bookmarks: Sequence[Bookmark], about: About, choices: ReadingChoices, account: Account
) -> Manuscript:
    for text in sideways_texts(pages):
        account.skip(Reason.WATERMARK, text)
    contents = without_contents(without_furniture(pages, account), account)
    notes = without_notes(contents.pages, account)
    layout = layout_of(notes.pages)
    lines = [line.text for page in notes.pages for line in page.lines]
    hyphens = Hyphens(lines, about.language or language_of("\n".join(lines[len(lines) // 2 :][:60])))
    bodies = bodies_as_text(notes, hyphens, account)
    paragraphs = paragraphs_of(notes.pages, layout)
    texts = texts_of(paragraphs, hyphens, account)
    ranks = ranks_of(paragraphs, texts, layout, contents.titles)
    blocks = list(without_ornaments(blocks_of(paragraphs, texts, ranks, layout, choices, account), account))
    entries, blocks = entries_of(blocks, bookmarks, prose_pages(paragraphs, texts, layout))
    pieces = [block.piece for block in blocks]
    return assembled(about, pieces, starts_of(entries, pieces, about.title), account, choices, bodies)


def _pages(drawn: Iterable[Drawn], account: Account) -> tuple[list[Page], dict[int, int], Legibility]:
    """Return the pages with their lines, the first of them by sheet, and how far the letters on them can be read."""
    pages: list[Page] = []
    sheets: dict[int, int] = {}
    gutters = Gutters()
    letters = Legibility()
    for sheet, one in pages_of(drawn):
        letters.count(one.text)
        account.take_in(one.text)
        sheets.setdefault(sheet, one.index)
        pages.append(page_of(one.index, one.height, one.runs, account, gutters))
        letters.read(pages[-1])
        if account.source > _MOST_LETTERS:
            raise ManuscriptError("The PDF holds too much text: the limit is 30 million characters.")
    return pages, sheets, letters
