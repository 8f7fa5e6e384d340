"""From the lines of one block to pieces: a heading, verse, paragraphs, a scene break."""

import re

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of, with_title
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import LINE_BREAK, is_scene_break, is_short_lines, joined, lines_of

_SENTENCE_END = re.compile(r"[.!?。！？…”’」』\"')）]\Z")
_BULLET = re.compile(r"[•▪◦●‣⁃·]\s+(?=\S)")
_ILLUSTRATION = re.compile(r"\[Illustration(?::[^\[\]]{0,2000})?\]", re.IGNORECASE)
_EMPTY_LINE = re.compile(rf"{LINE_BREAK}[ \t]*(?:\n|{LINE_BREAK})")
_SHORTEST_PAGE_WIDTH = 55
_FILLED = 0.75
_FEWEST_VERSES = 4
_OPENING = " \"'“‘«„—("
_LONGEST_HEADING = 600
"""Letters beyond which a heading was only never closed."""


def blocks_of(
    lines: list[str],
    keeps_lines: bool,
    is_verse: bool,
    roles: tuple[str, ...],
    account: Account,
    *,
    in_table: bool = False,
) -> list[Piece]:
    """Return the block as pieces, none for a mark in the place of an image; what is not spoken goes to `account`."""
    if len(lines) == 1 and not in_table and is_scene_break(lines[0]):
        account.skip(Reason.SCENE_BREAK, lines[0])
        return [SCENE_BREAK]
    if not in_table and _ILLUSTRATION.fullmatch(" ".join(lines)):
        account.skip(Reason.IMAGE, " ".join(lines))
        return []
    if bullet := _BULLET.match(lines[0]):
        account.skip(Reason.BULLET, bullet[0])
        lines = [lines[0][bullet.end() :], *lines[1:]]
    if keeps_lines or is_short_lines(lines):
        return [Piece(Kind.VERSE if len(lines) > 1 or is_verse else Kind.PROSE, "\n".join(lines), 0, roles)]
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and not _SENTENCE_END.search(paragraphs[-1][-1][-1:]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [Piece(Kind.PROSE, joined(paragraph), 0, roles) for paragraph in paragraphs]


def typed_paragraphs(text: str) -> list[tuple[list[str], bool]]:
    """Return the paragraphs of a text that keeps its lines, and of each whether they are more than wrapped prose."""
    paragraphs = (lines for part in _EMPTY_LINE.split(text) if (lines := lines_of(part)))
    return [([joined(lines)], False) if _is_wrapped(lines) else (lines, True) for lines in paragraphs]


def _is_wrapped(lines: list[str]) -> bool:
    """Are the lines but the last about equally long, and as long as a page is wide, and no verses with capitals?"""
    widths = [len(line) for line in lines[:-1]]
    are_verses = len(lines) >= _FEWEST_VERSES and all(line.lstrip(_OPENING)[:1].isupper() for line in lines)
    return (
        not are_verses and bool(widths) and max(widths) >= _SHORTEST_PAGE_WIDTH and min(widths) >= _FILLED * max(widths)
    )


def heading_of(
    lines: list[str], level: int, roles: tuple[str, ...], notes: tuple[str, ...], account: Account
) -> list[Piece]:
    """Return the lines of a heading as one piece: a number and the title under it are told apart by a colon."""
    if sum(map(len, lines)) > _LONGEST_HEADING:
        *first, last = lines
        return [*(Piece(Kind.PROSE, line, 0, roles) for line in first), Piece(Kind.PROSE, last, 0, roles, notes)]
    text = lines[0]
    if len(lines) == 1 and is_scene_break(text):
        account.skip(Reason.SCENE_BREAK, text)
        return [SCENE_BREAK]
    for line in lines[1:]:
        label = label_of(text)
        text = with_title(text, line) if label and label.is_bare else f"{text} {line}"
    account.reword(lines, [text])
    return [Piece(Kind.HEADING, text, level, roles, notes)]


def stanza_of(lines: list[Piece]) -> Piece:
    """Return one piece for the lines of a stanza, each of which is a piece of its own."""
    notes = tuple(note for line in lines for note in line.notes)
    return Piece(Kind.VERSE, "\n".join(line.text for line in lines), 0, lines[0].roles, notes)
