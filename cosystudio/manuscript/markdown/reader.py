"""The Markdown reader: metadata, notes and text told apart, the text parsed to tokens, the tokens made pieces."""

import re
from collections.abc import Sequence

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled, own_words
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.limits import refuse_marks
from cosystudio.manuscript.markdown.metadata_block import metadata_block
from cosystudio.manuscript.markdown.notes import without_notes
from cosystudio.manuscript.markdown.tokens import left_over, pieces_of
from cosystudio.manuscript.markup.headings import with_headings
from cosystudio.manuscript.outline import entries_of_headings, starts_of
from cosystudio.manuscript.pieces import Piece
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.values import Manuscript

_SURE = 2
_SAMPLE = 500_000
"""Characters in which a book shows its signs."""
# Each sign, and how often it counts: two headings are enough, two bold words in a plain text are not.
_SIGNS = (
    (re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE), 2),
    (re.compile(r"^\S.*\n={3,}[ \t]*$", re.MULTILINE), 1),
    (re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"), 1),
    (re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,500}\*\*(?![\w*])"), 1),
    (re.compile(r"^\[\^[^\]\n]{1,60}\]:", re.MULTILINE), 1),
    (re.compile(r"^\|[^\n]*+\n\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+$", re.MULTILINE), 1),
)
_SUFFIXES = (".md", ".markdown", ".mdown")
_TYPESETTING = re.compile(
    r"^(?::{3,}.*|\[\[?_?TOC_?\]?\]|\{:?toc\}|\\(?:newpage|pagebreak|clearpage|bigskip|medskip))[ \t]*$", re.MULTILINE
)
_LINE_BLOCK = re.compile(r"^\|[ \t][^|\n]*+\n(?:\|[ \t][^|\n]*+(?:\n|\Z))++", re.MULTILINE)
"""Verse as pandoc has it: a bar before each line, and no other in it."""
# Marks that are opened hundreds of times over cost the parser the square of their number, and are no book.  Each run is
# taken whole and never looked at twice, so that looking for knots takes no longer than the text is long.
_KNOTS = (
    (re.compile(r"(?:[\[!][\\ ]*+)++"), "[!", 200),
    (re.compile(r"(?:<[^<>\n]{0,3}+)++"), "<", 400),
    (re.compile(r"(?:[*_]{1,3}+[^\s*_]?+)++"), "*_", 2000),
)
_HEADING_LINE = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_KIND = "Markdown text"
_MOST_HEADINGS = 30_000
"""A book of 1,500 chapters has a tenth of it; each heading is looked at in many ways."""
_ROW = re.compile(r"^[ \t]*(?:[-*+|]|\d{1,9}[.)])", re.MULTILINE)
_MOST_ROWS = 60_000
"""Items of lists, rows of tables and lines of dialogue behind a dash: the parser takes 0.1 ms for each."""
_MARKS = "#*_[<`|~"


def recognises(source: Source) -> bool:
    """Has the text the marks of Markdown: a metadata block, or two other signs, the suffix being one?"""
    text = source.decoded.text
    sample = text[:_SAMPLE].replace("\r\n", "\n")
    if not metadata_block(sample).fields:
        signs = sum(min(len(sign.findall(sample)), most) for sign, most in _SIGNS)
        if not signs or signs + (source.path.suffix.casefold() in _SUFFIXES) < _SURE:
            return False
    return not _is_knotted(text)


def _is_knotted(text: str) -> bool:
    return any(
        len(run[0]) >= most and sum(map(run[0].count, marks)) >= most
        for form, marks, most in _KNOTS
        for run in form.finditer(text)
    )


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is too large, or has more marks than a book has."""
    decoded = source.decoded
    _refuse_far_too_much(decoded.text)
    whole = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    account = Account()
    account.take_in(whole)
    whole = whole.replace("\x00", "")  # taken in as an invisible character; the parser makes another of it
    block = metadata_block(whole)
    account.skip(Reason.METADATA, block.source)
    account.skip(Reason.FORMATTING, left_over([whole.removesuffix(block.rest)], [block.source]))
    text, notes = without_notes(block.rest, choices, account)
    text = _without_typesetting(text, account)
    pieces = with_headings(own_words(pieces_of(text, choices, account), account))
    fields = block.fields
    about = About(
        title=fields.get("title") or _only_top_heading(pieces) or source.name,
        author=fields.get("author") or fields.get("creator", ""),
        language=fields.get("language") or fields.get("lang", ""),
        encoding=decoded.encoding,
        bad_bytes=decoded.bad,
    )
    starts = starts_of(entries_of_headings(pieces), pieces, about.title)
    return assembled(about, pieces, starts, account, choices, notes)


def _refuse_far_too_much(text: str) -> None:
    """Raise ManuscriptError where no book has so much of what the parser takes its time for."""
    if len(_HEADING_LINE.findall(text)) > _MOST_HEADINGS or len(_ROW.findall(text)) > _MOST_ROWS:
        raise ManuscriptError(f"This {_KIND} holds too many paragraphs to be a book.")
    refuse_marks(text, _MARKS)


def _without_typesetting(text: str, account: Account) -> str:
    """Return the text without lines that tell a typesetter something, and with verse as lines that end in a break."""
    for typesetting in _TYPESETTING.findall(text):
        account.skip(Reason.FORMATTING, typesetting)
    text = _TYPESETTING.sub("", text)
    account.skip(Reason.FORMATTING, "".join("|" * lines[0].count("|") for lines in _LINE_BLOCK.finditer(text)))
    return _LINE_BLOCK.sub(lambda lines: lines[0].replace("|", "").replace("\n", "  \n"), text)


def _only_top_heading(pieces: Sequence[Piece]) -> str:
    """Return the one heading of the first rank, if the others are below it: it is the book's title."""
    headings = [piece for piece in pieces if piece.kind is Kind.HEADING]
    top = [piece.text for piece in headings if piece.level == 1]
    is_title = len(top) == 1 and len(headings) > 1 and headings[0].level == 1
    return top[0] if is_title and matter_of_title(top[0]) in (None, Matter.BODY) else ""
