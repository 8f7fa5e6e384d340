"""How long an answer takes, learned from the answers."""


class Latency:
    """A line through the answers: seconds for each request, and for each character in it.

    `keep` is what an answer still weighs after the next one: 1 weighs all alike, 0.95 remembers the last twenty or so.
    """

    def __init__(self, keep: float = 1.0) -> None:
        self._keep = keep
        self._weight = 0.0
        self._mean_characters = 0.0
        self._mean_s = 0.0
        self._spread = 0.0
        self._shared = 0.0
        self.count = 0

    def add(self, characters: int, seconds: float) -> None:
        """Count an answer."""
        self.count += 1
        self._weight = self._keep * self._weight + 1
        off = characters - self._mean_characters
        self._mean_characters += off / self._weight
        self._spread = self._keep * self._spread + off * (characters - self._mean_characters)
        self._shared = self._keep * self._shared + off * (seconds - self._mean_s)
        self._mean_s += (seconds - self._mean_s) / self._weight

    @property
    def mean_characters(self) -> float:
        """The mean length of the requests."""
        return self._mean_characters

    def at(self, characters: float) -> float:
        """Return the seconds to expect for a request of so many characters; 0 while nothing is known."""
        return max(0.0, self._mean_s + self._s_a_character * (characters - self._mean_characters))

    @property
    def _s_a_character(self) -> float:
        """The slope: never negative, and never so steep that an empty request would take less than no time."""
        if not self._spread or not self._mean_characters:
            return 0.0
        return min(max(0.0, self._shared / self._spread), self._mean_s / self._mean_characters)
