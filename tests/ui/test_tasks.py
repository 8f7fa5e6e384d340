"""Every task has an owner that tells how it ended."""

import asyncio
import logging

import pytest
from pytestqt.qtbot import QtBot

from cosystudio.errors import ProjectError
from cosystudio.ui.tasks import TaskScope


async def fails(error: Exception) -> None:
    raise error


async def test_a_studio_error_is_told_as_its_sentence(qtbot: QtBot) -> None:
    scope, said = TaskScope(), []
    scope.failed.connect(said.append)
    await asyncio.wait([scope.start(fails(ProjectError("The disk is full.")))])
    assert said == ["The disk is full."]


async def test_a_bug_is_told_as_a_bug(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    scope, said, bugs = TaskScope(), [], []
    scope.failed.connect(said.append)
    scope.crashed.connect(bugs.append)
    with caplog.at_level(logging.CRITICAL, "cosystudio.ui.tasks"):
        await asyncio.wait([scope.start(fails(KeyError(7)))])
    assert [type(bug) for bug in bugs] == [KeyError]
    assert said == []


async def test_closing_waits_for_the_clean_up_and_tells_nothing(qtbot: QtBot) -> None:
    scope, said, cleaned = TaskScope(), [], []
    scope.failed.connect(said.append)

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    scope.start(waits())
    await asyncio.sleep(0)
    await scope.aclose()
    assert cleaned == [True]
    assert said == []


async def test_a_task_may_close_the_scope_it_runs_in(qtbot: QtBot) -> None:
    scope = TaskScope()
    await asyncio.wait_for(scope.start(scope.aclose()), 5)
