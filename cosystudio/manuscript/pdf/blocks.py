"""Paragraphs become pieces: headings, prose, verse, scene breaks; captions and tables by choice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cosystudio.book.model import Kind
from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.boilerplate import reasons_to_leave_out
from cosystudio.manuscript.pdf.hyphens import Hyphens
from cosystudio.manuscript.pdf.margins import Layout
from cosystudio.manuscript.pdf.paragraphs import Paragraph
from cosystudio.manuscript.pdf.values import CALL_CLOSES, CALL_OPENS
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import is_scene_break

_CALL = re.compile(f"{CALL_OPENS}(.*?){CALL_CLOSES}")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|plate|illustration|abb(?:ildung|\.)|tabelle|figura|tableau|tabla|图|圖|表|図)"
    r"\s*[\dIVX]+(?:[.\-–]\d+)*\s*(?:[.:|—–]|[\u3000 ](?=[\u2e80-\uffef])|$)",
    re.IGNORECASE,
)
_FEWEST_TABLE_ROWS = 2
_SCENE_WHITE = 1.75
_DEEPEST_INDENT = 3.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where it begins: the page from 0, the height there in points."""

    piece: Piece
    page: int
    y: float


def texts_of(paragraphs: Sequence[Paragraph], hyphens: Hyphens, account: Account) -> list[str]:
    """Return the words of each paragraph, verse with a line break between its lines."""
    return [_text(paragraph, hyphens, account) for paragraph in paragraphs]


def _text(paragraph: Paragraph, hyphens: Hyphens, account: Account) -> str:
    lines = [_CALL.sub("", line.text) for line in paragraph.lines]
    if paragraph.is_verse:
        return "\n".join(text for line in lines if (text := hyphens.joined([line], account)))
    return hyphens.joined(lines, account)


def blocks_of(
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    ranks: Sequence[int],
    layout: Layout,
    choices: ReadingChoices,
    account: Account,
) -> list[Placed]:
    """Return the pieces with their places; what is left out is entered in `account`."""
    found: list[Placed] = []
    typical = _usual_white(paragraphs, ranks, layout)
    reasons = reasons_to_leave_out(texts)
    tables = set() if choices.tables else _tables(paragraphs)
    before: Paragraph | None = None
    for at, (paragraph, text, rank, reason) in enumerate(zip(paragraphs, texts, ranks, reasons, strict=True)):
        first = paragraph.lines[0]
        if not text:
            continue
        why = reason or _why_silent(text, rank, choices) or (Reason.TABLE if at in tables else None)
        if why:
            account.skip(why, text)
            continue
        if _is_parted(before, paragraph, rank, typical, layout):
            found.append(Placed(SCENE_BREAK, first.page, first.y))
        found.append(Placed(replace(_piece(paragraph, text, rank), notes=_called(paragraph)), first.page, first.y))
        before = None if rank or paragraph.is_verse else paragraph
    return found


def _why_silent(text: str, rank: int, choices: ReadingChoices) -> Reason | None:
    is_caption = not rank and not is_scene_break(text) and _CAPTION.match(text)
    return Reason.CAPTION if is_caption and not choices.captions else None


def _tables(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the places of the paragraphs that are rows of a table: several in a row with holes in them."""
    found: set[int] = set()
    for has_holes, group in groupby(enumerate(paragraphs), lambda one: all(line.gaps for line in one[1].lines)):
        rows = list(group)
        holes = [line.gaps for _, paragraph in rows for line in paragraph.lines]
        if has_holes and len(holes) >= _FEWEST_TABLE_ROWS and (len(holes) > _FEWEST_TABLE_ROWS or min(holes) > 1):
            found |= {at for at, paragraph in rows if not is_scene_break(paragraph.lines[0].text)}
    return found


def _piece(paragraph: Paragraph, text: str, rank: int) -> Piece:
    if rank:
        return Piece(Kind.HEADING, " ".join(text.split()), rank)
    return Piece(Kind.VERSE if paragraph.is_verse else Kind.PROSE, text)


def _called(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for line in paragraph.lines for id in _CALL.findall(line.text) if id))


def _usual_white(paragraphs: Sequence[Paragraph], ranks: Sequence[int], layout: Layout) -> float:
    """Return the step between two paragraphs of the text, in usual steps from line to line."""
    whites = sorted(
        paragraph.white
        for paragraph, rank, before in zip(paragraphs[1:], ranks[1:], ranks, strict=False)
        if paragraph.white and not rank and not before and abs(paragraph.size - layout.size) < 0.06 * layout.size
    )
    return whites[len(whites) // 2] if whites else 1.0


def _is_parted(before: Paragraph | None, paragraph: Paragraph, rank: int, typical: float, layout: Layout) -> bool:
    """Is there more white before the paragraph than between others, as where a scene ends?"""
    if before is None or rank or paragraph.is_verse or paragraph.white < max(_SCENE_WHITE, typical * _SCENE_WHITE):
        return False
    first, last = paragraph.lines[0], before.lines[0]
    sizes = (first.size, last.size)
    if any(abs(size - layout.size) > 0.06 * layout.size for size in sizes):
        return False
    return all(line.x0 - layout.left(line) < _DEEPEST_INDENT * layout.size for line in (first, last))


def without_ornaments(blocks: Sequence[Placed], account: Account) -> Iterator[Placed]:
    """Yield the pieces, rows of ornaments as scene breaks."""
    for block in blocks:
        if block.piece.kind is not Kind.SCENE_BREAK and is_scene_break(block.piece.text):
            account.skip(Reason.SCENE_BREAK, block.piece.text)
            yield replace(block, piece=SCENE_BREAK)
        else:
            yield block
