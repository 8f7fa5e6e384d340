"""Numbered lines that end as sentences do, ``1. the house by the sea.``: mostly items of lists, sometimes titles."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cosystudio.manuscript.headings.candidates import Candidate
from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.numbering import Numbered, numbered_headings

_LONGEST_TITLE = 60
_FEWEST = 3
_LONG = 600
"""Letters that chapters with such titles have at the median, for items of a list may have a paragraph each."""
_SHORTEST = 100


def titled_by_sentences(candidates: Sequence[Candidate], distances: Distances) -> Numbered:
    """Return the numbered lines as headings, whether they are sentences or not, where long texts part them all."""
    short = [one for one in candidates if len(one.label.title) <= _LONGEST_TITLE]
    found = numbered_headings(short, distances)
    places = [one.at for one in found.chapters]
    stand_alone = len(places) >= _FEWEST and all(distances.between(*pair) >= _SHORTEST for pair in pairwise(places))
    return found if stand_alone and distances.median(places) >= _LONG else Numbered((), ())


def with_missing(numbered: Numbered, sentences: Sequence[Candidate], distances: Distances) -> Numbered:
    """Return the headings with those sentences whose numbers are missing between two of them."""
    places = [one.at for one in sentences]
    found = [
        one
        for above, below in pairwise(numbered.chapters)
        if below.label.style == above.label.style and below.label.number - above.label.number > 1
        for one in _between(
            above, below, sentences[bisect_right(places, above.at) : bisect_left(places, below.at)], distances
        )
    ]
    chapters = tuple(sorted((*numbered.chapters, *found), key=lambda one: one.at))
    return replace(numbered, chapters=chapters) if found else numbered


def _between(
    above: Candidate, below: Candidate, sentences: Sequence[Candidate], distances: Distances
) -> Iterator[Candidate]:
    reached = above
    for one in sentences:
        is_same = one.label.style == above.label.style
        counts_on = is_same and reached.label.number < one.label.number < below.label.number
        if counts_on and min(distances.between(reached.at, one.at), distances.between(one.at, below.at)) >= _SHORTEST:
            yield one
            reached = one
