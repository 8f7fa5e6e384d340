"""OpenAI's contract for speech: one text in, one sound out.

POST /v1/audio/speech  {"input": "…", "voice": "…", "response_format": "wav", "speed": 1.0, "instructions": "…"};
                       `seed` and `language` may be added, `model` is not looked at: a gateway has one
200                    the sound; wav where no format is named
else                   {"error": {"message": "…", "type": "…", "param": null, "code": …}}
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import encode_wav
from cosystudio.audio.pcm import to_pcm
from cosystudio.audio.resample import resample
from cosystudio.audio.stored import encode_stored
from cosystudio.engine.ports import VoiceInfo
from cosystudio.gateway import questions
from cosystudio.gateway.declined import Declined
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.questions import Wish, bad_request

SPEECH = "/v1/audio/speech"
VOICES = "/v1/audio/voices"
MODELS = "/v1/models"
PCM_RATE_HZ = 24_000
"""Samples that come without a header have this rate, says OpenAI."""
_CODES = {HTTPStatus.UNAUTHORIZED: "invalid_api_key", HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_exceeded"}


@dataclass(frozen=True, slots=True)
class Form:
    """A form that sound is sent in."""

    content_type: str
    encode: Callable[[Clip], bytes]


def wish(told: Mapping[str, Any], limits: Limits) -> Wish:
    """Return what is asked for.  Raises Declined."""
    text = questions.words(told, "input")
    if not text.strip():
        raise bad_request("“input” should be the text to speak.")
    if len(text) > limits.characters:
        raise bad_request(f"“input” has more than {limits.characters} characters.")
    if told.get("stream_format") == "sse":
        raise bad_request("The gateway sends sound only, not events; leave “stream_format” out.")
    return Wish(
        (text,),
        _voice(told),
        questions.speed(told),
        questions.words(told, "instructions"),
        questions.words(told, "language"),
        questions.seed(told),
    )


def form(told: Mapping[str, Any]) -> Form:
    """Return the form that is asked for.  Raises Declined for one that there is not."""
    name = questions.words(told, "response_format") or "wav"
    if name not in FORMS:
        raise bad_request(f"There is no “{name}” here; “response_format” can be {', '.join(FORMS)}.")
    return FORMS[name]


def complaint(declined: Declined) -> dict[str, Any]:
    """Return the JSON of an error."""
    kind = "server_error" if declined.status >= HTTPStatus.INTERNAL_SERVER_ERROR else "invalid_request_error"
    code = _CODES.get(HTTPStatus(declined.status))
    return {"error": {"message": str(declined), "type": kind, "param": None, "code": code}}


def voices(infos: Sequence[VoiceInfo]) -> dict[str, Any]:
    """Return the JSON of the voices."""
    return {"voices": [{"id": info.name, "name": info.label, "languages": list(info.languages)} for info in infos]}


def models(provider: str) -> dict[str, Any]:
    """Return the JSON of the models: the one that is offered."""
    return {"object": "list", "data": [{"id": provider, "object": "model", "created": 0, "owned_by": "cosystudio"}]}


def _voice(told: Mapping[str, Any]) -> str:
    """Return the name of the voice, which may come as it is or in an object."""
    voice = told.get("voice")
    return questions.words(voice, "id") if isinstance(voice, dict) else questions.words(told, "voice")


def _flac(clip: Clip) -> bytes:
    """Return a FLAC file, which cannot hold floating point: such a clip gets 24 bits."""
    return encode_stored(replace(clip, subtype="PCM_24") if clip.subtype == "FLOAT" else clip)


def _bare(clip: Clip) -> bytes:
    """Return 16-bit little-endian samples at the rate that the contract names."""
    samples = resample(clip.samples, clip.rate_hz, PCM_RATE_HZ)
    return to_pcm(Clip(samples, PCM_RATE_HZ)).astype("<i2").tobytes()


FORMS: Mapping[str, Form] = MappingProxyType(
    {"wav": Form("audio/wav", encode_wav), "flac": Form("audio/flac", _flac), "pcm": Form("audio/pcm", _bare)}
)
