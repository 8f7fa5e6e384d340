"""The one event loop: asyncio on top of Qt's, with one correction to qasync."""

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import qasync
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication

_Answer = TypeVar("_Answer")
TURN_S = 0.0005
"""How long a thread that works in Python keeps the window waiting whenever Qt hands over to Python.

A repaint hands over dozens of times: with Python's own 0.005 s it takes a quarter of a second beside such a thread.
"""
_LATER_MS = 15
"""How long a wake-up that came at a bad moment is put off: about one frame."""


class _PatientTimer(qasync._SimpleTimer):  # type: ignore[misc]  # noqa: SLF001  (qasync has no other way in)
    """Puts off a callback that a nested Qt loop would run inside a task's step.

    qasync loses such a wake-up for good, and the task that waits for it never runs again: qasync issues 59 and 174.
    This class can go when a release of qasync closes 174; it relies on the insides of 0.28.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run the callback, or put it off while a task is in the middle of a step."""
        if asyncio.current_task(self._loop) is None:
            super().timerEvent(event)
            return
        waiting = self._SimpleTimer__callbacks
        if event.timerId() in waiting:
            self.killTimer(event.timerId())
            waiting[self.startTimer(_LATER_MS)] = waiting.pop(event.timerId())


class SafeQEventLoop(qasync.QEventLoop):  # type: ignore[misc]
    """qasync's loop, whose tasks survive a nested Qt loop (a menu, a drag, a foreign dialog)."""

    def __init__(self, app: QApplication, already_running: bool = False) -> None:
        super().__init__(app, already_running=already_running)
        self._timer = _PatientTimer(self)


def run(work: Coroutine[Any, Any, _Answer], app: QApplication) -> _Answer:
    """Run `work` to its end on Qt's loop and return its answer; whatever else still runs is cancelled."""
    with _short_turns(), asyncio.Runner(loop_factory=lambda: SafeQEventLoop(app)) as runner:
        return runner.run(work)


@contextmanager
def _short_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
