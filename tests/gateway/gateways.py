"""Gateways on loopback, and a client that shows whole answers."""

import io
import time
import zipfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav
from cosystudio.book.model import Voice
from cosystudio.engine.ports import SpeechProvider
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.server import Gateway
from tests.fakes.lines import TONE

BATCH = "/v2/synthesize/batch"
SPEECH = "/v1/audio/speech"
KEY = "sk-very-secret-0123456789"


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    type: str
    body: bytes
    json: Any

    @property
    def clips(self) -> list[Clip]:
        """The sounds of a zip, in the order of their names."""
        with zipfile.ZipFile(io.BytesIO(self.body)) as archive:
            return [decode_wav(archive.read(name)) for name in sorted(archive.namelist())]


class Client:
    """Asks one gateway."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def get(self, path: str, **options: Any) -> Answer:
        return await self.ask("GET", path, **options)

    async def batch(self, *texts: str, voice: str = "tone", **options: Any) -> Answer:
        return await self.ask("POST", BATCH, json={"texts": list(texts), "voice_id": voice}, **options)

    async def speech(self, text: str, *, headers: dict[str, str] | None = None, **fields: object) -> Answer:
        body = {"model": "tts-1", "input": text, "voice": "tone"} | fields
        return await self.ask("POST", SPEECH, json=body, headers=headers)

    async def ask(self, method: str, path: str, **options: Any) -> Answer:
        async with self.session.request(method, self.url + path, **options) as response:
            body = await response.read()
            told = await response.json() if response.content_type == "application/json" else None
            return Answer(response.status, response.headers, response.content_type, body, told)


@asynccontextmanager
async def opened(
    *providers: SpeechProvider,
    key: str = "",
    limits: Limits | None = None,
    voice: Voice = TONE,
    finish_s: float = 5,
    clock: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Client]:
    """Give a client of a gateway that offers these endpoints; the client sends no key by itself."""
    gateway = Gateway(Desk(providers, voice, limits, clock), key, finish_s=finish_s, clock=clock)
    try:
        url = await gateway.start("127.0.0.1", 0)
        async with client(url) as one:
            yield one
    finally:
        await gateway.aclose()


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Client]:
    """Give a client."""
    async with aiohttp.ClientSession() as session:
        yield Client(url, session)


def all_match(clips: Sequence[Clip], texts: Sequence[str], matches: Callable[[Clip, str], bool]) -> bool:
    """Return whether each clip is the sound of its text."""
    return all(matches(clip, text) for clip, text in zip(clips, texts, strict=True))
