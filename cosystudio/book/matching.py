"""Which paragraph of one reading of a manuscript is which of another."""

from collections import Counter, defaultdict
from collections.abc import Sequence


def matched(old: Sequence[str], fresh: Sequence[str], chapter_of: Sequence[int]) -> dict[int, int]:
    """Return the place in `old` of each text of `fresh` that is found again; each place is given once.

    Texts that occur once in both are the same wherever they stand, so that chapters may have been moved; their
    neighbours are the same as far as they read the same.  What is left is paired by its place: those are paragraphs
    that read otherwise now.  `chapter_of` is the chapter of each place in `old`.
    """
    pairs = _Pairs(old, fresh)
    pairs.add_same(_once(old, fresh))
    pairs.extend()
    pairs.add_same(_as_often(pairs.left_of_old(), pairs.left_of_fresh()))
    pairs.extend()
    pairs.fill_gaps()
    pairs.extend_by_place(chapter_of)
    return pairs.old_of


class _Pairs:
    """Pairs of places that grow."""

    def __init__(self, old: Sequence[str], fresh: Sequence[str]) -> None:
        self._old, self._fresh = old, fresh
        self.old_of: dict[int, int] = {}
        self._taken: set[int] = set()

    def add_same(self, found: Sequence[tuple[int, int]]) -> None:
        for at, before in found:
            self._add(at, before)

    def extend(self) -> None:
        """Go on from each pair, both ways, as long as the texts are the same."""
        for at, before in list(self.old_of.items()):
            for step in (1, -1):
                place, other = at + step, before + step
                while self._is_free(place, other) and self._old[other] == self._fresh[place]:
                    self._add(place, other)
                    place, other = place + step, other + step

    def fill_gaps(self) -> None:
        """Pair what is left between two pairs, or at either end, where there is as much of it on both sides."""
        last, last_old = -1, -1
        ends = (len(self._fresh), len(self._old))
        for at, before in [*sorted(self.old_of.items()), ends]:
            gap = at - last
            if gap > 1 and gap == before - last_old:
                places = [(last + step, last_old + step) for step in range(1, gap)]
                if all(self._is_free(*place) for place in places):
                    self.add_same(places)
            last, last_old = at, before

    def extend_by_place(self, chapter_of: Sequence[int]) -> None:
        """Go on from each pair, both ways, whatever the texts are, to the ends of the old chapter."""
        for at, before in list(self.old_of.items()):
            for step in (1, -1):
                place, other = at + step, before + step
                while self._is_free(place, other) and chapter_of[other] == chapter_of[before]:
                    self._add(place, other)
                    place, other = place + step, other + step

    def left_of_old(self) -> dict[int, str]:
        """Return the texts that no pair holds, by place."""
        return {at: text for at, text in enumerate(self._old) if text and at not in self._taken}

    def left_of_fresh(self) -> dict[int, str]:
        """Return the texts that no pair holds, by place."""
        return {at: text for at, text in enumerate(self._fresh) if text and at not in self.old_of}

    def _add(self, at: int, before: int) -> None:
        self.old_of[at] = before
        self._taken.add(before)

    def _is_free(self, at: int, before: int) -> bool:
        is_inside = 0 <= at < len(self._fresh) and 0 <= before < len(self._old)
        return is_inside and at not in self.old_of and before not in self._taken


def _once(old: Sequence[str], fresh: Sequence[str]) -> list[tuple[int, int]]:
    counts, fresh_counts = Counter(old), Counter(fresh)
    places = {text: at for at, text in enumerate(old) if text and counts[text] == 1}
    return [(at, places[text]) for at, text in enumerate(fresh) if text in places and fresh_counts[text] == 1]


def _as_often(old: dict[int, str], fresh: dict[int, str]) -> list[tuple[int, int]]:
    """Pair texts that are left as often in both, in their order."""
    places, places_now = _places(old), _places(fresh)
    return [
        pair
        for text, found in places_now.items()
        if len(found) == len(places.get(text, ()))
        for pair in zip(found, places[text], strict=True)
    ]


def _places(texts: dict[int, str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in texts.items():
        found[text].append(at)
    return found
