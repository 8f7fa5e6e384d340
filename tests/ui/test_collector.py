import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from cosystudio.ui.collector import Collector


@pytest.fixture(autouse=True)
def usual_collector() -> Iterator[None]:
    yield
    gc.enable()


def test_rings_are_collected_by_the_windows_thread_and_no_other(qtbot: QtBot) -> None:
    parent = QObject()
    collector = Collector(parent)
    assert not gc.isenabled()
    ring = QTimer()
    ring.itself = ring  # type: ignore[attr-defined]
    with qtbot.waitSignal(ring.destroyed):
        del ring
        collector.collect_all()
