"""The plain text reader: decode, take out what is not the book, find the headings, make pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled
from cosystudio.manuscript.boilerplate import reasons_to_leave_out
from cosystudio.manuscript.headings.contents import contents_places, titles_above
from cosystudio.manuscript.headings.dress import undressed
from cosystudio.manuscript.headings.finding import SUBHEADING, Heading, headings_of
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.outline import entries_of_headings, starts_of
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.plain_text.about import header_fields, title_and_author
from cosystudio.manuscript.plain_text.aozora import header, is_aozora, pieces_of_aozora
from cosystudio.manuscript.plain_text.author_notes import author_notes
from cosystudio.manuscript.plain_text.foot_notes import with_foot_notes
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK, layout_of, paragraphs_of
from cosystudio.manuscript.plain_text.line_ends import LineEnds, single_spaced
from cosystudio.manuscript.plain_text.note_lists import with_note_lists
from cosystudio.manuscript.plain_text.notes import Notes
from cosystudio.manuscript.plain_text.page_breaks import joined_over_pages
from cosystudio.manuscript.plain_text.pages import page_furniture, without_page_lines
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import EMPHASIS, is_scene_break, one_line
from cosystudio.manuscript.values import Manuscript
from cosystudio.manuscript.web_novels import without_insertions

_MARKS = (
    (Reason.PAGE_NUMBER, re.compile(r"[\[{](?:Pg|Page|S\.|p\.)\s*\d{1,4}[\]}]|\{\d{1,4}\}")),
    (Reason.ANNOTATION, re.compile(r"\[(?:Sidenote|Transcriber['’]?s['’]? note):[^\[\]]{0,2000}\]", re.IGNORECASE)),
    (Reason.IMAGE, re.compile(r"\[Illustration(?::(?:[^\[\]]|\[[^\[\]]{0,80}\]){0,2000}+)?\]", re.IGNORECASE)),
)

_MARKS_OF_TEXT = "[{_"
_MOST_MARKS = 500_000
"""A long book marks a word in a hundred."""
_MOST_PARAGRAPHS = 300_000
"""Of 36 Chinese characters each they fill the largest text."""
_MANY, _SHORTEST = 100_000, 12
"""So many paragraphs have more characters each in a book, in whatever script."""


def recognises(source: Source) -> bool:
    """Everything that is text can be read as plain text."""
    return bool(source.head)


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is too large, or has more than a book has."""
    decoded = source.decoded
    if sum(map(decoded.text.count, _MARKS_OF_TEXT)) > _MOST_MARKS:
        raise ManuscriptError("The file holds too much markup to be a book.")
    lines = _lines(decoded.text)
    account = Account()
    account.take_in(decoded.text)
    notes: dict[str, str] = {}
    if is_aozora(decoded.text):
        title, author = header(lines)
        pieces = pieces_of_aozora(lines, choices.ruby, account)
        language = "ja"
    else:
        fields = header_fields(lines)
        title, author = title_and_author(lines)
        title, author = fields.get("title", title), fields.get("author", author)
        language = fields.get("language", "")
        pieces, notes = _pieces(lines, account)
    about = About(title or source.name, author, language, decoded.encoding, decoded.bad)
    entries = [entry for entry in entries_of_headings(pieces) if entry.depth < SUBHEADING]
    return assembled(about, pieces, starts_of(entries, pieces, about.title), account, choices, notes)


def _lines(text: str) -> list[str]:
    """Return the lines of the text; a line of its own stands for each end of a page."""
    text = text.replace("\r\r\n", "\n")
    if PAGE_BREAK not in text:
        return text.splitlines()
    pages = (page.splitlines() for page in text.split(PAGE_BREAK))
    return [line for at, page in enumerate(pages) for line in ([PAGE_BREAK, *page] if at else page)]


def _pieces(lines: Sequence[str], account: Account) -> tuple[list[Piece], dict[str, str]]:
    """Return the pieces, and the words of each note by its id."""
    notes = Notes(account)
    paragraphs = _paragraphs(lines, notes, account)
    found = headings_of(paragraphs)
    contents = found.contents.union(titles_above(paragraphs, found.contents))
    dropped = dict.fromkeys(contents, Reason.CONTENTS) | dict.fromkeys(found.running, Reason.RUNNING_HEAD)
    dropped |= dict.fromkeys(author_notes(paragraphs, [heading.at for heading in found.headings]), Reason.COMMENT)
    for at, reason in sorted(dropped.items()):
        account.skip(reason, paragraphs[at].text)
    by_place = {heading.at: heading for heading in found.headings}
    pieces: list[Piece] = []
    at = 0
    while at < len(paragraphs):
        heading = by_place.get(at)
        if heading:
            pieces.append(_heading_piece(heading, paragraphs[at : at + heading.takes], account))
        elif at not in dropped:
            pieces += _text_piece(paragraphs[at], notes, account)
        at += heading.takes if heading else 1
    return pieces, notes.words


def _paragraphs(lines: Sequence[str], notes: Notes, account: Account) -> list[Paragraph]:
    """Return the paragraphs of the book, whole again where lines, pages and notes have cut them."""
    lines = single_spaced(without_page_lines(lines, account))
    ends = LineEnds(lines, account)
    lines = ends.all_joined(lines)
    found = paragraphs_of(lines, layout_of(lines))
    if len(found) > _MOST_PARAGRAPHS or (len(found) > _MANY and sum(map(len, lines)) < _SHORTEST * len(found)):
        raise ManuscriptError("This text holds too many paragraphs to be a book.")
    own = list(_own_words(found, account))
    own = with_foot_notes(with_note_lists(own, account, notes.words), account, notes.words)
    return joined_over_pages(own, ends)


def _own_words(paragraphs: Sequence[Paragraph], account: Account) -> Iterator[Paragraph]:
    """Yield the paragraphs that belong to the book."""
    reasons = reasons_to_leave_out([paragraph.text for paragraph in paragraphs])
    contents = contents_places(paragraphs)
    furniture = page_furniture(paragraphs)
    page_ends = False
    for at, (paragraph, reason) in enumerate(zip(paragraphs, reasons, strict=True)):
        why = reason or (Reason.CONTENTS if at in contents else furniture.get(at))
        page_ends = page_ends or paragraph.opens_page or at in furniture
        if why:
            account.skip(why, " ".join(paragraph.lines))
        else:
            yield replace(paragraph, opens_page=True) if page_ends else paragraph
            page_ends = False


def _heading_piece(heading: Heading, taken: Sequence[Paragraph], account: Account) -> Piece:
    lines = [line for one in taken for line in one.lines]
    first = undressed(lines[0])
    account.skip(Reason.SITE, first.site)
    account.skip(Reason.ADVERT, first.call)
    account.skip(Reason.FORMATTING, first.marks)
    account.reword([first.words, *lines[1:]], [heading.text])
    return Piece(Kind.HEADING, heading.text, heading.level, notes=tuple(id for one in taken for id in one.notes))


def _text_piece(paragraph: Paragraph, notes: Notes, account: Account) -> list[Piece]:
    text = paragraph.text
    if notes.take_body(text):
        return []
    if is_scene_break(text):
        account.skip(Reason.SCENE_BREAK, text)
        return [SCENE_BREAK]
    story, insertions = without_insertions(text)
    for reason, words in insertions:
        account.skip(reason, words)
    words, called = _without_marks(story, notes, account)
    if words != text:
        words = "\n".join(line for line in map(one_line, words.split("\n")) if line)
    return (
        [Piece(Kind.VERSE if paragraph.is_verse else Kind.PROSE, words, notes=paragraph.notes + called)]
        if words
        else []
    )


def _without_marks(text: str, notes: Notes, account: Account) -> tuple[str, tuple[str, ...]]:
    """Return the words without page numbers, pictures, note marks and emphasis, and the ids of the notes called."""
    called: tuple[str, ...] = ()
    if "[" in text or "{" in text:
        for reason, form in _MARKS:
            for match in form.finditer(text):
                account.skip(reason, match[0])
            text = form.sub("", text)
        text, called = notes.take_marks(text)
    if "_" in text:
        text, emphases = EMPHASIS.subn(r"\1", text)
        account.skip(Reason.FORMATTING, "__" * emphases)
    return text, called
