"""Dialogs answer without a nested loop."""

import asyncio
from contextlib import suppress

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cosystudio.ui.ask import Question, ask, choose

QUESTION = Question("Export", "Twelve lines are not spoken.", "", ("Speak them first", "Leave them out", "Cancel"))


async def test_the_answer_is_how_the_dialog_ended(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    assert dialog.isVisible()
    dialog.done(7)
    assert await asking == 7


async def test_cancelling_closes_the_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    assert not dialog.isVisible()


async def test_a_dialog_that_went_with_its_window_is_given_up_quietly(qtbot: QtBot) -> None:
    dialog = QDialog()
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    delete(dialog)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_question_answers_with_the_place_of_the_button(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asking = asyncio.ensure_future(choose(parent, QUESTION))
    await asyncio.sleep(0)
    box = parent.findChild(QMessageBox, "question")
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Leave them out").click()
    assert await asking == 1


async def test_escape_is_the_safe_answer(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asking = asyncio.ensure_future(choose(parent, QUESTION))
    await asyncio.sleep(0)
    box = parent.findChild(QMessageBox, "question")
    assert box is not None
    box.reject()
    assert await asking == 2


async def test_the_keys_go_back_to_where_they_were(qtbot: QtBot) -> None:
    window = QWidget()
    field, other = QLineEdit(window), QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    dialog = QDialog(window)
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    other.setFocus()
    dialog.accept()
    await asking
    assert window.focusWidget() is field
