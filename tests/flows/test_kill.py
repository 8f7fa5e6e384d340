"""The program is killed in the middle of production, again and again."""

import asyncio
import json
import random
import sys
from dataclasses import replace
from pathlib import Path

from cosystudio.book.model import Book, Voice
from cosystudio.project.file import ProjectFile
from cosystudio.project.values import Saved
from tests.book.builders import book, chapter
from tests.fakes.speech_server import FakeSpeechServer
from tests.fakes.tones import text_matches

KILLS = 20
LINES = 600


def long_book() -> Book:
    lines = [f"Line number {number} of the book." for number in range(LINES)]
    return replace(book(chapter("One", *lines)), voice=Voice("zip-batch", "narrator"))


async def speak(path: Path, endpoint: str) -> asyncio.subprocess.Process:
    command = [
        sys.executable,
        "-m",
        "cosystudio",
        "speak",
        str(path),
        "--provider",
        "zip-batch",
        "--endpoint",
        endpoint,
        "--json",
    ]
    return await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, limit=1 << 20
    )


async def kill_after(process: asyncio.subprocess.Process, count: int) -> set[int]:
    """Read until so many lines were reported as spoken, kill, and return every line that was reported."""
    assert process.stdout is not None
    reported: set[int] = set()
    while len(reported) < count and (text := await process.stdout.readline()):
        event = json.loads(text)
        if event["event"] == "spoken":
            reported.add(event["segment"])
    process.kill()
    await process.communicate()
    return reported


async def saved_state(path: Path) -> Saved:
    file = await ProjectFile.open(path)
    try:
        saved = await file.load()
        for take in saved.takes[-8:]:
            assert text_matches(await file.clip(take.id), take.spoken_text)
    finally:
        await file.aclose()
    return saved


async def test_twenty_kills_lose_no_reported_take_and_nothing_is_spoken_twice(tmp_path: Path) -> None:
    path = tmp_path / "book.cosy"
    await (await ProjectFile.create(path, long_book())).aclose()
    dice = random.Random(4)
    async with FakeSpeechServer() as server:
        kept: set[str] = set()
        for _ in range(KILLS):
            seen = len(server.texts)
            reported = await kill_after(await speak(path, server.url), dice.randrange(1, 25))
            assert kept.isdisjoint(server.texts[seen:]), "a line that was kept has been asked for again"
            saved = await saved_state(path)
            assert reported <= {take.segment for take in saved.takes}, "a take that was reported is lost"
            kept = {take.spoken_text for take in saved.takes}
            assert len(kept) == len(saved.takes), "a line was kept twice"
        last = await speak(path, server.url)
        output, complaint = await last.communicate()
        done = json.loads(output.splitlines()[-1])
        assert (last.returncode, complaint) == (0, b"")
        assert (done["event"], done["already"], done["spoken"]) == ("done", len(kept), LINES - len(kept))
    assert len({take.key for take in (await saved_state(path)).takes}) == LINES
