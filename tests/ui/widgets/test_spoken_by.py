"""Who speaks the chosen lines: chosen from a menu, for all of them in one step."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import SegmentId
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.spoken_by import SpokenByMenu
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle


class Chosen:
    """The lines that are chosen, as a test says."""

    def __init__(self) -> None:
        self.ids: list[SegmentId] = []

    def __call__(self) -> list[SegmentId]:
        return self.ids


@pytest.fixture
async def chosen(session: FakeSession) -> Chosen:
    await session.add_character("Ann")
    await session.add_character("Mr & Mrs Bo")
    made = Chosen()
    made.ids = [line.id for line in session.book.chapters[0].segments[1:3]]
    return made


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menu(desk: Desk, chosen: Chosen, holder: QWidget) -> SpokenByMenu:
    return SpokenByMenu(desk, chosen, QAction("Characters…", holder), holder)


def speakers(menu: SpokenByMenu) -> dict[str, QAction]:
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.objectName() == "speaker"}


def ticked(menu: SpokenByMenu) -> list[str]:
    return [name for name, action in speakers(menu).items() if action.isChecked()]


async def test_the_narrator_and_the_cast_are_offered(menu: SpokenByMenu) -> None:
    assert list(speakers(menu)) == ["Narrator", "Ann", "Mr && Mrs Bo"]
    assert ticked(menu) == ["Narrator"]


async def test_all_chosen_lines_get_the_speaker_in_one_step(
    menu: SpokenByMenu, session: FakeSession, chosen: Chosen, settle: Settle
) -> None:
    speakers(menu)["Ann"].trigger()
    await settle()
    assert [session.segment(id).character for id in chosen.ids] == ["Ann", "Ann"]
    assert ticked(menu) == ["Ann"]
    await session.undo()
    assert [session.segment(id).character for id in chosen.ids] == ["", ""]


async def test_lines_of_several_speakers_have_no_tick(menu: SpokenByMenu, session: FakeSession, chosen: Chosen) -> None:
    await session.set_character(chosen.ids[:1], "Ann")
    assert ticked(menu) == []


async def test_a_new_character_is_wished_for_the_lines_that_are_still_there(
    menu: SpokenByMenu, session: FakeSession, chosen: Chosen
) -> None:
    wished: list[object] = []
    menu.new_wished.connect(wished.append)
    there = list(chosen.ids)
    chosen.ids.append(SegmentId(999))
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "new_character").trigger()
    assert wished == [there]
