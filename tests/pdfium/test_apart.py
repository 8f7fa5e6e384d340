"""A PDF is read in a process of its own, and is told of in the same words as in this one."""

import subprocess
import sys
from pathlib import Path

import pytest

from cosystudio.child import Limits
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import read
from cosystudio.pdfium import apart
from cosystudio.pdfium.apart import drawn_apart
from cosystudio.pdfium.drawing import drawn
from cosystudio.pdfium.values import Opened, Unreadable, Why
from cosystudio.pdfium.wire import line_of, read_line
from tests.manuscript.pdf.writer import Mark, Put, page_of, pdf

WORDS = "The keeper climbed the stairs of the old tower and lit the lamp, as he had done for thirty years."
DATA = Path(__file__).parents[1] / "data" / "pdf"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A PDF with an outline, slanted letters and characters beyond the first plane."""
    path = tmp_path / "ein – Büchlein.pdf"
    page = [*page_of([WORDS, "𠮷野家 – “ﬁn”"]), Put(60, 200, "aslant", font="italic", turn=(0.7, 0.7, -0.7, 0.7))]
    path.write_bytes(pdf([page, page], outline=[Mark("One", 0, 500.0), Mark("二", 1)], info={"Title": "A Büchlein"}))
    return path


def test_it_comes_over_as_it_was_found(book: Path) -> None:
    found = list(drawn(book))
    assert list(drawn_apart(book)) == found
    assert [type(one).__name__ for one in found] == ["Opened", "Drawn", "Drawn"]


def test_half_characters_come_over() -> None:
    opened = Opened("\ud800", "", "")
    assert read_line(line_of(opened)) == opened


def test_why_a_file_cannot_be_read_comes_over() -> None:
    with pytest.raises(Unreadable) as caught:
        list(drawn_apart(DATA / "password.pdf"))
    assert caught.value.why is Why.PASSWORD


def test_a_file_that_hangs_is_given_up(book: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        list(drawn_apart(book, limits=Limits(start_s=0)))
    assert caught.value.why is Why.SLOW


def test_a_file_that_works_on_and_on_is_given_up(book: Path) -> None:
    clock = iter(range(0, 1_000, 60))
    with pytest.raises(Unreadable) as caught:
        list(drawn(book, lambda: next(clock)))
    assert caught.value.why is Why.SLOW


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is not kept there")
def test_a_file_that_takes_all_memory_is_given_up(tmp_path: Path) -> None:
    book = tmp_path / "long.pdf"
    book.write_bytes(pdf([page_of([WORDS * 400], 40_000)] * 20))
    with pytest.raises(Unreadable) as caught:
        list(drawn_apart(book, limits=Limits(memory_bytes=2**26)))
    assert caught.value.why is Why.CRASHED


def test_a_crash_is_one_sentence(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "crashing.py").write_text("import os\nos.abort()\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_MODULE", "crashing")
    with pytest.raises(ManuscriptError, match=r"^The PDF is damaged: the program that draws its pages fails on it\.$"):
        read(book)


def test_the_file_is_read_through_the_process(book: Path) -> None:
    assert read(book).title == "A Büchlein"


def test_neither_side_loads_the_libraries_of_the_other() -> None:
    program = (
        "import sys, cosystudio.{0}\n"
        "print([name for name in ('PySide6', 'lxml', 'cosystudio.manuscript', 'pypdfium2') if name in sys.modules])"
    )
    loaded = [
        subprocess.run(
            [sys.executable, "-c", program.format(module)], capture_output=True, text=True, check=True
        ).stdout
        for module in ("pdfium.__main__", "manuscript.pdf")
    ]
    assert loaded == ["['pypdfium2']\n", "['lxml', 'cosystudio.manuscript']\n"]


def test_a_program_that_is_one_file_starts_its_process_with_itself(book: Path) -> None:
    command = [sys.executable, "-m", "cosystudio", "-m", "cosystudio.pdfium", str(2**31), str(book)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert len(process.stdout.readlines()) == 4
