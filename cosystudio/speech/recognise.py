"""What answers at an address: told by questions that cost a service nothing, never by having it speak."""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from cosystudio.errors import Denied, Overloaded, SpeechError
from cosystudio.profiles import Recognised
from cosystudio.speech import piper_http, zip_batch
from cosystudio.speech.cosyvoice import provider as cosyvoice_http
from cosystudio.speech.cosyvoice.dialects import FIRST_SERVER
from cosystudio.speech.dashscope import provider as dashscope
from cosystudio.speech.openai.dialects import DIALECTS as OPENAI_DIALECTS
from cosystudio.speech.wire.answers import refuse_page
from cosystudio.speech.wire.http import HttpEndpoint, Patience, Reply
from cosystudio.speech.wire.voice_lists import voices_in

OPENAI = "openai"
_PATIENCE = Patience(connect_s=5, answer_s=5, answer_s_a_character=0)
_MOST_BYTES = 16 * 2**20
"""Piper lists the phonemes of every voice."""
_DESCRIPTION, _MODELS, _ROOT = "/openapi.json", "/v1/models", "/"
_VOICE_LISTS = ("/v1/audio/voices", "/v1/voices")
_LOCALAI_VOICES, _PIPER_INFO, _PIPER_VOICES = "/api/voice-profiles", "/info", piper_http.VOICES_PATH
_ZIP = b"PK"
_GETS = (
    _ROOT,
    _DESCRIPTION,
    _MODELS,
    *_VOICE_LISTS,
    _LOCALAI_VOICES,
    _PIPER_INFO,
    _PIPER_VOICES,
    cosyvoice_http.ROLES,
)
_PASTED = re.compile(r"(?<![/:])/(?:v1|v2|docs|openapi\.json|inference_\w+|api/inference|synthesize)(?:/.*)?\s*$")
_DASHSCOPE = re.compile(r"\s*(?:http|ws)s?://(?:dashscope[\w-]*|[\w.-]+\.maas)\.aliyuncs\.com(?:[:/].*)?\s*")
_OPENAI_HOSTS = {
    "api.openai.com": "openai",
    "api.siliconflow.cn": "siliconflow",
    "api.siliconflow.com": "siliconflow",
}
_COSYVOICE_PATHS = {"/inference_sft", "/inference_zero_shot", "/inference_cross_lingual"}
_FIRST_COSYVOICE_PATH = "/api/inference/sft"
_SPEECH_PATH = "/audio/speech"
_PRODUCT_PATHS = {
    "/dev/captioned_speech": "kokoro-fastapi",
    "/v1/audio/speech/batch": "vllm-omni",
    "/v1/uploads/audio/voice": "async-cosyvoice",
}
_OWNERS = {
    "fastkokoro": "fastkokoro",
    "vox-box": "vox-box",
    "xinference": "xinference",
    "kokoro": "kokoro-fastapi",
    "vllm": "vllm-omni",
}
"""Whom a list of models names as the owner of each."""
_SPEAKING = (None, "audio", "tts", "TTS", "text-to-speech")
"""What servers of many things say of a model that speaks, where they say anything."""


async def recognise(address: str, key: str = "", *, patience: Patience = _PATIENCE) -> Recognised:
    """Return the provider for what answers at an address, its dialect, and the voices and models that it lists.

    Raises SpeechError with one sentence where nothing answers, the key is wrong, or it is no speech service we know.
    """
    if _DASHSCOPE.fullmatch(address):
        return Recognised(dashscope.NAME, product=dashscope.NAME)
    http = HttpEndpoint(_PASTED.sub("", address), key, patience=patience)
    try:
        found = await _probe(http)
    finally:
        await http.aclose()
    tellers: tuple[Callable[[_Found], Recognised | None], ...] = (_cosyvoice, _zip_batch, _openai, _piper)
    for tell in tellers:
        if recognised := tell(found):
            return recognised
    raise _why_not(http, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """What each question was answered, and what came instead of an answer."""

    address: str
    replies: Mapping[str, Reply]
    failures: tuple[SpeechError, ...]

    def told(self, path: str) -> object:
        """Return what a good answer says in JSON; None where there is none."""
        reply = self.replies.get(path)
        return reply.told if reply and reply.is_ok else None

    @property
    def paths(self) -> set[str]:
        """The paths that a server describes; none where it describes itself not at all."""
        match self.told(_DESCRIPTION):
            case {"paths": dict(paths)}:
                return set(paths)
            case _:
                return set()

    @property
    def models(self) -> list[dict[str, Any]]:
        """The entries in the list of models."""
        match self.told(_MODELS):
            case {"data": [*models]}:
                return [model for model in models if isinstance(model, dict)]
            case _:
                return []

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of the voices on the first list that has any."""
        for path in (*_VOICE_LISTS, _LOCALAI_VOICES, *([_MODELS] if self.models else [])):
            if self.told(path) and (voices := voices_in(self.replies[path].body)):
                return tuple(voice.name for voice in voices)
        return ()


async def _probe(http: HttpEndpoint) -> _Found:
    replies: dict[str, Reply] = {}
    failures: list[SpeechError] = []

    async def ask(method: str, path: str, json: object = None) -> None:
        try:
            replies[path] = await http.ask(method, path, json=json, most_bytes=_MOST_BYTES)
        except SpeechError as failure:
            failures.append(failure)

    async with asyncio.TaskGroup() as questions:
        for path in _GETS:
            questions.create_task(ask("GET", path))
        questions.create_task(ask("POST", zip_batch.PATH, {"texts": [], "voice_id": ""}))
    return _Found(http.address, replies, tuple(failures))


def _cosyvoice(found: _Found) -> Recognised | None:
    if found.paths >= _COSYVOICE_PATHS:
        remark = "CosyVoice's server does not say which model it runs, nor its age: choose its version."
        return Recognised(cosyvoice_http.NAME, product=cosyvoice_http.NAME, remark=remark)
    if _FIRST_COSYVOICE_PATH not in found.paths:
        return None
    voices = tuple(cosyvoice_http.roles(found.told(cosyvoice_http.ROLES)))
    return Recognised(cosyvoice_http.NAME, FIRST_SERVER, cosyvoice_http.NAME, voices=voices)


def _zip_batch(found: _Found) -> Recognised | None:
    """Return the service that complains, as it should, that there is no text, or sends a zip of nothing."""
    reply = found.replies.get(zip_batch.PATH)
    if not reply:
        return None
    if reply.is_ok and reply.body.startswith(_ZIP):
        return Recognised(zip_batch.NAME, product=zip_batch.NAME, voices=found.voices)
    if reply.status not in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
        return None
    match reply.told:
        case {"error": str()}:
            is_ours = any(model.get("owned_by") == "cosystudio" for model in found.models)
            variant = zip_batch.GATEWAY if is_ours else ""
            return Recognised(zip_batch.NAME, variant, product=zip_batch.NAME, voices=found.voices)
        case _:
            return None


def _openai(found: _Found) -> Recognised | None:
    describes_speech = any(path.endswith(_SPEECH_PATH) for path in found.paths)
    if found.paths and not describes_speech:
        return None
    if not (describes_speech or found.models or found.voices):
        return None
    product = _product(found)
    models = tuple(str(model["id"]) for model in found.models if "id" in model and _speaks(model))
    variant = product if product in OPENAI_DIALECTS else ""
    return Recognised(OPENAI, variant, product, models=models, voices=found.voices)


def _product(found: _Found) -> str:
    """Return the name of the product; empty where the answers could be anybody's."""
    return next(_products(found), "")


def _products(found: _Found) -> Iterator[str]:
    if named := _OPENAI_HOSTS.get(urlsplit(found.address).hostname or ""):
        yield named
    yield from (product for path, product in _PRODUCT_PATHS.items() if path in found.paths)
    owners = [model.get(field) for model in found.models for field in ("owned_by", "owner", "backend")]
    yield from (product for owner, product in _OWNERS.items() if owner in owners)
    match found.told(_VOICE_LISTS[0]):
        case {"uploaded_voices": _}:
            yield "vllm-omni"
        case {"voices": [{"id": _, "name": _}, *_]}:
            yield "kokoro-fastapi"
    if isinstance(found.told(_LOCALAI_VOICES), dict | list):
        yield "localai"


def _speaks(model: dict[str, Any]) -> bool:
    return model.get("model_type") in _SPEAKING and model.get("task_type") in _SPEAKING


def _piper(found: _Found) -> Recognised | None:
    match found.told(_PIPER_INFO), found.told(_PIPER_VOICES):
        case {"voice": _}, dict(voices):
            return Recognised(piper_http.NAME, product=piper_http.NAME, voices=tuple(map(str, voices)))
        case _:
            return None


def _why_not(http: HttpEndpoint, found: _Found) -> SpeechError:
    """Return why nothing was recognised, the most telling reason first."""
    for tells in (_is_about_the_key, _is_moved, _is_out_of_order):
        if reply := next(filter(tells, found.replies.values()), None):
            return http.failure(reply)
    slow = [failure for failure in found.failures if isinstance(failure, Overloaded)]
    if slow or not found.replies:
        return (slow or found.failures)[0]
    return _page(found) or Denied(
        f"{found.address} answers, but not as a speech service that is known here. Check the address."
    )


def _is_about_the_key(reply: Reply) -> bool:
    return reply.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


def _is_moved(reply: Reply) -> bool:
    return HTTPStatus.MULTIPLE_CHOICES <= reply.status < HTTPStatus.BAD_REQUEST


def _is_out_of_order(reply: Reply) -> bool:
    return reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR or reply.status == HTTPStatus.TOO_MANY_REQUESTS


def _page(found: _Found) -> SpeechError | None:
    """Return what a web page means, which for CosyVoice is the wrong one of its programs."""
    root = found.replies.get(_ROOT)
    if not root or not root.is_ok:
        return None
    if b"gradio" in root.body:
        return Denied(
            f"{found.address} is a page for people, such as CosyVoice's webui.py. "
            "Start its runtime/python/fastapi/server.py, and enter the address of that."
        )
    try:
        refuse_page(root.body, found.address)
    except Denied as page:
        return page
    return None
