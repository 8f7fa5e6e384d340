"""Python's garbage, collected in the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
YOUNG = 1


class Collector(QObject):
    """Takes the place of Python's own collector, which may run in any thread.

    A widget or timer that is only held by a ring of references would then be destroyed in a worker thread, which Qt
    forbids.  The young generations are collected every second, which takes a moment; `collect_all`, which takes
    longer in a long book, is for the times when a book was opened or closed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect_young)
        self._timer.start()

    def collect_all(self) -> None:
        """Collect every generation."""
        gc.collect()

    def _collect_young(self) -> None:
        gc.collect(YOUNG)
