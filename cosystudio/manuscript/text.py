"""Clean words: whitespace, invisible characters and vertical punctuation, the same for every format."""

import re
from collections.abc import Iterable

# Unicode chart FE10-FE4F: punctuation drawn for vertical lines, which no sentence splitter or voice knows.
_UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…—–_（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
# Soft hyphens, word joiners, zero-width spaces, byte order marks, direction marks and controls are instructions to a
# typesetter; a voice stumbles over them.  The zero-width (non-)joiners stay: Persian and Hindi spell with them.
_UNUSUAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff︐-︙︱-﹈]"
)

LINE_BREAK = "\u2028"
"""Stands for a line break that the writer made, while text is gathered: the newlines of a source are only spaces."""

CJK = "\u2e80-\u2fdf\u3001-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_WIDE = re.compile("[⺀-\U0003ffff]+")
_WRAP_IN_CJK = re.compile(f"(?<=[{CJK}“”‘’…—])[ \t]*\n\\s*(?=[{CJK}“”‘’…—])")
_ENDS_OPEN = re.compile(r"(?:[^\W\d_]-|(?<=\S)--|(?<=\S)—)$")
_OPEN_ENDS = frozenset("-—")
_REACH = 4
"""Characters at the end of a line that decide whether it ends open."""
EMPHASIS = re.compile(r"(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)")
"""Words between underscores, as typed texts mark them."""
_ORNAMENT = re.compile(r"[^\w\s]|[oxX]")
_ORNAMENTS = re.compile(r"[\s*＊∗⁂·•●○☆★◇◆□■※〇§#~～=\-–—―_─❦❧<>^]{1,60}|[\s*~=-]{0,20}(?:oOo|o0o|xXx)[\s*~=-]{0,20}")
_LONGEST_MARK_ALONE = 12


def plain(text: str) -> str:
    """Return the text without invisible characters and with vertical punctuation upright; whitespace is kept."""
    return text if _is_plain_ascii(text) else _UNUSUAL.sub(_upright, text)


def _is_plain_ascii(text: str) -> bool:
    """Is this true without a look at each character by itself?"""
    return text.isascii() and text.replace("\n", " ").isprintable()


def _upright(match: re.Match[str]) -> str:
    return _UPRIGHT.get(match[0], "")


def invisible(text: str) -> str:
    """Return the invisible characters of the text that `plain` takes out."""
    return "" if _is_plain_ascii(text) else "".join(c for c in _UNUSUAL.findall(text) if c not in _UPRIGHT)


def one_line(text: str) -> str:
    """Return the text as one line: runs of whitespace are one space, a line wrapped inside Chinese or Japanese none."""
    text = plain(text)
    if "\n" in text and not text.isascii() and _WIDE.search(text):
        text = _WRAP_IN_CJK.sub("", text)
    return " ".join(text.split())


def lines_of(text: str) -> list[str]:
    """Return the lines that LINE_BREAK parts, each as one line; those without words are left out."""
    return [line for line in map(one_line, text.split(LINE_BREAK)) if line] if text else []


def joined(lines: Iterable[str]) -> str:
    """Return hard-wrapped lines as one: no space inside Chinese or Japanese, nor after a hyphen or a dash."""
    parts: list[str] = []
    for line in lines:
        if parts and not (parts[-1][-1:] in _OPEN_ENDS and _ENDS_OPEN.search(parts[-1][-_REACH:])):
            parts.append("\n")
        parts.append(line)
    return one_line("".join(parts))


def squeezed(text: str) -> str:
    """Return the letters and digits alone, in lower case: what is left when two spellings of a title are compared."""
    return "".join(char for char in plain(text).casefold() if char.isalnum())


def is_scene_break(text: str) -> bool:
    """Is this line only ornaments, such as ``* * *``?"""
    if len(text) > 60 or not _ORNAMENTS.fullmatch(text) or not _ORNAMENT.search(text):
        return False
    marks = "".join(text.split())
    return len(marks) <= _LONGEST_MARK_ALONE or len(set(marks)) == 1


def is_short_lines(lines: list[str]) -> bool:
    """Are these the lines of a verse, an address or an inscription, and not wrapped prose?"""
    return len(lines) > 1 and all(len(line) <= 60 and columns(line) <= 60 for line in lines)


def columns(line: str) -> int:
    """Return the width in columns: a Chinese or Japanese character is two."""
    return len(line) if line.isascii() else len(line) + len("".join(_WIDE.findall(line)))
