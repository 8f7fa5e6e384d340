"""One button has something spoken, plays it, and stops either."""

import asyncio

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cosystudio.audio.clip import Clip
from cosystudio.errors import Busy
from cosystudio.ui.audition import Audition
from cosystudio.ui.sound_output import SoundOutput
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.hear_it import HearIt
from tests.ui.conftest import Settle
from tests.ui.sound_fakes import SoundStage

CLIP = Clip(np.full(12_000, 0.1, np.float32), 24_000)


class Speaker:
    """Speaks once it may, as often as it is asked."""

    def __init__(self) -> None:
        self.may_speak = asyncio.Event()
        self.asked = 0
        self.answer: Clip | Busy | None = CLIP

    async def speak(self) -> Clip | None:
        self.asked += 1
        await self.may_speak.wait()
        if isinstance(self.answer, Busy):
            raise self.answer
        return self.answer


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def stage() -> SoundStage:
    return SoundStage()


@pytest.fixture
def hear(speaker: Speaker, stage: SoundStage, tasks: TaskScope, qtbot: QtBot) -> HearIt:
    made = HearIt("hear", "Hear it", speaker.speak, tasks, Audition(tasks, stage.output))
    qtbot.addWidget(made)
    return made


def said(hear: HearIt) -> str:
    found = hear.findChild(QLabel, "hear_said")
    assert found is not None
    return found.text()


async def test_a_click_speaks_and_plays_and_the_button_comes_back(
    hear: HearIt, speaker: Speaker, stage: SoundStage, settle: Settle
) -> None:
    hear.button.click()
    await settle()
    assert (hear.is_busy, hear.button.text()) == (True, "Stop")
    speaker.may_speak.set()
    await settle()
    assert (hear.is_busy, hear.button.text()) == (False, "Stop")
    assert len(stage.hear_all()) == 12_000
    assert hear.button.text() == "Hear it"


async def test_a_second_click_does_not_speak_twice(hear: HearIt, speaker: Speaker, settle: Settle) -> None:
    hear.button.click()
    await settle()
    hear.button.click()
    await settle()
    assert (speaker.asked, hear.is_busy, hear.button.text()) == (1, False, "Hear it")


async def test_a_failure_is_said_and_can_be_tried_again(hear: HearIt, speaker: Speaker, settle: Settle) -> None:
    speaker.may_speak.set()
    speaker.answer = Busy("The service is down.")
    hear.button.click()
    await settle()
    assert said(hear) == "The service is down."
    speaker.answer = None
    hear.button.click()
    await settle()
    assert (speaker.asked, said(hear)) == (2, "")


async def test_silence_for_want_of_a_device_is_told(
    speaker: Speaker, tasks: TaskScope, settle: Settle, qtbot: QtBot
) -> None:
    now = [0.0]
    output = SoundOutput(lambda _rate_hz, _lost: None, lambda: now[0])
    hear = HearIt("hear", "Hear it", speaker.speak, tasks, Audition(tasks, output))
    qtbot.addWidget(hear)
    speaker.may_speak.set()
    hear.button.click()
    await settle()
    hear.say("It works.")
    while hear.button.text() == "Stop":
        now[0] += 0.1
        output.tick()
    assert said(hear) == "It works. Nothing could be heard: there is no sound device."
