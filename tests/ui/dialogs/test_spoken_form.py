"""The rules of the spoken form: each field is one, and what they change is seen before they are applied."""

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import LineState
from cosystudio.book.spoken_form import SpokenRules, Urls
from cosystudio.ui.ask import ask
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.spoken_form import SpokenFormDialog, change_spoken_form
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand


class Stand(DialogStand):
    """The dialog over the open book, with its first chapter in hand."""

    def __init__(self, desk: Desk, holder: QWidget) -> None:
        self.holder = holder
        self.dialog = SpokenFormDialog(desk, desk.session.book.chapters[0].id, holder)
        self.dialog.show()

    def tick(self, name: str) -> None:
        self.find(QCheckBox, name).toggle()


@pytest.fixture
def stand(desk: Desk, session: FakeSession, qtbot: QtBot) -> Stand:
    for line in session.book.chapters[0].segments[:3]:
        session.set_state(line.id, LineState.SPOKEN)
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    return Stand(desk, holder)


async def test_every_field_is_a_rule(stand: Stand) -> None:
    assert isinstance(stand.dialog, SpokenFormDialog)
    assert stand.dialog.rules() == SpokenRules()
    for name in ("final_stop", "roman_headings", "numbers", "abbreviations"):
        stand.tick(name)
    stand.box("urls").choose(Urls.SKIP.value)
    assert stand.dialog.rules() == SpokenRules(False, False, Urls.SKIP, True, True)


async def test_a_line_of_the_chapter_shows_what_the_rules_do(stand: Stand) -> None:
    assert (stand.said("example_shown"), stand.said("example_sent")) == ("The Mail", "The Mail.")
    stand.tick("final_stop")
    assert stand.said("example_sent") == "The Mail"


async def test_how_many_lines_become_stale_is_said_before(stand: Stand, settle: Settle) -> None:
    apply = stand.find(QPushButton, "spoken_form_apply")
    assert not apply.isEnabled()
    stand.tick("final_stop")
    await settle()
    assert apply.isEnabled()
    assert stand.said("spoken_form_count") == "One line will be spoken again."
    stand.tick("final_stop")
    stand.tick("abbreviations")
    await settle()
    assert stand.said("spoken_form_count") == "No line has to be spoken again."


async def test_the_book_has_the_rules_once_they_are_applied(
    desk: Desk, session: FakeSession, stand: Stand, settle: Settle
) -> None:
    desk.tasks.start(change_spoken_form(desk, None, stand.holder))
    await settle()
    dialog = stand.holder.findChildren(SpokenFormDialog)[-1]
    box = dialog.findChild(QCheckBox, "numbers")
    assert box is not None
    box.toggle()
    dialog.accept()
    await settle()
    assert session.asked == [("set_spoken_rules", SpokenRules(numbers=True))]
    await session.undo()
    assert session.book.spoken == SpokenRules()


async def test_nothing_changes_where_it_is_cancelled(
    stand: Stand, session: FakeSession, desk: Desk, settle: Settle
) -> None:
    desk.tasks.start(ask(stand.dialog))
    await settle()
    stand.tick("numbers")
    stand.press("spoken_form_cancel")
    await settle()
    assert session.asked == []
