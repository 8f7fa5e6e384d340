"""The plain text reader: decode, take out what is not the book, find its headings, or those of the books in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled
from cosystudio.manuscript.boilerplate import reasons_to_leave_out
from cosystudio.manuscript.headings.contents import contents_places
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.limits import refuse_lines, refuse_marks, refuse_pages, refuse_paragraphs
from cosystudio.manuscript.outline import entries_of_headings, starts_of
from cosystudio.manuscript.plain_text.about import header_fields, title_and_author
from cosystudio.manuscript.plain_text.aozora import header, is_aozora, pieces_of_aozora
from cosystudio.manuscript.plain_text.books import Volume, between_licences, books_of
from cosystudio.manuscript.plain_text.brackets import with_whole_brackets
from cosystudio.manuscript.plain_text.foot_notes import with_foot_notes
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK, layout_of, paragraphs_of
from cosystudio.manuscript.plain_text.line_ends import LineEnds, single_spaced
from cosystudio.manuscript.plain_text.note_lists import with_note_lists
from cosystudio.manuscript.plain_text.notes import Notes
from cosystudio.manuscript.plain_text.page_breaks import joined_over_pages
from cosystudio.manuscript.plain_text.page_edges import without_page_edges
from cosystudio.manuscript.plain_text.pages import page_furniture, without_page_lines
from cosystudio.manuscript.plain_text.quoting import without_quote_marks
from cosystudio.manuscript.plain_text.shelf import shelved
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_MARKS_OF_TEXT = "[{_(（【〔"
"""The number of brackets too: what is inside them is looked at."""


def recognises(source: Source) -> bool:
    """Everything that is text can be read as plain text."""
    return bool(source.head)


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is too large, or has more than a book has."""
    decoded = source.decoded
    refuse_marks(decoded.text, _MARKS_OF_TEXT)
    lines = _lines(decoded.text)
    refuse_lines(lines)
    account = Account()
    account.take_in(decoded.text)
    if is_aozora(decoded.text):
        title, author = header(lines)
        pieces = pieces_of_aozora(lines, choices.ruby, account)
        starts = starts_of(entries_of_headings(pieces), pieces, title or source.name)
        about = About(title or source.name, author, "ja", decoded.encoding, decoded.bad)
        return assembled(about, pieces, starts, account, choices)
    fields = header_fields(lines)
    title, author = title_and_author(lines)
    title, author = fields.get("title", title) or source.name, fields.get("author", author)
    about = About(title, author, fields.get("language", ""), decoded.encoding, decoded.bad)
    notes = Notes(account)
    own = without_quote_marks(lines, account) if "\n>" in decoded.text else lines
    volumes = _volumes(own, notes, account)
    shelf = shelved([book for volume in volumes for book in books_of(volume)], notes, account)
    return assembled(about, shelf.pieces, shelf.starts(about.title), account, choices, notes.words)


def _lines(text: str) -> list[str]:
    """Return the lines of the text; a line of its own stands for each end of a page."""
    text = text.replace("\r\r\n", "\n")
    if PAGE_BREAK not in text:
        return text.splitlines()
    refuse_pages(text.count(PAGE_BREAK))
    pages = (page.splitlines() for page in text.split(PAGE_BREAK))
    return [line for at, page in enumerate(pages) for line in ([PAGE_BREAK, *page] if at else page)]


def _volumes(lines: Sequence[str], notes: Notes, account: Account) -> Iterator[Volume]:
    """Yield what licences part, its paragraphs whole again where lines, pages and notes have cut them."""
    lines = without_page_edges(lines, account)
    lines = single_spaced(without_page_lines(lines, account))
    ends = LineEnds(lines, account)
    lines = ends.all_joined(lines)
    found = paragraphs_of(lines, layout_of(lines))
    refuse_paragraphs(len(found), sum(map(len, lines)))
    reasons = reasons_to_leave_out([paragraph.text for paragraph in found])
    furniture = page_furniture(found)
    for title, inside in between_licences(found, reasons):
        paragraphs = found[inside.start : inside.stop]
        own = with_whole_brackets(
            list(_own_words(paragraphs, reasons[inside.start :], furniture, inside.start, account))
        )
        own = with_foot_notes(with_note_lists(own, account, notes.words), account, notes.words)
        yield Volume(title, joined_over_pages(own, ends))


def _own_words(
    paragraphs: Sequence[Paragraph],
    reasons: Sequence[Reason | None],
    furniture: Mapping[int, Reason],
    first: int,
    account: Account,
) -> Iterator[Paragraph]:
    """Yield the paragraphs that belong to the book; `furniture` counts them from the head of the text."""
    contents = contents_places(paragraphs)
    page_ends = False
    for at, (paragraph, reason) in enumerate(zip(paragraphs, reasons, strict=False)):
        why = reason or (Reason.CONTENTS if at in contents else furniture.get(first + at))
        page_ends = page_ends or paragraph.opens_page or first + at in furniture
        if why:
            account.skip(why, " ".join(paragraph.lines))
        else:
            yield replace(paragraph, opens_page=True) if page_ends else paragraph
            page_ends = False
