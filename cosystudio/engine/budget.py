"""How much sound is in memory at once: estimated when it is asked for, counted when it is there."""

from dataclasses import dataclass

MOST_BYTES = 64 * 2**20
"""A quarter of an hour of speech at 16 kHz: a dozen requests or so, and little to lose or to hold."""
_BYTES_A_CHARACTER = 8_000.0
"""Speech of 14 letters a second at 24 kHz, four bytes a sample; the answers soon say better."""
_NEWEST = 0.1
"""What an answer weighs once there were ten; the first ones weigh more."""


class Budget:
    """Bytes of sound asked for or not yet told, at most `most`; one request may always go."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self.used = 0
        self._bytes_a_character = _BYTES_A_CHARACTER
        self._answers = 1

    def reserve(self, characters: int) -> "Reserved | None":
        """Return room for the sound of so many characters; None where there is none at present."""
        estimate = int(characters * self._bytes_a_character)
        if self.used and self.used + estimate > self.most:
            return None
        self.used += estimate
        return Reserved(self, estimate)

    def learn(self, characters: int, size: int) -> None:
        """Count sound that has arrived."""
        if characters and size:
            self._answers += 1
            weight = max(_NEWEST, 1 / self._answers)
            self._bytes_a_character += weight * (size / characters - self._bytes_a_character)


@dataclass(slots=True)
class Reserved:
    """The room of one request."""

    budget: Budget
    size: int

    def arrived(self, characters: int, size: int) -> None:
        """Put the true size in the place of the estimate."""
        self.budget.used += size - self.size
        self.size = size
        self.budget.learn(characters, size)

    def free(self, size: int | None = None) -> None:
        """Give some bytes back, or all that are left."""
        given = self.size if size is None else min(size, self.size)
        self.size -= given
        self.budget.used -= given
