"""What became of each character of a manuscript, as a text to keep or to send."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from cosystudio.book.balance import Balance
from cosystudio.book.model import Book
from cosystudio.book.reading import Passages


def summary(book: Book, account: Balance) -> str:
    """Return the account in one sentence."""
    plain = QCoreApplication.translate(
        "Words", "{file}: {source} characters, {spoken} are spoken, {skipped} are not, {flagged} should be looked at."
    )
    more = QCoreApplication.translate(
        "Words",
        "{file}: {source} characters and {added} said beside; {spoken} are spoken, {skipped} are not, "
        "{flagged} should be looked at.",
    )
    text = more if account.added else plain
    return text.format(
        file=book.reading.file or book.title,
        source=f"{account.source:,}",
        added=f"{account.added:,}",
        spoken=f"{account.spoken:,}",
        skipped=f"{account.skipped_characters:,}",
        flagged=f"{account.flagged_characters:,}",
    )


def report(book: Book, account: Balance) -> str:
    """Return the whole account: the sums, and every passage that is not spoken or should be looked at."""
    return "\n".join([summary(book, account), *_sums(account), *_passages((*account.flagged, *account.skipped)), ""])


def _sums(account: Balance) -> Iterator[str]:
    yield (
        f"{account.source:,} + {account.added:,} = {account.spoken:,} + {account.skipped_characters:,} "
        f"+ {account.flagged_characters:,}"
    )


def _passages(sorts: tuple[Passages, ...]) -> Iterator[str]:
    for sort in sorts:
        yield f"\n{QCoreApplication.translate('Reasons', sort.reason)} ({sort.count:,}, {sort.characters:,})"
        yield from (f"  {' '.join(text.split())}" for text in sort.texts)
