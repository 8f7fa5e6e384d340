"""Runs of numbered lines that count on."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.headings.candidates import Candidate, is_bare
from cosystudio.manuscript.headings.labels import BARE_STYLES


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


def chain_of(candidates: Sequence[Candidate], parts: Sequence[int]) -> list[Candidate]:
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
