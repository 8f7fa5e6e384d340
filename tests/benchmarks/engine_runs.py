"""One run of the engine, or of the published client, in a process of its own."""

import asyncio
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import IO, ParamSpec, TypeVar
from urllib.request import urlopen

from cosystudio.audio.decode import decode_wav
from cosystudio.audio.stored import encode_stored
from cosystudio.engine.events import EngineEvent, SegmentFailed, SegmentSpoken
from cosystudio.engine.job import SpeechJob
from cosystudio.engine.mode import Mode
from cosystudio.engine.retry import RetryPolicy
from cosystudio.profiles import Profile
from cosystudio.speech.zip_batch import ZipBatchProvider
from tests.benchmarks.engine_lines import Script
from tests.fakes.reference_client import ReferenceClient
from tests.fakes.simulated_service import Counts, Options, as_arguments
from tests.fakes.simulated_sound import says

ROOT = Path(__file__).parents[2]
_LONGEST_S = 600
"""What has not ended by then hangs: the lines that are missing are counted."""
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tuning:
    """What is set away from the product's defaults: 0 leaves a value as it is."""

    mode: Mode = Mode.BATCHES
    concurrency: int = 0
    requests_per_s: float = 0.0
    time_scale: float = 1.0
    """How long the engine's second lasts."""
    watched: bool = False
    """Whether sockets, tasks and memory are looked at meanwhile."""


@dataclass(frozen=True, slots=True)
class Look:
    """How much the process holds at one moment."""

    done: int
    sockets: int
    tasks: int
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How a run went; `right` counts lines that have their own sound, once and whole."""

    wall_s: float
    right: int
    wrong: int
    audio_s: float
    peak_mb: float
    looks: list[Look] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Service:
    """A simulated service in a process of its own."""

    url: str

    def counts(self) -> Counts:
        """Return what happened so far."""
        with urlopen(f"{self.url}/counts") as answer:
            return Counts(**json.load(answer))


@contextmanager
def service(options: Options) -> Iterator[Service]:
    """Run a simulated service for the time of the block."""
    command = [sys.executable, "-m", "tests.fakes.simulated_service", *as_arguments(options)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            yield Service(json.loads(process.stdout.readline())["url"])
        finally:
            process.terminate()


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a function gives in a new process, so that its peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *args, **kwargs).result()


def run_reference(script: Script, endpoints: Sequence[str]) -> Figures:
    """Speak the script with the published client; its sound is looked at after the time is taken."""
    texts = script.texts()
    client = ReferenceClient(endpoints)
    began = time.perf_counter()
    asyncio.run(client.run(texts))
    wall_s = time.perf_counter() - began
    right, audio_s = 0, 0.0
    for place, wav in client.sounds.items():
        clip = decode_wav(wav)
        right += says(clip, texts[place])
        audio_s += clip.seconds
    return Figures(wall_s, right, len(client.sounds) - right, audio_s, _peak_mb())


def run_reference_for(script: Script, endpoint: str, requests_per_s: float, seconds: float) -> None:
    """Let the published client ask one line a request at a rate, for so long."""
    client = ReferenceClient([endpoint], requests_per_s=requests_per_s, batch=1)

    async def run() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(client.run(script.texts()), seconds)

    asyncio.run(run())


def run_ours(script: Script, endpoints: Sequence[str], tuning: Tuning | None = None) -> Figures:
    """Speak the script as the product does: the zip-batch provider, the engine, every sound encoded and written."""
    return asyncio.run(_ours(script, endpoints, tuning or Tuning()))


class Keeper:
    """Listens as a session does: checks each sound, encodes it in a thread, writes it and lets go of it."""

    def __init__(self, script: Script, file: IO[bytes]) -> None:
        self._script = script
        self._file = file
        self._writing = Lock()
        self._heard = bytearray(script.count)
        self.wrong = 0
        self.audio_s = 0.0
        self.reasons: dict[str, int] = {}

    async def __call__(self, event: EngineEvent) -> None:
        if isinstance(event, SegmentSpoken):
            await asyncio.to_thread(self._keep, event)
        elif isinstance(event, SegmentFailed):
            self.reasons[event.reason] = self.reasons.get(event.reason, 0) + 1

    @property
    def right(self) -> int:
        """Lines that have their own sound, once."""
        return self._heard.count(1)

    def _keep(self, event: SegmentSpoken) -> None:
        right = says(event.clip, self._script.text(event.id))
        sound = encode_stored(event.clip)
        with self._writing:
            self._file.write(sound)
            self._file.flush()
            self._heard[event.id] += right
            self.wrong += not right
            self.audio_s += event.clip.seconds


async def _ours(script: Script, endpoints: Sequence[str], tuning: Tuning) -> Figures:
    providers = [_provider(endpoint, tuning) for endpoint in endpoints]
    looks: list[Look] = []
    with tempfile.TemporaryFile() as file:
        keeper = Keeper(script, file)
        job = _job(providers, keeper, tuning)
        began = time.perf_counter()
        job.feed(script.lines(), script.count)
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(_watch(keeper, looks)) if tuning.watched else None
            with suppress(TimeoutError):
                await asyncio.wait_for(job.run(), _LONGEST_S)
            if watching:
                watching.cancel()
        wall_s = time.perf_counter() - began
        for reason, count in keeper.reasons.items():
            print(f"    {count} lines failed: {reason}", flush=True)
    for provider in providers:
        await provider.aclose()
    return Figures(wall_s, keeper.right, keeper.wrong, keeper.audio_s, _peak_mb(), looks)


def _provider(endpoint: str, tuning: Tuning) -> ZipBatchProvider:
    profile = Profile("benchmark", "zip-batch", concurrency=tuning.concurrency, requests_per_s=tuning.requests_per_s)
    return ZipBatchProvider(endpoint, profile=profile)


def _job(providers: Sequence[ZipBatchProvider], keeper: Keeper, tuning: Tuning) -> SpeechJob:
    scale = tuning.time_scale

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds * scale)

    def clock() -> float:
        return time.monotonic() / scale

    return SpeechJob(lambda _service: providers, keeper, retry=RetryPolicy(sleep=sleep), clock=clock, mode=tuning.mode)


async def _watch(keeper: Keeper, looks: list[Look]) -> None:
    """Note once a second what the process holds."""
    while True:
        await asyncio.sleep(1)
        looks.append(Look(keeper.right, _open_sockets(), len(asyncio.all_tasks()), _memory_mb()))


def _open_sockets() -> int:
    return sum(_target(link).startswith("socket:") for link in Path("/proc/self/fd").iterdir())


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed since it was listed
        return ""


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
