"""The suggestion for the line in hand: one click gives the line to who was suggested."""

from pytestqt.qtbot import QtBot

from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.line import LinePane
from cosystudio.ui.widgets.suggested_by import SuggestedBy
from tests.fakes.session import FakeSession, make_book
from tests.ui.conftest import Settle


def talk() -> FakeSession:
    return FakeSession(make_book([("One", ["One", "“I know nothing of that,” said Mr. Lorry.", "He went."])]))


async def test_one_click_gives_the_line_to_who_was_suggested(desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    session = talk()
    object.__setattr__(desk, "session", session)
    pane = LinePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    _, line, narration = session.ticked_ids()
    pane.show_line(line)
    suggested = pane.findChild(SuggestedBy, "line_suggested")
    assert suggested is not None
    assert not suggested.isVisible()

    await session.suggest_speakers()
    pane.show_line(line)
    assert suggested.text() == "Suggested: Mr. Lorry"
    assert "The book says who speaks." in suggested.toolTip()
    assert "narration too" in suggested.toolTip()
    pane.show_line(narration)
    assert not suggested.isVisible()

    pane.show_line(line)
    suggested.click()
    await settle()
    assert session.segment(line).character == "Mr. Lorry"
    pane.show_line(line)
    assert not suggested.isVisible()
