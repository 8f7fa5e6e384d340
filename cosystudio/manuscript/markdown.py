"""Markdown: CommonMark with tables, and what pandoc adds that a book has: metadata, footnotes, heading attributes."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.assembly import About, assembled, without_boilerplate
from cosystudio.manuscript.markup import html_events
from cosystudio.manuscript.markup_pieces import pieces_of_markup
from cosystudio.manuscript.matter import Matter, matter_of_title
from cosystudio.manuscript.metadata_block import metadata_block
from cosystudio.manuscript.outline import entries_of_headings, starts_of
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.source import Source
from cosystudio.manuscript.text import LINE_BREAK, is_scene_break, is_short_lines, joined, lines_of
from cosystudio.manuscript.values import Manuscript

_SURE = 2
# Each sign, and how often it counts: two headings are enough, two bold words in a plain text are not.
_SIGNS = (
    (re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE), 2),
    (re.compile(r"^\S.*\n={3,}[ \t]*$", re.MULTILINE), 1),
    (re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"), 1),
    (re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,500}\*\*(?![\w*])"), 1),
    (re.compile(r"^\[\^[^\]\n]{1,60}\]:", re.MULTILINE), 1),
)
_SUFFIXES = (".md", ".markdown", ".mdown")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}]{0,200}\}\s*$")
_TYPESETTING = re.compile(r"^(?::{3,}.*|\\(?:newpage|pagebreak|clearpage|bigskip|medskip))[ \t]*$", re.MULTILINE)
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SKIPPED_BLOCKS = {"fence": Reason.CODE, "code_block": Reason.CODE}


def recognises(source: Source) -> bool:
    """Has the text the marks of Markdown: a metadata block, or two other signs, the suffix being one?"""
    text = source.decoded.text.replace("\r\n", "\n")
    if metadata_block(text).fields:
        return True
    signs = sum(min(len(sign.findall(text)), most) for sign, most in _SIGNS)
    return signs > 0 and signs + (source.path.suffix.casefold() in _SUFFIXES) >= _SURE


def read(source: Source, choices: ReadingChoices) -> Manuscript:
    """Return the manuscript; raises ManuscriptError when the file is too large."""
    decoded = source.decoded
    block = metadata_block(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    account = Account()
    account.skip(Reason.METADATA, block.source)
    text = _without_notes(block.rest, account)
    pieces = without_boilerplate(list(_pieces(_parser().parse(text), account)), account)
    fields = block.fields
    about = About(
        title=fields.get("title") or _only_top_heading(pieces) or source.name,
        author=fields.get("author") or fields.get("creator", ""),
        language=fields.get("language") or fields.get("lang", ""),
        encoding=decoded.encoding,
        bad_bytes=decoded.bad,
    )
    return assembled(about, pieces, starts_of(entries_of_headings(pieces), pieces, about.title), account, choices)


def _parser() -> MarkdownIt:
    # Four spaces before a paragraph are an indent in a novel, hardly ever a program.
    return MarkdownIt("commonmark").enable("table").disable("code")


def _without_notes(text: str, account: Account) -> str:
    for note in _NOTE.findall(text):
        account.skip(Reason.NOTE, note)
    return _TYPESETTING.sub("", _NOTE.sub("", text))


def _only_top_heading(pieces: Sequence[Piece]) -> str:
    """Return the one heading of the first rank, if the others are below it: it is the book's title."""
    headings = [piece for piece in pieces if piece.kind is Kind.HEADING]
    top = [piece.text for piece in headings if piece.level == 1]
    is_title = len(top) == 1 and len(headings) > 1 and headings[0].level == 1
    return top[0] if is_title and matter_of_title(top[0]) in (None, Matter.BODY) else ""


def _pieces(tokens: Sequence[Token], account: Account) -> Iterator[Piece]:
    level, table = 0, list[str]()
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("table") else 0
        if token.type == "table_close":
            account.skip(Reason.TABLE, " ".join(table))
            table = []
        elif token.type == "inline" and depth:
            table.append(token.content)
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            yield from _inline(token, level, account)
        else:
            yield from _block(token, account)


def _block(token: Token, account: Account) -> Iterator[Piece]:
    if token.type == "hr":
        yield SCENE_BREAK
    elif token.type == "html_block":
        yield from pieces_of_markup(html_events(token.content), account).pieces
    elif token.type in _SKIPPED_BLOCKS:
        account.skip(_SKIPPED_BLOCKS[token.type], token.content)


def _inline(token: Token, level: int, account: Account) -> Iterator[Piece]:
    lines = lines_of("".join(_words(token.children or [], account)))
    if level and lines:
        yield Piece(Kind.HEADING, _ATTRIBUTES.sub("", joined(lines)).rstrip(), level)
    elif len(lines) == 1 and is_scene_break(lines[0]):
        yield SCENE_BREAK
    elif is_short_lines(lines):
        yield Piece(Kind.VERSE, "\n".join(lines))
    elif lines:
        yield Piece(Kind.PROSE, joined(lines))


def _words(tokens: Sequence[Token], account: Account) -> Iterator[str]:
    """Yield what is spoken of a paragraph."""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            for mark in _NOTE_MARK.findall(token.content):
                account.skip(Reason.NOTE_MARK, mark)
            yield _NOTE_MARK.sub("", token.content)
        elif token.type == "image":
            account.skip(Reason.IMAGE, token.content)
        elif token.type == "softbreak":
            yield "\n"
        elif token.type == "hardbreak" or _LINE_BREAK_TAG.fullmatch(token.content):
            yield LINE_BREAK
