"""Changing a rule cuts the book anew, once."""

import asyncio

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from cosystudio.book.model import CuttingRules
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.rules import RulesPane
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> RulesPane:
    made = RulesPane(desk)
    qtbot.addWidget(made)
    return made


def longest(pane: RulesPane) -> QSpinBox:
    found = pane.findChild(QSpinBox, "longest_line")
    assert found is not None
    return found


async def test_many_steps_are_one_cut(pane: RulesPane, session: FakeSession, settle: Settle) -> None:
    for value in range(200, 100, -10):
        longest(pane).setValue(value)
    assert session.asked == []
    pane.rest.timeout.emit()
    await settle()
    assert session.asked == [("set_rules", CuttingRules(longest_line=110))]


async def test_a_long_cut_is_told_while_it_lasts(pane: RulesPane, session: FakeSession, settle: Settle) -> None:
    note = pane.findChild(QLabel, "rules_note")
    assert note is not None
    before, done = note.text(), asyncio.Event()

    async def slowly(_rules: CuttingRules) -> None:
        await done.wait()

    session.set_rules = slowly  # type: ignore[method-assign]
    longest(pane).setValue(200)
    pane.rest.timeout.emit()
    await settle()
    assert note.text() == "Cutting the book…"
    done.set()
    await settle()
    assert note.text() == before


async def test_every_field_is_a_rule(pane: RulesPane) -> None:
    for name in ("quotes_whole", "speech_apart"):
        choice = pane.findChild(QCheckBox, name)
        assert choice is not None
        choice.setChecked(True)
    for name, seconds in (("sentence", 0.2), ("paragraph", 0.5), ("heading", 1.0), ("scene_break", 3.0)):
        field = pane.findChild(QDoubleSpinBox, f"{name}_pause")
        assert field is not None
        field.setValue(seconds)
    assert pane.rules() == CuttingRules(240, True, 200, 500, 1000, 3000, speech_apart=True)
    pane.rest.stop()


async def test_rules_that_came_back_by_undo_are_shown_and_not_set_again(
    pane: RulesPane, session: FakeSession, settle: Settle
) -> None:
    await session.set_rules(CuttingRules(longest_line=100))
    assert longest(pane).value() == 100
    await session.undo()
    assert longest(pane).value() == 240
    assert not pane.rest.isActive()
