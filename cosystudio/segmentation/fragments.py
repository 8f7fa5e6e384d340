"""Pieces too short to be a line: stray marks, the number of a list, a single letter."""

import re

from cosystudio.segmentation.marks import MARKS
from cosystudio.segmentation.spans import CJK, Span

_A_WORD = re.compile(rf"[{CJK}]|[^\W\d_](?:.*?[^\W\d_]|[\u0900-\u0fff]+(?![\u0900-\u0fff.]))", re.DOTALL)
_LONGEST_NUMERAL = 24
_NUMERAL = re.compile(r"\W*[IVXLC]+[.)]?\W*")
_LONE_CHARACTER = re.compile(rf"[^\w]*([{CJK}])\W*")
_LONGEST_CALL = 8
_LONGEST_CALLS = 80
"""Characters of a line of calls, after which the next line begins."""
_CALLING = frozenset(f"！!，,。…~～ {MARKS}")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def join_fragments(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with each fragment joined to a neighbour; a paragraph that is all fragments stays whole.

    A fragment has fewer than two letters, where one CJK character is a word, or is a Roman numeral.  Marks alone go
    with what is before them; a number or a letter, as at the head of a list item, goes with what is after.  One CJK
    character that is called out again and again is one line: 罢！罢！罢！
    """
    if len(spans) < 2:
        return spans
    joined: list[Span] = []
    pending = False  # the last span of `joined` is a fragment that waits for the one after it
    for span in spans:
        is_fragment = _is_fragment(text, span)
        if joined and (
            pending
            or (is_fragment and not _LETTER_OR_DIGIT.search(text, *span))
            or _calls_again(text, joined[-1], span)
        ):
            joined[-1] = (joined[-1][0], span[1])
            pending = pending and is_fragment
        else:
            joined.append(span)
            pending = is_fragment
    if pending and len(joined) > 1:
        last = joined.pop()
        joined[-1] = (joined[-1][0], last[1])
    return joined


def _is_fragment(text: str, span: Span) -> bool:
    if span[1] - span[0] > _LONGEST_NUMERAL and text[span[0] : span[0] + 2].isalpha():
        return False  # as nearly every sentence
    if not _A_WORD.search(text, *span):
        return True
    return span[1] - span[0] <= _LONGEST_NUMERAL and _NUMERAL.fullmatch(text, *span) is not None


def _calls_again(text: str, one: Span, other: Span) -> bool:
    """Is the second sentence one CJK character, which is all that the first one says?"""
    if one[1] - one[0] > _LONGEST_CALLS:
        return False
    again = _LONE_CHARACTER.fullmatch(text, *other) if other[1] - other[0] <= _LONGEST_CALL else None
    if again is None:
        return False
    return set(text[slice(*one)]) <= {again.group(1), *_CALLING}
