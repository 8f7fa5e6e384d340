"""Chapters of other books in the same text: runs of numbers in another style, where those of the first do not go."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cosystudio.manuscript.headings.candidates import Candidate
from cosystudio.manuscript.headings.chains import chain_of
from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.headings.numbering import Numbered, is_convincing
from cosystudio.manuscript.headings.paragraph import Paragraph

_FEWEST = 3
_SHORTEST_BOOK = 2
"""Chapters of the usual length that the text of a run has: a chapter with numbered sections has about one."""
_SHORTEST_LEAD = 0.2
"""Share of a chapter that stands above the run: numbered sections begin right below the heading of theirs."""
_LONGEST_TITLE = 80
_REACH = 30
"""Paragraphs above a run among which is the title of a preface in sections."""


def with_runs_apart(
    numbered: Numbered, candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], distances: Distances
) -> Numbered:
    """Return the numbered headings with the runs before the first chapter, behind the last, and between two books."""
    places = {one.at for one in (*numbered.chapters, *numbered.parts)}
    left = [one for one in candidates if one.at not in places and not one.label.is_part]
    if len(left) < _FEWEST or len(numbered.chapters) < 2:
        return numbered
    usual = distances.median([one.at for one in numbered.chapters])
    ats = [one.at for one in left]
    found: list[Candidate] = []
    for above, end in _stretches(numbered.chapters, distances):
        inside = left[bisect_right(ats, above) : bisect_left(ats, end)]
        run = chain_of(inside, []) if len(inside) >= _FEWEST else []
        if len(run) < _FEWEST or run[0].label.number > 1 or not is_convincing(run, distances):
            continue
        first = run[0].at
        above = above if above >= 0 else _preface_above(first, paragraphs)
        has_lead = above < 0 or distances.between(above, first) >= _SHORTEST_LEAD * usual
        if has_lead and distances.between(first, end) >= _SHORTEST_BOOK * usual:
            found += run
    chapters = tuple(sorted((*numbered.chapters, *found), key=lambda one: one.at))
    return replace(numbered, chapters=chapters) if found else numbered


def _stretches(chapters: Sequence[Candidate], distances: Distances) -> Iterator[tuple[int, int]]:
    """Yield where another book may be: the place of the heading above it, -1 for none, and the place where it ends."""
    yield -1, chapters[0].at
    for one, after in pairwise(chapters):
        if after.label.number <= 1:
            yield one.at, after.at
    yield chapters[-1].at, distances.end


def _preface_above(at: int, paragraphs: Sequence[Paragraph]) -> int:
    """Return the place of the title of a preface or an introduction above this place, -1 where there is none."""
    for place in range(at - 1, max(at - _REACH, 0) - 1, -1):
        lines = paragraphs[place].lines
        is_short = len(lines) == 1 and len(lines[0]) <= _LONGEST_TITLE
        if is_short and matter_of_title(lines[0]) in (Matter.OPENING, Matter.CLOSING):
            return place
    return -1
