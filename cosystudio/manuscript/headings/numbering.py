"""Which numbered lines are the chapters: the longest run that counts on, in one style where it can be."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.headings.candidates import Candidate, is_bare
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
_SWAPPED = 5
"""How far chapters in a wrong order are from their places."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """A run of candidates that count on, the first of them in the style `opening`.

    `score` prefers long runs in one style.
    """

    score: float
    last: Candidate
    opening: str
    before: "_Chain | None" = None

    def followed_by(self, one: Candidate, gain: float) -> "_Chain":
        """Return the chain with one candidate more."""
        return _Chain(self.score + gain, one, self.opening, self)

    def members(self) -> list[Candidate]:
        """The candidates in reading order."""
        found: list[Candidate] = []
        link: _Chain | None = self
        while link:
            found.append(link.last)
            link = link.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The chapters and the parts among the numbered lines."""

    chapters: tuple[Candidate, ...]
    parts: tuple[Candidate, ...]


def numbered_headings(candidates: Sequence[Candidate], distances: Distances) -> Numbered:
    """Return the headings of chapters and of parts; nothing where no numbers run through the book."""
    parts = _chain([one for one in candidates if one.label.is_part], [])
    inner = [one for one in candidates if not one.label.is_part]
    chapters = _chapters(inner, [part.at for part in parts], distances)
    if not chapters:
        chapters, parts = (parts, []) if _is_convincing(parts, distances) else ([], [])
    chapters = chapters or _numbers_alone(inner, distances)
    chapters = _with_left_over(chapters, candidates, distances)
    return Numbered(tuple(chapters), tuple(_with_outer(parts, chapters, candidates, distances)))


def _chapters(candidates: list[Candidate], parts: Sequence[int], distances: Distances) -> list[Candidate]:
    """Return the chapters: those of the longest chain, or those called so where it is one of sections inside them."""
    longest = _chain(candidates, parts)
    named = [one for one in candidates if not is_bare(one)]
    are_numbers = all(is_bare(one) and one.label.is_bare for one in longest)
    if len(named) > 1 and (are_numbers or _counts_sections(longest) or not _is_convincing(longest, distances)):
        by_name = _chain(named, parts)
        runs_through = not are_numbers or by_name[-1].at > longest[len(longest) // 3].at
        if len(by_name) > 1 and runs_through and _is_convincing(by_name, distances):
            return by_name
    return longest if _is_convincing(longest, distances) else []


def _counts_sections(chain: Sequence[Candidate]) -> bool:
    """Is this mostly numbers without a word, which start again and again?"""
    starts = sum(one.label.number <= 1 for one in chain)
    return starts > 1 and sum(map(is_bare, chain)) > len(chain) / 2


def _numbers_alone(candidates: Sequence[Candidate], distances: Distances) -> list[Candidate]:
    """Return the numbers on lines of their own that count up from one, however little stands between them."""
    chain = _chain([one for one in candidates if is_bare(one) and one.label.is_bare], [])
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


def _chain(candidates: Sequence[Candidate], parts: Sequence[int]) -> list[Candidate]:
    """Return the longest run of candidates that count up by one, one style preferred, new parts starting anew."""
    by_number: dict[tuple[str, int], _Chain] = {}
    by_style: dict[str, _Chain] = {}
    by_opening: dict[str, _Chain] = {}
    ends = {one.label.style: one.at for one in candidates}
    for one in candidates:
        style, value = one.label.style, one.label.number
        options = [_Chain(1.0 if value <= 1 else 0.5, one, style)]
        for other, reached in _predecessors(one, by_style):
            if chain := by_number.get((other, reached)):
                options.append(chain.followed_by(one, _gain(one, other, reached)))
        for before in filter(None, (by_style.get(style), by_opening.get(style)) if value <= 1 else ()):
            is_new_part = bisect_right(parts, one.at) > bisect_right(parts, before.last.at)
            options.append(before.followed_by(one, 1.5 if is_new_part else 0.5))
        if value <= 1 and not is_bare(one):
            over = (chain for other, chain in by_style.items() if ends[other] < one.at and not is_bare(chain.last))
            options += [chain.followed_by(one, 0.5) for chain in over]
        best = max(options, key=lambda chain: chain.score)
        if best.score > _score(by_number.get((style, value))):
            by_number[style, value] = best
        if best.score > _score(by_style.get(style)):
            by_style[style] = best
        if best.score > _score(by_opening.get(best.opening)):
            by_opening[best.opening] = best
    best_of_all = max(by_style.values(), key=lambda chain: chain.score, default=None)
    return best_of_all.members() if best_of_all else []


def _predecessors(one: Candidate, styles: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield what may come before: the number below in any style, in its own also after a chapter or two missing."""
    style, value = one.label.style, one.label.number
    yield from ((other, value - 1) for other in styles)
    yield from ((style, value - 2), (style, value - 3))


def _gain(one: Candidate, style: str, reached: int) -> float:
    """Return what a chain gains by going on with this candidate."""
    step = one.label.number - reached
    says_more = 0.25 if one.label.title or one.label.style not in BARE_STYLES else 0.0
    if one.label.style == style:
        return {1: 2.0 + says_more, 2: 1.0}.get(step, 0.8)
    return 1.0 + says_more


def _score(chain: _Chain | None) -> float:
    return chain.score if chain else 0.0


def _is_convincing(chain: Sequence[Candidate], distances: Distances) -> bool:
    """Is there text enough between these headings?  Where they are called chapters in so many words, any is enough."""
    by_number = any(map(is_bare, chain))
    if not chain or (len(chain) == 1 and by_number):
        return False
    if len(chain) == 1:
        return True
    median = distances.median([one.at for one in chain])
    opens = distances.until[chain[0].at] <= median
    return median >= ((_FEWEST_FROM_THE_START if opens else _FEWEST_LETTERS) if by_number else 1)
