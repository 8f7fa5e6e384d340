"""An open book for the panes, on a session in memory."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from tests.fakes.session import FakeSession, make_book

Settle = Callable[[], Coroutine[Any, Any, None]]

LINES = ["The Mail", "It was the best of times.", "It was the worst of times.", "“Yes,” said she, “it was.”"]


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """Let go of the widgets of earlier tests, which would slow down every change of the look."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session() -> FakeSession:
    """Two chapters of four lines, ids 2 to 5 and 7 to 10, nothing spoken."""
    return FakeSession(
        make_book([("The Mail", LINES), ("The Inn", ["The Inn", "They slept.", "They woke.", "They left."])])
    )


@pytest.fixture
async def tasks(qapp: object) -> AsyncIterator[TaskScope]:
    """An owner of tasks; a bug in one of them fails the test."""
    scope, bugs = TaskScope(), []
    scope.crashed.connect(bugs.append)
    yield scope
    await scope.aclose()
    assert not bugs


@pytest.fixture
def rest(tasks: TaskScope, settle: Settle) -> Settle:
    """Wait until every task has come to its end, whatever it waits for, and the window shows it."""

    async def until_idle() -> None:
        await settle()
        while tasks._tasks:
            await asyncio.wait(tasks._tasks)
            await settle()

    return until_idle


@pytest.fixture
def desk(session: FakeSession, tasks: TaskScope) -> Desk:
    """The desk of the open book."""
    theme = Theme(Look.LIGHT)
    theme.choose(Look.LIGHT)
    return Desk(session, Bridge(session, redraw_ms=0), tasks, tasks, theme)


@pytest.fixture
def settle() -> Settle:
    """Wait until tasks that wait for nothing outside, and what they make Qt do, have come to their end."""

    async def turns() -> None:
        for _ in range(12):
            await asyncio.sleep(0)
            QApplication.processEvents()

    return turns
