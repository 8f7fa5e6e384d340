"""The commands as other programs call them: exit status, standard output, standard error."""

import asyncio
import csv
import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.fakes import openai_server
from tests.fakes.speech_server import FakeSpeechServer, refuse, status
from tests.fakes.tones import wav_for

STORY = """---
title: The Lamp
author: A. Writer
lang: en
---

# One

The lamp was lit. Nobody came.

# Two

Morning broke.
"""
TEXTS = ["One", "The lamp was lit.", "Nobody came.", "Two", "Morning broke."]
SENT = ["One.", "The lamp was lit.", "Nobody came.", "Two.", "Morning broke."]
"""What is sent for TEXTS: a heading has a stop where it is spoken."""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, "utf-8")
    return path


async def run(home: Path, *words: object, key: str = "") -> Ran:
    environment = {**os.environ, "COSYSTUDIO_HOME": str(home / "home"), "COSYSTUDIO_API_KEY": key}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # the person's own stays as it is
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "cosystudio",
        *map(str, words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
    )
    out, err = await process.communicate()
    assert b"Traceback" not in err
    assert process.returncode is not None
    return Ran(process.returncode, out.decode(), err.decode())


async def test_inspect_prints_one_object_of_the_promised_form(tmp_path: Path, story: Path) -> None:
    ran = await run(tmp_path, "inspect", story, "--json")
    book = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert set(book) == {"title", "author", "language", "encoding", "warnings", "chapters", "text"}
    assert (book["title"], book["author"], book["language"]) == ("The Lamp", "A. Writer", "en")
    assert [chapter["number"] for chapter in book["chapters"]] == [1, 2]
    first = book["chapters"][0]
    assert set(first) == {"number", "title", "part", "kind", "included", "characters", "segments"}
    assert [line["text"] for chapter in book["chapters"] for line in chapter["segments"]] == TEXTS
    assert first["segments"][0] == {
        "text": "One", "spoken": "One.", "kind": "heading", "pause_ms": 1800, "start": 0, "end": 3,
    }  # fmt: skip
    sums = book["text"]
    assert sums["source"] + sums["added"] == sums["spoken"] + sums["skipped"] + sums["flagged"]
    assert sums["unexplained"] == 0


async def test_a_book_goes_from_manuscript_to_files(tmp_path: Path, story: Path) -> None:
    project, folder = tmp_path / "b.cosy", tmp_path / "out"
    async with FakeSpeechServer(key="sesame") as server:
        assert (await run(tmp_path, "new", story, "-o", project)).status == 0
        words = ("speak", project, "--provider", "zip-batch", "--endpoint", server.url, "--voice", "narrator", "--json")
        spoken = await run(tmp_path, *words, key="sesame")
        assert (spoken.status, spoken.err) == (0, "")
        done = spoken.events[-1]
        assert {key: done[key] for key in ("event", "spoken", "failed", "already")} == {
            "event": "done",
            "spoken": 5,
            "failed": 0,
            "already": 0,
        }
        assert sum(event["event"] == "spoken" for event in spoken.events) == 5
        assert {asked.voice for asked in server.asked} == {"narrator"}
        again = await run(tmp_path, *words, key="sesame")
        assert again.events[-1]["already"] == 5
        assert len(server.texts) == 5
    exported = await run(tmp_path, "export", project, "-o", folder)
    assert (exported.status, exported.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["01 One.mp3", "02 Two.mp3"]
    lines = await run(tmp_path, "export", project, "-o", tmp_path / "lines", "--lines", "--format", "wav")
    assert lines.status == 0
    for number, text in enumerate(SENT, 1):
        received = (tmp_path / "lines" / f"{number:05}.wav").read_bytes()
        assert (soundfile.read(io.BytesIO(received))[0] == soundfile.read(io.BytesIO(wav_for(text)))[0]).all()
    with (tmp_path / "lines" / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["spoken_text"] for row in rows] == SENT
    assert set(rows[0]) == {"number", "chapter", "segment", "spoken_text", "provider", "voice", "seconds"}


async def test_chapters_are_chosen_by_the_numbers_that_inspect_shows(tmp_path: Path, story: Path) -> None:
    async with FakeSpeechServer() as server:
        words = ("make", story, "-o", tmp_path / "out", "--provider", "zip-batch", "--endpoint", server.url)
        ran = await run(tmp_path, *words, "--chapters", "2", "--format", "wav")
        assert ran.status == 0
        assert server.texts == SENT[3:]
    names = [path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")]
    assert sorted(names) == ["02 Two.wav", "story.cosy"]


async def test_a_refused_line_is_named_and_nothing_is_exported_without_leave(tmp_path: Path, story: Path) -> None:
    async with FakeSpeechServer() as server:
        server.on_text("Nobody came.", refuse("Nobody came.", message="Unspeakable text."))
        words = ("make", story, "-o", tmp_path / "out", "--provider", "zip-batch", "--endpoint", server.url)
        ran = await run(tmp_path, *words)
        assert ran.status == 1
        assert "1 line is not spoken" in ran.err
        assert "Nobody came." in ran.err
        assert not list((tmp_path / "out").glob("*.mp3"))
        allowed = await run(tmp_path, *words, "--allow-missing")
        assert allowed.status == 1
        assert "Nobody came." in allowed.err
        assert len(list((tmp_path / "out").glob("*.mp3"))) == 2


async def test_a_wrong_key_is_one_sentence_without_the_key(tmp_path: Path, story: Path) -> None:
    async with FakeSpeechServer(key="sesame") as server:
        words = ("make", story, "-o", tmp_path / "out", "--provider", "zip-batch", "--endpoint", server.url)
        ran = await run(tmp_path, *words, key="open-wide")
        assert ran.status == 1
        assert "key" in ran.err
        assert "open-wide" not in ran.err + ran.out
        assert len(server.asked) <= 4


async def test_a_busy_server_is_asked_again(tmp_path: Path, story: Path) -> None:
    async with FakeSpeechServer() as server:
        server.next(status(429, retry_after="0"), status(503, retry_after="0"))
        words = ("make", story, "-o", tmp_path / "out", "--provider", "zip-batch", "--endpoint", server.url, "--json")
        ran = await run(tmp_path, *words)
        done = next(event for event in ran.events if event["event"] == "done")
        assert (ran.status, done["spoken"], done["retries"]) == (0, 5, 2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("inspect", "none.epub"), "none.epub"),
        (("speak", "none.cosy"), "none.cosy"),
        (("voices", "--provider", "nobody"), "no speech service"),
        (("make", "story.md", "-o", "out", "--format", "ogg"), "no format"),
        (("make", "story.md", "-o", "out", "--chapters", "9"), "chapters 1 to 2"),
        (("make", "story.md", "-o", "out", "--chapters", "x"), "not a chapter number"),
        (("make", "story.md", "-o", "out", "--provider", "zip-batch"), "address"),
        (("make", "story.md", "-o", "out", "--provider", "nobody"), "no speech service"),
        (("voices", "--provider", "nobody", "--endpoint", "http://127.0.0.1:9"), "what answers there"),
        (("tune", "--provider", "nobody", "--endpoint", "http://127.0.0.1:9"), "what answers there"),
        (("gateway", "--provider", "nobody", "--endpoint", "http://127.0.0.1:9"), "what answers there"),
        (("connect", "http://a..b"), "should look like"),
        (("nonsense", "more"), "no command"),
    ],
)
async def test_wrong_use_is_one_sentence_and_status_2(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(story.parent)
    ran = await run(tmp_path, *words)
    assert ran.status == 2
    assert sentence in ran.err
    assert len(ran.err.strip().splitlines()) == 1


async def test_voices_are_listed_for_other_programs(tmp_path: Path) -> None:
    ran = await run(tmp_path, "voices", "--provider", "hibari", "--json")
    (voice,) = json.loads(ran.out)
    assert (voice["provider"], voice["name"], voice["languages"]) == ("hibari", "heart", ["en"])


async def test_connect_prints_json_only_and_says_where_the_key_is_kept_beside_it(tmp_path: Path) -> None:
    async with openai_server.server("fastkokoro", key="sk-secret") as server:
        words = ("connect", server.url, "--name", "Cellar", "-o", tmp_path / "said.wav", "--json")
        ran = await run(tmp_path, *words, key="sk-secret")
    assert (ran.status, [event["name"] for event in ran.events]) == (0, ["Cellar"])
    assert "the key is kept" in ran.err
    assert soundfile.info(tmp_path / "said.wav").duration > 0


async def test_a_recording_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    async with openai_server.server("fastkokoro") as server:
        ran = await run(tmp_path, "connect", server.url, "-o", tmp_path / "nowhere" / "said.wav")
    assert ran.status == 2
    assert "cannot be written" in ran.err


async def test_settings_that_cannot_be_written_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    async with openai_server.server("fastkokoro") as server:
        ran = await run(tmp_path, "connect", server.url, "--name", "Cellar")
    assert ran.status == 2
    assert "settings cannot be written" in ran.err


async def test_a_server_that_does_not_say_what_it_is_can_be_named(tmp_path: Path) -> None:
    async with FakeSpeechServer() as server:
        server.next(status(404), status(404))
        unknown = await run(tmp_path, "connect", server.url)
        assert (unknown.status, "not as a speech service" in unknown.err) == (2, True)
        named = await run(
            tmp_path, "connect", server.url, "--provider", "zip-batch", "--voice", "narrator", "--name", "Cellar"
        )
        assert (named.status, named.err) == (0, "")
        assert {asked.voice for asked in server.asked if asked.texts} == {"narrator"}
    listed = await run(tmp_path, "services")
    assert "Cellar" in listed.out


async def test_notes_are_spoken_where_the_command_line_says_so(tmp_path: Path) -> None:
    book = tmp_path / "book.md"
    book.write_text("# One\n\nThe sea.[^1]\n\n# Two\n\nThe land.\n\n[^1]: In the north.\n", "utf-8")
    made = await run(tmp_path, "inspect", book, "--notes", "--json")
    lines = [line["text"] for line in json.loads(made.out)["chapters"][0]["segments"]]
    assert lines == ["One", "The sea.", "In the north."]
    wrong = await run(tmp_path, "inspect", book, "--encoding", "rot-99")
    assert (wrong.status, "no text encoding called rot-99" in wrong.err) == (2, True)
