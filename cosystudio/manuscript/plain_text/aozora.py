"""Aozora Bunko's notation: readings in 《》, the editors' notes in ［＃］, headings marked by such notes."""

import re
from collections.abc import Iterator, Sequence

from cosystudio.book.model import Kind
from cosystudio.book.reading import Ruby
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.text import is_scene_break, one_line

_LEVELS = {"大": 1, "中": 2, "小": 3}
_SCRIPTS = (r"\u3400-\u9fff\uf900-\ufaff々〆ヶ〇", "ァ-ヶー", "A-Za-zＡ-Ｚａ-ｚ")
# Without a bar the reading belongs to the run of characters of one script before it; runs are taken whole, or a line of
# a million characters would be looked at from each of them.
_RUN = "|".join(f"(?<![{script}])[{script}]++" for script in _SCRIPTS)
_RUBY = re.compile(rf"(?:(?P<bar>｜)(?P<base>[^｜《》]{{1,60}})|(?P<run>{_RUN})?)《(?P<reading>[^《》]{{0,100}})》")
_NOTE = re.compile(r"［＃([^［］]{0,300})］")
_CHARACTER = re.compile(r"※［＃([^［］]{0,300})］")
_HEADING = re.compile(r"［＃(?:「[^」]{0,100}」は(?:同行|窓)?|ここから|(?:同行|窓)?)(?P<rank>[大中小])見出し］")
_PLANE_ROW_CELL = re.compile(r"第[34]水準(\d)-(\d{1,2})-(\d{1,2})")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_RULE = re.compile(r"-{20,}")
_LEGEND = "テキスト中に現れる記号について"
_COLOPHON = re.compile(r"底本[：:]")
_MISSING = "〓"
_SURROGATES = range(0xD800, 0xE000)


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
            block.append(one_line(_without_ruby(_NOTE.sub("", line), Ruby.BASE, Account())))
    return (block[0], block[-1] if len(block) > 1 else "") if block else ("", "")


def pieces_of_aozora(lines: Sequence[str], ruby: Ruby, account: Account) -> list[Piece]:
    """Return the pieces: each line is a paragraph, and a heading where a note says so."""
    return [piece for line in _body(lines, account) if (piece := _piece(line, ruby, account))]


def _body(lines: Sequence[str], account: Account) -> Iterator[str]:
    """Yield the lines without the legend of the notation and the colophon."""
    rules = [i for i, line in enumerate(lines[:100]) if _RULE.fullmatch(line.strip())]
    legend = range(rules[0], rules[1] + 1) if len(rules) > 1 and _LEGEND in "".join(lines[: rules[1]]) else range(0)
    colophon = next((i for i, line in enumerate(lines) if _COLOPHON.match(line)), len(lines))
    account.skip(Reason.EDITION, " ".join(lines[i] for i in legend))
    account.skip(Reason.EDITION, " ".join(lines[colophon:]))
    yield from (line for i, line in enumerate(lines[:colophon]) if i not in legend)


def _piece(line: str, ruby: Ruby, account: Account) -> Piece | None:
    rank = _HEADING.search(line)
    text = one_line(_without_ruby(_without_notes(line, account), ruby, account))
    if not text:
        return None
    if rank:
        return Piece(Kind.HEADING, text, _LEVELS[rank["rank"]])
    if is_scene_break(text):
        account.skip(Reason.SCENE_BREAK, text)
        return SCENE_BREAK
    return Piece(Kind.PROSE, text)


def _without_notes(line: str, account: Account) -> str:
    def character(note: re.Match[str]) -> str:
        account.skip(Reason.ANNOTATION, note[0])
        account.add(described := _character(note[1]))
        return described

    line = _CHARACTER.sub(character, line)
    for note in _NOTE.finditer(line):
        account.skip(Reason.ANNOTATION, note[0])
    return _NOTE.sub("", line)


def _without_ruby(line: str, ruby: Ruby, account: Account) -> str:
    """Return the line with either the characters or their readings, and without the bars that say where those begin."""

    def one(found: re.Match[str]) -> str:
        base, reading = found["base"] or found["run"] or "", found["reading"]
        account.skip(Reason.FORMATTING, found["bar"] or "")
        keeps_base = ruby is Ruby.BASE or not reading or not base
        account.skip(*((Reason.RUBY, f"《{reading}》") if keeps_base else (Reason.RUBY_BASE, f"{base}《》")))
        return base if keeps_base else reading

    line = _RUBY.sub(one, line)
    account.skip(Reason.FORMATTING, "｜" * line.count("｜"))
    return line.replace("｜", "")


def _character(description: str) -> str:
    """Return the character that a note describes, by its code point or its place in JIS X 0213."""
    if match := _CODE_POINT.search(description):
        code = int(match[1], 16)
        return chr(code) if code <= 0x10FFFF and code not in _SURROGATES else _MISSING
    match = _PLANE_ROW_CELL.search(description)
    if not match:
        return _MISSING
    plane, row, cell = (int(part) for part in match.groups())
    prefix = b"\x8f" if plane == 2 else b""
    try:
        return (prefix + bytes([0xA0 + row, 0xA0 + cell])).decode("euc_jis_2004")
    except (UnicodeDecodeError, ValueError):
        return _MISSING
