import gc
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read

FRAGMENTS = st.sampled_from(
    [
        b"# One\n", b"CHAPTER I\n\n", "第一回 开始\n".encode(), b"\n\n", b"* * *\n", b"<p>", b"&lol;", b"---\n",
        b"title: x\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", "［＃「一」は中見出し］".encode(),
        "《》".encode(), b"|a|b|\n|-|-|\n", b"[^1]: x\n", b"*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n",
        b"I.\n\n", b"Some words of the story. ",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "The file is empty."),
        (lambda path: path.write_bytes(b" \n\n\t\n"), "There is no text in the file."),
    ],
)
def test_a_file_without_a_book_is_refused_with_its_reason(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    make(tmp_path / "book.txt")
    with pytest.raises(ManuscriptError, match=reason):
        read(tmp_path / "book.txt")


@pytest.mark.parametrize(
    "head", [b"text " * 2_000, b"{\\rtf1 ", b"<!DOCTYPE html><html><body><p>", b"<?xml version='1.0'?><FictionBook>"]
)
def test_a_text_beyond_the_limit_is_refused(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "book.txt"
    with path.open("wb") as file:
        file.write(head)
        os.truncate(file.fileno(), 32 * 2**20 + 1)
    with pytest.raises(ManuscriptError, match="32 MB"):
        read(path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<html><body><table><tr><td>Anna</td><td>Yes</td></tr></table></body></html>", "book.html"),
        ("| Who | What |\n|---|---|\n| Anna | Yes |\n", "book.md"),
        (r"{\rtf1 \trowd\intbl Anna\cell Yes\cell\row\pard}", "book.rtf"),
    ],
)
def test_tables_that_are_all_there_is_are_read(read_text: Callable[..., Manuscript], text: str, name: str) -> None:
    book = read_text(text, name)
    assert [block.text for block in book.chapters[0].blocks][-1] == "Anna, Yes"
    assert book.warnings == ("There is no text but in tables: they are read, row by row.",)


def test_bad_bytes_are_counted_in_a_warning(read_text: Callable[..., Manuscript]) -> None:
    text = ("天黑了，灯亮了。" * 40).encode()
    book = read_text(text[:240] + b"\xff" + text[240:])
    (warning,) = book.warnings
    assert warning.startswith("1 damaged characters could not be read as UTF-8: if words look wrong, choose another")


def test_characters_of_private_fonts_are_counted_in_a_warning(read_text: Callable[..., Manuscript]) -> None:
    assert "1 characters belong to a private font" in read_text("曹操\ue123大笑。" + "天黑了。" * 20).warnings[0]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.lists(FRAGMENTS, max_size=25).map(b"".join)))
def test_any_bytes_are_a_manuscript_or_a_manuscript_error(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        path.write_bytes(data)
        with suppress(ManuscriptError):
            assert all(chapter.title and chapter.blocks for chapter in read(path).chapters)


@pytest.mark.parametrize("words", ["A story.", ""])
def test_pythons_collector_is_at_work_again_after_a_reading_however_it_ends(tmp_path: Path, words: str) -> None:
    (tmp_path / "book.txt").write_text(words)
    assert gc.isenabled()
    with suppress(ManuscriptError):
        read(tmp_path / "book.txt")
    assert gc.isenabled()
