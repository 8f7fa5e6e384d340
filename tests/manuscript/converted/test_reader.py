"""Other formats are read through the programs that a person has, within limits, and refused in one sentence else."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.child import Stop
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import read
from cosystudio.manuscript.converted import programs
from tests.manuscript.docx.building import chapter, write_docx

Program = Callable[[str, str], None]

COMPOUND = b"\xd0\xcf\x11\xe0" + bytes(600)
LATEX = b"% a tale\n\\documentclass{book}\n\\begin{document}\nThe rain.\n\\end{document}\n"


def kindle(encryption: int = 0) -> bytes:
    """Return the head of a Mobipocket book."""
    head = bytes(60) + b"BOOKMOBI" + bytes(8) + b"\0\1" + (100).to_bytes(4, "big") + bytes(18)
    return head + bytes(12) + encryption.to_bytes(2, "big") + bytes(100)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return a function that puts a program of some lines of Python on the search path; nothing else is on it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install_it(name: str, code: str) -> None:
        path = folder / name
        path.write_text(f"#!{sys.executable}\nimport json, shutil, sys, time, os\n{code}\n", encoding="utf-8")
        path.chmod(0o755)

    return install_it


def written(tmp_path: Path, data: bytes, name: str = "my_book.bin") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (kindle(), "To open a Kindle book, install Calibre, or convert it to EPUB first."),
        (b"ITOLITLS" + bytes(99), "To open a Microsoft Reader book, install Calibre, or convert it to EPUB first."),
        (LATEX, "To open a LaTeX document, install pandoc, or convert it to EPUB first."),
        (b"#+TITLE: A tale\n* One\n", "To open an Org document, install pandoc, or convert it to EPUB first."),
        (
            COMPOUND + "WordDocument".encode("utf-16-le"),
            "To open an old Word document, install LibreOffice, or convert it to EPUB first.",
        ),
    ],
)
def test_a_missing_program_is_named(install: Program, tmp_path: Path, data: bytes, sentence: str) -> None:
    assert refusal(written(tmp_path, data)) == sentence


def test_books_that_no_program_may_open_are_named(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, kindle(2))) == "This Kindle book is protected by DRM."
    assert refusal(written(tmp_path, b"\xeaDRMION\xee" + bytes(99))) == "This Kindle book is protected by DRM."
    locked = COMPOUND + "EncryptedPackage".encode("utf-16-le")
    assert refusal(written(tmp_path, locked, "a.docx")) == "This Word document is locked with a password."


def test_a_kindle_book_is_read_through_calibre(
    install: Program, tmp_path: Path, make_epub: Callable[..., Path]
) -> None:
    epub = make_epub({"one.xhtml": "<h1>One</h1><p>The rain had stopped.</p>"})
    install("ebook-convert", f"assert sys.argv[1].endswith('.azw3'); shutil.copy({str(epub)!r}, sys.argv[2])")
    book = read(written(tmp_path, kindle(), "-x; touch pwned.mobi"))
    assert [one.title for one in book.chapters] == ["One"]
    assert book.warnings[-1] == "This book was converted by Calibre; what was lost on the way cannot be counted."
    assert not (tmp_path / "pwned.mobi").exists()


def test_latex_is_read_through_pandoc_in_its_sandbox(install: Program, tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><h1>One</h1><p>The rain had stopped.</p></body></html>"
    check = "assert sys.argv[1] == '--sandbox' and sys.argv[3:5] == ['--from', 'latex']"
    install("pandoc", f"{check}; open(sys.argv[-2], 'w').write({page!r})")
    assert [one.title for one in read(written(tmp_path, LATEX)).chapters] == ["One"]


def test_an_old_word_document_is_read_through_libreoffice(install: Program, tmp_path: Path) -> None:
    made = write_docx(tmp_path / "made.docx", chapter("One") + chapter("Two"))
    install("soffice", f"shutil.copy({str(made)!r}, sys.argv[sys.argv.index('--outdir') + 1] + '/original.docx')")
    book = read(written(tmp_path, COMPOUND + "WordDocument".encode("utf-16-le")))
    assert [one.title for one in book.chapters] == ["One", "Two"]
    assert book.title == "my book"


@pytest.mark.parametrize("code", ["sys.exit(1)", "pass", "open(sys.argv[2], 'w').write('no book')", "os.abort()"])
def test_a_program_that_fails_is_one_sentence(install: Program, tmp_path: Path, code: str) -> None:
    install("ebook-convert", code)
    sentence = refusal(written(tmp_path, kindle()))
    assert sentence == "Calibre could not convert this file; convert it to EPUB yourself."


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    install: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "LONGEST_S", 0.3)
    told = tmp_path / "child"
    install(
        "ebook-convert",
        f"child = os.fork(); open({str(told)!r}, 'w').write(str(child)) if child else 0; time.sleep(60)",
    )
    assert refusal(written(tmp_path, kindle())).startswith("Calibre took too long")
    child = int(told.read_text())
    assert _is_gone(child)


def _is_gone(child: int) -> bool:
    """Is the process ended, or only waiting to be counted out by its parent?"""
    status = Path(f"/proc/{child}/stat")
    return not status.exists() or status.read_text().split()[2] in "ZX" or os.name != "posix"


def test_a_program_that_fills_the_disk_is_ended(
    install: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "LARGEST", 10_000)
    install("ebook-convert", "open('big', 'wb').write(bytes(20_000)); time.sleep(60)")
    assert refusal(written(tmp_path, kindle())) == "What Calibre makes of this file is too large to be a book."


def compound(*, locked: bool, directory_at: int = 1) -> bytes:
    """Return a compound file of three sectors: its head, the facts of a Word document, the names of its streams."""
    head = b"\xd0\xcf\x11\xe0" + bytes(26) + b"\x09\0" + bytes(16) + directory_at.to_bytes(4, "little")
    facts = b"\xec\xa5" + bytes(9) + bytes([locked]) + bytes(500)
    return head.ljust(512, b"\0") + facts + "WordDocument".encode("utf-16-le").ljust(512, b"\0")


def test_an_old_word_document_with_a_password_or_without_its_end_is_named(install: Program, tmp_path: Path) -> None:
    made = write_docx(tmp_path / "made.docx", chapter("One") + chapter("Two"))
    install("soffice", f"shutil.copy({str(made)!r}, sys.argv[sys.argv.index('--outdir') + 1] + '/original.docx')")
    assert refusal(written(tmp_path, compound(locked=True))) == "This old Word document is locked with a password."
    cut = written(tmp_path, compound(locked=False, directory_at=900))
    assert refusal(cut) == "This document is damaged: it is cut short or was changed on the way."
    assert read(written(tmp_path, compound(locked=False))).chapters[0].title == "One"


def test_what_is_converted_without_words_is_a_failure(
    install: Program, tmp_path: Path, make_epub: Callable[..., Path]
) -> None:
    epub = make_epub({"one.xhtml": "<p> </p>"})
    install("ebook-convert", f"shutil.copy({str(epub)!r}, sys.argv[2])")
    assert refusal(written(tmp_path, kindle())) == "Calibre could not convert this file; convert it to EPUB yourself."


def test_a_program_finds_no_way_to_the_network(
    install: Program, tmp_path: Path, make_epub: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    epub = make_epub({"one.xhtml": "<h1>One</h1><p>The rain had stopped.</p>"})
    told = tmp_path / "told"
    install(
        "ebook-convert",
        f"open({str(told)!r}, 'w').write(json.dumps(dict(os.environ))); shutil.copy({str(epub)!r}, sys.argv[2])",
    )
    read(written(tmp_path, kindle()))
    environment = json.loads(told.read_text("utf-8"))
    assert environment["https_proxy"] == environment["HTTP_PROXY"] == "http://127.0.0.1:9"
    assert "no_proxy" not in environment


def test_libreoffice_has_a_profile_of_its_own_that_follows_no_links(install: Program, tmp_path: Path) -> None:
    made = write_docx(tmp_path / "made.docx", chapter("One") + chapter("Two"))
    told = tmp_path / "told"
    install(
        "soffice",
        "from urllib.parse import unquote\n"
        "profile = next(one for one in sys.argv if 'UserInstallation' in one).split('file://')[1]\n"
        f"shutil.copy(unquote(profile) + '/user/registrymodifications.xcu', {str(told)!r})\n"
        f"shutil.copy({str(made)!r}, sys.argv[sys.argv.index('--outdir') + 1] + '/original.docx')",
    )
    read(written(tmp_path, compound(locked=False)))
    assert "BlockUntrustedRefererLinks" in told.read_text("utf-8")


def test_a_program_ends_when_nobody_wants_the_book_any_more(install: Program, tmp_path: Path) -> None:
    install("ebook-convert", "time.sleep(3_600)")
    stop = Stop()
    stop.now()
    with pytest.raises(ManuscriptError):
        read(written(tmp_path, kindle()), stop=stop)
