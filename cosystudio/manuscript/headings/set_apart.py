"""The titles of books whose chapters have no numbers: lines underlined, in capitals, or far apart from the text."""

import re
from collections.abc import Sequence

from cosystudio.manuscript.headings.paragraph import Paragraph, is_underline
from cosystudio.manuscript.text import is_scene_break, one_line

_LONGEST_TITLE = 60
_FEWEST_LETTERS = 300
_FEWEST_BY_CAPITALS_ALONE = 3
_MOST_OTHERS = 0.3
"""Share of the lines after a wide gap that may be something else than a title."""
_MARKED = re.compile(r"[☆★◆◇■□▲△◎]")
"""Signs that web sites set before titles."""
_OPENS_SPEECH = re.compile(r"[\"“‘「『'»„(\[-]")
_SENTENCE_END = re.compile(r"[.,;:!?。，；：！？…”\"’']$")


def titles_set_apart(paragraphs: Sequence[Paragraph], until: Sequence[int]) -> list[int]:
    """Return the places of the titles, by the first sign that runs through the book; none where there is none.

    `until` is how many letters stand before each paragraph, and behind the last one.
    """
    single = [at for at, one in enumerate(paragraphs) if len(one.lines) == 1]
    underlined = [at for at in single if _is_underlined(paragraphs, at)]
    marked = [at for at in single if _MARKED.match(paragraphs[at].lines[0].strip()) and _is_title(paragraphs[at])]
    capitals = [at for at in single if _is_in_capitals(paragraphs[at].lines[0])]
    apart = [at for at in capitals if paragraphs[at].blank_before >= 2 or at == 0]
    for found, fewest in ((underlined, 2), (marked, 2), (apart, 2), (capitals, _FEWEST_BY_CAPITALS_ALONE)):
        kept = (
            found[1:] if len(found) > 1 and found[0] == 0 and _between(until, *found[:2]) < _FEWEST_LETTERS else found
        )
        if len(kept) >= fewest and _are_far_apart(kept, until):
            return kept
    return _after_wide_gaps(paragraphs, until)


def _between(until: Sequence[int], first: int, last: int) -> int:
    return until[last] - until[first + 1]


def _are_far_apart(places: Sequence[int], until: Sequence[int]) -> bool:
    ends = [*places[1:], len(until) - 1]
    gaps = sorted(_between(until, at, after) for at, after in zip(places, ends, strict=True))
    return gaps[len(gaps) // 2] >= _FEWEST_LETTERS


def _is_underlined(paragraphs: Sequence[Paragraph], at: int) -> bool:
    below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    line = paragraphs[at].lines[0]
    return (
        below is not None
        and not below.blank_before
        and len(below.lines) == 1
        and is_underline(below.lines[0], line)
        and not is_scene_break(line)
    )


def _is_in_capitals(line: str) -> bool:
    text = one_line(line)
    return (
        text.isupper()
        and 3 <= len(text) <= _LONGEST_TITLE
        and not _OPENS_SPEECH.match(text)
        and "  " not in line.strip()
    )


def _after_wide_gaps(paragraphs: Sequence[Paragraph], until: Sequence[int]) -> list[int]:
    """Return the short lines behind two blank lines or more, where that is nearly all that stands behind such gaps."""
    wide = [at for at, one in enumerate(paragraphs) if one.blank_before >= 2]
    titles = [at for at in wide if _is_title(paragraphs[at])]
    if paragraphs and _is_title(paragraphs[0]) and titles and titles[0] > 0:
        titles = [0, *titles] if _between(until, 0, titles[0]) >= _FEWEST_LETTERS else titles
    is_rule = len(titles) > 1 and len(wide) - len(titles) <= _MOST_OTHERS * len(wide)
    return titles if is_rule and _are_far_apart(titles, until) else []


def _is_title(paragraph: Paragraph) -> bool:
    text = one_line(paragraph.lines[0])
    return (
        len(paragraph.lines) == 1
        and len(text) <= _LONGEST_TITLE
        and not text[:1].islower()
        and any(map(str.isalpha, text))
        and not _OPENS_SPEECH.match(text)
        and not _SENTENCE_END.search(text)
    )
