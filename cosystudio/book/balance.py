"""What becomes of each character of the manuscript in the book as it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cosystudio.book.model import Chapter, ChapterKind
from cosystudio.book.reading import Passages, TextAccount, passages, size


@dataclass(frozen=True, slots=True)
class Balance:
    """The account of a book as it stands: source + added = spoken + skipped + flagged, in characters.

    `flagged` are characters that nobody can speak (damaged ones, those of a private font), and those that the account
    cannot explain: `unexplained` is 0 unless the reader has a fault, below 0 where more would be spoken than the file
    holds, which then counts as added and flagged.
    """

    source: int
    added: int
    spoken: int
    skipped: tuple[Passages, ...]
    flagged: tuple[Passages, ...]
    unexplained: int = 0

    @property
    def skipped_characters(self) -> int:
        """How many characters are skipped, each for its reason."""
        return sum(passages.characters for passages in self.skipped)

    @property
    def flagged_characters(self) -> int:
        """How many characters somebody should look at."""
        return sum(passages.characters for passages in self.flagged)


DAMAGED = "Damaged characters"
PRIVATE = "Characters of a private font"
UNEXPLAINED = "Characters that the account cannot explain"
UNTICKED = {
    ChapterKind.FRONT: "Front matter",
    ChapterKind.BODY: "Chapters switched off",
    ChapterKind.BACK: "Back matter",
    ChapterKind.SKIP: "Chapters taken out",
}


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
    skipped = (*account.skipped, *(passages(UNTICKED[kind], texts) for kind, texts in off.items()))
    flagged = tuple(passages(reason, chars) for reason, chars in suspect.items())
    added = sum(map(size, account.added))
    missing = account.source + added - spoken - sum(one.characters for one in (*skipped, *flagged))
    if missing:
        flagged = (*flagged, Passages(UNEXPLAINED, abs(missing), ()))
    return Balance(account.source, added + max(0, -missing), spoken + min(0, missing), skipped, flagged, missing)


def _suspects(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the characters that nobody can speak."""
    for text in texts:
        if not text.isascii():
            yield from ((reason, char) for char in text if (reason := _why_suspect(char)))


def _why_suspect(char: str) -> str:
    if char == "\ufffd":
        return DAMAGED
    return PRIVATE if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" else ""
