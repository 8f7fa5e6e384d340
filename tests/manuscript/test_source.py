import os
from pathlib import Path

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import read
from cosystudio.manuscript.source import LARGEST_TEXT, MOST_LINES, Source


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    os.mkfifo(path)
    with pytest.raises(ManuscriptError, match=r"^book\.txt is not a file\.$"):
        read(path)


def test_a_device_is_no_book() -> None:
    with pytest.raises(ManuscriptError, match=r"^zero is not a file\.$"):
        read(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (b"bad\xff_name.txt", "bad\ufffd name"),
        (b"two\nlines.txt", "two lines"),
        ("\u202egpj.txt".encode(), "gpj"),
        (b"x" * 251 + b".txt", "x" * 251),
    ],
)
def test_a_title_from_an_odd_file_name_can_be_saved(tmp_path: Path, name: bytes, title: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"It was late.")
    assert read(path).title == title


def test_an_error_about_an_odd_file_name_can_be_printed(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="bad\ufffd name does not exist") as caught:
        Source(Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\nname")))
    str(caught.value).encode("utf-8")


def test_a_file_that_grows_after_it_was_looked_at_is_still_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_bytes(b"It was late.")
    source = Source(path)
    os.truncate(path, LARGEST_TEXT + 1)
    with pytest.raises(ManuscriptError, match="too large"):
        _ = source.decoded


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_bytes(b"It was late.")
    source = Source(path)
    path.unlink()
    with pytest.raises(ManuscriptError, match=r"^The file book\.txt cannot be read\.$"):
        _ = source.decoded


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_file_of_more_lines_than_a_book_is_refused(tmp_path: Path, end: str) -> None:
    path = tmp_path / "book.txt"
    path.write_text(end * (MOST_LINES + 1), "utf-8", newline="")
    with pytest.raises(ManuscriptError, match=f"^The file has too many lines to be a book: the limit is {MOST_LINES}"):
        read(path)
