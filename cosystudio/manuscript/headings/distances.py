"""How far apart the paragraphs of a text are, in letters."""

from collections.abc import Sequence

from cosystudio.manuscript.headings.paragraph import Paragraph

_LETTERS_IN_HAN = 2.5
"""Letters that say as much as one Chinese or Japanese character."""
_BYTES_IN_HAN = 2.2
"""Bytes of UTF-8 that a character has on the average in such a text; the letters of alphabets have two at most."""
_MEASURED = 60
"""Characters of a line by which its script is told."""


class Distances:
    """How many letters stand between two paragraphs; `until` are those before each paragraph and behind the last."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.until = [0]
        for paragraph in paragraphs:
            self.until.append(self.until[-1] + sum(map(letters_of, paragraph.lines)))

    def between(self, first: int, last: int) -> int:
        """Return the letters after paragraph `first` and before paragraph `last`."""
        return self.until[last] - self.until[first + 1]

    @property
    def end(self) -> int:
        """The place behind the last paragraph."""
        return len(self.until) - 1

    def median(self, places: Sequence[int]) -> int:
        """Return the letters behind these paragraphs up to the next of them, or to the end, at the median."""
        gaps = sorted(self.between(at, after) for at, after in zip(places, [*places, self.end][1:], strict=True))
        return gaps[len(gaps) // 2]


def letters_of(line: str) -> int:
    """Return the letters of the line, or as many as say the same in an alphabet."""
    line = line.strip()
    head = line[:_MEASURED]
    is_han = not head.isascii() and len(head.encode("utf-8", "surrogatepass")) > _BYTES_IN_HAN * len(head)
    return int(_LETTERS_IN_HAN * len(line)) if is_han else len(line)
