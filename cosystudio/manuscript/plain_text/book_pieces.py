"""The pieces of one book of a plain text: its headings, and its paragraphs without marks and insertions."""

import re
from collections.abc import Sequence

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.contents import titles_above
from cosystudio.manuscript.headings.dress import undressed
from cosystudio.manuscript.headings.finding import Heading
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.plain_text.author_notes import author_notes
from cosystudio.manuscript.plain_text.books import Book
from cosystudio.manuscript.plain_text.notes import Notes
from cosystudio.manuscript.text import EMPHASIS, is_scene_break, one_line
from cosystudio.manuscript.web_novels import without_insertions

_MARKS = (
    (Reason.PAGE_NUMBER, re.compile(r"[\[{](?:Pg|Page|S\.|p\.)\s*\d{1,4}[\]}]|\{\d{1,4}\}")),
    (Reason.ANNOTATION, re.compile(r"\[(?:Sidenote|Transcriber['’]?s['’]? note):[^\[\]]{0,2000}\]", re.IGNORECASE)),
    (Reason.IMAGE, re.compile(r"\[Illustration(?::(?:[^\[\]]|\[[^\[\]]{0,80}\]){0,2000}+)?\]", re.IGNORECASE)),
)


def pieces_of_book(
    book: Book, headings: Sequence[Heading], dropped: dict[int, Reason], notes: Notes, account: Account
) -> tuple[list[Piece], dict[int, Heading]]:
    """Return the pieces, and the headings by the places of theirs; the paragraphs `dropped` are not read."""
    paragraphs, found = book.paragraphs, book.found
    contents = found.contents.union(titles_above(paragraphs, found.contents))
    dropped = dict.fromkeys(contents, Reason.CONTENTS) | dict.fromkeys(found.running, Reason.RUNNING_HEAD) | dropped
    dropped |= dict.fromkeys(author_notes(paragraphs, [heading.at for heading in headings]), Reason.COMMENT)
    by_place = {heading.at: heading for heading in headings}
    for at in by_place:
        dropped.pop(at, None)
    for at, reason in sorted(dropped.items()):
        account.skip(reason, paragraphs[at].text)
    pieces: list[Piece] = []
    at_piece: dict[int, Heading] = {}
    at = 0
    while at < len(paragraphs):
        heading = by_place.get(at)
        if heading:
            at_piece[len(pieces)] = heading
            pieces.append(_heading_piece(heading, paragraphs[at : at + heading.takes], account))
        elif at not in dropped:
            pieces += _text_piece(paragraphs[at], notes, account)
        at += heading.takes if heading else 1
    return pieces, at_piece


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
    words, called = _without_marks(without_insertions(text, account), notes, account)
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
