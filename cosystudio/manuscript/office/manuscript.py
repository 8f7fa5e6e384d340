"""The last step of every document of a word processor: paragraphs and notes become the manuscript."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.assembly import About, assembled, own_words
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.markup.headings import with_numbers, with_prose, with_titles
from cosystudio.manuscript.markup.outline import entries_of_page
from cosystudio.manuscript.office.headings import SECTION, title_is_repeated
from cosystudio.manuscript.office.paragraph import Paragraph, Role
from cosystudio.manuscript.office.pieces import pieces_of
from cosystudio.manuscript.outline import starts_of
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.text import lines_of, one_line
from cosystudio.manuscript.values import Manuscript

_MADE_BY_PROGRAM = re.compile(
    r"(?:microsoft word|word)?\s*-?\s*(?:document|dokument|documento|文档|文書)?\s*\d*|untitled.*|unbenannt.*|无标题.*|"
    r".+\.(?:docx?|odt|rtf|dotx?)|powerpoint.*|.*template.*|microsoft word - .*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:python-docx|admin(?:istrator)?|user|owner|author|unknown(?: author)?|microsoft|microsoft office user|"
    r"windows user|apache poi|calibre|微软用户|微软中国|用户|未知|unbekannt(?:er autor)?|pc|lenovo|dell|hp)\W*\d*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)\s|作者[:：]|著者[:：]|[Аа]втор:)\s*(?P<author>[^\W\d_a-zа-я][^,;:!?\d\n]{1,50}[^.,;:!?\d\n])"
)
_LINES_OF_TITLE_PAGE = 12
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader found it: the body, the notes by id, and what the file says of itself."""

    paragraphs: Sequence[Paragraph]
    notes: Mapping[str, str]
    title: str
    author: str
    language: str
    encoding: str = ""
    bad_bytes: int = 0
    warnings: tuple[str, ...] = ()


def manuscript_of(document: Document, name: str, account: Account, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; `name` is its title where neither the document nor its properties have one."""
    pieces = with_prose(own_words(pieces_of(document.paragraphs, account, choices), account))
    pieces = with_titles(with_numbers(pieces))
    shown, byline = _on_title_page(pieces)
    about = About(
        title=_title(document, pieces) or shown or name,
        author=_first(document.paragraphs, Role.AUTHOR) or _unless(_NOBODY, document.author) or byline,
        language=document.language,
        encoding=document.encoding,
        bad_bytes=document.bad_bytes,
        warnings=document.warnings,
    )
    entries = [entry for entry in entries_of_page(pieces, about.title) if pieces[entry.index].level < SECTION]
    return assembled(
        about, pieces, starts_of(entries, pieces, about.title, about.author), account, choices, document.notes
    )


def _on_title_page(pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return the title and the author that the first lines show one above the other; nothing where they do not."""
    for above, piece in pairwise(pieces[:_LINES_OF_TITLE_PAGE]):
        byline = _BYLINE.fullmatch(piece.text)
        if byline and len(above.text) <= _LONGEST_TITLE and label_of(above.text) is None:
            return one_line(above.text), byline["author"]
    return "", ""


def _title(document: Document, pieces: Sequence[Piece]) -> str:
    is_repeated = title_is_repeated(document.paragraphs)
    return (
        ("" if is_repeated else _first(document.paragraphs, Role.TITLE))
        or _unless(_MADE_BY_PROGRAM, document.title)
        or _only_top_heading(pieces)
    )


def _first(paragraphs: Sequence[Paragraph], role: Role) -> str:
    """Return the words of the first paragraphs with that role, if they stand together."""
    found: list[str] = []
    for paragraph in paragraphs:
        if paragraph.look.role is role and not paragraph.is_blank:
            found += lines_of(paragraph.text)
        elif found:
            break
    return " ".join(found) if sum(map(len, found)) <= 200 else ""


def _unless(form: re.Pattern[str], text: str) -> str:
    text = one_line(text)
    is_lost = 2 * text.count("?") >= len(text)  # written in an encoding that has none of its letters
    return "" if form.fullmatch(text) or is_lost else text


def _only_top_heading(pieces: Sequence[Piece]) -> str:
    """Return the one heading of the first rank, if it stands first and the others are below it."""
    headings = [piece for piece in pieces if piece.kind is Kind.HEADING]
    top = [piece.text for piece in headings if headings and piece.level == headings[0].level]
    is_title = len(top) == 1 and len(headings) > 2 and headings[0].level == min(piece.level for piece in headings)
    return top[0] if is_title and matter_of_title(top[0]) in (None, Matter.BODY) else ""
