"""The real device, against a sound server whose only output writes to nowhere and is recorded."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

RATE_HZ = 24_000
LONGEST_START_S = 20

missing = [name for name in ("pulseaudio", "parec") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"needs {' and '.join(missing)} to record what is heard")

SPEAK = """
import asyncio, sys
import numpy as np
import soundfile
from PySide6.QtWidgets import QApplication
from cosystudio.audio.clip import Clip
from cosystudio.ui.loop import run
from cosystudio.ui.player import Player
from cosystudio.ui.sound_output import SoundOutput
from cosystudio.ui.tasks import TaskScope

class Lines:
    def __init__(self, samples, rate_hz):
        self.clips = [Clip(part, rate_hz) for part in np.array_split(samples, 8)]
    async def clip(self, id):
        return self.clips[id]
    def pause_after_ms(self, id):
        return 0
    def next(self, id):
        return id + 1 if id + 1 < len(self.clips) else None
    def previous(self, id):
        return None

async def speak(path):
    output, scope, over, lines = SoundOutput(), TaskScope(), asyncio.Event(), []
    player = Player(Lines(*soundfile.read(path, dtype="float32")), output, scope)
    player.line_changed.connect(lines.append)
    player.finished.connect(over.set)
    player.play_from(0)
    await over.wait()
    await scope.aclose()
    print(lines, output.is_silent)

run(speak(sys.argv[1]), QApplication([]))
"""


@contextmanager
def process(*command: str, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    running = subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.terminate()
        running.wait(10)


@contextmanager
def recording(folder: Path) -> Iterator[dict[str, str]]:
    """Record all that is played inside into `folder`/heard.wav; yields the environment to play in."""
    place = {"PULSE_SERVER": f"unix:{folder}/socket", "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    modules = [
        f"--load=module-native-protocol-unix socket={folder}/socket auth-anonymous=1",
        "--load=module-null-sink sink_name=nowhere rate=48000",
    ]
    server = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *modules]
    recorder = ["parec", "-d", "nowhere.monitor", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
    heard = folder / "heard.wav"
    with ExitStack() as stack:
        stack.enter_context(process(*server, **place))
        wait_for(folder / "socket", 0)
        stack.enter_context(process(*recorder, "--latency-msec=20", "--file-format=wav", str(heard), **place))
        wait_for(heard, 10_000)
        yield place


def wait_for(path: Path, size: int) -> None:
    """Return when the file is there and has grown beyond `size` bytes."""
    latest = time.monotonic() + LONGEST_START_S
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < latest, f"{path.name} did not come"
        time.sleep(0.02)


def test_eight_lines_are_heard_as_one_sound_without_a_gap(tmp_path: Path) -> None:
    spoken = babble(seconds=3)
    soundfile.write(tmp_path / "spoken.wav", spoken, RATE_HZ)
    with recording(tmp_path) as place:
        speak = [sys.executable, "-W", "error", "-c", SPEAK, str(tmp_path / "spoken.wav")]
        done = subprocess.run(speak, env=os.environ | place, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split("] ") == ["[0, 1, 2, 3, 4, 5, 6, 7", "False\n"]
    heard, _rate_hz = soundfile.read(tmp_path / "heard.wav", dtype="float32")
    assert likeness(spoken, heard) > 0.98


def babble(seconds: float) -> np.ndarray:
    """Return a voice-like sound that is like itself nowhere else: noise below 3 kHz that swells four times a second."""
    noise = np.random.default_rng(7).standard_normal(int(seconds * RATE_HZ))
    smooth = np.convolve(noise, np.hanning(16), mode="same")
    swell = 0.2 + np.sin(np.arange(len(noise)) / RATE_HZ * 4 * np.pi) ** 2
    return (0.5 * smooth * swell / np.abs(smooth * swell).max()).astype(np.float32)


def likeness(spoken: np.ndarray, heard: np.ndarray) -> float:
    """Return the correlation of what was spoken with the place in the recording that is most like it."""
    size = len(spoken) + len(heard)
    across = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(spoken, size)), size)
    begin = int(np.argmax(across[: len(heard)]))
    part = heard[begin : begin + len(spoken)]
    assert len(part) == len(spoken)
    return float(np.corrcoef(spoken, part)[0, 1])
