"""Alibaba Cloud's CosyVoice on loopback, over HTTP and over a WebSocket; misbehaves on request."""

import asyncio
import base64
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from tests.fakes.loopback import Loopback
from tests.fakes.tones import wav_for

SPEECH_PATH = "/api/v1/services/audio/tts/SpeechSynthesizer"
VOICES_PATH = "/api/v1/services/audio/tts/customization"
SOCKET_PATH = "/api-ws/v1/inference"
STORED_PATH = "/stored/sound.wav"
SIGNATURE = "Expires=1772697707&Signature=a%2Bb%2Fc%3D"
PIECE_BYTES = 8_000
"""About what the service sends at a time."""
WORD_MS = 181


@dataclass(slots=True)
class Asked:
    """One line as it came in; the text is empty on a WebSocket until it has followed."""

    model: str
    parameters: dict[str, Any]
    text: str = ""


class Talk(Protocol):
    """How a behaviour answers, whatever the protocol."""

    asked: Asked

    async def start(self) -> None:
        """Take the task, and its text."""

    async def tell(self, output: dict[str, Any], piece: bytes = b"") -> None:
        """Send what was made, with a piece of the sound."""

    async def finish(self, url: str = "") -> None:
        """Say that this was all, and where it is stored."""

    async def fail(self, code: str, message: str, status: int = 400, **headers: str) -> None:
        """Say that there will be no sound, or no more of it."""

    async def hang_up(self) -> None:
        """Close the connection without a word."""


Behaviour = Callable[[Talk], Awaitable[None]]


@dataclass(slots=True)
class FakeDashScope(Loopback):
    """Answers tones; `asked` holds every line, `messages` every message of a client on a WebSocket.

        async with FakeDashScope() as server:
            server.next(fails("Throttling.RateQuota", "Too fast.", 429))   # for the next line, whatever it is
            server.on_text("Bad.", fails("DataInspectionFailed", "…"))     # for each line with this text
            server.on_storage(503)                                         # for the next sound that is fetched

    With a `key`, other keys get a 401.
    """

    key: str = ""
    asked: list[Asked] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    cloned: list[dict[str, Any]] = field(default_factory=list)
    lists_voices: bool = True
    fetched: list[web.Request] = field(default_factory=list)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    refuses_sockets: deque[web.Response] = field(default_factory=deque)
    stored: bytes = b""
    url: str = ""
    _next: deque[Behaviour] = field(default_factory=deque)
    _by_text: dict[str, Behaviour] = field(default_factory=dict)
    _storage: deque[int] = field(default_factory=deque)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def next(self, *behaviours: Behaviour) -> None:
        """Use these for the lines to come, one each."""
        self._next.extend(behaviours)

    def on_text(self, text: str, behaviour: Behaviour) -> None:
        """Use this for each line with this text."""
        self._by_text[text] = behaviour

    def on_storage(self, *statuses: int) -> None:
        """Answer so to the requests for a stored sound, before it is given."""
        self._storage.extend(statuses)

    async def arrived(self, count: int) -> None:
        """Wait until so many lines have come in since the beginning."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.asked) >= count)

    async def all_closed(self) -> None:
        """Wait until every WebSocket is closed."""
        async with self._changed:
            await self._changed.wait_for(lambda: all(socket.closed for socket in self.sockets))

    async def close_sockets(self) -> None:
        """Close every WebSocket, as the service does with idle ones."""
        for socket in self.sockets:
            await socket.close()

    @property
    def open_sockets(self) -> int:
        """How many WebSockets are open."""
        return sum(not socket.closed for socket in self.sockets)

    def routes(self) -> web.Application:
        """Return what is answered where."""
        app = web.Application()
        app.router.add_post(SPEECH_PATH, self._over_http)
        app.router.add_post(VOICES_PATH, self._list)
        app.router.add_get(SOCKET_PATH, self._over_socket)
        app.router.add_get(STORED_PATH, self._fetch)
        return app

    async def note(self, asked: Asked) -> None:
        """Count a line that has come in."""
        async with self._changed:
            self.asked.append(asked)
            self._changed.notify_all()

    def behaviour(self) -> Behaviour:
        """Return what to do with the line that comes now."""
        return self._next.popleft() if self._next else self._by_its_text

    async def _by_its_text(self, talk: Talk) -> None:
        await talk.start()
        await self._by_text.get(talk.asked.text, speak)(talk)

    def _is_let_in(self, request: web.Request) -> bool:
        return not self.key or request.headers.get("Authorization") == f"Bearer {self.key}"

    async def _over_http(self, request: web.Request) -> web.StreamResponse:
        if not self._is_let_in(request):
            return _failed("InvalidApiKey", f"Invalid API-key {request.headers.get('Authorization')}.", 401)
        body = await request.json()
        given = dict(body["input"])
        talk = SseTalk(self, request, Asked(body["model"], given, given.pop("text")))
        await self.note(talk.asked)
        await self.behaviour()(talk)
        return talk.response

    async def _over_socket(self, request: web.Request) -> web.StreamResponse:
        if not self._is_let_in(request):
            return web.Response(status=401, text=f"{request.headers.get('Authorization')}")
        if self.refuses_sockets:
            return self.refuses_sockets.popleft()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async with self._counted(socket):
            async for message in socket:
                run = self.heard(message.data)
                talk = SocketTalk(self, socket, run, Asked(run["payload"]["model"], run["payload"]["parameters"]))
                await self.behaviour()(talk)
        return socket

    @asynccontextmanager
    async def _counted(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        self.sockets.append(socket)
        try:
            yield
        finally:
            async with self._changed:
                self._changed.notify_all()

    def heard(self, data: str) -> dict[str, Any]:
        """Keep a client's message and return it."""
        self.messages.append(json.loads(data))
        return self.messages[-1]

    async def _list(self, request: web.Request) -> web.StreamResponse:
        asked = (await request.json())["input"]
        if not self.lists_voices or asked["action"] != "list_voice":
            return _failed("InvalidParameter", "url error, please check url!", 400)
        start = asked["page_index"] * asked["page_size"]
        return web.json_response({"output": {"voice_list": self.cloned[start : start + asked["page_size"]]}})

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        self.fetched.append(request)
        if self._storage:
            return web.Response(status=self._storage.popleft(), headers={"Location": "http://127.0.0.1:9/elsewhere"})
        return web.Response(body=self.stored, content_type="audio/wav")


@dataclass(slots=True)
class SseTalk:
    """Answers over HTTP; `indent` spreads the JSON of an event over several lines."""

    server: FakeDashScope
    request: web.Request
    asked: Asked
    response: web.StreamResponse = field(default_factory=web.StreamResponse)
    indent: int | None = None

    async def start(self) -> None:
        """Begin the stream."""
        if not self.response.prepared:
            self.response.content_type = "text/event-stream"
            await self.response.prepare(self.request)

    async def tell(self, output: dict[str, Any], piece: bytes = b"") -> None:
        """Send an event with the sound in base64."""
        audio = {"data": base64.b64encode(piece).decode()}
        await self.send("result", 200, {"output": {"finish_reason": "null", "audio": audio} | output})

    async def finish(self, url: str = "") -> None:
        """Send the last event."""
        await self.send("result", 200, {"output": {"finish_reason": "stop", "audio": {"data": "", "url": url}}})

    async def fail(self, code: str, message: str, status: int = 400, **headers: str) -> None:
        """Answer an error, or send one in the stream where that has begun."""
        if self.response.prepared:
            await self.send("error", status, {"code": code, "message": message, "request_id": "1"})
        else:
            self.response = _failed(code, message, status, headers)

    async def hang_up(self) -> None:
        """Break the connection."""
        assert self.request.transport
        self.request.transport.abort()

    async def send(self, kind: str, status: int, told: dict[str, Any]) -> None:
        """Send an event as the service writes it."""
        await self.start()
        lines = json.dumps(told, ensure_ascii=False, indent=self.indent).split("\n")
        data = "".join(f"data:{line}\n" for line in lines)
        await self.response.write(f"id:1\nevent:{kind}\n:HTTP_STATUS/{status}\n{data}\n".encode())


@dataclass(slots=True)
class SocketTalk:
    """Answers one task on a WebSocket."""

    server: FakeDashScope
    socket: web.WebSocketResponse
    run: dict[str, Any]
    asked: Asked
    is_started: bool = False

    async def start(self) -> None:
        """Say that the task has begun, and wait for its text and its end."""
        if self.is_started:
            return
        self.is_started = True
        await self.event("task-started")
        while (message := await self.socket.receive()).type is WSMsgType.TEXT:
            told = self.server.heard(message.data)
            if told["header"]["action"] == "finish-task":
                break
            self.asked.text += told["payload"]["input"]["text"]
        await self.server.note(self.asked)

    async def tell(self, output: dict[str, Any], piece: bytes = b"") -> None:
        """Send an event, and the sound in a binary frame after it."""
        await self.start()
        await self.event("result-generated", payload={"output": output})
        if piece:
            await self.socket.send_bytes(piece)

    async def finish(self, url: str = "") -> None:
        """Say that the task has ended."""
        await self.start()
        await self.event("task-finished")

    async def fail(self, code: str, message: str, status: int = 400, **headers: str) -> None:
        """Say that the task has failed, and close."""
        await self.event("task-failed", error_code=code, error_message=message)
        await self.socket.close()

    async def hang_up(self) -> None:
        """Close the socket."""
        await self.socket.close()

    async def event(self, name: str, payload: dict[str, Any] | None = None, **header: str) -> None:
        """Send an event of this task."""
        about = {"task_id": self.run["header"]["task_id"], "event": name, "attributes": {}} | header
        await self.socket.send_json({"header": about, "payload": payload or {}})


def _failed(code: str, message: str, status: int, headers: dict[str, str] | None = None) -> web.Response:
    told = {"code": code, "message": message, "request_id": "1"}
    return web.json_response(told, status=status, headers={n.replace("_", "-"): v for n, v in (headers or {}).items()})


def pieces(wav: bytes) -> list[bytes]:
    """Return a file as it is sent, piece by piece."""
    return [wav[start : start + PIECE_BYTES] for start in range(0, len(wav), PIECE_BYTES)]


async def speak(talk: Talk) -> None:
    """What a faultless service does."""
    await speak_pieces(talk, pieces(wav_for(talk.asked.text)))
    await talk.finish()


async def speak_pieces(talk: Talk, sound: Sequence[bytes]) -> None:
    """Send these pieces as one sentence, with a word for each character."""
    text = talk.asked.text
    await talk.tell({"type": "sentence-begin", "original_text": text, "sentence": {"index": 0, "words": []}})
    for piece in sound:
        await talk.tell({"type": "sentence-synthesis", "sentence": {"index": 0, "words": []}}, piece)
    words = [
        {"text": word, "begin_index": i, "begin_time": WORD_MS * i, "end_time": WORD_MS * (i + 1)}
        for i, word in enumerate(text)
    ]
    await talk.tell({"type": "sentence-end", "original_text": text, "sentence": {"index": 0, "words": words}})


def fails(code: str, message: str, status: int = 400, **headers: str) -> Behaviour:
    """Refuse the line at once; an underscore in a header's name stands for a hyphen."""

    async def behave(talk: Talk) -> None:
        await talk.fail(code, message, status, **headers)

    return behave


def fails_midway(code: str, message: str, status: int = 400) -> Behaviour:
    """Break off with an error when half of the sound is sent."""

    async def behave(talk: Talk) -> None:
        await _speak_half(talk)
        await talk.fail(code, message, status)

    return behave


async def _speak_half(talk: Talk) -> None:
    await talk.start()
    sound = pieces(wav_for(talk.asked.text))
    await speak_pieces(talk, sound[: max(1, len(sound) // 2)])


async def cut_short(talk: Talk) -> None:
    """Close the connection when half of the sound is sent."""
    await _speak_half(talk)
    await talk.hang_up()


async def stop_without_end(talk: Talk) -> None:
    """Send the sound but not the word that it is complete, and close in good order."""
    await talk.start()
    await speak_pieces(talk, pieces(wav_for(talk.asked.text)))
    if isinstance(talk, SocketTalk):
        await talk.hang_up()


async def hang_up(talk: Talk) -> None:
    """Close the connection without an answer."""
    await talk.hang_up()


async def say_nothing(talk: Talk) -> None:
    """Take the line and never answer."""
    await talk.start()
    await asyncio.Event().wait()


async def without_header(talk: Talk) -> None:
    """Send the sound without the header of its file."""
    await talk.start()
    await speak_pieces(talk, pieces(wav_for(talk.asked.text)[44:]))
    await talk.finish()


async def without_sound(talk: Talk) -> None:
    """Finish without a sound."""
    await talk.start()
    await speak_pieces(talk, [])
    await talk.finish()


def hold(gate: asyncio.Event) -> Behaviour:
    """Take the line, and speak it when the gate opens."""

    async def behave(talk: Talk) -> None:
        await talk.start()
        await gate.wait()
        await speak(talk)

    return behave


def only_an_address(url: str = "") -> Behaviour:
    """Send no sound but the address where it is stored: here, if none is given."""

    async def behave(talk: Talk) -> None:
        assert isinstance(talk, SseTalk)
        talk.server.stored = wav_for(talk.asked.text)
        await talk.finish(url or f"{talk.server.url}{STORED_PATH}?{SIGNATURE}")

    return behave


async def in_many_lines(talk: Talk) -> None:
    """Spread the JSON of each event over several lines of data."""
    assert isinstance(talk, SseTalk)
    talk.indent = 1
    await speak(talk)


def answers(body: bytes, content_type: str = "application/json") -> Behaviour:
    """Answer these bytes over HTTP with status 200."""

    async def behave(talk: Talk) -> None:
        assert isinstance(talk, SseTalk)
        talk.response = web.Response(body=body, content_type=content_type)

    return behave


def replays(frames: Sequence[dict[str, Any]], sound: Sequence[bytes]) -> Behaviour:
    """Send the frames of a recorded task as they were, but for the id of the task; each announced piece follows."""

    async def behave(talk: Talk) -> None:
        assert isinstance(talk, SocketTalk)
        left = iter(sound)
        for frame in frames:
            if frame["header"]["event"] == "task-started":
                await talk.start()
                continue
            header = frame["header"] | {"task_id": talk.run["header"]["task_id"]}
            await talk.socket.send_json(frame | {"header": header})
            if frame["payload"].get("output", {}).get("type") == "sentence-synthesis":
                await talk.socket.send_bytes(next(left))
        if frames[-1]["header"]["event"] == "task-failed":
            await talk.socket.close()

    return behave
