"""The cast: who there is, how much they speak, and with which voice; each change is a step of undo."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QTableWidget, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from cosystudio.book.model import SegmentId, Voice
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.cast import CastDialog
from cosystudio.ui.dialogs.character import CharacterDialog
from cosystudio.ui.dialogs.speakers import SpeakersDialog
from tests.fakes.session import VOICE, FakeSession
from tests.ui.conftest import Settle

OTHER = Voice("local", "other", style="softly")


class VoiceQuestion(QDialog):
    """Stands for the dialog that tries voices: it answers with OTHER."""

    def voice(self) -> Voice:
        return OTHER


class Stand:
    """The dialog over a book in which Ann speaks two lines and Bo none, and its widgets by name."""

    def __init__(self, desk: Desk, session: FakeSession, holder: QWidget) -> None:
        self.session = session
        self.holder = holder
        self.asked: list[tuple[str, Voice, SegmentId | None]] = []
        self.question = VoiceQuestion(holder)
        self.dialog = CastDialog(desk, self.ask, holder)
        self.dialog.open()
        self.table = self.dialog.findChild(QTableWidget, "cast")
        assert self.table is not None

    def ask(self, title: str, voice: Voice, line: SegmentId | None, parent: QWidget) -> VoiceQuestion:
        self.asked.append((title, voice, line))
        return self.question

    def rows(self) -> list[tuple[str, ...]]:
        return [
            tuple(self.table.item(row, column).text() for column in range(3)) for row in range(self.table.rowCount())
        ]

    def take(self, row: int) -> None:
        self.table.setCurrentCell(row, 0)

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def write(self, name: str) -> None:
        field = self.dialog.findChild(QLineEdit, "cast_new")
        assert field is not None
        field.setText(name)

    def problem(self) -> str:
        found = self.dialog.findChild(QLabel, "cast_problem")
        assert found is not None
        return found.text()


@pytest.fixture
async def stand(desk: Desk, session: FakeSession, qtbot: QtBot) -> Stand:
    lines = [line.id for line in session.book.chapters[0].segments]
    await session.add_character("Ann")
    await session.add_character("Bo", VOICE)
    await session.set_character(lines[2:], "Ann")
    session.asked.clear()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    return Stand(desk, session, holder)


async def test_a_dialog_that_is_gone_does_not_hear_the_lines_change(stand: Stand, desk: Desk) -> None:
    stand.dialog.reject()
    stand.dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with capture_exceptions() as bugs:
        desk.bridge.segments_changed.emit(frozenset())
    assert bugs == []


async def test_everybody_is_listed_with_their_lines_and_voice(stand: Stand) -> None:
    assert stand.rows() == [
        ("Narrator", "6", "narrator"),
        ("Ann", "2", "the book's"),
        ("Bo", "0", "narrator"),
    ]


async def test_somebody_new_is_added_and_taken_in_hand(stand: Stand, settle: Settle) -> None:
    stand.write(" Cleo ")
    stand.button("cast_add").click()
    await settle()
    assert stand.rows()[-1] == ("Cleo", "0", "the book's")
    assert stand.table.currentRow() == 3
    await stand.session.undo()
    assert len(stand.rows()) == 3


async def test_a_name_that_is_taken_is_said_and_stays_to_be_mended(stand: Stand, settle: Settle) -> None:
    stand.write("ann")
    stand.button("cast_add").click()
    await settle()
    assert "This name is taken" in stand.problem()
    assert len(stand.rows()) == 3
    stand.write("Anna")
    stand.button("cast_add").click()
    await settle()
    assert stand.problem() == ""


async def test_a_name_is_changed_in_place_and_the_lines_stay_theirs(stand: Stand, settle: Settle) -> None:
    stand.take(1)
    stand.table.item(1, 0).setText("Anna")
    await settle()
    assert stand.rows()[1] == ("Anna", "2", "the book's")
    stand.table.item(1, 0).setText("anna")
    await settle()
    assert stand.rows()[1][0] == "anna"
    stand.table.item(1, 0).setText("Anna")
    await settle()
    stand.table.item(1, 0).setText("bo")
    await settle()
    assert "This name is taken" in stand.problem()
    assert stand.rows()[1][0] == "Anna"


async def test_the_lines_of_somebody_removed_go_back_to_the_narrator(stand: Stand, settle: Settle) -> None:
    stand.take(1)
    stand.button("cast_remove").click()
    await settle()
    assert [row[:2] for row in stand.rows()] == [("Narrator", "8"), ("Bo", "0")]


async def test_a_voice_is_tried_with_a_line_of_theirs_and_can_be_given_back(stand: Stand, settle: Settle) -> None:
    stand.take(1)
    stand.button("cast_voice").click()
    await settle()
    stand.question.accept()
    await settle()
    first = stand.session.book.chapters[0].segments[2].id
    assert stand.asked == [("Voice of Ann", VOICE, first)]
    assert stand.session.voice(first) == OTHER
    assert stand.rows()[1][2] == "other · softly"
    stand.button("cast_no_voice").click()
    await settle()
    assert stand.session.voice(first) == VOICE


async def test_the_narrator_has_the_voice_of_the_book_and_cannot_be_removed(stand: Stand, settle: Settle) -> None:
    stand.take(0)
    names = ("cast_rename", "cast_remove", "cast_no_voice")
    assert [name for name in names if stand.button(name).isEnabled()] == []
    stand.button("cast_voice").click()
    await settle()
    stand.question.accept()
    await settle()
    assert stand.session.book.voice == OTHER


@pytest.mark.parametrize(
    ("written", "can_keep", "hint"),
    [("", False, "The voice"), ("  ", False, "The voice"), ("Cleo", True, "The voice"), ("ann", True, "Ann is in")],
)
async def test_a_name_for_lines_may_be_new_or_known(
    stand: Stand, qtbot: QtBot, written: str, can_keep: bool, hint: str
) -> None:
    dialog = CharacterDialog(stand.session.book, stand.session.ticked_ids()[:2], stand.dialog)
    field, keep = dialog.findChild(QLineEdit, "character_name"), dialog.findChild(QPushButton, "character_keep")
    said = dialog.findChild(QLabel, "character_name_hint")
    assert field is not None
    assert keep is not None
    assert said is not None
    field.setText(written)
    assert (keep.isEnabled(), dialog.name) == (can_keep, written.strip())
    assert said.text().startswith(hint)
    assert keep.text() == "Give them 2 lines"


async def test_two_characters_are_made_one(stand: Stand, settle: Settle) -> None:
    stand.take(1)
    menu = stand.dialog.findChild(QMenu, "merge_into")
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Bo"]
    menu.actions()[0].trigger()
    await settle()
    assert stand.rows() == [("Narrator", "6", "narrator"), ("Bo", "2", "narrator")]
    await stand.session.undo()
    assert [row[:2] for row in stand.rows()] == [("Narrator", "6"), ("Ann", "2"), ("Bo", "0")]


async def test_who_speaks_is_found_from_here(stand: Stand, settle: Settle) -> None:
    stand.button("cast_find").click()
    await settle()
    assert stand.dialog.findChild(SpeakersDialog) is not None
