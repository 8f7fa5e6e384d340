"""A stanza, verse by verse."""

import re

from cosystudio.segmentation.spans import Span, fits, trimmed, weight

SHORTEST_VERSE = 12
"""Weight of the shortest verse that stands alone: two short words, or five hanzi.  Speech models stumble over less."""

_VERSE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_SENTENCE_ENDS = re.compile(r"[.!?…。！？．][\s”’」』»›\"')）】\]]*$")
_WORD = re.compile(r"[^\W_]")


def verses(text: str, limit: float) -> list[list[Span]]:
    """Return the verses of a stanza, those of one sentence together.

    A verse that is too short to be spoken alone is joined to the next one, the last to the one before, as long as both
    are within the limit; one without a word always is.
    """
    spans = (trimmed(text, verse.span()) for verse in _VERSE.finditer(text))
    sentences: list[list[Span]] = [[]]
    for span in _joined(text, [span for span in spans if span[0] < span[1]], limit):
        sentences[-1].append(span)
        if _SENTENCE_ENDS.search(text, max(span[0], span[1] - 12), span[1]):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _joined(text: str, spans: list[Span], limit: float) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and _go_together(text, joined[-1], span, is_last=span is spans[-1], limit=limit):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _go_together(text: str, one: Span, other: Span, *, is_last: bool, limit: float) -> bool:
    if not (_WORD.search(text, *one) and _WORD.search(text, *other)):
        return True
    is_short = _is_short(text, one) or (is_last and _is_short(text, other))
    return is_short and fits(text, (one[0], other[1]), limit)


def _is_short(text: str, span: Span) -> bool:
    return weight(text[slice(*span)]) < SHORTEST_VERSE
