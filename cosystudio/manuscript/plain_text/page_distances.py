"""Numbers that are known as those of pages by their distances, where no sentence goes on over a page."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cosystudio.manuscript.headings.distances import letters_of
from cosystudio.manuscript.headings.labels import BARE_STYLES, label_of

_FEWEST = 6
_FEWEST_ALONE = 40
"""Numbers that need no other sign than their distances."""
_SHORTEST_PAGE, _LONGEST_PAGE = 1_200, 4_000
_LEAST, _MOST = 0.7, 1.3
"""How far a page is from the usual length; chapters are as alike in made texts only."""
_ALIKE = 0.8
_BEGUN, _OVER = 0.5, 0.3
"""Shares of a page that stand above the first number, and at most behind the last, where they close their pages."""
_LONGEST_STEP = 2
_LONGEST_HEADING = 60


def at_page_distances(numbers: Mapping[int, int], texts: Sequence[str]) -> list[int]:
    """Return those of the numbers, by their places in `texts`, that count pages; none where they may be chapters.

    Pages are about equally long, and they begin or end where chapters do not: the first number stands behind a page
    and the last at the end, or the numbers do not begin with one, or they count on over the headings of chapters.
    """
    places = _counting_on(numbers)
    if len(places) < _FEWEST:
        return []
    pages = [_letters(texts, one, after) for one, after in pairwise(places)]
    steps = [numbers[after] - numbers[one] for one, after in pairwise(places)]
    usual = sorted(pages)[len(pages) // 2]
    alike = sum(_LEAST * usual <= page / step <= _MOST * usual for page, step in zip(pages, steps, strict=True))
    if not _SHORTEST_PAGE <= usual <= _LONGEST_PAGE or alike < _ALIKE * len(pages):
        return []
    close = (
        _letters(texts, -1, places[0]) >= _BEGUN * usual and _letters(texts, places[-1], len(texts)) <= _OVER * usual
    )
    are_many = len(places) >= _FEWEST_ALONE
    return places if close or are_many or numbers[places[0]] > 1 or _count_over_headings(places, texts) else []


def _counting_on(numbers: Mapping[int, int]) -> list[int]:
    """Return the places of the longest run of numbers that count up by one, or by two where one is missing."""
    runs: dict[int, tuple[int, int | None]] = {}  # the length of the run that ends here, and the place before
    last: dict[int, int] = {}
    for at, value in numbers.items():
        before = next((last[value - step] for step in range(1, _LONGEST_STEP + 1) if value - step in last), None)
        runs[at] = (runs[before][0] + 1 if before is not None else 1, before)
        if value not in last or runs[at][0] >= runs[last[value]][0]:
            last[value] = at
    place = max(runs, key=lambda at: runs[at][0], default=None)
    found: list[int] = []
    while place is not None:
        found.append(place)
        place = runs[place][1]
    return found[::-1]


def _letters(texts: Sequence[str], first: int, end: int) -> int:
    return sum(map(letters_of, texts[first + 1 : end]))


def _count_over_headings(places: Sequence[int], texts: Sequence[str]) -> bool:
    """Do headings of chapters stand between the numbers, and fewer than these, so that none counts a chapter?"""
    between = range(places[0], places[-1])
    headings = sum(_is_chapter(texts[at]) for at in between if len(texts[at]) <= _LONGEST_HEADING)
    return 1 < headings < len(places) / 2


def _is_chapter(text: str) -> bool:
    label = label_of(text) if text else None
    return label is not None and not label.is_part and label.style.split()[0] not in BARE_STYLES
