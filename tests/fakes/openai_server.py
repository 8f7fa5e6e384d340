"""Servers on loopback that answer POST /v1/audio/speech as the products do, each with its own traps."""

import base64
import io
import json
import struct
import wave
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fakes.loopback import Loopback
from tests.fakes.tones import wav_for

UNKNOWN_SIZE = 0xFFFFFFFF
KOKORO_VOICES = ("af_heart", "am_adam", "zf_xiaobei")
COSYVOICE_VOICES = ("Chinese Female", "English Male")
MODEL = "the-model"
"""Known to the products that insist on a model."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in; a form's fields are strings, its files bytes."""

    method: str
    path: str
    key: str
    fields: dict[str, Any]


Behaviour = Callable[[web.Request, Asked], Awaitable[web.StreamResponse]]
Answer = Callable[[Asked], web.Response]


class AnswersByPath(Loopback):
    """Answers by path; `asked` holds every request.

    `next` sets what the requests to come are answered, one each, whatever they ask.  With a `key`, others get a 401.
    """

    def __init__(self, answers: Mapping[str, Answer], *, key: str = "") -> None:
        self.asked: list[Asked] = []
        self._answers = answers
        self._key = key
        self._next: deque[Behaviour] = deque()

    def next(self, *behaviours: Behaviour) -> None:
        """Use these for the requests to come."""
        self._next.extend(behaviours)

    @property
    def spoken(self) -> list[dict[str, Any]]:
        """The fields of each POST."""
        return [asked.fields for asked in self.asked if asked.method == "POST"]

    def routes(self) -> web.Application:
        """Return what is answered where."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/{path:.*}", self._handle)
        return app

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        asked = Asked(request.method, request.path, key, await _fields(request))
        self.asked.append(asked)
        if self._key and key != self._key:
            return openai_error(401, f"Incorrect API key provided: {key}.", code="invalid_api_key")
        if self._next:
            return await self._next.popleft()(request, asked)
        return self._answers.get(request.path, _not_found)(asked)


async def _fields(request: web.Request) -> dict[str, Any]:
    if not request.can_read_body:
        return {}
    if request.content_type == "application/json":
        fields: dict[str, Any] = await request.json()
        return fields
    form = await request.post()
    return {name: one.file.read() if isinstance(one, web.FileField) else one for name, one in form.items()}


def server(product: str = "", *, key: str = "") -> AnswersByPath:
    """Return a server that behaves like a product, named as in `Profile.variant`."""
    return AnswersByPath(_PRODUCTS[product], key=key)


def reply(status: int, body: object = b"", *, headers: Mapping[str, str] | None = None) -> Behaviour:
    """Answer this; whatever is not bytes becomes JSON."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        if isinstance(body, bytes):
            return web.Response(body=body, status=status, headers=headers)
        return web.json_response(body, status=status, headers=headers)

    return behave


def recorded(exchange: Mapping[str, Any]) -> Behaviour:
    """Answer as a real server did once, with a tone in the place of its speech."""

    async def behave(_request: web.Request, _asked: Asked) -> web.StreamResponse:
        body = recorded_wav(**exchange["wav"]) if "wav" in exchange else exchange["body"].encode()
        return web.Response(body=body, status=exchange["status"], headers={"Content-Type": exchange["type"]})

    return behave


def recorded_wav(rate_hz: int, riff_size: int, data_size: int, length: int) -> bytes:
    """Return a WAV file of so many bytes with these sizes; what does not fit is a comment, or another WAV file."""
    left = length - 44 - data_size
    if left > 44:
        return _riff(_tone(data_size), rate_hz, riff_size=riff_size) + _riff(_tone(left - 44), rate_hz)
    return _riff(_tone(data_size), rate_hz, before=_comment(b"\0" * (left - 8)) if left else b"", riff_size=riff_size)


def kokoro_wav(text: str) -> bytes:
    """Return what Kokoro-FastAPI's writer makes of a sound: no sizes, and a comment before the samples."""
    comment = b"INFOISFT" + struct.pack("<I", 14) + b"Lavf61.1.100\0\0"
    return _riff(*_samples(text), before=_comment(comment), riff_size=UNKNOWN_SIZE, data_size=UNKNOWN_SIZE)


def openai_error(status: int, message: str, *, code: str = "", param: str = "") -> web.Response:
    """Return an error as OpenAI writes it."""
    error = {"message": message, "type": "invalid_request_error", "param": param or None, "code": code or None}
    return web.json_response({"error": error}, status=status)


def _riff(
    samples: bytes, rate_hz: int, *, before: bytes = b"", riff_size: int | None = None, data_size: int | None = None
) -> bytes:
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate_hz, rate_hz * 2, 2, 16)
    data = b"data" + struct.pack("<I", len(samples) if data_size is None else data_size) + samples
    whole = b"WAVE" + form + before + data
    return b"RIFF" + struct.pack("<I", len(whole) if riff_size is None else riff_size) + whole


def _comment(body: bytes) -> bytes:
    return b"LIST" + struct.pack("<I", len(body)) + body


def _tone(count: int) -> bytes:
    return (struct.pack("<4h", 900, 4000, -900, -4000) * (count // 8 + 1))[:count]


def _samples(text: str) -> tuple[bytes, int]:
    with wave.open(io.BytesIO(wav_for(text))) as file:
        return file.readframes(file.getnframes()), file.getframerate()


def _not_found(_asked: Asked) -> web.Response:
    return web.json_response({"detail": "Not Found"}, status=404)


def _sound(body: bytes, content_type: str = "audio/wav") -> web.Response:
    return web.Response(body=body, content_type=content_type)


def _any(asked: Asked) -> web.Response:
    """A server that streams unless it is told not to, and sends another format unless asked for WAV."""
    if asked.fields.get("response_format") != "wav":
        return _sound(b"ID3\x04", "audio/mpeg")
    return _sound(wav_for(asked.fields["input"]))


def _openai(asked: Asked) -> web.Response:
    if asked.fields["voice"] not in ("alloy", "nova"):
        fault = [{"type": "enum", "loc": ("body", "voice"), "msg": "Input should be 'alloy' or 'nova'"}]
        return openai_error(400, str(fault))
    if asked.fields["model"] not in ("gpt-4o-mini-tts", "tts-1"):
        return openai_error(
            404, "The model `x` does not exist or you do not have access to it.", code="model_not_found"
        )
    if len(asked.fields["input"]) > 4096:
        fault = [{"type": "string_too_long", "loc": ("body", "input"), "msg": "At most 4096 characters"}]
        return openai_error(400, str(fault))
    return _any(asked)


def _vllm(asked: Asked) -> web.Response:
    if asked.fields.get("stream"):
        return _sound(b'data: {"type": "speech.audio.delta"}\n\n', "text/event-stream")
    if fault := _vllm_fault(asked.fields):
        return openai_error(400, fault)
    response = _sound(wav_for(asked.fields["input"]))
    if asked.fields.get("word_timestamps"):
        times = [{"word": "caf\u00e9", "start_ms": 20, "end_ms": 95.5}]
        response.headers["X-Word-Timestamps"] = json.dumps(times)
    return response


def _vllm_batch(asked: Asked) -> web.Response:
    if len(asked.fields["items"]) > 32:
        return openai_error(400, "Batch size exceeds maximum of 32")
    results = [_vllm_result(place, asked.fields | item) for place, item in enumerate(asked.fields["items"])]
    failed = sum(result["status"] == "error" for result in results)
    counts = {"total": len(results), "succeeded": len(results) - failed, "failed": failed}
    return web.json_response({"id": "speech-batch-1", "results": results[::-1]} | counts)


def _vllm_result(place: int, fields: dict[str, Any]) -> dict[str, Any]:
    if fault := _vllm_fault(fields):
        return {"index": place, "status": "error", "audio_data": None, "media_type": None, "error": fault}
    sound = base64.b64encode(wav_for(fields["input"])).decode()
    return {"index": place, "status": "success", "audio_data": sound, "media_type": "audio/wav", "error": None}


def _vllm_fault(fields: dict[str, Any]) -> str:
    if fields["input"] == "Unspeakable.":
        return "Input produced no tokens"
    if fields.get("voice") not in (None, "vivian"):
        return f"Invalid speaker '{fields['voice']}'. Supported: vivian"
    return ""


def _kokoro(asked: Asked) -> web.Response:
    if asked.fields.get("stream", True):
        return _sound(b"".join(kokoro_wav(word) for word in asked.fields["input"].split()))
    if asked.fields["voice"] not in KOKORO_VOICES:
        message = f"Voice '{asked.fields['voice']}' not found. Available voices: {', '.join(KOKORO_VOICES)}"
        detail = {"error": "validation_error", "message": message, "type": "invalid_request_error"}
        return web.json_response({"detail": detail}, status=400)
    return _sound(kokoro_wav(asked.fields["input"]))


def _fastkokoro(asked: Asked) -> web.Response:
    speed = asked.fields.get("speed", 1)
    if not 1 <= speed <= 2:
        fault = {"type": "range", "loc": ["body", "speed"], "msg": "Input should be between 1 and 2", "input": speed}
        return web.json_response({"detail": [fault]}, status=422)
    if asked.fields["voice"] not in KOKORO_VOICES:
        return web.json_response({"detail": f"Voice '{asked.fields['voice']}' is not available"}, status=400)
    return _any(asked)


def _vox_box(asked: Asked) -> web.Response:
    if asked.fields["voice"] not in COSYVOICE_VOICES:
        said = f"Failed to generate speech, Voice {asked.fields['voice']} not supported"
        return web.json_response({"status_code": 500, "detail": said, "headers": None})
    samples, _ = _samples(asked.fields["input"])
    return _sound(_riff(samples, int(22_050 * asked.fields.get("speed", 1))))


def _xinference(asked: Asked) -> web.Response:
    if "voice" not in asked.fields:
        return web.json_response({"detail": [{"loc": ["body", "voice"], "msg": "field required"}]}, status=422)
    if asked.fields["model"] != MODEL:
        said = f"Model not found in the model list, uid: {asked.fields['model']}"
        return web.json_response({"detail": said}, status=400)
    return _sound(wav_for(asked.fields["input"]), "application/octet-stream")


def _listing(listed: object) -> Answer:
    return lambda _asked: web.json_response(listed)


_SPEECH = "/v1/audio/speech"
_MODELS = {"object": "list", "data": [{"id": MODEL, "object": "model"}]}
_VLLM_ANSWERS: dict[str, Answer] = {
    _SPEECH: _vllm,
    f"{_SPEECH}/batch": _vllm_batch,
    "/v1/audio/voices": _listing({"voices": ["vivian"], "uploaded_voices": [{"name": "anna", "consent": "yes"}]}),
}
_PRODUCTS: dict[str, dict[str, Answer]] = {
    "": {_SPEECH: _any, "/v1/models": _listing(_MODELS)},
    "openai": {_SPEECH: _openai},
    "vllm-omni": _VLLM_ANSWERS,
    "vllm-omni-words": _VLLM_ANSWERS,
    "kokoro-fastapi": {
        _SPEECH: _kokoro,
        "/v1/audio/voices": _listing({"voices": [{"id": name, "name": name} for name in KOKORO_VOICES]}),
    },
    "fastkokoro": {_SPEECH: _fastkokoro, "/v1/audio/voices": _listing({"voices": KOKORO_VOICES})},
    "vox-box": {_SPEECH: _vox_box, "/v1/voices": _listing({"voices": COSYVOICE_VOICES})},
    "localai": {_SPEECH: _any, "/api/voice-profiles": _listing([{"id": "p1", "name": "Anna"}])},
    "xinference": {_SPEECH: _xinference, "/v1/models": _listing(_MODELS)},
    "async-cosyvoice": {_SPEECH: _any},
    "openedai-speech": {_SPEECH: _any},
    "siliconflow": {
        _SPEECH: _any,
        "/v1/audio/voice/list": _listing({"result": [{"customName": "Anna", "uri": "speech:anna:x:y"}]}),
    },
}
