"""Which numbered lines are the chapters: the longest run that counts on, in one style where it can be."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cosystudio.manuscript.headings.candidates import Candidate, is_bare
from cosystudio.manuscript.headings.chains import chain_of
from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.labels import BARE_STYLES

_FEWEST_LETTERS = 300
"""Letters that chapters with a number and a title have at the median: the items of a numbered list have fewer."""
_FEWEST_FROM_THE_START = 150
"""Letters where the first of them opens the text: no list does."""
_FEWEST_BY_NUMBERS_ALONE = 60
"""Letters where each number has its line for itself, as those of poems have."""
_FEWEST_NUMBERS_ALONE = 3
_FEWEST_LEFT_OVER = 100
"""Letters around a heading whose number does not count on."""
_FEWEST_HOLDING = 2
_SWAPPED = 5
"""How far chapters in a wrong order are from their places."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The chapters and the parts among the numbered lines."""

    chapters: tuple[Candidate, ...]
    parts: tuple[Candidate, ...]


def numbered_headings(candidates: Sequence[Candidate], distances: Distances) -> Numbered:
    """Return the headings of chapters and of parts; nothing where no numbers run through the book."""
    parts = chain_of([one for one in candidates if one.label.is_part], [])
    inner = [one for one in candidates if not one.label.is_part]
    chapters = _chapters(inner, [part.at for part in parts], distances)
    if not chapters:
        chapters, parts = (parts, []) if is_convincing(parts, distances) else ([], [])
    chapters = chapters or _numbers_alone(inner, distances)
    chapters = _with_left_over(chapters, candidates, distances)
    return Numbered(tuple(chapters), tuple(_with_outer(parts, chapters, candidates, distances)))


def _chapters(candidates: list[Candidate], parts: Sequence[int], distances: Distances) -> list[Candidate]:
    """Return the chapters: those of the longest chain, or those called so where it is one of sections inside them."""
    longest = chain_of(candidates, parts)
    if outer := _holding(longest, candidates):
        return outer
    named = [one for one in candidates if not is_bare(one)]
    are_numbers = all(is_bare(one) and one.label.is_bare for one in longest)
    if len(named) > 1 and (are_numbers or _counts_sections(longest) or not is_convincing(longest, distances)):
        by_name = chain_of(named, parts)
        runs_through = not are_numbers or by_name[-1].at > longest[len(longest) // 3].at
        if len(by_name) > 1 and runs_through and is_convincing(by_name, distances):
            return by_name
    return longest if is_convincing(longest, distances) else []


def _holding(chain: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the chapters that hold the sections of a chain: named ones, one before each section that begins anew."""
    style = Counter(one.label.style for one in chain).most_common(1)[0][0] if chain else ""
    begun = [one.at for one in chain if one.label.number <= 1 and one.label.style == style]
    if len(begun) < _FEWEST_HOLDING or style.split()[0] in BARE_STYLES:
        return []
    sections = [one.at for one in chain if one.label.style == style]
    last = [sections[at - 1] if (at := bisect_left(sections, first)) else -1 for first in begun]
    for other in dict.fromkeys(one.label.style for one in candidates if not is_bare(one) and one.label.style != style):
        outer = chain_of([one for one in candidates if one.label.style == other], [])
        places = [one.at for one in outer]
        held = sum(
            bisect_left(places, first) > bisect_left(places, above) for first, above in zip(begun, last, strict=True)
        )
        counts_on = sum(one.label.number <= 1 for one in outer) < held
        if len(outer) > 1 and counts_on and held == len(begun):
            return outer
    return []


def _counts_sections(chain: Sequence[Candidate]) -> bool:
    """Is this mostly numbers without a word, which start again and again?"""
    starts = sum(one.label.number <= 1 for one in chain)
    return starts > 1 and sum(map(is_bare, chain)) > len(chain) / 2


def _numbers_alone(candidates: Sequence[Candidate], distances: Distances) -> list[Candidate]:
    """Return the numbers on lines of their own that count up from one, however little stands between them."""
    chain = chain_of([one for one in candidates if is_bare(one) and one.label.is_bare], [])
    is_enough = len(chain) >= _FEWEST_NUMBERS_ALONE and chain[0].label.number == 1
    return chain if is_enough and distances.median([one.at for one in chain]) >= _FEWEST_BY_NUMBERS_ALONE else []


def _with_outer(
    parts: Sequence[Candidate], chapters: Sequence[Candidate], candidates: Sequence[Candidate], distances: Distances
) -> list[Candidate]:
    """Return the parts with those that hold others: a book is announced right above its first part or chapter."""
    if not parts:
        return []
    found = list(parts)
    taken = {one.at for one in (*parts, *chapters)}
    inner = distances.end
    for one in sorted({*candidates, *chapters}, key=lambda one: -one.at):
        if one.at in taken:
            inner = one.at
        elif one.label.is_part and inner < distances.end and distances.between(one.at, inner) < _FEWEST_LEFT_OVER:
            found.append(one)
            inner = one.at
    return sorted(found, key=lambda one: one.at)


def _with_left_over(chain: list[Candidate], candidates: Sequence[Candidate], distances: Distances) -> list[Candidate]:
    """Return the chapters with those whose numbers do not count on, because some are missing, wrong or given twice."""
    styles = Counter(one.label.style for one in chain)
    style = styles.most_common(1)[0][0] if styles else ""
    if not style or style.split()[0] in BARE_STYLES:
        return chain
    places = {one.at for one in chain}
    kept = list(chain)
    for one in candidates:
        if one.label.style == style and one.at not in places and _fits(one, chain, distances):
            near = [other.at for other in kept[-1:] if other.at not in places]
            if not near or distances.between(near[0], one.at) >= _FEWEST_LEFT_OVER:
                kept.append(one)
    return sorted(kept, key=lambda one: one.at)


def _fits(one: Candidate, chain: Sequence[Candidate], distances: Distances) -> bool:
    """Does the heading stand far from its neighbours, and has it a number that is missing between them or doubled?"""
    place = bisect_right([other.at for other in chain], one.at)
    before, after = (chain[place - 1] if place else None), (chain[place] if place < len(chain) else None)
    if before and distances.between(before.at, one.at) < _FEWEST_LEFT_OVER:
        return False
    if distances.between(one.at, after.at if after else distances.end) < _FEWEST_LEFT_OVER:
        return False
    value = one.label.number
    if before is None or after is None:
        return (before is None or value > before.label.number) and (after is None or value < after.label.number)
    if after.label.number != before.label.number + 1:
        return max(after.label.number, value) > before.label.number
    near = {other.label.number for other in chain[max(place - _SWAPPED, 0) : place + _SWAPPED]}
    return value == before.label.number or (value not in near and abs(value - before.label.number) <= _SWAPPED)


def is_convincing(chain: Sequence[Candidate], distances: Distances) -> bool:
    """Is there text enough between these headings?  Where they are called chapters in so many words, any is enough."""
    by_number = any(map(is_bare, chain))
    if not chain or (len(chain) == 1 and by_number):
        return False
    if len(chain) == 1:
        return True
    median = distances.median([one.at for one in chain])
    opens = distances.until[chain[0].at] <= median
    return median >= ((_FEWEST_FROM_THE_START if opens else _FEWEST_LETTERS) if by_number else 1)
