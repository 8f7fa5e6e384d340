"""Aozora Bunko's notation: readings in 《》, the editors' notes in ［＃］, headings marked by such notes."""

import re
from collections.abc import Iterator, Sequence

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import is_scene_break, one_line

_LEVELS = {"大": 1, "中": 2, "小": 3}
_RUBY = re.compile(r"《([^《》]{0,100})》")
_NOTE = re.compile(r"［＃([^［］]{0,300})］")
_CHARACTER = re.compile(r"※［＃([^［］]{0,300})］")
_HEADING = re.compile(r"［＃(?:「[^」]{0,100}」は(?:同行|窓)?|ここから|(?:同行|窓)?)(?P<rank>[大中小])見出し］")
_PLANE_ROW_CELL = re.compile(r"第[34]水準(\d)-(\d{1,2})-(\d{1,2})")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_RULE = re.compile(r"-{20,}")
_LEGEND = "テキスト中に現れる記号について"
_COLOPHON = re.compile(r"底本[：:]")
_MISSING = "〓"


def is_aozora(text: str) -> bool:
    """Is the text in this notation?"""
    return "［＃" in text or (_LEGEND in text and "《" in text)


def header(lines: Sequence[str]) -> tuple[str, str]:
    """Return title and author: the first and the last line above the first blank one."""
    block: list[str] = []
    for line in lines:
        if not line.strip() and block:
            break
        if line.strip():
            block.append(one_line(_NOTE.sub("", _RUBY.sub("", line))))
    return (block[0], block[-1] if len(block) > 1 else "") if block else ("", "")


def pieces_of_aozora(lines: Sequence[str], account: Account) -> list[Piece]:
    """Return the pieces: each line is a paragraph, and a heading where a note says so."""
    return [piece for line in _body(lines, account) if (piece := _piece(line, account))]


def _body(lines: Sequence[str], account: Account) -> Iterator[str]:
    """Yield the lines without the legend of the notation and the colophon."""
    rules = [i for i, line in enumerate(lines[:100]) if _RULE.fullmatch(line.strip())]
    legend = range(rules[0], rules[1] + 1) if len(rules) > 1 and _LEGEND in "".join(lines[: rules[1]]) else range(0)
    colophon = next((i for i, line in enumerate(lines) if _COLOPHON.match(line)), len(lines))
    account.skip(Reason.EDITION, " ".join(lines[i] for i in legend))
    account.skip(Reason.EDITION, " ".join(lines[colophon:]))
    yield from (line for i, line in enumerate(lines[:colophon]) if i not in legend)


def _piece(line: str, account: Account) -> Piece | None:
    rank = _HEADING.search(line)
    text = one_line(_without_notes(line, account))
    if not text:
        return None
    if rank:
        return Piece(Kind.HEADING, text, _LEVELS[rank["rank"]])
    return SCENE_BREAK if is_scene_break(text) else Piece(Kind.PROSE, text)


def _without_notes(line: str, account: Account) -> str:
    line = _CHARACTER.sub(lambda match: _character(match[1]), line)
    for reason, form in ((Reason.ANNOTATION, _NOTE), (Reason.RUBY, _RUBY)):
        for found in form.findall(line):
            account.skip(reason, found)
        line = form.sub("", line)
    return line.replace("｜", "")


def _character(description: str) -> str:
    """Return the character that a note describes, by its code point or its place in JIS X 0213."""
    if match := _CODE_POINT.search(description):
        code = int(match[1], 16)
        return chr(code) if code <= 0x10FFFF else _MISSING
    match = _PLANE_ROW_CELL.search(description)
    if not match:
        return _MISSING
    plane, row, cell = (int(part) for part in match.groups())
    prefix = b"\x8f" if plane == 2 else b""
    try:
        return (prefix + bytes([0xA0 + row, 0xA0 + cell])).decode("euc_jis_2004")
    except (UnicodeDecodeError, ValueError):
        return _MISSING
