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

UNITS are control words of UTF-16 code units as they stand, each with one substitute behind it.
"""

_UNITS = rb"(?P<units>(?:\\u-?[0-9]{1,5} ?(?:\?|\\'[0-9a-fA-F]{2})[\r\n]*)+)|"
_SINGLE = (
    rb"(?P<open>\{)|(?P<close>\})|"
    rb"(?P<bytes>(?:\\'[0-9a-fA-F]{2}[\r\n]*)+)|"
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|"
    rb"\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\"
)
_TOKEN = re.compile(_UNITS + _SINGLE, re.DOTALL)
_TOKEN_ALONE = re.compile(_SINGLE, re.DOTALL)
_UNIT = re.compile(rb"\\u(-?[0-9]+)")


def tokens_of(data: bytes, *, joins_units: bool = True) -> Iterator[Token]:
    """Yield the tokens; the bytes of pictures are left out."""
    form = _TOKEN if joins_units else _TOKEN_ALONE
    at = 0
    while match := form.match(data, at):
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
            yield Sort.UNITS, match["units"], None
        elif kind == "sign":
            yield Sort.SIGN, match["sign"], None


def units_of(data: bytes) -> list[int]:
    """Return the code units that a token of UNITS holds, without their substitutes."""
    return [int(number) & 0xFFFF for number in _UNIT.findall(data)]
