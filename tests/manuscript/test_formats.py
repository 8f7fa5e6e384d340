import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{\\rtf1 text}", "an RTF document"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "an HTML page"),
        (b"\xef\xbb\xbf<html><body>x</body></html>", "an HTML page"),
        (b'<?xml version="1.0"?><FictionBook/>', "an FB2 book"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"x" * 60 + b"BOOKMOBI" + b"x", "a Kindle book"),
        (b"\x00\x01\x02\x03" * 50, "not a text"),
        (b"PK\x03\x04 cut short", "a damaged ZIP archive or EPUB"),
    ],
)
def test_other_formats_are_named_with_what_is_supported(
    read_text: Callable[..., Manuscript], data: bytes, name: str
) -> None:
    with pytest.raises(ManuscriptError) as caught:
        read_text(data, "book.txt")
    assert str(caught.value) == f"The file is {name}; CosyStudio reads EPUB, Markdown and plain text."


@pytest.mark.parametrize(
    ("member", "name"),
    [("word/document.xml", "a Word document (DOCX)"), ("photo.jpg", "a ZIP archive without a book in it")],
)
def test_archives_are_known_by_what_is_inside(tmp_path: Path, member: str, name: str) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(ManuscriptError, match="CosyStudio reads") as caught:
        read(path)
    assert name in str(caught.value)
