"""`cosystudio lexicon`: the entries of a book and of all books, files, and names."""

import json
from pathlib import Path

import pytest

from cosystudio.commands.common import UsageError
from cosystudio.commands.lexicon import Wish, lexicon
from cosystudio.project.file import ProjectFile
from tests.fakes.session import make_book

LINES = ["The Mail", "Sydney Carton slept.", "Nobody saw Mr. Carton.", "They saw Sydney Carton."]


@pytest.fixture
async def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COSYSTUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / "book.cosy"
    await (await ProjectFile.create(path, make_book([("One", LINES)]))).aclose()
    return path


async def test_a_table_goes_in_and_comes_out_as_a_w3c_lexicon(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "out.pls"
    table.write_text("written,spoken\nCarton,Kar-ton\n,x\n", "utf-8")
    outcome = await lexicon(Wish("import", made, table))
    assert (outcome.status, outcome.complaint.startswith("Row 3 was left out")) == (1, True)
    table.write_text("written,spoken\nCarton,Cart on\n", "utf-8")
    assert (await lexicon(Wish("import", made, table))).status == 0
    await lexicon(Wish("export", made, out))
    assert out.read_text("utf-8").count("<alias>Cart on</alias>") == 1
    assert "1 entry imported." in capsys.readouterr().out


async def test_names_say_how_they_are_said(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "in.csv"
    table.write_text("written,spoken\nCarton,Kar-ton\n", "utf-8")
    await lexicon(Wish("import", file=table, is_shared=True))
    capsys.readouterr()
    await lexicon(Wish("names", made, as_json=True))
    (first, *_others) = json.loads(capsys.readouterr().out)
    assert (first["name"], first["count"], first["said"], first["entry"]["spoken"]) == (
        "Sydney Carton",
        2,
        "Sydney Kar-ton",
        "Kar-ton",
    )
    await lexicon(Wish("names", made))
    assert "2  Sydney Carton → Sydney Kar-ton  [Carton]" in capsys.readouterr().out


async def test_the_lexicon_of_all_books_is_listed_without_a_book(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "in.csv"
    table.write_text("written;spoken;language\n红楼;红搂;zh\n", "utf-8")
    await lexicon(Wish("import", file=table, is_shared=True))
    await lexicon(Wish("list", is_shared=True, as_json=True))
    assert json.loads(capsys.readouterr().out.splitlines()[-1])[0]["spoken"] == "红搂"
    await lexicon(Wish("list", is_shared=True))
    assert "红楼 → 红搂  [word · respelling · zh]" in capsys.readouterr().out
    await lexicon(Wish("list", made, as_json=True))
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish("burn", is_shared=True), "none of list"),
        (Wish("list"), "Name a book"),
        (Wish("list", Path("a.cosy"), is_shared=True), "Name a book"),
        (Wish("names", is_shared=True), "Names are those of a book"),
        (Wish("import", is_shared=True), "Name the file to import"),
        (Wish("list", Path("a.cosy"), Path("b.csv")), "only for import and export"),
    ],
)
async def test_wrong_use_is_told_in_a_sentence(wish: Wish, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        await lexicon(wish)
