import zipfile
from pathlib import Path

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import archive as archives
from cosystudio.manuscript import read
from cosystudio.manuscript.archive import Archive, names_of_damaged


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_names_are_found_however_they_are_written(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.epub", {"OEBPS/Text/Chapter 1.xhtml": b"x", "OEBPS/content.opf": b"x"})
    with Archive(path) as archive:
        for href in ("Text/Chapter%201.xhtml", "text/CHAPTER 1.XHTML#top", "../OEBPS/Text/Chapter 1.xhtml"):
            assert archive.find(href, "OEBPS/content.opf") == "OEBPS/Text/Chapter 1.xhtml"
        assert archive.find("../../etc/passwd", "OEBPS/content.opf") == ""


def test_a_member_that_unpacks_to_a_bomb_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.epub", {"bomb.xhtml": b"\0" * 8 * 2**20})
    with Archive(path) as archive, pytest.raises(ManuscriptError, match="too large when unpacked"):
        archive.read("bomb.xhtml")


def test_the_limits_count_what_is_really_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 1_000)
    monkeypatch.setattr(archives, "LARGEST_BOOK", 1_500)
    path = zip_of(tmp_path / "a.epub", {"big": b"x" * 1_001, "one": b"x" * 900, "two": b"x" * 900})
    with Archive(path) as archive, pytest.raises(ManuscriptError, match="64 MB a file"):
        archive.read("big")
    with Archive(path) as archive:
        assert len(archive.read("one")) == 900
        with pytest.raises(ManuscriptError, match="512 MB a book"):
            archive.read("two")


def test_an_archive_of_too_many_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    path = zip_of(tmp_path / "a.epub", {f"{i}": b"" for i in range(11)})
    with pytest.raises(ManuscriptError, match="too many files"):
        Archive(path)


def test_a_locked_member_is_named_as_such(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.epub", {"a": b"x"})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag for encryption, in the member's own header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with Archive(path) as archive, pytest.raises(ManuscriptError, match="locked with a password"):
        archive.read("a")


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, cut: float) -> None:
    path = zip_of(tmp_path / "a.epub", {f"{i}": b"text" * 100 for i in range(10)})
    path.write_bytes(path.read_bytes()[: int(cut * path.stat().st_size)])
    with pytest.raises(ManuscriptError, match="damaged"):
        Archive(path)


def test_a_changed_byte_is_damage(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.epub", {"a": bytes(range(256)) * 20})
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    with Archive(path) as archive, pytest.raises(ManuscriptError, match="damaged"):
        archive.read("a")


def test_the_names_of_an_archive_without_its_end_are_known(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"one.xml": b"x" * 900, "word/two.xml": b"y"})
    cut = tmp_path / "cut.zip"
    cut.write_bytes(path.read_bytes()[:-90])
    assert names_of_damaged(cut) == {"one.xml", "word/two.xml"}
    cut.write_bytes(b"PK\x03\x04 no more")
    assert names_of_damaged(cut) == frozenset()


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"), "Word document"),
        (("META-INF/container.xml", "content.opf", "1.xhtml"), "EPUB"),
        (("content.xml", "styles.xml"), "OpenDocument text"),
        (("book.fb2", "b.txt"), "FB2"),
    ],
)
def test_a_book_without_its_end_is_called_what_it_was(tmp_path: Path, members: tuple[str, ...], kind: str) -> None:
    whole = zip_of(tmp_path / "whole", {name: bytes(range(256)) * 20 for name in members}).read_bytes()
    path = tmp_path / "book.zip"
    path.write_bytes(whole[: whole.rindex(b"PK\x01\x02")])
    with pytest.raises(ManuscriptError) as caught:
        read(path)
    assert str(caught.value) == f"This {kind} is damaged: it is cut short or was changed on the way."
