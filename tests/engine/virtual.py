"""Hours of engine time in a moment: an event loop whose clock jumps to the next thing that is due."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

Result = TypeVar("Result")


class _Jumping(selectors.DefaultSelector):  # type: ignore[valid-type,misc]  # which class it is depends on the system
    """Waits for threads and sockets as ever, but jumps over time in which nothing happens."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(timeout if timeout is None else 0)
        if not ready and timeout:
            self.now += timeout
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now

    def run_in_executor(self, _executor: Any, work: Callable[..., Any], *arguments: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """Do it at once: a thread would run in real time."""
        done = self.create_future()
        try:
            done.set_result(work(*arguments))
        except Exception as error:  # noqa: BLE001  # whoever awaits the work gets it
            done.set_exception(error)
        return done


def simulated(story: Callable[..., Coroutine[Any, Any, Result]]) -> Callable[..., Result]:
    """Make a function of a story in which `asyncio.sleep` takes no time, and `now` tells how much it would have."""

    @wraps(story)
    def run(*arguments: Any, **named: Any) -> Result:
        with asyncio.Runner(loop_factory=_Loop) as runner:
            return runner.run(story(*arguments, **named))

    return run


def now() -> float:
    """The simulated seconds since the story began."""
    return asyncio.get_running_loop().time()
