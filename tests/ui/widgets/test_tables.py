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
