"""Notes and captions in brackets that run over several paragraphs, made one paragraph each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cosystudio.manuscript.headings.paragraph import Paragraph

_OPENS = re.compile(
    r"\[(?:Illustration|Footnote|Fußnote|Anmerkung|Note|Sidenote|Transcriber['’]?s['’]? note)\b", re.IGNORECASE
)
_REACH = 20
"""Paragraphs in which such a note ends; where it does not, its bracket was never closed."""


def with_whole_brackets(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs, each of these notes with all its paragraphs as one."""
    opening = [at for at, one in enumerate(paragraphs) if one.text[:1] == "["]
    ends = {at: end for at in opening if (end := _end(at, paragraphs)) > at + 1}
    if not ends:
        return paragraphs
    found: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        end = ends.get(at, at + 1)
        one = paragraphs[at]
        lines = tuple(line for part in paragraphs[at:end] for line in part.lines)
        found.append(replace(one, lines=lines, is_verse=False) if end > at + 1 else one)
        at = end
    return found


def _end(at: int, paragraphs: Sequence[Paragraph]) -> int:
    """Return the place behind the paragraph with the closing bracket, or behind the first where it has that."""
    if not _OPENS.match(paragraphs[at].text):
        return at + 1
    depth = 0
    for place in range(at, min(at + _REACH, len(paragraphs))):
        depth += paragraphs[place].text.count("[") - paragraphs[place].text.count("]")
        if depth <= 0:
            return place + 1
    return at + 1
