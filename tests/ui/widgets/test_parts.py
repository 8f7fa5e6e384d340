"""The small parts that panes and dialogs are made of."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cosystudio.ui.widgets.parts import resize_within_screen


def test_a_dialog_is_never_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableGeometry()
    resize_within_screen(dialog, room.width() + 100, room.height() + 100)
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
    resize_within_screen(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
