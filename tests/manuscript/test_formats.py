import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read
from cosystudio.manuscript.formats import SUPPORTED


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\x00\x01\x02\x03" * 50, "not a text"),
        (b"PK\x03\x04 cut short", "a damaged ZIP archive or EPUB"),
    ],
)
def test_other_formats_are_named_with_what_is_supported(
    read_text: Callable[..., Manuscript], data: bytes, name: str
) -> None:
    with pytest.raises(ManuscriptError) as caught:
        read_text(data, "book.txt")
    assert str(caught.value) == f"The file is {name}; {SUPPORTED}"


@pytest.mark.parametrize(
    ("member", "name"),
    [("xl/workbook.xml", "a spreadsheet"), ("photo.jpg", "a ZIP archive without a book in it")],
)
def test_archives_are_known_by_what_is_inside(tmp_path: Path, member: str, name: str) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(ManuscriptError, match="CosyStudio reads") as caught:
        read(path)
    assert name in str(caught.value)


def test_a_stray_control_character_does_not_make_a_text_binary(read_text: Callable[..., Manuscript]) -> None:
    book = read_text(b"It was\x00 late, and the \x07keeper slept." + b" Well.\n" * 9, "book.txt")
    assert "It was late, and the keeper slept." in book.chapters[0].blocks[0].text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-32-be"])
def test_a_text_of_wide_characters_is_a_text(read_text: Callable[..., Manuscript], encoding: str) -> None:
    book = read_text("It was late, and the keeper slept.\n".encode(encoding) * 1, "book.txt")
    assert book.chapters[0].blocks[0].text == "It was late, and the keeper slept."


def test_a_program_behind_a_page_of_text_is_not_a_text(read_text: Callable[..., Manuscript]) -> None:
    with pytest.raises(ManuscriptError, match="is not a text"):
        read_text(b"It was late. " * 400 + bytes(range(256)) * 100, "book.txt")
