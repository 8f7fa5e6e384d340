"""Readers of DOCX files that are made on the spot; every one of them must add up."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript import Manuscript, read
from tests.manuscript.docx.building import held, write_docx
from tests.manuscript.sums import assert_adds_up


@pytest.fixture
def read_docx(tmp_path: Path) -> Callable[..., Manuscript]:
    """Return a function that makes a DOCX, reads it and checks that each character of it is accounted for."""

    def read_it(
        body: str, parts: Mapping[str, str] | None = None, choices: ReadingChoices | None = None, **options: str
    ) -> Manuscript:
        book = read(write_docx(tmp_path / "my_book.docx", body, parts, **options), choices)
        assert_adds_up("".join(map(held, [body, *(parts or {}).values()])) + options.get("more", ""), book)
        return book

    return read_it
