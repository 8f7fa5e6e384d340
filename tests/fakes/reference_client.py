"""The published client that the engine is measured against, as its report describes it.

One pooled session (32 connections, keep-alive 30 s, connect 5 s, 25 s in total), batches of eight in the order of the
book, a bounded queue before 32 workers, a bucket of 50 tokens a second, five attempts at everything with waits of 2 s
doubling to 20 s, and all sound in memory until the end.

Of the eight known faults of its code three are repaired, without which there would be nothing to count:

1. It ends: a worker that is sent home has told the queue so.
2. A worker outlives a batch that failed five times; the lines of that batch are missing, and the others go on.
3. A batch that arrives is put at its place, so that it can be said which lines are right.

The others are kept: the bucket that rounds down what it has earned and sleeps while it holds its lock (4), the retries
of what cannot succeed (5), the whole batch lost for one bad line (6), everything in memory (7), batches in book order
whatever the lengths (8).
"""

import asyncio
import io
import random
import time
import zipfile
from collections.abc import Sequence

import aiohttp
from tenacity import AsyncRetrying, stop_after_attempt, wait_exponential

PATH = "/v2/synthesize/batch"
BATCH = 8
WORKERS = 32
WAITING = 64
REQUESTS_PER_S = 50.0
ATTEMPTS = 5

Batch = tuple[int, Sequence[str]]
"""Where the batch begins in the book, and its texts."""


class TokenBucket:
    """The published bucket: earns whole tokens only, and forgets the rest each time it looks."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._tokens = 0
        self._looked = time.monotonic()
        self._lock = asyncio.Lock()

    async def take(self) -> None:
        """Wait for a token."""
        async with self._lock:
            while True:
                now = time.monotonic()
                self._tokens = min(int(self._rate), self._tokens + int((now - self._looked) * self._rate))
                self._looked = now
                if self._tokens:
                    self._tokens -= 1
                    return
                await asyncio.sleep(0.05)


class ReferenceClient:
    """Speaks texts through endpoints chosen at random; `sounds` holds the WAV of each, by its place in the book."""

    def __init__(self, endpoints: Sequence[str], *, requests_per_s: float = REQUESTS_PER_S, batch: int = BATCH) -> None:
        self._endpoints = endpoints
        self._batch = batch
        self._bucket = TokenBucket(requests_per_s)
        self._queue: asyncio.Queue[Batch | None] = asyncio.Queue(WAITING)
        self.sounds: dict[int, bytes] = {}
        self.retries = 0

    async def run(self, texts: Sequence[str]) -> None:
        """Return when every batch has been answered or given up."""
        connector = aiohttp.TCPConnector(limit=WORKERS, limit_per_host=WORKERS, keepalive_timeout=30)
        limits = aiohttp.ClientTimeout(total=25, connect=5)
        async with aiohttp.ClientSession(connector=connector, timeout=limits) as session, asyncio.TaskGroup() as group:
            for _ in range(WORKERS):
                group.create_task(self._work(session))
            for at in range(0, len(texts), self._batch):
                await self._queue.put((at, texts[at : at + self._batch]))
            for _ in range(WORKERS):
                await self._queue.put(None)

    async def _work(self, session: aiohttp.ClientSession) -> None:
        while batch := await self._queue.get():
            at, texts = batch
            try:
                wavs = await self._speak(session, texts)
            except Exception:  # noqa: BLE001  # whatever it was, its lines are missing
                continue
            self.sounds.update(enumerate(wavs, at))

    async def _speak(self, session: aiohttp.ClientSession, texts: Sequence[str]) -> list[bytes]:
        retrying = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS), wait=wait_exponential(multiplier=2, min=2, max=20), reraise=True
        )
        async for attempt in retrying:
            with attempt:
                self.retries += attempt.retry_state.attempt_number > 1
                await self._bucket.take()
                return await self._ask(session, texts)
        raise AssertionError("the retrying loop returns or raises")

    async def _ask(self, session: aiohttp.ClientSession, texts: Sequence[str]) -> list[bytes]:
        url = random.choice(self._endpoints) + PATH
        async with session.post(url, json={"texts": list(texts), "voice_id": "default"}) as response:
            response.raise_for_status()
            body = await response.read()
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return [archive.read(name) for name in sorted(archive.namelist())]
