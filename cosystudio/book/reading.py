"""How a manuscript was read: by which choices, and what was left out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Notes(StrEnum):
    """What becomes of footnotes and endnotes."""

    SKIP = "skip"
    AFTER_PARAGRAPH = "after paragraph"


class Ruby(StrEnum):
    """Which of the two is spoken where a reading stands beside characters."""

    BASE = "base"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person decides about reading a manuscript; `encoding` is empty where it is to be found out."""

    encoding: str = ""
    notes: Notes = Notes.SKIP
    ruby: Ruby = Ruby.BASE
    captions: bool = False
    tables: bool = False


@dataclass(frozen=True, slots=True)
class Passages:
    """Text of one sort, whole and in reading order; `characters` counts without white space."""

    reason: str
    characters: int
    texts: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class TextAccount:
    """Every character of a manuscript, white space apart: how many the file holds, and what of it is no part of a line.

    `added` is what is spoken and stands nowhere in the file, such as the colon between a number and its title.
    """

    source: int = 0
    added: tuple[str, ...] = ()
    skipped: tuple[Passages, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a book's manuscript was read: the file's name, its text encoding, the person's choices, the account."""

    file: str = ""
    encoding: str = ""
    choices: ReadingChoices = field(default_factory=ReadingChoices)
    account: TextAccount = field(default_factory=TextAccount)


_LONG = 10_000
"""Characters from which on counting white space is quicker than making words."""
_WHITE_SPACE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


def size(text: str) -> int:
    """Return the number of characters other than white space."""
    if len(text) < _LONG:
        return sum(map(len, text.split()))
    return len(text) - sum(map(text.count, _WHITE_SPACE))


def passages(reason: str, texts: Iterable[str]) -> Passages:
    """Return texts of one sort, counted."""
    found = tuple(texts)
    return Passages(reason, sum(map(size, found)), found)
