"""How long the expressions of one lexicon may keep a book waiting, in all."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cosystudio.book.spoken_form import LexiconEntry

SEARCH_S = 0.25
"""What one search may take.  An honest expression takes microseconds for a line."""

HASTY_S = 0.005
"""What one may take when patience is at its end."""

MOST_EXPRESSIONS = 200
"""Regular expressions of a lexicon that are used, the first ones; of words and phrases there may be any number."""

_SLOW_S = 0.005
_SHARE = 0.2


class Patience:
    """Bounds what slow expressions cost together; every one that was too slow is known from then on.

    `left_s` is what they may cost before no more than a moment is left for each.
    """

    def __init__(self, left_s: float = 5.0, clock: Callable[[], float] = time.perf_counter) -> None:
        self.left_s = left_s
        self._clock = clock
        self._spent: dict[LexiconEntry, tuple[float, int]] = {}
        self._too_slow: set[LexiconEntry] = set()

    @property
    def search_s(self) -> float:
        """What the next search may take."""
        return SEARCH_S if self.left_s > 0 else HASTY_S

    def has_with(self, entry: LexiconEntry) -> bool:
        """False for an expression that was too slow."""
        return entry not in self._too_slow

    @contextmanager
    def searching(self, entry: LexiconEntry) -> Iterator[None]:
        """Count what a search for this expression takes; a TimeoutError of it is passed on."""
        start = self._clock()
        try:
            yield
        except TimeoutError:
            self._too_slow.add(entry)
            raise
        finally:
            self._count(entry, self._clock() - start)

    def _count(self, entry: LexiconEntry, taken_s: float) -> None:
        """Give up what is slow for line after line, though no one line takes too long."""
        before_s, searches = self._spent.get(entry, (0.0, 0))
        spent_s, searches = before_s + taken_s, searches + 1
        self._spent[entry] = spent_s, searches
        if spent_s > _SLOW_S * searches:
            self.left_s -= taken_s
            if spent_s > max(self.left_s * _SHARE, SEARCH_S):
                self._too_slow.add(entry)
