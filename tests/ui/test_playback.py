"""The bottom pane shows what is heard, and its buttons say what they do."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import SegmentId
from cosystudio.ui.panes.playback import PlaybackPane, clock
from cosystudio.ui.player import Player
from cosystudio.ui.widgets.waveform import WaveformView
from tests.ui.sound_fakes import ShortBook, SoundStage, Tasks, tone

ONE, TWO = SegmentId(1), SegmentId(2)
PEAKS = np.array([[-0.5, 0.5]] * 100, np.float32)


@dataclass
class Desk:
    """The pane with its player, and the hands to use it."""

    pane: PlaybackPane
    player: Player
    stage: SoundStage
    tasks: Tasks
    heard: list[int]

    def press(self, name: str) -> None:
        self.button(name).click()

    def button(self, name: str) -> QPushButton:
        return found(self.pane, QPushButton, name)

    @property
    def wave(self) -> WaveformView:
        return found(self.pane, WaveformView, "waveform")

    @property
    def time(self) -> str:
        return found(self.pane, QLabel, "time").text()


Kind = TypeVar("Kind", bound=QWidget)


def found(pane: QWidget, kind: type[Kind], name: str) -> Kind:
    part = pane.findChild(kind, name)
    assert part is not None, name
    return part


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[Desk]:
    stage, tasks, heard = SoundStage(), Tasks(), []
    player = Player(ShortBook(tone(48_000, 0.1), tone(24_000, 0.3)), stage.output, tasks)
    player.line_changed.connect(heard.append)
    pane = PlaybackPane(player)
    qtbot.addWidget(pane)
    pane.show_line(ONE, PEAKS, 2.0)
    yield Desk(pane, player, stage, tasks, heard)
    player.stop()
    await tasks.aclose()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00.0"), (4.25, "0:04.2"), (59.99, "0:59.9"), (60, "1:00.0"), (3_661.5, "61:01.5")]
)
def test_the_time_is_told_in_tenths(seconds: float, words: str) -> None:
    assert clock(seconds) == words


async def test_play_plays_the_line_shown_and_turns_into_pause(desk: Desk) -> None:
    assert desk.button("play").accessibleName() == "Play"
    desk.press("play")
    await desk.tasks.settle()
    assert desk.heard == [1]
    assert desk.button("play").accessibleName() == "Pause"
    desk.press("play")
    assert desk.stage.device.is_paused
    assert desk.button("play").accessibleName() == "Play"


async def test_the_playhead_and_the_time_follow_the_ear(desk: Desk) -> None:
    assert desk.time == "0:00.0 / 0:02.0"
    desk.press("play")
    await desk.tasks.settle()
    desk.stage.hear(12_000)
    assert desk.time == "0:00.5 / 0:02.0"
    assert desk.wave.playhead == pytest.approx(0.25)


async def test_another_line_shown_than_heard_keeps_its_own_time(desk: Desk) -> None:
    desk.press("play")
    await desk.tasks.settle()
    desk.pane.show_line(TWO, PEAKS, 1.0)
    desk.stage.hear(12_000)
    assert desk.time == "0:00.0 / 0:01.0"
    assert desk.wave.playhead is None


async def test_the_same_line_shown_again_keeps_its_place(desk: Desk) -> None:
    desk.press("play")
    await desk.tasks.settle()
    desk.stage.hear(12_000)
    desk.press("play")
    desk.pane.show_line(ONE, PEAKS, 2.0)
    assert desk.time == "0:00.5 / 0:02.0"


async def test_the_end_takes_the_line_shown_in_hand_again(desk: Desk) -> None:
    desk.press("play")
    await desk.tasks.settle()
    desk.pane.show_line(TWO, PEAKS, 1.0)
    desk.player.stop()
    assert desk.player.line == TWO
    assert desk.wave.playhead is None


async def test_next_and_previous_play_the_neighbours(desk: Desk) -> None:
    desk.press("next")
    await desk.tasks.settle()
    desk.press("previous")
    await desk.tasks.settle()
    assert desk.heard == [2, 1]


async def test_a_click_into_the_waveform_plays_from_there(desk: Desk) -> None:
    desk.wave.seek_requested.emit(0.5)
    await desk.tasks.settle()
    desk.stage.hear(2_400)
    assert desk.time == "0:01.1 / 0:02.0"
    desk.wave.seek_requested.emit(0.25)
    assert desk.time == "0:00.5 / 0:02.0"


async def test_follow_starts_on_and_tells_when_it_changes(desk: Desk) -> None:
    told: list[bool] = []
    desk.pane.follow_changed.connect(told.append)
    assert desk.pane.follows
    desk.press("follow")
    assert told == [False]


async def test_loop_repeats_the_line(desk: Desk) -> None:
    desk.press("loop")
    desk.press("play")
    await desk.tasks.settle()
    desk.stage.hear(48_000 + 2_400 + 100)
    await desk.tasks.settle()
    assert desk.heard == [1]
    assert desk.time == "0:00.0 / 0:02.0"


async def test_the_speed_is_chosen_from_a_menu_and_shown_on_the_chip(desk: Desk) -> None:
    menu = found(desk.pane, QMenu, "speed_menu")
    assert [action.text() for action in menu.actions()] == ["0.75 ×", "1 ×", "1.25 ×", "1.5 ×", "1.75 ×", "2 ×"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False, False, False, False]
    action: QAction = menu.actions()[3]
    action.trigger()
    assert desk.player.speed == 1.5
    assert desk.button("speed").text() == "1.5 ×"
    assert desk.button("speed").accessibleName() == "Speed: 1.5 ×"


@pytest.mark.qt_log_ignore("This plugin does not support")
async def test_the_speed_menu_opens_without_a_nested_loop(desk: Desk) -> None:
    desk.pane.show()
    desk.press("speed")
    menu = found(desk.pane, QMenu, "speed_menu")
    assert menu.isVisible()
    await asyncio.sleep(0)
    menu.close()


async def test_volume_and_mute_reach_the_device(desk: Desk) -> None:
    desk.press("play")
    await desk.tasks.settle()
    slider = found(desk.pane, QSlider, "volume")
    slider.setValue(40)
    assert desk.stage.device.volume == 0.4
    desk.press("mute")
    assert desk.stage.device.volume == 0.0
    desk.press("mute")
    assert desk.stage.device.volume == 0.4


async def test_without_a_device_the_pane_says_so_quietly(desk: Desk) -> None:
    note = found(desk.pane, QLabel, "silent")
    assert note.isHidden()
    desk.press("play")
    await desk.tasks.settle()
    desk.stage.device.lost()
    assert not note.isHidden()
    assert note.text() == "No sound device: playing silently"


async def test_without_a_line_there_is_nothing_to_press(desk: Desk) -> None:
    desk.pane.show_line(None, None, 0.0)
    assert not any(desk.button(name).isEnabled() for name in ("previous", "play", "next"))
    desk.wave.seek_requested.emit(0.5)
    assert not desk.player.is_active


async def test_a_line_without_sound_shows_no_length(desk: Desk) -> None:
    desk.pane.show_line(TWO, None, 0.0)
    assert desk.time == "0:00.0 / 0:00.0"
    assert desk.wave.playhead is None


async def test_everything_that_can_be_used_has_a_name(desk: Desk) -> None:
    parts = [part for kind in (QPushButton, QSlider, WaveformView) for part in desk.pane.findChildren(kind)]
    assert len(parts) == 9
    for part in [desk.pane, *parts]:
        assert part.objectName()
        assert part.accessibleName()


async def test_a_click_leaves_the_keys_with_the_script(desk: Desk) -> None:
    policies = {part.focusPolicy() for part in desk.pane.findChildren(QPushButton)}
    assert policies == {Qt.FocusPolicy.TabFocus}
