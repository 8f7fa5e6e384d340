"""Stretches of a block's text, and how heavy they are to say."""

import re
from collections.abc import Iterable

from cosystudio.segmentation.graphemes import is_border

Span = tuple[int, int]
"""Start and end offsets into the block's text, the end exclusive as in a slice."""

CJK_WEIGHT = 2.5
"""What one Chinese, Japanese or Korean character counts against the longest line.

One is spoken in about 0.23 s and a Latin character in about 0.07 s; 2.5 keeps the default of 240 at 96 hanzi,
a long sentence but one that speech models still read in one breath.
"""

CJK = (
    "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Hanzi, kana, bopomofo and Hangul syllables, to stand inside a regular expression's brackets."""

_CJK_CHARACTER = re.compile(f"[{CJK}]")


def cjk_count(text: str) -> int:
    """Return how many characters of the text are Chinese, Japanese or Korean."""
    return 0 if text.isascii() else len(_CJK_CHARACTER.findall(text))


def weight(text: str) -> float:
    """Return the length of the text as the longest line counts it: one a character, CJK_WEIGHT a CJK character."""
    return len(text) + (CJK_WEIGHT - 1) * cjk_count(text)


def weights(text: str) -> list[float]:
    """Return the weight of every character of the text, in order."""
    if not cjk_count(text):
        return [1.0] * len(text)
    is_cjk = _CJK_CHARACTER.match
    return [CJK_WEIGHT if is_cjk(character) else 1.0 for character in text]


def fits(text: str, span: Span, limit: float) -> bool:
    """Is the span no heavier than the limit?"""
    start, end = span
    length = end - start
    if length * CJK_WEIGHT <= limit:
        return True
    return length <= limit and weight(text[start:end]) <= limit


def trimmed(text: str, span: Span) -> Span:
    """Return the span without the white space at its borders; an empty one when nothing else is in it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if span[0] < start < end and not is_border(text, start):
        start -= 1  # an accent that stands on a space
    return start, end


def spans_between(text: str, start: int, ends: Iterable[int], last: int) -> list[Span]:
    """Return the trimmed spans that `ends` part text[start:last] into, without the empty ones.

    An end inside a written character is none.
    """
    spans = []
    for end in (*ends, last):
        if end != last and not is_border(text, end, start):
            continue
        piece = trimmed(text, (start, end))
        if piece[0] < piece[1]:
            spans.append(piece)
        start = end
    return spans
