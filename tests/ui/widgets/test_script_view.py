"""A long chapter opens without being measured, and what is on screen stays where it is."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book import edits
from cosystudio.ui.models.lines import LineModel
from cosystudio.ui.theme import Look, Theme
from cosystudio.ui.widgets.script_view import ScriptView
from tests.fakes.session import FakeSession, make_book

SENTENCE = "A wonderful fact to reflect upon, that every human creature is a profound secret to every other. "
HARD_TO_GUESS = (SENTENCE, "WOMAN MAMMOTH MUMM " * 16, SENTENCE * 3, "ill lit tilt till " * 16)
"""Letters that are wider and narrower than others, so that a guess from their number is wrong."""


class QuickSession(FakeSession):
    """Finds lines by a table, as the real session does."""

    def __init__(self, count: int) -> None:
        super().__init__(make_book([("Long", [HARD_TO_GUESS[place % 4] for place in range(count)])]))
        self._by_id = {line.id: line for line in self.book.chapters[0].segments}

    def segment(self, id):  # type: ignore[no-untyped-def]
        return self._by_id.get(id) or super().segment(id)

    def number(self, id):  # type: ignore[no-untyped-def]
        return int(id)

    def chapter_of(self, id):  # type: ignore[no-untyped-def]
        return self.book.chapters[0]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def view(holder: QWidget) -> ScriptView:
    session = QuickSession(2_000)
    model = LineModel(session)
    theme = Theme(Look.LIGHT)
    made = ScriptView(model, theme, "en", holder)
    made.resize(700, 500)
    made.measured = []  # type: ignore[attr-defined]
    exact = made.delegate.exact_height

    def counted(row: int, width: int) -> int:
        made.measured.append(row)  # type: ignore[attr-defined]
        return exact(row, width)

    made.delegate.exact_height = counted  # type: ignore[method-assign]
    made.show()
    QApplication.processEvents()
    model.show_chapter(session.book.chapters[0].id)
    return made


def test_a_chapter_of_two_thousand_lines_is_measured_only_where_it_is_seen(view: ScriptView) -> None:
    assert 5 < len(set(view.measured)) < 60


def test_no_row_is_measured_twice(view: ScriptView) -> None:
    for place in range(0, 5_000, 250):
        view.verticalScrollBar().setValue(place)
    assert len(view.measured) == len(set(view.measured))


def test_a_changed_line_is_measured_alone(view: ScriptView) -> None:
    view.measured.clear()
    view.model().redraw(frozenset({view.model().id_at(3)}))
    assert view.measured == [3]


def test_a_chapter_that_changed_as_a_whole_is_measured_only_where_it_is_seen(view: ScriptView) -> None:
    view.measured.clear()
    view.model().redraw_all()
    assert 5 < len(view.measured) < 60


def test_rows_on_screen_are_as_high_as_their_text(view: ScriptView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first = view.rowAt(0)
    width = view.viewport().width()
    for row in range(first, first + 5):
        assert view.rowHeight(row) == view.delegate.exact_height(row, width)


def test_the_line_at_the_top_stays_when_rows_above_it_are_measured(view: ScriptView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(40):
        top = view.rowAt(0)
        before = view.rowViewportPosition(top)
        bar.setValue(bar.value() - 30)
        assert view.rowViewportPosition(top) == before + 30


def test_a_row_far_away_comes_fully_into_sight(view: ScriptView) -> None:
    view.show_row(1_500)
    top = view.rowViewportPosition(1_500)
    assert top >= 0
    assert top + view.rowHeight(1_500) <= view.viewport().height()


def test_a_split_line_pushes_down_only_what_follows(view: ScriptView) -> None:
    model = view.model()
    session = model._session
    view.show_row(20)
    kept = [view.rowHeight(row) for row in range(10)]
    session.book = edits.split(session.book, model.id_at(20), 30)
    model.refresh()
    assert [view.rowHeight(row) for row in range(10)] == kept
    assert model.rowCount() == 2_001
