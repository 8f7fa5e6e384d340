import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from cosystudio.book.model import Voice
from cosystudio.book.reading import Notes, Reading, ReadingChoices
from cosystudio.session.library import Library
from cosystudio.session.session import Session
from cosystudio.ui.ask import ask
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.reading import ReadingDialog
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from cosystudio.ui.widgets.account_tree import AccountTree
from tests.fakes.services import ON_THIS_COMPUTER, services
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand

STORY = "# One\n\nÜber den Fluss.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# Two\n\nZuletzt.\n\n[^1]: Der Main.\n"


class Stand(DialogStand):
    """The dialog over a book that was really read."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self.session, self.desk, self.library = desk.session, desk, library
        self.dialog: QDialog = ReadingDialog(desk, library, None)  # type: ignore[arg-type]  # it stands alone here
        self.dialog.show()

    @property
    def sorts(self) -> dict[str, str]:
        """The rows of the account: what, and how many characters."""
        tree = self.find(AccountTree, "account")
        heads = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
        below = [head.child(place) for head in heads for place in range(head.childCount())]
        return {row.text(0): row.text(2) for row in [*heads, *below]}

    @property
    def can_apply(self) -> bool:
        """May the choices be taken?"""
        return self.find(QPushButton, "reading_apply").isEnabled()


@pytest.fixture
async def stand(tmp_path: Path, tasks: TaskScope) -> AsyncIterator[Stand]:
    library = Library(tmp_path / "books", services({"v": ON_THIS_COMPUTER}), lambda _language: Voice("v", "v"))
    (tmp_path / "story.md").write_text(STORY, "utf-8")
    session: Session = await library.new_from_manuscript(tmp_path / "story.md")
    bridge = Bridge(session)
    made = Stand(Desk(session, bridge, tasks, tasks, Theme(Look.LIGHT)), library)
    yield made
    if isValid(made.dialog):
        made.dialog.close()
    bridge.stop()
    await session.aclose()


async def test_it_opens_with_what_becomes_of_the_book_as_it_is(stand: Stand, rest: Settle) -> None:
    assert stand.sorts == {}
    await rest()
    assert (stand.sorts["Tables"], stand.sorts["Footnotes"]) == ("4", "8")
    assert "story.md" in stand.said("reading_summary")
    assert not stand.can_apply


async def test_other_choices_are_tried_before_anything_changes(stand: Stand, rest: Settle) -> None:
    before = stand.session.book
    stand.box("reading_notes").choose(Notes.AFTER_PARAGRAPH.value)
    stand.find(QCheckBox, "reading_tables").setChecked(True)
    await rest()
    assert "Tables" not in stand.sorts
    assert "a, b" in stand.find(QPlainTextEdit, "reading_preview").toPlainText()
    assert stand.said("reading_effect").startswith("3 lines will be new")
    assert stand.session.book is before
    assert stand.can_apply


async def test_a_wrong_encoding_shows_its_damage_at_once(stand: Stand, rest: Settle) -> None:
    stand.box("reading_encoding").choose("cp866")
    await rest()
    assert "├Ьber" in stand.find(QPlainTextEdit, "reading_preview").toPlainText()
    stand.box("reading_encoding").choose("utf-16-le")
    await rest()
    assert stand.said("reading_effect")
    stand.box("reading_encoding").choose("")
    await rest()
    assert stand.said("reading_effect") == "As the book is read now."
    assert not stand.can_apply


async def test_a_trial_does_not_come_back_to_a_dialog_that_was_closed(
    stand: Stand, tasks: TaskScope, rest: Settle
) -> None:
    bugs: list[object] = []
    tasks.crashed.connect(bugs.append)
    answer = tasks.start(ask(stand.dialog))
    await asyncio.sleep(0)
    stand.box("reading_notes").choose(Notes.AFTER_PARAGRAPH.value)
    stand.press("reading_cancel")
    await answer
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await rest()
    assert bugs == []


async def test_the_book_is_read_so_when_it_is_accepted(stand: Stand, rest: Settle) -> None:
    stand.box("reading_notes").choose(Notes.AFTER_PARAGRAPH.value)
    await rest()
    stand.press("reading_apply")
    dialog = stand.dialog
    assert isinstance(dialog, ReadingDialog)
    assert dialog.fresh is not None
    await stand.session.reread(dialog.fresh)
    assert stand.session.book.reading.choices == ReadingChoices(notes=Notes.AFTER_PARAGRAPH)
    assert [line.text for line in stand.session.book.chapters[0].segments] == ["One", "Über den Fluss.", "Der Main."]


async def test_what_cannot_be_kept_is_said_before(stand: Stand, rest: Settle) -> None:
    session = stand.session
    line = next(line for line in session.book.chapters[0].segments if line.text.startswith("Über"))
    await session.edit_text(line.id, "Über den Rhein.")
    stand.box("reading_encoding").choose("cp1252")
    await rest()
    assert stand.said("reading_effect").endswith("What you did to 1 line cannot be kept.")


async def test_the_passages_of_a_sort_are_listed_when_it_is_opened(stand: Stand, rest: Settle) -> None:
    await rest()
    tree = stand.find(AccountTree, "account")
    head = next(h for at in range(tree.topLevelItemCount()) if (h := tree.topLevelItem(at)).text(0) == "Not spoken")
    notes = next(row for at in range(head.childCount()) if (row := head.child(at)).text(0) == "Footnotes")
    notes.setExpanded(True)
    assert notes.child(0).text(0) == "Der Main."
    assert notes.child(0).isFirstColumnSpanned()


async def test_the_whole_list_can_be_saved(stand: Stand, tmp_path: Path, settle: Settle, rest: Settle) -> None:
    stand.press("reading_report")
    chooser = None
    while chooser is None:
        await settle()
        chooser = stand.dialog.findChild(QFileDialog, "file_dialog")
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(tmp_path / "list.txt"))
    chooser.accept()
    await rest()
    saved = (tmp_path / "list.txt").read_text("utf-8-sig")
    assert "  Der Main." in saved
    assert "Footnotes (1, 8)" in saved


async def test_a_book_of_before_manuscripts_were_kept_says_so(stand: Stand, rest: Settle) -> None:
    stand.dialog.close()
    await stand.session.reread(replace(stand.session.book, reading=Reading()))
    old = Stand(stand.desk, stand.library)
    await rest()
    assert old.said("reading_effect").startswith("The manuscript was not kept with this book")
    assert not old.find(AccountTree, "account").isVisible()
    old.dialog.close()
