"""A sound device that a test advances by hand, lines of a book to play on it, and an owner of tasks to wait for."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import numpy as np

from cosystudio.audio.clip import Clip, Samples
from cosystudio.book.model import SegmentId
from cosystudio.ui.sound_output import Lost, SoundOutput

RATE_HZ = 24_000
BUFFER = 6_000


class HandDevice:
    """Hears exactly as many frames as `SoundStage.hear` lets it, and keeps all that was written."""

    def __init__(self, rate_hz: int, lost: Lost) -> None:
        self.rate_hz = rate_hz
        self.lost = lost
        self.written: list[Samples] = []
        self.heard_frames = 0
        self.is_paused = self.is_closed = False
        self.volume = 1.0

    @property
    def samples(self) -> Samples:
        return np.concatenate(self.written) if self.written else np.empty(0, np.float32)

    def room(self) -> int:
        return BUFFER - (len(self.samples) - self.heard_frames)

    def write(self, samples: Samples) -> int:
        taken = min(len(samples), self.room())
        self.written.append(samples[:taken])
        return taken

    def heard(self) -> int:
        return self.heard_frames

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        self.is_closed = True


class SoundStage:
    """A SoundOutput on devices moved by hand; `devices` are all that were opened, the latest last."""

    def __init__(self) -> None:
        self.devices: list[HandDevice] = []
        self.now_s = 0.0
        self.output = SoundOutput(self._open, lambda: self.now_s)

    def _open(self, rate_hz: int, lost: Lost) -> HandDevice:
        self.devices.append(HandDevice(rate_hz, lost))
        return self.devices[-1]

    @property
    def device(self) -> HandDevice:
        return self.devices[-1]

    def hear(self, frames: int) -> None:
        """Let the device play this many frames, a little at a time as a real one does, and end on the last one."""
        while frames > 0:
            part = min(frames, BUFFER // 2, max(1, len(self.device.samples) - self.device.heard_frames))
            self.device.heard_frames += part
            frames -= part
            self.output.tick()

    def hear_all(self) -> Samples:
        """Play until nothing more is written, and return all that was."""
        while (left := len(self.device.samples) - self.device.heard_frames) and not self.device.is_closed:
            self.hear(min(left, BUFFER // 2))
        return self.device.samples


class ShortBook:
    """Lines numbered from 1 in the order they are heard; a clip of None is a line that is not spoken."""

    def __init__(self, *clips: Clip | None, pause_ms: int = 100) -> None:
        self.clips = dict(enumerate(clips, start=1))
        self.pauses = dict.fromkeys(self.clips, pause_ms)
        self.loaded: list[int] = []
        self.may_load = asyncio.Event()
        self.may_load.set()

    async def clip(self, id: SegmentId) -> Clip | None:
        await self.may_load.wait()
        self.loaded.append(id)
        return self.clips[id]

    def pause_after_ms(self, id: SegmentId) -> int:
        return self.pauses[id]

    def next(self, id: SegmentId) -> SegmentId | None:
        return SegmentId(id + 1) if id + 1 in self.clips else None

    def previous(self, id: SegmentId) -> SegmentId | None:
        return SegmentId(id - 1) if id - 1 in self.clips else None


class Tasks:
    """An owner of tasks that a test can wait for."""

    def __init__(self) -> None:
        self.running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        return task

    async def settle(self) -> None:
        """Return when every task has ended or waits for the ear; loading here takes no longer than a few turns."""
        for _turn in range(20):
            await asyncio.sleep(0)

    async def aclose(self) -> None:
        for task in self.running:
            task.cancel()
        await asyncio.wait(self.running) if self.running else None


def tone(frames: int, value: float, rate_hz: int = RATE_HZ) -> Clip:
    """Return a clip whose every sample is different from its neighbours' and from another clip's."""
    return Clip((value + np.arange(frames) / 1e6).astype(np.float32), rate_hz)
