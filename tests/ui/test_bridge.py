"""The session's events come to the panes at a pace that can be seen, and never in the wrong order."""

import pytest
from pytestqt.qtbot import QtBot

from cosystudio.book.changes import Changes
from cosystudio.book.model import ChapterId, SegmentId
from cosystudio.session.events import JobChanged, JobStatus, LineFailed, Trouble
from cosystudio.ui.bridge import Bridge
from tests.fakes.session import FakeSession


@pytest.fixture
def told(session: FakeSession, qtbot: QtBot) -> list[object]:
    bridge, told = Bridge(session), []
    bridge.segments_changed.connect(lambda ids: told.append(("segments", ids)))
    bridge.chapters_changed.connect(lambda ids: told.append(("chapters", ids)))
    bridge.book_changed.connect(lambda: told.append("book"))
    bridge.job_changed.connect(told.append)
    bridge.trouble.connect(told.append)
    told.append(bridge)
    return told


def lines(*ids: int) -> Changes:
    return Changes(segments=frozenset(map(SegmentId, ids)))


def test_a_first_change_is_told_at_once(session: FakeSession, told: list[object]) -> None:
    session.say(lines(2))
    assert told[1:] == [("segments", {2})]


def test_a_hundred_changes_are_told_as_two(session: FakeSession, told: list[object], qtbot: QtBot) -> None:
    ids = session.ticked_ids()
    for turn in range(100):
        session.say(lines(ids[turn % len(ids)]))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[1:] == [("segments", {ids[0]}), ("segments", set(ids))]


def test_a_line_that_is_gone_is_not_told(session: FakeSession, told: list[object]) -> None:
    session.say(lines(999))
    assert told[1:] == []


def test_a_change_of_order_waits_for_nothing_and_takes_what_waits_along(
    session: FakeSession, told: list[object]
) -> None:
    session.say(lines(2))
    session.say(lines(3))
    session.say(Changes(chapters=frozenset({ChapterId(1)})))
    assert told[1:] == [("segments", {2}), ("chapters", {1}), ("segments", {3})]


def test_a_change_of_the_book_says_all(session: FakeSession, told: list[object]) -> None:
    session.say(Changes(segments=frozenset({SegmentId(2)}), chapters=frozenset({ChapterId(1)}), book=True))
    assert told[1:] == ["book"]


def test_the_rest_comes_as_it_is(session: FakeSession, told: list[object]) -> None:
    job = JobStatus(running=True)
    for event in (JobChanged(job), Trouble("The key is wrong."), LineFailed(SegmentId(2), "No.")):
        session.say(event)
    assert told[1:] == [job, "The key is wrong."]


def test_after_stop_nothing_is_heard(session: FakeSession, told: list[object]) -> None:
    bridge = told[0]
    assert isinstance(bridge, Bridge)
    bridge.stop()
    session.say(lines(2))
    assert told[1:] == []
