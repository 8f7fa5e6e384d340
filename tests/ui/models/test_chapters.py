"""The list of chapters: parts are headings, ticks are wishes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cosystudio.book.model import ChapterKind, LineState
from cosystudio.book.progress import Tally
from cosystudio.ui.models.chapters import ChapterModel, is_greyed, length_of
from tests.fakes.session import FakeSession


@pytest.fixture
def model(session: FakeSession, qapp: object) -> ChapterModel:
    first, second = session.book.chapters
    parts = (replace(first, part="Book the First"), replace(second, part="Book the First", included=False))
    session.book = replace(session.book, chapters=parts)
    return ChapterModel(session)


def test_a_part_stands_once_above_its_chapters(model: ChapterModel) -> None:
    assert [model.row(row).title for row in range(model.rowCount())] == ["Book the First", "The Mail", "The Inn"]
    assert model.chapter(0) is None
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_a_tick_is_asked_for_not_set(model: ChapterModel) -> None:
    asked: list[tuple[int, bool]] = []
    model.ticked.connect(lambda id, on: asked.append((id, on)))
    assert model.setData(model.index(2), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert asked == [(model.row(2).id, True)]
    assert model.index(2).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_chapter_that_changed_is_one_changed_row(model: ChapterModel) -> None:
    rows: list[int] = []
    model.dataChanged.connect(lambda first, _last: rows.append(first.row()))
    model.redraw(frozenset({model.row(2).id}))
    assert rows == [2]


def test_a_screen_reader_hears_how_far_a_chapter_has_come(model: ChapterModel, session: FakeSession) -> None:
    session.set_state(session.book.chapters[0].segments[0].id, LineState.SPOKEN)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "The Mail: 1 of 4 lines spoken"


@pytest.mark.parametrize(
    ("tally", "shown"),
    [(Tally(2, 2, seconds=74), "1:14"), (Tally(2, 1, seconds=9, estimated_seconds=180), "≈ 3 m"), (Tally(), "")],
)
def test_a_length_is_rough_until_all_is_spoken(tally: Tally, shown: str) -> None:
    assert length_of(tally) == shown


def test_front_matter_and_what_is_left_out_stand_back(session: FakeSession) -> None:
    chapter = session.book.chapters[0]
    assert not is_greyed(chapter)
    assert is_greyed(replace(chapter, included=False))
    assert is_greyed(replace(chapter, kind=ChapterKind.FRONT))
