"""PDF books made on the spot, and what becomes of each of their characters."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript import Manuscript
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.pdf import reader
from cosystudio.manuscript.reading import read
from cosystudio.pdfium.drawing import drawn
from tests.manuscript.pdf.writer import Put, pdf


def letters(texts: Iterable[str]) -> Counter[str]:
    """Return how often each character stands in the texts, white space apart."""
    return Counter("".join("".join(texts).split()))


@pytest.fixture
def read_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Manuscript]:
    """Return a function that makes a PDF of pages, or takes its bytes, reads it, and checks that all adds up.

    It is read in this process: one of its own takes 0.2 s, and tests/pdfium shows that it says the same.
    """
    monkeypatch.setattr(reader, "drawn_apart", lambda path, _stop: drawn(path))
    taken: list[str] = []
    take_in = Account.take_in

    def remember(account: Account, text: str) -> None:
        taken.append(text)
        take_in(account, text)

    monkeypatch.setattr(Account, "take_in", remember)

    def read_it(
        pages: Sequence[Iterable[Put]] | bytes, choices: ReadingChoices | None = None, **options: Any
    ) -> Manuscript:
        path = tmp_path / "book.pdf"
        path.write_bytes(pages if isinstance(pages, bytes) else pdf(pages, **options))
        taken.clear()
        manuscript = read(path, choices)
        spoken = [block.text for chapter in manuscript.chapters for block in chapter.blocks]
        skipped = [text for passages in manuscript.account.skipped for text in passages.texts]
        assert letters([*taken, *manuscript.account.added]) == letters([*spoken, *skipped])
        return manuscript

    return read_it
