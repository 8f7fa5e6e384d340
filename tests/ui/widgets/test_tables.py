"""The tables of the dialogs."""

from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from cosystudio.ui.widgets.tables import table
from tests.ui.conftest import Settle


async def test_a_row_that_comes_gets_the_room_that_its_words_need(qtbot: QtBot, settle: Settle) -> None:
    model = QStandardItemModel(0, 2)
    model.setHorizontalHeaderLabels(["Wide", "In"])
    view = table("some_table", "Some table", model, (0,))
    qtbot.addWidget(view)
    view.show()
    await settle()
    model.appendRow([QStandardItem("x"), QStandardItem("Respelling or phonemes")])
    await settle()
    assert view.columnWidth(1) >= view.sizeHintForColumn(1)


async def test_wide_columns_still_share_the_room_that_a_new_row_leaves(qtbot: QtBot, settle: Settle) -> None:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Wide", "In", "Wide too"])
    view = table("some_table", "Some table", model, (0, 2))
    qtbot.addWidget(view)
    view.resize(640, 300)
    view.show()
    await settle()
    model.appendRow([QStandardItem(), QStandardItem("Respelling"), QStandardItem()])
    await settle()
    assert sum(view.columnWidth(column) for column in range(3)) == view.viewport().width()
