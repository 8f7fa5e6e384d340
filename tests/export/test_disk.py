"""Files that appear together, or not at all."""

import errno
from pathlib import Path

import pytest

from cosystudio.errors import ExportError
from cosystudio.export.disk import written_together


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_nothing_has_its_name_before_all_is_written(tmp_path: Path) -> None:
    with written_together(tmp_path / "new" / "folder") as beside:
        beside("a.mp3").write_text("a")
        beside("b.mp3").write_text("b")
        assert names(tmp_path / "new" / "folder") == ["a.mp3.part", "b.mp3.part"]
    assert names(tmp_path / "new" / "folder") == ["a.mp3", "b.mp3"]


def test_after_an_error_the_folder_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_text("before")

    def write() -> None:
        with written_together(tmp_path) as beside:
            beside("a.mp3").write_text("after")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert names(tmp_path) == ["a.mp3"]
    assert (tmp_path / "a.mp3").read_text() == "before"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "choose another"),
        (errno.EROFS, "choose another"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_the_disk_says_is_told_in_a_sentence(tmp_path: Path, number: int, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence) as caught, written_together(tmp_path):
        raise OSError(number, "system words")
    assert isinstance(caught.value.__cause__, OSError)
