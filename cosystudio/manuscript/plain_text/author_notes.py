"""What the author of a web novel says to the readers below a chapter."""

from collections.abc import Sequence
from itertools import pairwise

from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.web_novels import opens_author_note

_MOST_OF_A_CHAPTER = 0.3


def author_notes(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> frozenset[int]:
    """Return the paragraphs from the author's mark to the end of the chapter, where they are the smaller part of it.

    Where they are not, only the marked paragraph is the author's, and only if it says something.
    """
    opening = [at for at, one in enumerate(paragraphs) if opens_author_note(one.text)]
    if not opening:
        return frozenset()
    distances = Distances(paragraphs)
    found: set[int] = set()
    for start, end in pairwise([-1, *headings, distances.end]):
        inside = [at for at in opening if start < at < end]
        if not inside:
            continue
        first = inside[0]
        note = distances.until[end] - distances.until[first]
        if note <= _MOST_OF_A_CHAPTER * distances.between(start, end):
            found.update(range(first, end))
        else:
            found.update(at for at in inside if len(paragraphs[at].text) > len("【作者有话要说】："))
    return frozenset(found)
