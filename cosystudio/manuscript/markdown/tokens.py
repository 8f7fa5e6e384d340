"""From Markdown's tokens to pieces, every mark of the source accounted for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.markup.events import html_events
from cosystudio.manuscript.markup.pieces import pieces_of_markup
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import LINE_BREAK, is_scene_break, is_short_lines, joined, lines_of, plain

_NOTE_MARK = re.compile(r"\[\^(?P<id>[^\]\s]{1,60})\]")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,200}\}\s*$")
_TASK = re.compile(r"\[[ xX]\] (?=\S)")
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SKIPPED_BLOCKS = {"fence": Reason.CODE, "code_block": Reason.CODE}


def pieces_of(text: str, choices: ReadingChoices, account: Account) -> list[Piece]:
    """Return the pieces of a Markdown text, whose characters the account has taken in already."""
    # Four spaces before a paragraph are an indent in a novel, hardly ever a program.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code").disable("text_join")
    blocks = _Blocks(text.split("\n"), choices, account)
    pieces = [piece for token in parser.parse(text) for piece in blocks.take(token)]
    account.skip(Reason.FORMATTING, left_over([text], blocks.seen))
    return pieces


def left_over(whole: Iterable[str], parts: Iterable[str]) -> str:
    """Return the characters of `whole` that are in none of the parts: between them there are only marks."""
    has, met = _letters(whole), _letters(parts)
    return "" if has == met else "".join((Counter(has) - Counter(met)).elements())


def _letters(texts: Iterable[str]) -> str:
    return "".join("".join(plain("".join(texts)).split()))


class _Blocks:
    """Turns one token after the other into pieces; `seen` is the source text of all that was met."""

    def __init__(self, lines: Sequence[str], choices: ReadingChoices, account: Account) -> None:
        self.seen: list[str] = []
        self._lines = lines
        self._choices = choices
        self._account = account
        self._level = 0
        self._number = ""
        self._table: list[list[str]] = []
        self._in_table = False
        self._opens_item = False

    def take(self, token: Token) -> Iterator[Piece]:
        """Yield the pieces that the token completes."""
        if token.type == "heading_open":
            self._level = int(token.tag[1])
        elif token.type == "heading_close":
            self._level = 0
        elif token.type == "list_item_open":
            self._opens_item = True
            if token.info:
                self._number = f"{token.info}{token.markup}"
        elif token.type.startswith(("table", "tr")):
            yield from self._row_or_table(token)
        elif token.type == "inline":
            yield from self._inline(token)
        else:
            yield from self._block(token)

    def _row_or_table(self, token: Token) -> Iterator[Piece]:
        if token.type == "table_open":
            self._in_table, self._table = True, []
        elif token.type == "tr_open":
            self._table.append([])
        elif token.type == "table_close":
            self._in_table = False
            rows = [row for row in self._table if any(row)]
            if self._choices.tables:
                yield from (self._row(row) for row in rows)
            else:
                self._account.skip(Reason.TABLE, " ".join(" ".join(row) for row in rows))

    def _row(self, row: list[str]) -> Piece:
        cells = [cell for cell in row if cell]
        self._account.add("," * (len(cells) - 1))
        return Piece(Kind.PROSE, ", ".join(cells))

    def _block(self, token: Token) -> Iterator[Piece]:
        if token.type == "hr":
            line = self._lines[token.map[0]] if token.map else ""
            marks = token.markup[:1] * line.count(token.markup[:1])
            self.seen.append(marks)
            self._account.skip(Reason.SCENE_BREAK, marks)
            yield SCENE_BREAK
        elif token.type == "html_block":
            self.seen.append(token.content)
            yield from self._html(token.content)
        elif token.type in _SKIPPED_BLOCKS:
            self.seen.append(token.content)
            self._account.skip(_SKIPPED_BLOCKS[token.type], token.content)

    def _html(self, source: str) -> Iterator[Piece]:
        """Yield the pieces of a page's fragment; its tags are formatting marks."""
        own = Account()
        pieces = pieces_of_markup(html_events(source), own).pieces
        own.skipped.pop(Reason.INVISIBLE, None)  # the whole file was taken in already
        skipped = [text for texts in own.skipped.values() for text in texts]
        held = Counter(_letters([*(piece.text for piece in pieces), *skipped]))
        held.subtract(Counter(_letters(own.added)))
        self._account.skip(Reason.FORMATTING, left_over([source], held.elements()))
        self._account.add(left_over(held.elements(), [source]))  # named characters: &eacute; is é
        own.source = 0
        self._account.include(own)
        yield from pieces

    def _inline(self, token: Token) -> Iterator[Piece]:
        self.seen.append(token.content)
        words = _Inline(self._account)
        lines = lines_of("".join(words.of(token.children or [])))
        self._account.skip(Reason.FORMATTING, left_over([token.content], words.seen))
        if self._in_table:
            self._table[-1].append(joined(lines))
            return
        if self._opens_item and lines and (box := _TASK.match(lines[0])):
            self._account.skip(Reason.BULLET, box[0])
            lines[0] = lines[0][box.end() :]
        self._opens_item = False
        if self._number and lines:
            self.seen.append(self._number)
            lines[0], self._number = f"{self._number} {lines[0]}", ""
        for piece in self._pieces(lines):
            yield Piece(piece.kind, piece.text, piece.level, notes=tuple(words.notes))

    def _pieces(self, lines: list[str]) -> Iterator[Piece]:
        if self._level and lines:
            heading = joined(lines)
            title = _ATTRIBUTES.sub("", heading).rstrip()
            self._account.skip(Reason.FORMATTING, heading.removeprefix(title))
            yield Piece(Kind.HEADING, title, self._level)
        elif len(lines) == 1 and is_scene_break(lines[0]):
            self._account.skip(Reason.SCENE_BREAK, lines[0])
            yield SCENE_BREAK
        elif is_short_lines(lines):
            yield Piece(Kind.VERSE, "\n".join(lines))
        elif lines:
            yield Piece(Kind.PROSE, joined(lines))


class _Inline:
    """What is spoken of one paragraph; `seen` is the source text that was met, `notes` the notes called."""

    def __init__(self, account: Account) -> None:
        self.seen: list[str] = []
        self.notes: list[str] = []
        self._account = account

    def of(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Yield the words."""
        text = ""
        for token in [*tokens, Token("end", "", 0)]:
            if token.type == "text":
                text += token.content
                self.seen.append(token.content)
            elif token.type == "text_special":
                text += self._special(token)
            else:
                yield self._without_marks(text)
                text = ""
                yield self._other(token)

    def _special(self, token: Token) -> str:
        r"""Return what an escape or a named character stands for: ``\*`` for ``*``, ``&eacute;`` for ``é``."""
        self.seen.append(token.markup)
        self._account.skip(Reason.FORMATTING, left_over([token.markup], [token.content]))
        self._account.add(left_over([token.content], [token.markup]))
        return token.content

    def _other(self, token: Token) -> str:
        if token.type == "image":
            self.seen.append(token.content)
            self._account.skip(Reason.IMAGE, token.content)
        elif token.type == "code_inline":
            self.seen.append(token.content)
            return token.content
        elif token.type == "softbreak":
            return "\n"
        elif token.type == "hardbreak" or _LINE_BREAK_TAG.fullmatch(token.content):
            return LINE_BREAK
        return ""

    def _without_marks(self, text: str) -> str:
        for mark in _NOTE_MARK.finditer(text):
            self.notes.append(mark["id"])
            self._account.skip(Reason.NOTE_MARK, mark[0])
        return _NOTE_MARK.sub("", text)
