"""The model tells a view no more than what changed."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from cosystudio.book import edits
from cosystudio.book.model import LineState, SegmentId
from cosystudio.ui.models.lines import Filter, LineModel
from tests.fakes.session import FakeSession


class Told:
    """Everything that a view hears of a model."""

    def __init__(self, model: LineModel) -> None:
        self.events: list[tuple[object, ...]] = []
        model.modelReset.connect(lambda: self.events.append(("reset",)))
        model.rowsInserted.connect(lambda _parent, first, last: self.events.append(("inserted", first, last)))
        model.rowsRemoved.connect(lambda _parent, first, last: self.events.append(("removed", first, last)))
        model.dataChanged.connect(lambda first, last: self.events.append(("changed", first.row(), last.row())))


@pytest.fixture
def model(session: FakeSession, qapp: object) -> LineModel:
    made = LineModel(session)
    made.show_chapter(session.book.chapters[0].id)
    return made


def ids(model: LineModel) -> list[int]:
    return [int(model.id_at(row)) for row in range(model.rowCount())]


def test_a_chapter_is_shown_line_by_line(model: LineModel, session: FakeSession) -> None:
    assert ids(model) == [line.id for line in session.book.chapters[0].segments]
    assert model.index(1).data() == "It was the best of times."
    assert [model.line(row).number for row in range(4)] == [1, 2, 3, 4]


def test_a_changed_line_is_one_changed_row(model: LineModel) -> None:
    told = Told(model)
    model.redraw(frozenset({model.id_at(2), SegmentId(999)}))
    assert told.events == [("changed", 2, 2)]


def test_a_split_line_is_one_new_row(model: LineModel, session: FakeSession) -> None:
    told = Told(model)
    session.book = edits.split(session.book, model.id_at(1), 7)
    model.refresh()
    assert told.events == [("inserted", 2, 2)]
    assert [model.index(row).data() for row in (1, 2)] == ["It was", "the best of times."]


def test_a_merged_line_is_one_row_less(model: LineModel, session: FakeSession) -> None:
    told = Told(model)
    session.book = edits.merge(session.book, model.id_at(1))
    model.refresh()
    assert told.events == [("removed", 2, 2)]
    assert model.rowCount() == 3


def test_a_refresh_without_a_change_tells_nothing(model: LineModel) -> None:
    told = Told(model)
    model.refresh()
    assert told.events == []


def test_a_filter_shows_the_lines_in_its_state(model: LineModel, session: FakeSession) -> None:
    stale, failed, speaking = (model.id_at(row) for row in (1, 2, 3))
    session.set_state(stale, LineState.STALE)
    session.set_state(failed, LineState.FAILED)
    session.set_state(speaking, LineState.SPEAKING)
    chapter = session.book.chapters[0].id
    model.show_chapter(chapter, Filter.STALE)
    assert ids(model) == [stale]
    model.show_chapter(chapter, Filter.FAILED)
    assert ids(model) == [failed]
    model.show_chapter(chapter, Filter.NOT_SPOKEN)
    assert ids(model) == [session.book.chapters[0].segments[0].id, speaking]


def test_a_line_that_leaves_the_state_leaves_the_filter(model: LineModel, session: FakeSession) -> None:
    chapter = session.book.chapters[0]
    model.show_chapter(chapter.id, Filter.NOT_SPOKEN)
    told = Told(model)
    spoken = chapter.segments[1].id
    session.set_state(spoken, LineState.SPOKEN)
    model.redraw(frozenset({spoken}))
    assert told.events == [("removed", 1, 1)]


def test_a_search_finds_the_words_in_every_chapter_and_in_any_case(model: LineModel) -> None:
    model.show_found("THEY")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["They slept.", "They woke.", "They left."]
    assert model.line(0).chapter == "The Inn"
    assert model.is_search


def test_an_excerpt_begins_shortly_before_the_words(model: LineModel, session: FakeSession) -> None:
    line = model.id_at(1)
    session.book = edits.set_text(
        session.book, line, "A long way before it, and then some more, the needle, and so on."
    )
    model.show_found("needle")
    text, begin, end = model.excerpt(0)
    assert text[begin:end] == "needle"
    assert text.startswith("…")
    assert begin <= 26


def test_a_line_without_spaces_is_cut_between_letters(model: LineModel, session: FakeSession) -> None:
    before = "这句话写得很长，一直写到很远很远的地方，才终于有人提起那座"
    session.book = edits.set_text(session.book, model.id_at(1), before + "灯塔。")
    model.show_found("灯塔")
    assert model.excerpt(0) == (f"…{before[-12:]}灯塔。", 13, 15)


def test_the_beginning_of_a_line_is_no_excerpt(model: LineModel) -> None:
    model.show_found("they sl")
    assert model.excerpt(0) == ("They slept.", 0, 7)
    model.show_found("slept")
    assert model.excerpt(0) == ("They slept.", 5, 10)


def test_writing_asks_and_does_not_change(model: LineModel) -> None:
    asked: list[tuple[int, str]] = []
    model.edited.connect(lambda id, text: asked.append((id, text)))
    assert model.setData(model.index(1), " It is. ")
    assert asked == [(model.id_at(1), "It is.")]
    assert model.index(1).data() == "It was the best of times."


@pytest.mark.parametrize("text", ["", "   ", "It was the best of times."])
def test_writing_nothing_new_asks_nothing(model: LineModel, text: str) -> None:
    asked: list[object] = []
    model.edited.connect(lambda id, _text: asked.append(id))
    assert not model.setData(model.index(1), text)
    assert asked == []


def test_a_screen_reader_hears_number_state_and_text(model: LineModel, session: FakeSession) -> None:
    session.set_state(model.id_at(1), LineState.FAILED)
    name = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Line 2, Failed: It was the best of times."


async def test_a_screen_reader_hears_who_speaks(model: LineModel, session: FakeSession) -> None:
    await session.set_character([model.id_at(1)], "Ann")
    name = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Line 2, Not spoken, Ann: It was the best of times."
    assert [model.line(row).speaker for row in range(3)] == [None, 0, None]


def test_rows_have_no_rows(model: LineModel) -> None:
    assert model.rowCount(model.index(0)) == 0
    assert model.rowCount(QModelIndex()) == 4
