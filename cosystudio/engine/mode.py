"""How requests are sent: one at a time, one line each, or in batches; to be measured against each other."""

from enum import StrEnum

from cosystudio.engine.ports import Abilities


class Mode(StrEnum):
    """What a job makes of an endpoint's abilities."""

    SYNCHRONOUS = "synchronous"
    """One line, one request at a time: the machine waits most of the time."""
    SINGLE = "single"
    """Many requests at a time, one line each."""
    BATCHES = "batches"
    """Many requests at a time, as many lines in each as the endpoint takes."""

    def most_lines(self, abilities: Abilities) -> int:
        """Return the most lines in one request."""
        return max(1, abilities.batch) if self is Mode.BATCHES else 1

    def concurrency(self, abilities: Abilities) -> tuple[int, int]:
        """Return how many requests are in flight to begin with, and at most."""
        if self is Mode.SYNCHRONOUS:
            return 1, 1
        start = max(1, abilities.concurrency)
        return start, max(start, abilities.most_concurrency)
