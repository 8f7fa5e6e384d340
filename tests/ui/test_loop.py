"""Tasks outlive a nested Qt loop."""

import asyncio
import sys

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cosystudio.ui import loop


def test_a_task_goes_on_after_a_nested_loop_in_another(qapp: QApplication) -> None:
    steps: list[str] = []

    async def ticks() -> None:
        for _ in range(5):
            await asyncio.sleep(0.001)
            steps.append("tick")

    async def nests() -> None:
        inner = QEventLoop()
        QTimer.singleShot(30, inner.quit)
        inner.exec()

    async def both() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(ticks())
            group.create_task(nests())

    loop.run(asyncio.wait_for(both(), 10), qapp)
    assert steps == ["tick"] * 5


def test_the_answer_is_handed_back(qapp: QApplication) -> None:
    async def answer() -> int:
        await asyncio.sleep(0)
        return 7

    assert loop.run(answer(), qapp) == 7


def test_threads_hand_over_to_the_window_quickly_while_it_lives(qapp: QApplication) -> None:
    before = sys.getswitchinterval()

    async def turn_s() -> float:
        await asyncio.sleep(0)
        return sys.getswitchinterval()

    assert loop.run(turn_s(), qapp) <= loop.TURN_S
    assert sys.getswitchinterval() == before
