"""Keeping a quotation in one line, or apart from the narrator's."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence

from cosystudio.segmentation.marks import read_quotations
from cosystudio.segmentation.spans import Span, fits, spans_between

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def join_quotations(text: str, spans: list[Span], limit: float) -> list[Span]:
    """Return the spans with those joined that share a quotation, as far as the joined line is within the limit.

    The words that introduce a quotation or say who spoke stay with it: they are in the sentence of its first or last
    words already.  A quotation that is too long stays as it was, one line a sentence.
    """
    joined: list[Span] = []
    remaining = deque(spans)
    for start, end in read_quotations(text).outermost():
        while remaining and remaining[0][1] <= start:
            joined.append(remaining.popleft())
        shared = _pop_until(remaining, end)
        if shared:
            whole = (shared[0][0], shared[-1][1])
            *done, last = [whole] if fits(text, whole, limit) else shared
            joined.extend(done)
            remaining.appendleft(last)  # the next quotation may be in the same sentence
    return [*joined, *remaining]


def _pop_until(spans: deque[Span], end: int) -> list[Span]:
    popped = []
    while spans and spans[0][0] < end:
        popped.append(spans.popleft())
    return popped


def part_speech(text: str, pieces: Sequence[Span], speeches: Sequence[Span]) -> list[Span]:
    """Return the pieces of a sentence parted at the borders of `speeches`, the spans of what is said, in order.

    Marks without a word stay with what is before them.
    """
    if not speeches:
        return list(pieces)
    borders = [border for span in speeches for border in span]
    parted = []
    for start, end in pieces:
        inside = borders[bisect_right(borders, start) : bisect_left(borders, end)]
        parted.extend(_with_words(text, spans_between(text, start, inside, end)))
    return parted


def _with_words(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with those that hold no word joined to the one before, at the beginning to the one after."""
    joined: list[Span] = []
    for span in spans:
        if joined and not (_LETTER_OR_DIGIT.search(text, *span) and _LETTER_OR_DIGIT.search(text, *joined[-1])):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined
