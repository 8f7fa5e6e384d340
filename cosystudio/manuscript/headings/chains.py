"""Runs of numbered lines that count on."""

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cosystudio.manuscript.headings.candidates import Candidate, is_bare
from cosystudio.manuscript.headings.labels import BARE_STYLES

_Key = TypeVar("_Key", bound=Hashable)


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
    in_any_style: dict[int, _Chain] = {}
    by_style: dict[str, _Chain] = {}
    by_word: dict[str, _Chain] = {}
    by_opening: dict[str, _Chain] = {}
    ends = {one.label.style: one.at for one in candidates}
    for one in candidates:
        style, value = one.label.style, one.label.number
        options = [_Chain(1.0 if value <= 1 else 0.5, one, style)]
        before_it = (in_any_style.get(value - 1), *(by_number.get((style, value - step)) for step in (1, 2, 3)))
        options += [chain.followed_by(one, _gain(one, chain.last)) for chain in before_it if chain]
        for before in filter(None, (by_style.get(style), by_opening.get(style)) if value <= 1 else ()):
            is_new_part = bisect_right(parts, one.at) > bisect_right(parts, before.last.at)
            options.append(before.followed_by(one, 1.5 if is_new_part else 0.5))
        if value <= 1 and not is_bare(one):
            over = (chain for word, chain in by_word.items() if ends[word] < one.at)
            options += [chain.followed_by(one, 0.5) for chain in over]
        best = max(options, key=lambda chain: chain.score)
        _keep(best, (style, value), by_number)
        _keep(best, value, in_any_style)
        _keep(best, style, by_style)
        _keep(best, best.opening, by_opening)
        if not is_bare(one):
            _keep(best, style, by_word)
    best_of_all = max(by_style.values(), key=lambda chain: chain.score, default=None)
    return best_of_all.members() if best_of_all else []


def _keep(chain: _Chain, key: _Key, best: dict[_Key, _Chain]) -> None:
    """Keep the chain where it is the best of its kind."""
    if key not in best or chain.score > best[key].score:
        best[key] = chain


def _gain(one: Candidate, before: Candidate) -> float:
    """Return what a chain gains by going on with this candidate, in its style also after a chapter or two missing."""
    says_more = 0.25 if one.label.title or one.label.style not in BARE_STYLES else 0.0
    if one.label.style == before.label.style:
        return {1: 2.0 + says_more, 2: 1.0}.get(one.label.number - before.label.number, 0.8)
    return 1.0 + says_more
