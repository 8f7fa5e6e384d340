"""A person makes an audiobook: open, preview, produce, audition, edit, redo, undo, export, come back."""

from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox

from cosystudio.book.model import LineState
from cosystudio.ui.dialogs.export import Page
from tests.flows.studio import Studio, dialog, heard, studio, tell

STORY = """---
title: The Lamp
author: A. Writer
lang: en
---

# One

The lamp was lit. Nobody came that night, and the sea below the tower was quiet, as if it waited too.

She waited.

# Two

Morning broke.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, "utf-8")
    return path


def states(it: Studio) -> set[LineState]:
    return {it.session.state(id) for id in it.session.ticked_ids()}


async def preview_the_cutting(it: Studio) -> None:
    """A shorter longest line cuts the preview anew at once; undo brings the lines back."""
    before = it.script.model.rowCount()
    async with heard(it.bridge.book_changed):
        it.find(QSpinBox, "longest_line").setValue(it.find(QSpinBox, "longest_line").minimum())
    assert it.script.model.rowCount() > before
    async with heard(it.bridge.book_changed, lambda: it.script.model.rowCount() == before):
        it.window.verbs.undo.trigger()


async def name_the_book(it: Studio) -> None:
    it.window.verbs.name_book.trigger()
    asked = await dialog(it.window, "title_dialog")
    asked.findChild(QLineEdit, "book_title").setText(" The Lighthouse ")
    async with heard(it.bridge.book_changed):
        asked.findChild(QPushButton, "title_keep").click()
    assert (it.session.book.title, it.session.book.author) == ("The Lighthouse", "A. Writer")
    assert it.window.windowTitle().startswith("The Lighthouse")


async def produce(it: Studio) -> None:
    await it.speak(it.window.verbs.produce_book)
    assert states(it) == {LineState.SPOKEN}
    assert it.session.total().seconds > 3


async def audition(it: Studio) -> None:
    """Space plays on from the first line; the script follows to the second."""
    first, second = it.script.model.ids[:2]
    it.script.choose(first)
    heard_lines: list[object] = []
    it.player.line_changed.connect(heard_lines.append)
    async with heard(it.player.line_changed, lambda id: id == second):
        it.window.verbs.play.trigger()
    assert heard_lines[:2] == [first, second]
    it.player.stop()


async def edit_and_redo(it: Studio) -> None:
    """A line written anew is stale until it is spoken again; the earlier take can be had back."""
    line = it.script.model.ids[1]
    it.script.choose(line)
    it.window.verbs.edit_line.trigger()
    editor = it.script.view.findChild(QPlainTextEdit, "line_editor")
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "The lamp was out.")
    async with heard(it.bridge.segments_changed, lambda ids: line in ids):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert it.session.segment(line).text == "The lamp was out."
    assert it.session.state(line) is LineState.STALE
    await it.speak(it.window.verbs.speak_again)
    assert it.session.state(line) is LineState.SPOKEN
    assert [take.spoken_text for take in it.session.takes(line)] == ["The lamp was out.", "The lamp was lit."]


async def undo_and_redo(it: Studio) -> None:
    """Undo gives the old words back with their old sound; nothing is spoken for it."""
    line = it.script.model.ids[1]
    for action, words in ((it.window.verbs.undo, "The lamp was lit."), (it.window.verbs.redo, "The lamp was out.")):
        async with heard(it.bridge.segments_changed, lambda ids: line in ids):
            action.trigger()
        take = it.session.current_take(line)
        assert take is not None
        assert (it.session.segment(line).text, take.spoken_text) == (words, words)
        assert it.session.state(line) is LineState.SPOKEN


async def export(it: Studio, folder: Path) -> None:
    it.window.verbs.export.trigger()
    asked = await dialog(it.window, "export_dialog")
    asked.findChild(QLineEdit, "export_folder").setText(str(folder))
    pages = asked._pages
    async with heard(pages.currentChanged, lambda page: page == Page.DONE):
        asked.findChild(QPushButton, "export_start").click()
    asked.findChild(QPushButton, "export_close").click()
    assert sorted(path.name for path in folder.iterdir()) == ["01 One.mp3", "02 Two.mp3"]
    with av.open(str(folder / "01 One.mp3")) as file:
        expected = it.session.tally(it.session.book.chapters[0].id).seconds
        assert file.duration is not None
        assert file.duration / 1e6 > 0.5 * expected
        assert file.metadata["album"] == "The Lighthouse"


def test_a_book_from_start_to_end(qapp: QApplication, story: Path, tmp_path: Path) -> None:
    async def told() -> None:
        async with studio(tmp_path) as it:
            await it.open(story)
            assert it.script.model.segment(0).text == "One"
            await preview_the_cutting(it)
            await name_the_book(it)
            await produce(it)
            await audition(it)
            await edit_and_redo(it)
            await undo_and_redo(it)
            await export(it, tmp_path / "out")
            project, book = it.session.path, it.session.book
            await it.close()
        async with studio(tmp_path) as again:
            await again.open(project)
            assert again.session.book.chapters == book.chapters
            assert states(again) == {LineState.SPOKEN}

    tell(told(), qapp)


def test_closing_in_the_middle_of_production_keeps_what_is_spoken(qapp: QApplication, tmp_path: Path) -> None:
    story = tmp_path / "long.md"
    story.write_text("# Long\n\n" + " ".join(f"Step {number} of the tower creaked." for number in range(200)), "utf-8")

    async def told() -> None:
        async with studio(tmp_path) as it:
            await it.open(story)
            async with heard(it.bridge.job_changed, lambda job: job.done >= 1):
                it.window.verbs.produce_book.trigger()
            project = it.session.path
        async with studio(tmp_path) as again:
            await again.open(project)
            assert states(again) == {LineState.SPOKEN, LineState.NOT_SPOKEN}

    tell(told(), qapp)


def test_a_bad_file_is_said_in_the_window_and_the_open_book_stays(
    qapp: QApplication, story: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.epub").write_bytes(b"PK\x03\x04 cut short")

    async def told() -> None:
        async with studio(tmp_path) as it:
            await it.open(story)
            session = it.session
            async with heard(it.window._tasks.failed):
                it.window.open_path(tmp_path / "bad.epub")
            assert it.session is session
            assert it.window.notice.isVisible()

    tell(told(), qapp)


def test_a_second_book_is_alone_in_the_window(qapp: QApplication, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nSomething else. And more of it.\n", "utf-8")

    async def told() -> None:
        async with studio(tmp_path) as it:
            await it.open(story)
            first = it.session
            it.window.open_path(first.path)
            assert it.session is first, "the book that is shown is not opened again"
            await first.rename("Changed", "")
            await it.open(other)
            await produce(it)
            line = it.script.model.ids[0]
            it.script.choose(line)
            async with heard(it.player.line_changed, lambda id: id == line):
                it.window.verbs.play.trigger()
            it.window.verbs.next_line.trigger()
            it.player.stop()
            await it.session.rename("Also changed", "")
            async with heard(it.bridge.book_changed):
                it.window.verbs.undo.trigger()
            assert it.session.book.title == "other"
            assert first.book.title == "Changed"

    tell(told(), qapp)
