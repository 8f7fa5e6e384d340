"""The measured curve as a picture, and as words for those who do not see it."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cosystudio.engine.tune import Curve, Point
from cosystudio.ui.theme import LIGHT, Look, Theme
from cosystudio.ui.widgets.curve_chart import CurveChart, grid_step, point_words, spread
from cosystudio.ui.widgets.tune_points import TunePoints

POINTS = tuple(
    Point(batch, concurrency, 100.0 * batch * concurrency, 3.0, 0.5, 0) for batch in (1, 2) for concurrency in (1, 2, 4)
)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def chart(holder: QWidget) -> CurveChart:
    Theme().choose(Look.LIGHT)
    made = CurveChart(holder)
    made.resize(420, 260)
    return made


def count(image: QImage, color: str) -> int:
    wanted = QColor(color)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize(("most", "step"), [(0, 1), (7, 2), (962, 500), (1_200, 500), (19_460, 5_000)])
def test_the_grid_has_round_figures(most: float, step: float) -> None:
    assert grid_step(most) == step


@pytest.mark.parametrize("places", [[10, 11, 12, 200], [198, 199, 200], [50, 20, 90], []])
def test_labels_never_touch_nor_fall_out_of_the_chart(places: list[float]) -> None:
    found = spread(places, 12, lowest=200)
    assert all(below - above >= 12 for above, below in pairwise(sorted(found)))
    assert all(place <= 200 for place in found)
    assert sorted(range(len(places)), key=lambda one: places[one]) == sorted(
        range(len(found)), key=lambda one: found[one]
    )


def test_the_recommended_line_stands_out(chart: CurveChart) -> None:
    chart.show_points(POINTS, None)
    plain = count(chart.grab().toImage(), LIGHT.accent)
    chart.show_points(POINTS, Curve(POINTS).recommended)
    assert plain == 0
    assert count(chart.grab().toImage(), LIGHT.accent) > 50


def test_one_point_and_none_can_be_drawn(chart: CurveChart) -> None:
    for points in ((), POINTS[:1], (Point(1, 1, 0.0, 0.0, 0.0, 8),)):
        chart.show_points(points, points[0] if points else None)
        assert not chart.grab().isNull()


def test_the_curve_is_told_in_words_too(chart: CurveChart) -> None:
    chart.show_points(POINTS, None)
    assert chart.accessibleDescription().startswith("1 line a request, 1 request at a time: 100 lines/min; ")
    assert point_words(Point(8, 4, 962.4, 14.8, 0.9, 0)) == "8 lines a request, 4 requests at a time: 962 lines/min"


def test_every_column_of_the_table_is_in_sight(holder: QWidget) -> None:
    table = TunePoints(holder)
    table.show_points([Point(16, 8, 123_456.0, 1_234.5, 100.25, 1_000)] * 40, None)
    table.resize(table.width(), 200)
    holder.show()
    assert table.horizontalHeader().length() <= table.viewport().width()
