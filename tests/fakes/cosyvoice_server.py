"""CosyVoice's own server on loopback: answers what the real one was recorded to answer, with tones for speech."""

import asyncio
import io
import json
import struct
import wave
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from aiohttp import web

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Reference
from tests.fakes.loopback import Loopback
from tests.fakes.tones import RATE_HZ, clip_for

EXCHANGES: Mapping[str, Mapping[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "cosyvoice" / "exchanges.json").read_text("utf-8")
)
"""By server and model, then by what was asked: the status, and the body or the sizes of its pieces, `cut` or not."""
FIRST = "first CosyVoice-300M"
"""The server of summer 2024, from its source: other paths and fields, whole WAV files, honest errors."""
SPEAKERS = ("中文女", "中文男", "日语男", "粤语女", "英文女", "英文男", "韩语女")
END_OF_PROMPT = "<|endofprompt|>"
_FIELDS = {
    "sft": ("tts_text", "spk_id"),
    "zero_shot": ("tts_text", "prompt_text", "prompt_wav"),
    "cross_lingual": ("tts_text", "prompt_wav"),
    "instruct": ("tts_text", "spk_id", "instruct_text"),
    "instruct2": ("tts_text", "instruct_text", "prompt_wav"),
}
_FIRST_FIELDS = {"tts": "tts_text", "role": "spk_id", "prompt": "prompt_text", "instruct": "instruct_text"}
_STEERED_BY = {"zero_shot": "prompt_text", "cross_lingual": "tts_text", "instruct2": "instruct_text"}
_SPLIT = 100
"""Characters after which the server's front end begins a new piece."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in; the fields under their names since autumn 2024."""

    mode: str
    fields: Mapping[str, str]
    wav: bytes
    content_type: str
    raw: bytes
    """The body of a request without a recording."""


Behaviour = Callable[[web.Request, Asked], Awaitable[web.StreamResponse]]


class FakeCosyVoice(Loopback):
    """A server of one age with one model, a key of EXCHANGES or FIRST; `asked` holds every request to speak.

    async with FakeCosyVoice("v2.0 CosyVoice-300M-SFT") as server:
        server.next(broken_off(b"half"))                         # for the next request, whatever it asks
        provider = CosyVoiceProvider(server.url, profile=…)
    """

    def __init__(self, model: str) -> None:
        self.asked: list[Asked] = []
        self._model = model
        self._next: deque[Behaviour] = deque()

    def next(self, *behaviours: Behaviour) -> None:
        """Use these for the requests to come, one each."""
        self._next.extend(behaviours)

    def routes(self) -> web.Application:
        """Return what is answered where."""
        app = web.Application()
        app.on_response_prepare.append(_as_uvicorn_does)
        app.router.add_get("/openapi.json", self._describe)
        if self._model == FIRST:
            app.router.add_get("/api/roles", self._roles)
            app.router.add_post("/api/inference/{mode}", self._handle)
        for mode in _FIELDS if self._model != FIRST else ():
            app.router.add_post(f"/inference_{{mode:{mode}}}", self._handle)
        return app

    async def _describe(self, _request: web.Request) -> web.Response:
        first = ("sft", "zero-shot", "cross-lingual", "instruct")
        paths = [f"/inference_{mode}" for mode in _FIELDS]
        if self._model == FIRST:
            paths = [f"/api/inference/{mode}" for mode in first]
        told = {
            "openapi": "3.1.0",
            "info": {"title": "FastAPI", "version": "0.1.0"},
            "paths": {path: {} for path in paths},
        }
        return web.json_response(told)

    async def _roles(self, _request: web.Request) -> web.Response:
        return web.json_response({"roles": [*SPEAKERS, "旁白"]})

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        asked = await _read(request)
        self.asked.append(asked)
        if self._next:
            return await self._next.popleft()(request, asked)
        if self._model == FIRST:
            return _first_answer(asked)
        return await _replay(request, asked, EXCHANGES[self._model][_case_of(asked)])


def recording(
    seconds: float = 3, rate_hz: int = 16_000, transcript: str = "希望你以后能够做的比我还好呦。"
) -> Reference:
    """Return a recording to clone a voice from."""
    return Reference(_wav(bytes(2 * int(seconds * rate_hz)), rate_hz), transcript)


def says(clip: Clip, text: str) -> bool:
    """Whether this clip is, sample for sample, the sound of `text`, whatever the rate it was taken for."""
    return np.array_equal(clip.samples, clip_for(text).samples)


def broken_off(received: bytes = b"") -> Behaviour:
    """Begin a good answer and break off after these bytes."""

    async def behave(request: web.Request, _asked: Asked) -> web.StreamResponse:
        return await _stream(request, [received] if received else [], cut=True)

    return behave


def status(code: int, body: str = "") -> Behaviour:
    """Answer this status."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        return web.Response(text=body, status=code)

    return behave


def sends(body: bytes) -> Behaviour:
    """Answer these very bytes, whole."""

    async def behave(request: web.Request, _asked: Asked) -> web.StreamResponse:
        return await _stream(request, [body] if body else [], cut=False)

    return behave


async def stall(request: web.Request, _asked: Asked) -> web.StreamResponse:
    """Send the headers at once, as the real server does, and then nothing until the client leaves."""
    await web.StreamResponse().prepare(request)
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


async def _replay(request: web.Request, asked: Asked, exchange: Mapping[str, Any]) -> web.StreamResponse:
    if "body" in exchange:
        response = web.Response(body=exchange["body"].encode(), status=exchange["status"], headers=exchange["headers"])
        if response.status == 500:
            response.force_close()
        return response
    pieces = _pieces(_tone(asked), len(exchange["chunks"])) if exchange["chunks"] else []
    return await _stream(request, pieces, cut=exchange.get("cut", False))


async def _stream(request: web.Request, pieces: list[bytes], *, cut: bool) -> web.StreamResponse:
    response = web.StreamResponse()
    response.enable_chunked_encoding()
    await response.prepare(request)
    for piece in pieces:
        await response.write(piece)
    if cut and request.transport:
        request.transport.close()
    return response


async def _as_uvicorn_does(request: web.Request, response: web.StreamResponse) -> None:
    """Leave out the type of samples, and that the connection is closed behind an error if nobody asked for that."""
    response.headers["Server"] = "uvicorn"
    if response.chunked:
        del response.headers["Content-Type"]
    if request.headers.get("Connection") != "close":
        response.headers.popall("Connection", None)


async def _read(request: web.Request) -> Asked:
    form = await request.post()
    wav = next((value.file.read() for value in form.values() if isinstance(value, web.FileField)), b"")
    fields = {_FIRST_FIELDS.get(name, name): value for name, value in form.items() if isinstance(value, str)}
    raw = b"" if wav else await request.read()
    return Asked(request.match_info["mode"].replace("-", "_"), fields, wav, request.content_type, raw)


def _case_of(asked: Asked) -> str:
    """Return which recorded exchange a request is like."""
    prompted = "prompt_wav" in _FIELDS[asked.mode]
    given = {*asked.fields, *(["prompt_wav"] if asked.wav else [])}
    if not given.issuperset(_FIELDS[asked.mode]):
        return f"{'zero_shot' if prompted else 'sft'} missing field"
    if unfit := prompted and _unfit(asked.wav):
        return unfit
    text = asked.fields["tts_text"].rpartition(END_OF_PROMPT)[2]
    if not text.strip():
        return f"{'zero_shot' if prompted else 'sft'} blank"
    if not any(character.isalnum() for character in text):
        return "punctuation"
    if asked.mode == "sft" and asked.fields["spk_id"] not in SPEAKERS:
        return "sft unknown voice"
    marked = END_OF_PROMPT in asked.fields.get(_STEERED_BY.get(asked.mode, ""), "")
    return f"{asked.mode} marked" if marked else asked.mode


def _unfit(wav: bytes) -> str:
    if not wav.startswith(b"RIFF"):
        return "not a wav"
    with wave.open(io.BytesIO(wav)) as file:
        if file.getframerate() < 16_000:
            return "8 kHz"
        return "31 s" if file.getnframes() > 30 * file.getframerate() else ""


def _first_answer(asked: Asked) -> web.Response:
    if asked.fields.get("spk_id", SPEAKERS[0]) not in (*SPEAKERS, "旁白") or not asked.fields["tts_text"].strip():
        return web.Response(text="Internal Server Error", status=500)
    return web.Response(body=_float_wav(clip_for(asked.fields["tts_text"])), content_type="audio/wav")


def _tone(asked: Asked) -> bytes:
    text = asked.fields["tts_text"].rpartition(END_OF_PROMPT)[2]
    return np.rint(clip_for(text).samples * 2**15).astype("<i2").tobytes()


def _pieces(sound: bytes, count: int) -> list[bytes]:
    size = -(-len(sound) // count)
    return [sound[start : start + size] for start in range(0, len(sound), size)]


def _wav(sound: bytes, rate_hz: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setparams((1, 2, rate_hz, 0, "NONE", ""))
        wav.writeframes(sound)
    return file.getvalue()


def _float_wav(clip: Clip) -> bytes:
    """Return a WAV file of 32-bit floats, with the chunks `fact` and `PEAK` before the samples."""
    sound = clip.samples.astype("<f4").tobytes()
    form = struct.pack("<HHIIHHH", 3, 1, RATE_HZ, 4 * RATE_HZ, 4, 32, 0)
    peak = struct.pack("<IIfI", 1, 0, float(np.abs(clip.samples).max()), 0)
    chunks = (b"fmt ", form), (b"fact", struct.pack("<I", len(clip.samples))), (b"PEAK", peak), (b"data", sound)
    body = b"".join(struct.pack("<4sI", name, len(chunk)) + chunk for name, chunk in chunks)
    return struct.pack("<4sI4s", b"RIFF", 4 + len(body), b"WAVE") + body
