"""A zip-batch speech service on loopback that misbehaves on request."""

import asyncio
import io
import ssl
import zipfile
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from tests.fakes.loopback import Loopback
from tests.fakes.tones import wav_for

PATH = "/v2/synthesize/batch"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    texts: tuple[str, ...]
    voice: str
    key: str
    """The bearer key, empty where none was sent."""
    body: dict[str, object]


Behaviour = Callable[[web.Request, Asked], Awaitable[web.StreamResponse]]


class FakeSpeechServer(Loopback):
    """Answers tones in a zip; `asked` holds every request, `most_in_flight` how many there were at a time.

        async with FakeSpeechServer() as server:
            server.next(status(429, retry_after="2"), cut_short)     # for the next two requests, whatever they ask
            server.on_text("Bad.", refuse("Bad."))                   # for each request with this text, from now on
            provider = ZipBatch(server.url)

    With a `key`, other keys get a 401.  Requests that hang are let go when the server closes.
    """

    def __init__(self, *, key: str = "", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.most_in_flight = 0
        self._key = key
        self.tls = tls
        self._in_flight = 0
        self._next: deque[Behaviour] = deque()
        self._by_text: dict[str, Behaviour] = {}
        self._changed = asyncio.Condition()

    def next(self, *behaviours: Behaviour) -> None:
        """Use these for the requests to come, one each, before anything said with `on_text`."""
        self._next.extend(behaviours)

    def on_text(self, text: str, behaviour: Behaviour) -> None:
        """Use this for each request that holds `text`."""
        self._by_text[text] = behaviour

    async def arrived(self, count: int) -> None:
        """Wait until `count` requests have come in since the beginning."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.asked) >= count)

    @property
    def texts(self) -> list[str]:
        """Every text that was asked for, in order of arrival, as often as it was asked for."""
        return [text for asked in self.asked for text in asked.texts]

    def routes(self) -> web.Application:
        """Return what is answered where."""
        app = web.Application()
        app.router.add_post(PATH, self._handle)
        return app

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        asked = Asked(tuple(body["texts"]), body["voice_id"], key, body)
        self._in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            await self._note(asked)
            return await self._behaviour(asked)(request, asked)
        finally:
            self._in_flight -= 1

    async def _note(self, asked: Asked) -> None:
        async with self._changed:
            self.asked.append(asked)
            self._changed.notify_all()

    def _behaviour(self, asked: Asked) -> Behaviour:
        if self._key and asked.key != self._key:
            return status(401)
        if self._next:
            return self._next.popleft()
        told = (self._by_text[text] for text in asked.texts if text in self._by_text)
        return next(told, speak)


def zip_of(wavs: Sequence[bytes]) -> bytes:
    """Return the zip of these files, named 000.wav, 001.wav, …; stored last to first, since only names give order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, wav in reversed(list(enumerate(wavs))):
            archive.writestr(f"{place:03}.wav", wav)
    return file.getvalue()


async def speak(_request: web.Request, asked: Asked) -> web.StreamResponse:
    """What a faultless service answers."""
    return _zipped([wav_for(text) for text in asked.texts])


def status(code: int, *, retry_after: str = "", message: str = "Told to fail.") -> Behaviour:
    """Answer this status with a JSON error, and `Retry-After` where given (seconds or an HTTP date)."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        headers = {"Retry-After": retry_after} if retry_after else {}
        return web.json_response({"error": message}, status=code, headers=headers)

    return behave


def refuse(text: str, *, code: int = 400, naming_it: bool = True, message: str = "Unspeakable text.") -> Behaviour:
    """Refuse the request on account of `text`, with its index when `naming_it`."""

    async def behave(_request: web.Request, asked: Asked) -> web.StreamResponse:
        index = {"index": asked.texts.index(text)} if naming_it else {}
        return web.json_response({"error": message} | index, status=code)

    return behave


def answer(body: bytes, *, content_type: str = "application/zip") -> Behaviour:
    """Answer 200 with these very bytes."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        return web.Response(body=body, content_type=content_type)

    return behave


def html_page(code: int = 200) -> Behaviour:
    """Answer a web page, as a portal or a wrong address does."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        return web.Response(text="<!doctype html><title>Welcome</title>", content_type="text/html", status=code)

    return behave


def moved(address: str) -> Behaviour:
    """Send the client to another address."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        return web.Response(status=307, headers={"Location": address})

    return behave


def swap(text: str, wav: bytes) -> Behaviour:
    """Answer these bytes as the file of `text`, and the others as they should be."""

    async def behave(_request: web.Request, asked: Asked) -> web.StreamResponse:
        return _zipped([wav if each == text else wav_for(each) for each in asked.texts])

    return behave


def miscounted(difference: int) -> Behaviour:
    """Answer so many files more, or fewer, than there were texts."""

    async def behave(_request: web.Request, asked: Asked) -> web.StreamResponse:
        wavs = [wav_for(text) for text in asked.texts]
        return _zipped((wavs + [wav_for("One too many.")] * max(difference, 0))[: len(wavs) + difference])

    return behave


async def half_a_zip(_request: web.Request, asked: Asked) -> web.StreamResponse:
    """Answer in full, but with a zip whose second half is missing."""
    body = zip_of([wav_for(text) for text in asked.texts])
    return web.Response(body=body[: len(body) // 2], content_type="application/zip")


async def cut_short(request: web.Request, asked: Asked) -> web.StreamResponse:
    """Break the connection in the middle of the answer."""
    body = zip_of([wav_for(text) for text in asked.texts])
    response = web.StreamResponse()
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    _hang_up(request)
    return response


async def reset(request: web.Request, _asked: Asked) -> web.StreamResponse:
    """Break the connection without an answer."""
    _hang_up(request)
    return web.Response()


async def hang(_request: web.Request, _asked: Asked) -> web.StreamResponse:
    """Never answer; ends when the client leaves or the server closes."""
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


def hold(gate: asyncio.Event) -> Behaviour:
    """Speak once `gate` is set: a service that is slow for as long as a test needs."""

    async def behave(request: web.Request, asked: Asked) -> web.StreamResponse:
        await gate.wait()
        return await speak(request, asked)

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Use these one after the other, and speak when they are used up: for `on_text`."""
    left = deque(behaviours)

    async def behave(request: web.Request, asked: Asked) -> web.StreamResponse:
        return await (left.popleft() if left else speak)(request, asked)

    return behave


def _zipped(wavs: Sequence[bytes]) -> web.StreamResponse:
    return web.Response(body=zip_of(wavs), content_type="application/zip")


def _hang_up(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.abort()
