"""Numbered lines that follow one another closely: the lists of a book's chapters, and the lists inside a story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cosystudio.manuscript.headings.candidates import Candidate, is_bare
from cosystudio.manuscript.headings.contents import Names, are_paged, is_contents_title, title_name
from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.paragraph import Paragraph

_CLOSE = 40
"""Letters between two lines of a list: fewer than any chapter but the shortest has."""
_EMPTY = 5
"""Letters that are a page number at most."""
_FEWEST = 3
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    """A numbered line, and the letters behind it up to the next one."""

    one: Candidate
    gap: int

    @property
    def key(self) -> tuple[str, int, str]:
        """What it says, so that the same heading is found again."""
        return (self.one.label.style, self.one.label.number, title_name(self.one.label.title))


def chapter_lists(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], distances: Distances
) -> frozenset[int]:
    """Return the places of the numbered lines that list chapters.

    A list has nothing between its lines, while a chapter, however short, has words of its own; and it names chapters
    in so many words, or what it names comes again, or its lines end in page numbers, or a title says what it is.
    """
    ends = [*(one.at for one in candidates), distances.end][1:]
    lines = [_Line(one, distances.between(one.at, end)) for one, end in zip(candidates, ends, strict=True)]
    longest: dict[tuple[str, int, str], int] = {}
    for line in lines:
        longest[line.key] = max(line.gap, longest.get(line.key, 0))
    last_places = {(one.label.style, one.label.number): one.at for one in candidates}
    names = Names(paragraphs)
    found: set[int] = set()
    for run in _runs(lines):
        if len(run) < _FEWEST:
            continue
        last = run[-1]
        comes_again = last_places[last.one.label.style, last.one.label.number] != last.one.at
        ends_list = last.gap < _CLOSE or comes_again or names.come_again([last.one.label.title], 2)
        listed = run if ends_list else run[:-1]
        if len(listed) >= _FEWEST and _lists_chapters(listed, longest, paragraphs, names):
            found.update(line.one.at for line in listed)
    return frozenset(found)


def items_of_lists(candidates: Sequence[Candidate], distances: Distances) -> frozenset[int]:
    """Return the places of lines with a number and no word that go on right behind the number before."""
    found: set[int] = set()
    for one, after in pairwise(candidates):
        counts_on = after.label.number == one.label.number + 1 and after.label.style == one.label.style
        if counts_on and is_bare(one) and one.label.title and distances.between(one.at, after.at) < _EMPTY:
            found |= {one.at, after.at}
    return frozenset(found)


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines that stand close together; where the first one comes again, what it lists begins."""
    run: list[_Line] = []
    for line in lines:
        if run and (run[-1].gap >= _CLOSE or line.key == run[0].key):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lists_chapters(
    run: Sequence[_Line],
    longest: dict[tuple[str, int, str], int],
    paragraphs: Sequence[Paragraph],
    names: Names,
) -> bool:
    doubled = sum(longest[line.key] > 2 * line.gap + _EMPTY for line in run) >= _MOST * len(run)
    if sum(line.gap < _EMPTY for line in run[:-1]) < _MOST * (len(run) - 1):
        return doubled
    if not any(_counts_on(line, after) for line, after in pairwise(run)):
        return False
    first = run[0].one.at
    if 2 * sum(is_bare(line.one) for line in run) < len(run) or doubled:
        return True
    titles = [line.one.label.title for line in run]
    is_titled = first > 0 and is_contents_title(paragraphs[first - 1])
    return is_titled or are_paged(titles) or names.come_again(titles, 2)


def _counts_on(line: _Line, after: _Line) -> bool:
    one, next_ = line.one.label, after.one.label
    return next_.number == one.number + 1 and next_.style == one.style
