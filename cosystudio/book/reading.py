"""How a manuscript was read: by which choices, and what became of each of its characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from cosystudio.book.model import Chapter, ChapterKind


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


@dataclass(frozen=True, slots=True)
class Balance:
    """The account of a book as it stands: source + added = spoken + skipped + flagged, in characters.

    `flagged` are characters that nobody can speak (damaged ones, those of a private font), and those that the account
    cannot explain: `unexplained` is 0 unless the reader has a fault.
    """

    source: int
    added: int
    spoken: int
    skipped: tuple[Passages, ...]
    flagged: tuple[Passages, ...]

    @property
    def skipped_characters(self) -> int:
        """How many characters are skipped, each for its reason."""
        return sum(passages.characters for passages in self.skipped)

    @property
    def flagged_characters(self) -> int:
        """How many characters somebody should look at."""
        return sum(passages.characters for passages in self.flagged)

    @property
    def unexplained(self) -> int:
        """How many characters are missing from the sum, negative where there are too many."""
        return self.source + self.added - self.spoken - self.skipped_characters - self.flagged_characters


DAMAGED = "Damaged characters"
PRIVATE = "Characters of a private font"
UNTICKED = {
    ChapterKind.FRONT: "Front matter",
    ChapterKind.BODY: "Chapters switched off",
    ChapterKind.BACK: "Back matter",
    ChapterKind.SKIP: "Chapters taken out",
}


def size(text: str) -> int:
    """Return the number of characters other than white space."""
    return sum(map(len, text.split()))


def balance(account: TextAccount, chapters: Iterable[Chapter]) -> Balance:
    """Return what becomes of each character in the book as it stands: unticked chapters are skipped."""
    spoken = 0
    off: dict[ChapterKind, list[str]] = {}
    suspect: dict[str, list[str]] = {}
    for chapter in chapters:
        texts = [block.text for block in chapter.blocks if block.text]
        if not chapter.included:
            off.setdefault(chapter.kind, []).append("\n".join(texts))
            continue
        spoken += sum(map(size, texts))
        for reason, char in _suspects(texts):
            suspect.setdefault(reason, []).append(char)
            spoken -= 1
    return Balance(
        source=account.source,
        added=sum(map(size, account.added)),
        spoken=spoken,
        skipped=(*account.skipped, *(passages(UNTICKED[kind], texts) for kind, texts in off.items())),
        flagged=tuple(passages(reason, chars) for reason, chars in suspect.items()),
    )


def passages(reason: str, texts: Iterable[str]) -> Passages:
    """Return texts of one sort, counted."""
    found = tuple(texts)
    return Passages(reason, sum(map(size, found)), found)


def _suspects(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the characters that nobody can speak."""
    for text in texts:
        if not text.isascii():
            yield from ((reason, char) for char in text if (reason := _why_suspect(char)))


def _why_suspect(char: str) -> str:
    if char == "\ufffd":
        return DAMAGED
    return PRIVATE if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" else ""
