"""RTF as tokens: groups, control words, bytes written as numbers, characters, plain bytes."""

import re
from collections.abc import Iterator
from enum import Enum, auto


class Sort(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTES = auto()
    UNITS = auto()


Token = tuple[Sort, bytes, int | None]
"""The sort; a control word's name, a sign, or the bytes themselves; a control word's number, None without one.

UNITS are numbers of UTF-16 code units parted by spaces, each of which stood with one substitute behind it.
"""

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|(?P<units>(?:\\u-?[0-9]{1,5} ?\?[\r\n]*)+)|"
    rb"(?P<bytes>(?:\\'[0-9a-fA-F]{2}[\r\n]*)+)|"
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|"
    rb"\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.DOTALL,
)
_UNIT = re.compile(rb"-?[0-9]+")


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield the tokens; the bytes of pictures are left out."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Sort.BYTES, match["text"], None
        elif kind in ("word", "number"):
            number = int(match["number"]) if match["number"] else None
            if match["word"] == b"bin":
                at += max(number or 0, 0)
            else:
                yield Sort.WORD, match["word"], number
        elif kind == "open":
            yield Sort.OPEN, b"", None
        elif kind == "close":
            yield Sort.CLOSE, b"", None
        elif kind == "bytes":
            yield Sort.BYTES, bytes.fromhex(re.sub(rb"[\\'\r\n]+", b"", match["bytes"]).decode("ascii")), 1
        elif kind == "units":
            yield Sort.UNITS, b" ".join(_UNIT.findall(match["units"])), None
        elif kind == "sign":
            yield Sort.SIGN, match["sign"], None
