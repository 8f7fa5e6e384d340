"""A zip-batch speech service with the cost of a real one: what the engine is measured against.

    python -m tests.fakes.simulated_service --port 9880 --speed 2 --overloaded 0.02 --jitter 0.3 --dead 15:45

A request is run in passes of at most eight texts, one pass at a time, requests in the order of their arrival.  Each WAV
carries the hash of its text.  On start it prints its address; `GET /counts` tells as JSON what happened so far.
"""

import argparse
import asyncio
import io
import json
import random
import zipfile
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from aiohttp import web

from tests.fakes.loopback import Loopback
from tests.fakes.simulated_sound import prepare, wav_for

PATH = "/v2/synthesize/batch"
TEXTS_A_PASS = 8
PASS_S, LONGEST_S, TEXT_S = 0.05, 0.155, 0.0365
"""What a pass costs; for its longest text, by 320 characters; for each text: 5,000 lines of 320 in 311 s by eight."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the service behaves; shares are parts of all requests that are let in."""

    port: int = field(default=0, metadata={"help": "0 takes a free one"})
    speed: float = field(default=1.0, metadata={"help": "how many times faster than the cost model it is"})
    time_scale: float = field(default=1.0, metadata={"help": "factor on every pass and on the latency; 0 is at once"})
    latency_s: float = field(default=0.0, metadata={"help": "delay of each answer that keeps the processor free"})
    requests_per_s: int = field(default=60, metadata={"help": "more than these in any second get a 429; 0 is no limit"})
    overloaded: float = field(default=0.0, metadata={"help": "share that gets a 503 at once"})
    resets: float = field(default=0.0, metadata={"help": "share whose connection is reset instead of an answer"})
    stalls: float = field(default=0.0, metadata={"help": "share that is never answered"})
    cuts: float = field(default=0.0, metadata={"help": "share whose zip lacks its second half"})
    jitter: float = field(default=0.0, metadata={"help": "a pass takes up to this part more or less"})
    dead: str = field(
        default="", metadata={"help": "from:to, seconds after the first request: every connection is reset"}
    )
    seed: int = field(default=1, metadata={"help": "of the faults and the jitter"})


@dataclass(slots=True)
class Counts:
    """What happened so far; `first_s` and `last_s` are when requests arrived, `busy_s` what the passes took."""

    requests: int = 0
    throttled: int = 0
    overloaded: int = 0
    resets: int = 0
    stalls: int = 0
    cuts: int = 0
    answered: int = 0
    passes: int = 0
    texts: int = 0
    busy_s: float = 0.0
    first_s: float = 0.0
    last_s: float = 0.0
    most_in_a_second: int = 0
    connections: int = 0


def pass_s(lengths: Sequence[int]) -> float:
    """Return the seconds of one pass over texts of these lengths."""
    return PASS_S + LONGEST_S * max(lengths) / 320 + TEXT_S * len(lengths)


def passes_s(lengths: Sequence[int]) -> list[float]:
    """Return the seconds of each pass that a request with texts of these lengths needs."""
    return [pass_s(lengths[at : at + TEXTS_A_PASS]) for at in range(0, len(lengths), TEXTS_A_PASS)]


class Processor:
    """Runs one pass at a time, in the order of arrival, on a timeline of its own: a late wake-up costs nothing."""

    def __init__(self, counts: Counts, factor: Callable[[], float]) -> None:
        self._counts = counts
        self._factor = factor
        self._turn = asyncio.Lock()
        self._free_at = 0.0

    async def run(self, lengths: Sequence[int]) -> None:
        """Return when the passes of one request are done; a client that leaves gives up its place in the queue."""
        loop = asyncio.get_running_loop()
        arrived = loop.time()
        async with self._turn:
            self._free_at = max(self._free_at, arrived)
            for seconds in passes_s(lengths):
                took = seconds * self._factor()
                self._free_at += took
                await asyncio.sleep(self._free_at - loop.time())
                self._counts.passes += 1
                self._counts.busy_s += took
        self._counts.texts += len(lengths)


class Window:
    """Counts what happened within the last second."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def count(self, now: float) -> int:
        """Return how many there were."""
        while self._times and now - self._times[0] >= 1:
            self._times.popleft()
        return len(self._times)

    def add(self, now: float) -> int:
        """Count one more, and return how many there were."""
        self._times.append(now)
        return self.count(now)


class SimulatedService(Loopback):
    """The service on loopback, within `async with`; `url` is its address, `counts` what happened."""

    def __init__(self, options: Options) -> None:
        self.counts = Counts()
        self._options = options
        self.port = options.port
        self._random = random.Random(options.seed)
        self._processor = Processor(self.counts, self._factor)
        self._asked, self._let_in = Window(), Window()
        self._transports: set[asyncio.BaseTransport] = set()

    def routes(self) -> web.Application:
        """Return what is answered where."""
        app = web.Application(client_max_size=2**24)
        app.router.add_post(PATH, self._handle)
        app.router.add_get("/counts", self._tell)
        return app

    async def _tell(self, _request: web.Request) -> web.StreamResponse:
        """Tell the counts; the connection that asks is not counted."""
        self.counts.connections = self.connections - 1
        return web.json_response(asdict(self.counts), headers={"Connection": "close"})

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        now = asyncio.get_running_loop().time()
        self._note(now)
        if self._is_dead(now):
            return self._reset(request)
        limit = self._options.requests_per_s
        if limit and self._let_in.count(now) >= limit:
            self.counts.throttled += 1
            return _error(429, "Too many requests.", {"Retry-After": "1"})
        self._let_in.add(now)
        texts = (await request.json())["texts"]
        self._transports.add(request.transport)
        try:
            return await self._draw()(request, texts)
        finally:
            self._transports.discard(request.transport)

    def _note(self, now: float) -> None:
        counts = self.counts
        if not counts.requests:
            counts.first_s = now
            self._plan_death()
        counts.requests += 1
        counts.last_s = now
        counts.most_in_a_second = max(counts.most_in_a_second, self._asked.add(now))

    def _draw(self) -> "Handler":
        """Return what becomes of the next request."""
        left = self._random.random()
        faults: list[tuple[float, Handler]] = [
            (self._options.overloaded, self._overload),
            (self._options.resets, self._speak_and_reset),
            (self._options.stalls, self._stall),
            (self._options.cuts, self._cut),
        ]
        for share, handler in faults:
            left -= share
            if left < 0:
                return handler
        return self._speak

    async def _speak(self, _request: web.Request, texts: Sequence[str]) -> web.StreamResponse:
        body = await self._zip(texts)
        self.counts.answered += 1
        return web.Response(body=body, content_type="application/zip")

    async def _cut(self, _request: web.Request, texts: Sequence[str]) -> web.StreamResponse:
        body = await self._zip(texts)
        self.counts.cuts += 1
        return web.Response(body=body[: len(body) // 2], content_type="application/zip")

    async def _speak_and_reset(self, request: web.Request, texts: Sequence[str]) -> web.StreamResponse:
        await self._processor.run([len(text) for text in texts])
        return self._reset(request)

    async def _stall(self, _request: web.Request, _texts: Sequence[str]) -> web.StreamResponse:
        self.counts.stalls += 1
        await asyncio.Event().wait()
        raise AssertionError("ends when the client leaves")

    async def _overload(self, _request: web.Request, _texts: Sequence[str]) -> web.StreamResponse:
        self.counts.overloaded += 1
        return _error(503, "Overloaded.")

    async def _zip(self, texts: Sequence[str]) -> bytes:
        await self._processor.run([len(text) for text in texts])
        if delay_s := self._options.latency_s * self._options.time_scale:
            await asyncio.sleep(delay_s)
        return zip_of(texts)

    def _factor(self) -> float:
        """Return what a pass takes, by the cost model's seconds."""
        jitter = self._options.jitter
        return self._options.time_scale / self._options.speed * self._random.uniform(1 - jitter, 1 + jitter)

    def _reset(self, request: web.Request) -> web.StreamResponse:
        self.counts.resets += 1
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _dead_between(self) -> tuple[float, float]:
        """Return when the service dies and when it comes back, seconds after the first request."""
        begin, _, end = self._options.dead.partition(":")
        return (float(begin), float(end)) if end else (0.0, 0.0)

    def _is_dead(self, now: float) -> bool:
        begin, end = self._dead_between()
        return begin <= now - self.counts.first_s < end

    def _plan_death(self) -> None:
        """Let the requests that are in the machine when it dies die with it."""
        begin, end = self._dead_between()
        if end:
            asyncio.get_running_loop().call_later(begin, self._abort_all)

    def _abort_all(self) -> None:
        self.counts.resets += len(self._transports)
        for transport in self._transports:
            transport.abort()  # type: ignore[attr-defined]  # every socket's transport has it


Handler = Callable[[web.Request, Sequence[str]], Awaitable[web.StreamResponse]]


def zip_of(texts: Sequence[str]) -> bytes:
    """Return the answer: one WAV a text, stored as it is, for sound does not shrink in a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for place, text in enumerate(texts):
            archive.writestr(f"{place:03}.wav", wav_for(text))
    return file.getvalue()


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> web.StreamResponse:
    return web.json_response({"error": message}, status=status, headers=headers)


def as_arguments(options: Options) -> list[str]:
    """Return the options as they are written on the command line."""
    return [f"--{name.replace('_', '-')}={value}" for name, value in asdict(options).items()]


def _read_arguments() -> Options:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for each in fields(Options):
        kind: Any = type(each.default)
        name = f"--{each.name.replace('_', '-')}"
        parser.add_argument(name, type=kind, default=each.default, help=f"{each.metadata['help']} ({each.default!r})")
    return Options(**vars(parser.parse_args()))


async def _serve(options: Options) -> None:
    prepare()
    async with SimulatedService(options) as service:
        print(json.dumps({"url": service.url}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(_read_arguments()))
