"""A stream survives without a device, and with one that goes away."""

import numpy as np
import pytest

from cosystudio.ui import sound_output
from cosystudio.ui.sound_output import STALL_S, Lost, SilentClock, SoundOutput
from tests.ui.sound_fakes import BUFFER, RATE_HZ, HandDevice, SoundStage

pytestmark = pytest.mark.usefixtures("qapp")

SECOND = np.zeros(RATE_HZ, np.float32)


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stage() -> SoundStage:
    return SoundStage()


def silent_output(clock: Clock) -> SoundOutput:
    return SoundOutput(lambda _rate_hz, _lost: None, clock)


def test_without_a_device_time_runs_on_silently(clock: Clock) -> None:
    output, told = silent_output(clock), []
    output.silent_changed.connect(told.append)
    output.start(RATE_HZ)
    assert told == [True]
    assert output.is_silent
    assert output.write(SECOND) == output.room() + BUFFER == BUFFER
    clock.now_s += 0.1
    assert output.heard() == 2_400
    assert output.room() == 2_400
    output.stop()


def test_a_silent_clock_does_not_make_up_for_time_with_nothing_to_play() -> None:
    clock = Clock()
    device = SilentClock(RATE_HZ, clock)
    device.write(SECOND[:2_400])
    clock.now_s += 60
    assert device.heard() == 2_400
    device.write(SECOND[:2_400])
    assert device.heard() == 2_400
    clock.now_s += 0.05
    assert device.heard() == 3_600


def test_a_silent_clock_stands_still_while_paused() -> None:
    clock = Clock()
    device = SilentClock(RATE_HZ, clock)
    device.write(SECOND)
    device.pause()
    clock.now_s += 60
    assert device.heard() == 0
    device.resume()
    clock.now_s += 0.1
    assert device.heard() == 2_400


def test_no_frame_is_lost_to_rounding_over_an_hour() -> None:
    clock = Clock()
    device = SilentClock(RATE_HZ, clock)
    for _tick in range(50_000):
        device.write(SECOND)
        clock.now_s += 0.02
        device.heard()
    assert device.heard() == pytest.approx(50_000 * 480, abs=1)


def test_a_lost_device_is_replaced_by_the_clock_at_the_frame_heard_last(stage: SoundStage) -> None:
    told: list[bool] = []
    stage.output.silent_changed.connect(told.append)
    stage.output.start(RATE_HZ)
    stage.output.write(SECOND)
    stage.hear(3_000)
    stage.device.heard_frames = 0  # a dead device knows nothing any more
    stage.device.lost()
    assert stage.device.is_closed
    assert told == [True]
    assert stage.output.heard() == 3_000
    stage.now_s += 0.1
    assert stage.output.heard() == 5_400
    stage.output.stop()


def test_a_device_that_stands_still_counts_as_lost(stage: SoundStage) -> None:
    stage.output.start(RATE_HZ)
    stage.output.write(SECOND)
    stage.now_s += STALL_S
    stage.output.tick()
    assert not stage.output.is_silent
    stage.now_s += 0.1
    stage.output.tick()
    assert stage.output.is_silent
    stage.output.stop()


def test_a_device_with_nothing_to_play_or_paused_is_not_lost(stage: SoundStage) -> None:
    stage.output.start(RATE_HZ)
    stage.now_s += 60
    stage.output.write(SECOND)
    stage.output.tick()
    stage.output.pause()
    stage.now_s += 60
    stage.output.resume()
    stage.output.tick()
    assert not stage.output.is_silent
    stage.output.stop()


def test_a_device_lost_while_paused_stays_paused(stage: SoundStage) -> None:
    stage.output.start(RATE_HZ)
    stage.output.write(SECOND)
    stage.output.pause()
    stage.device.lost()
    stage.now_s += 60
    assert stage.output.heard() == 0
    stage.output.resume()
    stage.now_s += 0.1
    assert stage.output.heard() == 2_400
    stage.output.stop()


def test_a_device_plugged_in_since_is_used_by_the_next_stream(clock: Clock) -> None:
    found: list[HandDevice | None] = [None, HandDevice(RATE_HZ, lambda: None)]
    told: list[bool] = []
    output = SoundOutput(lambda _rate_hz, _lost: found.pop(0), clock)
    output.silent_changed.connect(told.append)
    output.start(RATE_HZ)
    output.start(RATE_HZ)
    assert told == [True, False]
    output.stop()


def test_a_system_without_libpulse_is_a_system_without_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cosystudio.ui.qt_sink", None)
    lost: Lost = pytest.fail
    assert sound_output.open_default_device(RATE_HZ, lost) is None


def test_the_timer_ticks_while_a_stream_runs(qtbot, clock: Clock) -> None:  # type: ignore[no-untyped-def]
    output = silent_output(clock)
    output.start(RATE_HZ)
    with qtbot.waitSignal(output.ticked):
        pass
    output.stop()
