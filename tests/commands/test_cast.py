"""`cosystudio cast`: the characters that are found in a book."""

import json
from pathlib import Path

import pytest

from cosystudio.commands.cast import cast
from cosystudio.project.file import ProjectFile
from tests.fakes.session import make_book

LINES = ["The Mail", "“Recalled to life,” said Mr. Lorry.", "“Strange,” said Jerry.", "“Very,” said Lorry."]


@pytest.fixture
async def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COSYSTUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / "book.cosy"
    await (await ProjectFile.create(path, make_book([("One", LINES)]))).aclose()
    return path


async def test_the_characters_are_listed_with_their_lines(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (await cast(made, as_json=False)).status == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "3 spoken lines have no speaker yet; for 3 one is suggested"
    assert told[1:] == ["       2  Mr. Lorry  (also Lorry)", "       1  Jerry"]


async def test_programs_get_json(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await cast(made, as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert (told["spoken"], told["suggested"], told["mixed"], told["cast"]) == (3, 3, 3, [])
    assert [(one["name"], one["lines"]) for one in told["characters"]] == [("Mr. Lorry", 2), ("Jerry", 1)]
