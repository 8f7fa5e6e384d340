"""Does every character of a source stand somewhere in the manuscript made of it?"""

from collections import Counter
from collections.abc import Iterable

from cosystudio.book.balance import Balance, balance
from cosystudio.book.model import Chapter, ChapterId
from cosystudio.book.reading import size
from cosystudio.manuscript.text import invisible, plain
from cosystudio.manuscript.values import Manuscript


def assert_adds_up(source: str, book: Manuscript) -> None:
    """Fail unless source + added = spoken + skipped, as multisets of characters other than white space."""
    account = book.account
    skipped = [text for passages in account.skipped for text in passages.texts]
    spoken = [block.text for chapter in book.chapters for block in chapter.blocks]
    left = letters([plain(source), invisible(source), *account.added])
    left.subtract(letters([*spoken, *skipped]))
    assert {char: count for char, count in left.items() if count} == {}
    assert account.source == size(source)


def letters(texts: Iterable[str]) -> Counter[str]:
    """Return how often each character other than white space occurs."""
    return Counter("".join("".join(texts).split()))


def balance_of(book: Manuscript) -> Balance:
    """Return the account of the book that the manuscript would make."""
    chapters = [
        Chapter(ChapterId(0), one.title, one.part, one.kind, one.included, one.language, one.blocks)
        for one in book.chapters
    ]
    return balance(book.account, chapters)
