"""The line in hand: what is shown is true, what is changed is handed over at once."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.book.model import LineState, SegmentId
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.line import LinePane
from cosystudio.ui.widgets.take_row import TakeRow
from tests.fakes.session import VOICE, FakeSession
from tests.ui.conftest import Settle


@pytest.fixture
def id(session: FakeSession) -> SegmentId:
    return session.book.chapters[0].segments[1].id


@pytest.fixture
def pane(desk: Desk, id: SegmentId, qtbot: QtBot) -> LinePane:
    made = LinePane(desk)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    made.show_line(id)
    return made


def number(pane: LinePane, name: str) -> QDoubleSpinBox:
    found = pane.findChild(QDoubleSpinBox, name)
    assert found is not None
    return found


def text(pane: LinePane, name: str) -> str:
    found = pane.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(pane: LinePane, name: str) -> None:
    found = pane.findChild(QPushButton, name)
    assert found is not None
    found.click()


async def test_a_line_shows_what_is_known_of_it(pane: LinePane) -> None:
    field = pane.findChild(QPlainTextEdit, "line_text")
    assert field is not None
    assert field.toPlainText() == "It was the best of times."
    assert text(pane, "spoken_as") == "same"
    assert number(pane, "line_speed").value() == 1.0
    assert number(pane, "line_pause").value() == 0.35


@pytest.mark.parametrize(("speeds", "enabled", "fastest"), [(None, False, 2.0), ((1.0, 1.5), True, 1.5)])
async def test_the_pace_is_offered_as_the_service_has_it(
    desk: Desk, id: SegmentId, qtbot: QtBot, speeds: tuple[float, float] | None, enabled: bool, fastest: float
) -> None:
    pane = LinePane(replace(desk, speeds=lambda _voice: speeds))
    qtbot.addWidget(pane)
    pane.show_line(id)
    assert number(pane, "line_speed").isEnabled() == enabled
    assert number(pane, "line_speed").maximum() == fastest
    assert number(pane, "line_speed").value() == 1.0


async def test_a_failure_says_why(pane: LinePane, session: FakeSession, id: SegmentId) -> None:
    session.set_state(id, LineState.FAILED, reason="The answer was empty.")
    assert text(pane, "line_state") == "The answer was empty."


async def test_a_pause_is_set_and_given_back(
    pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle
) -> None:
    number(pane, "line_pause").setValue(1.2)
    await settle()
    press(pane, "pause_by_rule")
    await settle()
    assert session.asked == [("set_pause", id, 1200), ("set_pause", id, None)]
    assert number(pane, "line_pause").value() == 0.35


async def test_a_speed_is_a_voice_of_its_own(
    pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle
) -> None:
    number(pane, "line_speed").setValue(0.9)
    await settle()
    assert session.asked == [("adjust_lines", [id], 0.9, None)]
    assert session.voice(id) == replace(VOICE, speed=0.9)


async def test_showing_a_line_changes_nothing(pane: LinePane, session: FakeSession, settle: Settle) -> None:
    for line in session.book.chapters[1].segments:
        pane.show_line(line.id)
    await settle()
    assert session.asked == []


async def test_a_text_is_kept_when_another_line_is_taken_in_hand(
    pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle
) -> None:
    field = pane.findChild(QPlainTextEdit, "line_text")
    assert field is not None
    field.setPlainText("It was a time.")
    pane.show_line(session.book.chapters[0].segments[2].id)
    await settle()
    assert session.asked == [("edit_text", id, "It was a time.")]


async def test_pressing_a_take_chooses_it(pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle) -> None:
    first = session.add_take(id)
    second = session.add_take(id)
    pane.show_line(id)
    await settle()
    rows = pane.findChildren(TakeRow)
    assert [row.take for row in rows if row.isChecked()] == [second]
    next(row for row in rows if row.take == first).click()
    await settle()
    assert session.asked == [("choose_take", id, first.id)]
    assert [row.take for row in pane.findChildren(TakeRow) if row.isChecked()] == [first]


async def test_a_line_that_is_gone_is_no_longer_shown(pane: LinePane, session: FakeSession, settle: Settle) -> None:
    pane.show_line(session.book.chapters[0].segments[2].id)
    await session.merge(session.book.chapters[0].segments[1].id)
    await settle()
    assert pane.line is None


async def test_who_speaks_is_named_and_chosen_from_the_menu_that_is_offered(
    pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle
) -> None:
    await session.set_character([id], "Ann & Co")
    await settle()
    speaker, menu, opened = pane.findChild(QPushButton, "line_speaker"), QMenu(pane), []
    assert speaker is not None
    assert speaker.accessibleName() == "Spoken by: Ann & Co"
    menu.aboutToShow.connect(lambda: opened.append(True))
    pane.offer_speakers(menu)
    speaker.click()
    assert opened == [True]
    menu.hide()


async def test_a_voice_of_its_own_is_given_back_to_whom_it_would_have_it_from(
    pane: LinePane, session: FakeSession, id: SegmentId, settle: Settle
) -> None:
    back = next(action for action in pane.findChildren(QAction) if action.text().startswith("Use"))
    assert (back.text(), back.isEnabled()) == ("Use the book's voice", False)
    await session.set_chapter_voice(session.book.chapters[0].id, replace(VOICE, name="bo"))
    await session.set_line_voice([id], replace(VOICE, name="cleo"))
    await settle()
    assert (back.text(), back.isEnabled()) == ("Use the chapter's voice", True)
    await session.set_character([id], "Ann")
    await session.set_character_voice("Ann", replace(VOICE, name="ann"))
    await settle()
    assert back.text() == "Use the voice of Ann"
    back.trigger()
    await settle()
    assert session.voice(id).name == "ann"
