"""Keeping a quotation in one line."""

from collections import deque

from cosystudio.segmentation.marks import read_quotations
from cosystudio.segmentation.spans import Span, fits


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
