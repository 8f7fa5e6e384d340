"""A line shows who speaks it by a bar, and says the name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.ui.models.lines import LineModel
from cosystudio.ui.speakers import ON_LIGHT
from cosystudio.ui.theme import Look, Theme
from cosystudio.ui.widgets.script_view import ScriptView
from tests.fakes.session import FakeSession


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


@pytest.fixture
async def view(session: FakeSession, holder: QWidget) -> ScriptView:
    """The first chapter, its second line spoken by Ann."""
    first = session.book.chapters[0]
    await session.set_character([first.segments[1].id], "Ann")
    theme = Theme()
    theme.choose(Look.LIGHT)
    model = LineModel(session, holder)
    made = ScriptView(model, theme, "en", holder)
    made.resize(700, 400)
    made.show()
    model.show_chapter(first.id)
    QApplication.processEvents()
    return made


def bars(view: ScriptView, row: int) -> Iterator[QPoint]:
    """Yield where the row is painted in the first colour of the cast."""
    image = view.viewport().grab().toImage()
    y = view.rowViewportPosition(row) + view.rowHeight(row) // 2
    for x in range(120):
        if image.pixelColor(int(x * image.devicePixelRatio()), int(y * image.devicePixelRatio())).name() == ON_LIGHT[0]:
            yield QPoint(x, y)


def told(view: ScriptView, row: int, at: QPoint) -> str:
    QToolTip.hideText()
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(view.model().index(row, 0))
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    is_told = view.delegate.helpEvent(event, view, option, view.model().index(row, 0))
    return QToolTip.text() if is_told else ""


async def test_a_character_has_a_bar_of_four_pixels_and_the_narrator_none(view: ScriptView) -> None:
    assert len(list(bars(view, 1))) >= 3
    assert list(bars(view, 2)) == []


@pytest.mark.qt_log_ignore("This plugin does not support")
async def test_the_name_is_said_where_the_bar_is(view: ScriptView) -> None:
    bar = next(bars(view, 1))
    assert told(view, 1, bar) == "Ann"
    assert told(view, 1, bar + QPoint(200, 0)) == ""
    assert told(view, 2, QPoint(bar.x(), view.rowViewportPosition(2) + 10)) == ""
