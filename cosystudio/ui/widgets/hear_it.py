"""A button that has something spoken and plays it, and stops either."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cosystudio.audio.clip import Clip
from cosystudio.errors import StudioError
from cosystudio.ui.audition import Audition
from cosystudio.ui.error_words import sentence
from cosystudio.ui.icons import icon
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.parts import button, label

Speak = Callable[[], Coroutine[Any, Any, Clip | None]]


class HearIt(QWidget):
    """One trial at a time; while it is spoken and while it plays, the button stops it.

    `speak` makes the clip to play, or None where there is nothing; its StudioErrors are said beside the button.

    Signals:
        ended(): the trial is over, was stopped, or failed.
    """

    ended = Signal()

    def __init__(self, name: str, text: str, speak: Speak, tasks: TaskScope, audition: Audition) -> None:
        super().__init__()
        self.setObjectName(f"{name}_row")
        self._text = text
        self._speak = speak
        self._tasks = tasks
        self._audition = audition
        self._task: asyncio.Task[Any] | None = None
        self._is_mine = False
        self.button = button(name, text)
        """What is pressed."""
        self._said = label(f"{name}_said", "quiet")
        self._said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self._said, 1)
        self.button.clicked.connect(self.toggle)
        audition.playing_changed.connect(self._follow)
        self._show()
        self.button.ensurePolished()
        self.button.setMinimumWidth(self.button.sizeHint().width())  # it does not shrink when it says Stop

    @property
    def is_busy(self) -> bool:
        """Whether something is being spoken for the trial."""
        return self._task is not None

    def toggle(self) -> None:
        """Begin, or stop what goes on."""
        if self.is_busy or self._is_mine:
            self.stop()
        else:
            self.say("")
            self._task = self._tasks.start(self._run())
            self._show()

    def play(self, clip: Clip) -> None:
        """Play a clip; the button stops it."""
        self._is_mine = True
        self._audition.play(clip)
        self._show()

    def stop(self) -> None:
        """Call the trial back, and fall silent."""
        if self._task is not None:
            self._task.cancel()
            self._end()
            self.say("")
        if self._is_mine:
            self._audition.stop()

    def say(self, sentence: str, role: str = "quiet") -> None:
        """Show how the trial stands; `role` is a look of the style sheet: quiet, warning or error."""
        self._said.setText(sentence)
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)

    async def _run(self) -> None:
        try:
            clip = await self._speak()
        except StudioError as error:
            self._end()
            self.say(sentence(str(error)), "error")
            return
        self._end()
        if clip is not None:
            self.play(clip)

    def _end(self) -> None:
        self._task = None
        self._show()
        self.ended.emit()

    def _follow(self, is_playing: bool) -> None:
        was_mine, self._is_mine = self._is_mine, self._is_mine and is_playing
        if was_mine and not is_playing and self._audition.is_silent:
            silent = self.tr("Nothing could be heard: there is no sound device.")
            self.say(f"{self._said.text()} {silent}".strip(), "warning")
        self._show()

    def _show(self) -> None:
        goes_on = self.is_busy or self._is_mine
        text = self.tr("Stop") if goes_on else self._text
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setIcon(icon("stop" if goes_on else "play"))
