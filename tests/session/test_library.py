import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cosystudio.book.balance import balance
from cosystudio.book.model import Voice
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError, ProjectError
from cosystudio.pdfium import apart
from cosystudio.session.library import Library
from cosystudio.session.session import Session
from tests.fakes.services import ON_THIS_COMPUTER, services

STORY = "# The Lamp\n\n## One\n\nThe lamp was lit. Nobody came.\n\n## 二\n\n灯亮了。没有人来。夜里很安静。\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    def default_voice(language: str) -> Voice:
        return Voice("chinese" if language == "zh" else "english", "v")

    known = services({"english": ON_THIS_COMPUTER, "chinese": ON_THIS_COMPUTER})
    return Library(tmp_path / "books", known, default_voice, speaks=lambda language: language == "en")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, "utf-8")
    return path


async def test_a_new_book_lives_in_the_library_until_it_is_named(library: Library, story: Path, tmp_path: Path) -> None:
    session = await library.new_from_manuscript(story)
    assert session.path.parent == tmp_path / "books"
    assert not session.is_named
    await session.save_as(tmp_path / "Mine.cosy")
    await session.aclose()
    again = await library.open_any(tmp_path / "Mine.cosy")
    assert again.is_named
    await again.aclose()


async def test_the_same_manuscript_opens_the_book_that_was_made_of_it(
    library: Library, story: Path, tmp_path: Path
) -> None:
    first = await library.new_from_manuscript(story)
    await first.rename("Mine", "")
    await first.save_as(tmp_path / "Mine.cosy")
    await library.remember(first)
    await first.aclose()
    again = await library.new_from_manuscript(story)
    assert (again.path, again.book.title) == (tmp_path / "Mine.cosy", "Mine")
    assert again.notes
    await again.aclose()
    story.write_text(STORY + "\n\nOne more line.\n", "utf-8")
    changed = await library.new_from_manuscript(story)
    assert changed.path != again.path
    await changed.aclose()


async def test_two_books_of_one_name_do_not_meet(library: Library, story: Path) -> None:
    first = await library.new_from_manuscript(story)
    story.write_text(STORY + "\n\nOne more line.\n", "utf-8")
    second = await library.new_from_manuscript(story)
    assert first.path != second.path
    await first.aclose()
    await second.aclose()


async def test_a_chapter_in_another_language_gets_a_voice_for_it(library: Library, story: Path) -> None:
    session = await library.new_from_manuscript(story)
    voices = {session.chapter_of(id).title: session.voice(id).provider for id in session.ticked_ids()}
    await session.aclose()
    assert voices["二"] == "chinese"
    assert voices["One"] == "english"


async def test_a_language_that_no_built_in_voice_speaks_is_said(library: Library, story: Path) -> None:
    session = await library.new_from_manuscript(story)
    await session.aclose()
    assert any("No built-in voice speaks zh" in note for note in session.notes)


async def test_recent_books_come_newest_first_and_only_once(library: Library, story: Path, tmp_path: Path) -> None:
    for name in ("a.cosy", "b.cosy"):
        await (await library.new_from_manuscript(story, tmp_path / name)).aclose()
    await (await library.open_project(tmp_path / "a.cosy")).aclose()
    assert [book.path.name for book in library.recent()] == ["a.cosy", "b.cosy"]
    (tmp_path / "a.cosy").unlink()
    assert [book.path.name for book in library.recent()] == ["b.cosy"]


async def test_a_bad_file_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    (tmp_path / "bad.epub").write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(ManuscriptError):
        await library.open_any(tmp_path / "bad.epub")
    with pytest.raises(ProjectError):
        await library.open_any(tmp_path / "none.cosy")
    assert not (tmp_path / "books").exists() or not list((tmp_path / "books").glob("*.cosy"))


async def test_a_damaged_list_of_recent_books_is_started_anew(
    library: Library, story: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "recent.json").write_text('{"x": ')
    await (await library.new_from_manuscript(story)).aclose()
    assert len(library.recent()) == 1
    assert "cannot be read" in caplog.text


async def test_a_manuscript_is_read_again_with_other_choices_and_work_is_kept(library: Library, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("# One\n\nFirst.[^1] Second.\n\n![A map](a.png)\n\n# Two\n\nLast.\n\n[^1]: The note.\n", "utf-8")
    session = await library.new_from_manuscript(story)
    second = session.book.chapters[0].segments[2]
    await session.edit_text(second.id, "Second, changed.")
    story.unlink()
    choices = ReadingChoices(notes=Notes.AFTER_PARAGRAPH)
    _, fresh = await library.try_reading(session, choices)
    await session.reread(fresh)
    assert [line.text for line in session.book.chapters[0].segments] == [
        "One", "First.", "Second, changed.", "The note.",
    ]  # fmt: skip
    assert session.book.chapters[0].segments[2].id == second.id
    assert session.book.reading.choices == choices
    path = session.path
    await session.undo()
    assert session.book.reading.choices == ReadingChoices()
    await session.redo()
    await session.aclose()
    again = await library.open_project(path)
    assert (again.book.reading.choices, again.book.reading.file) == (choices, "story.md")
    account = balance(again.book.reading.account, again.book.chapters)
    assert (account.source, account.spoken, account.unexplained) == (57, 32, 0)
    await again.aclose()


async def test_a_book_without_its_manuscript_cannot_be_read_again(
    library: Library, story: Path, tmp_path: Path
) -> None:
    made = await library.new_from_manuscript(story)
    bare = await Session.create(tmp_path / "bare.cosy", made.book, library.services.connect)
    with pytest.raises(ManuscriptError, match="was not kept"):
        await library.try_reading(bare, ReadingChoices())
    await bare.aclose()
    await made.aclose()


@pytest.mark.parametrize("name", ["{outside}/evil.md", "../evil.md", "..\\evil.md", "..", ""])
async def test_a_manuscript_of_a_project_is_never_written_where_its_name_leads(
    library: Library, story: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    made = await library.new_from_manuscript(story)
    reading = replace(made.book.reading, file=name.format(outside=tmp_path))
    evil = replace(made.book, reading=reading)
    path, connect = tmp_path / "evil.cosy", library.services.connect
    session = await Session.create(path, evil, connect, manuscript=b"# One\n\nFirst.\n")
    before = set(tmp_path.rglob("*"))
    _, fresh = await library.try_reading(session, ReadingChoices())
    assert fresh.chapters[0].segments[-1].text == "First."
    assert set(tmp_path.rglob("*")) == before
    await session.aclose()
    await made.aclose()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no named pipes in the file system")
async def test_a_pdf_that_hangs_is_given_up_when_the_person_gives_it_up(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive, book = tmp_path / "alive", tmp_path / "book.pdf"
    os.mkfifo(alive)
    book.write_bytes(b"%PDF-1.7")
    hangs = f"import threading\nheld = open({str(alive)!r}, 'wb')\nthreading.Event().wait()\n"
    (tmp_path / "hanging.py").write_text(hangs, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_MODULE", "hanging")
    async with asyncio.TaskGroup() as tasks:
        opening = tasks.create_task(library.new_from_manuscript(book))
        with await asyncio.to_thread(alive.open, "rb") as process:
            opening.cancel()
            assert await asyncio.to_thread(process.read) == b""
    assert opening.cancelled()
