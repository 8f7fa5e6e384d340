"""The owner of every asyncio task that the window starts."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from cosystudio.errors import StudioError
from cosystudio.ui.error_words import sentence

log = logging.getLogger(__name__)


class TaskScope(QObject):
    """Starts tasks, keeps them alive, tells what became of the ones that failed, and ends them all.

    Signals:
        failed(str): a StudioError ended a task; its sentence in the language of the window.
        crashed(object): a bug ended a task; the exception.
    """

    failed = Signal(str)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run `work` beside everything else.  Must be called while the loop runs, which is true of every slot."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._settle)
        return task

    def cancel(self) -> None:
        """Cancel what still runs; a task that only fills a widget is stopped before the widget goes."""
        for task in self._tasks:
            task.cancel()

    async def aclose(self) -> None:
        """Cancel what still runs and return when it has cleaned up; the task that calls this is left alone."""
        mine = self._tasks - {asyncio.current_task()}
        for task in mine:
            task.cancel()
        if mine:
            await asyncio.wait(mine)

    def _settle(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, StudioError):
            self.failed.emit(sentence(str(error)))
        elif error is not None:
            log.error("A task of the window ended by a bug", exc_info=error)
            self.crashed.emit(error)
