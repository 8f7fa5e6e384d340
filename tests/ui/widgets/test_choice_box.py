"""A choice is a value behind a text; the wheel never makes one."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cosystudio.ui.widgets.choice_box import ChoiceBox

OFFERED = [("Anna · en", "anna"), ("Bo · zh", "bo")]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(holder: QWidget) -> ChoiceBox:
    made = ChoiceBox("box", "Voice", holder, may_be_written=True)
    made.offer(OFFERED, "bo")
    return made


def test_a_value_is_chosen_by_its_text(box: ChoiceBox) -> None:
    assert (box.currentText(), box.value) == ("Bo · zh", "bo")
    box.setCurrentIndex(0)
    assert box.value == "anna"


def test_what_is_written_is_its_own_value_unless_it_is_the_text_of_one(box: ChoiceBox) -> None:
    box.setEditText(" cy ")
    assert box.value == "cy"
    box.setEditText("Anna · en")
    assert box.value == "anna"


def test_a_value_that_is_not_offered_is_written_where_that_is_allowed(box: ChoiceBox) -> None:
    box.offer(OFFERED, "cy")
    assert box.value == "cy"
    box.let_write(False)
    box.offer(OFFERED, "cy")
    assert (box.value, box.currentIndex()) == ("", -1)


def test_a_line_between_choices_is_none_of_them(box: ChoiceBox) -> None:
    box.insertSeparator(1)
    assert box.values == ("anna", "bo")
    box.choose("bo")
    assert box.value == "bo"


def test_the_wheel_changes_nothing(box: ChoiceBox) -> None:
    held, buttons, phase = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), buttons, held, phase, False)
    box.wheelEvent(event)
    assert box.value == "bo"
    assert not event.isAccepted()
