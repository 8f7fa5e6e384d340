"""Pieces too short to be a line: stray marks, the number of a list, a single letter."""

import re

from cosystudio.segmentation.spans import CJK, Span

_A_WORD = re.compile(rf"[{CJK}]|[^\W\d_].*?[^\W\d_]", re.DOTALL)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def join_fragments(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with each fragment joined to a neighbour; a paragraph that is all fragments stays whole.

    A fragment has fewer than two letters (one CJK character is a word).  Marks alone go with what is before them; a
    number or a letter, as at the head of a list item, with what is after.
    """
    joined: list[Span] = []
    pending = False  # the last span of `joined` waits for the one after it
    for span in spans:
        is_fragment = not _A_WORD.search(text, *span)
        says_something = bool(_LETTER_OR_DIGIT.search(text, *span))
        if joined and (pending or (is_fragment and not says_something)):
            joined[-1] = (joined[-1][0], span[1])
            pending = pending and is_fragment
        else:
            joined.append(span)
            pending = is_fragment
    if pending and len(joined) > 1:
        last = joined.pop()
        joined[-1] = (joined[-1][0], last[1])
    return joined
