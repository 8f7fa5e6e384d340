"""Why an OpenAI-compatible server sent no sound: by what it says, since products disagree on what a status means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from cosystudio.book.model import Voice
from cosystudio.errors import Broken, Busy, Denied, Refused, SpeechError, Voiceless
from cosystudio.speech.wire.http import HttpEndpoint, Reply
from cosystudio.speech.wire.http_errors import message_of

_MONEY_CODES = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
_MONEY = re.compile(r"insufficient[ _](quota|balance|funds)|balance is insufficient|exceeded your current quota", re.I)
_LACKING = r"(not (found|available|supported|exist)|unsupported|unknown|invalid)"


def _lacking(thing: str) -> re.Pattern[str]:
    """Return what matches a sentence that says of the thing that there is none, in either order of words."""
    return re.compile(rf"\b({thing})s?\b.{{0,80}}?\b{_LACKING}|({_LACKING}|no such|requires) '?({thing})\b", re.I)


_NO_VOICE = _lacking("voice|speaker|ref_audio|ref_text")
_NO_MODEL = _lacking("model")
_LAST_PLACE = re.compile(r"'loc': \('body', '(\w+)'")
"""OpenAI quotes its validator's list of faults as text."""
_OF_THE_TEXT = {"", "input", "text", "body"}
_SAYS_WHY = {HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}
_TRIES_WITH_ONE_TEXT = 2
"""Where the server calls itself broken over one text, it may well be the text."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an error body says: its sentence, its code, the field that it blames, and a status (0: none)."""

    message: str
    code: str = ""
    field: str = ""
    status: int = 0


def is_message(reply: Reply) -> bool:
    """Whether words came in the place of sound with a good status, as vox-box sends them."""
    return reply.is_ok and reply.body.lstrip()[:1] == b"{"


def is_unknown_path(reply: Reply) -> bool:
    """Whether the server has nothing at this path, rather than no such model or voice."""
    nothing_there = reply.status == HTTPStatus.NOT_FOUND and message_of(reply.body) in ("", "Not Found")
    return nothing_there or reply.status == HTTPStatus.METHOD_NOT_ALLOWED


def failure(http: HttpEndpoint, reply: Reply, voice: Voice) -> SpeechError:
    """Return what an answer that is no sound means for a line of this voice, whatever its status."""
    told = _told(replace(reply, body=http.without_key(reply.body)))
    status = told.status or reply.status
    if error := _because_of_the_account(told, status):
        return error
    if status in _SAYS_WHY and (error := _because_of_a_setting(told, voice)):
        return error
    if status == HTTPStatus.INTERNAL_SERVER_ERROR and (error := _because_of_the_voice(told, voice)):
        return error
    if status == HTTPStatus.OK:
        return Broken(f"The speech service sent a message instead of sound ({told.message or 'it gives no reason'}).")
    error = http.failure(_in_seconds(replace(reply, status=status)))
    if reply.is_ok and isinstance(error, Busy):
        return type(error)(str(error), attempts=_TRIES_WITH_ONE_TEXT)
    return _as_asked(error, reply.headers.get("x-should-retry", ""))


def of_one_text(said: str, voice: Voice) -> SpeechError:
    """Return what the sentence means that stands in the place of one text of a batch."""
    if not said:
        return Broken("The speech service sent no sound for this line.")
    return _because_of_a_setting(_Told(said), voice) or Refused(
        f"The speech service does not speak this text ({said})."
    )


def _because_of_the_account(told: _Told, status: int) -> SpeechError | None:
    if status == HTTPStatus.PAYMENT_REQUIRED or told.code in _MONEY_CODES or _MONEY.search(told.message):
        return Denied("The account at the speech service has no credit left: top it up, then go on.")
    return None


def _because_of_the_voice(told: _Told, voice: Voice) -> SpeechError | None:
    if told.field in ("voice", "speaker") or (not told.field and _NO_VOICE.search(told.message)):
        return Voiceless(f"The speech service cannot speak with the voice “{voice.name}”{_in_brackets(told)}.")
    return None


def _because_of_a_setting(told: _Told, voice: Voice) -> SpeechError | None:
    """Return what is wrong for every line of this voice; None where it is this text, or not known."""
    if error := _because_of_the_voice(told, voice):
        return error
    because = _in_brackets(told)
    no_model = told.field == "model" or told.code == "model_not_found"
    if no_model or (not told.field and _NO_MODEL.search(told.message)):
        return Denied(f"The speech service does not have this model{because}. Choose another in its settings.")
    if told.field not in _OF_THE_TEXT:
        return Voiceless(f"The speech service does not accept “{told.field}”{because}. Change it for this voice.")
    return None


def _in_brackets(told: _Told) -> str:
    return f" ({told.message})" if told.message else ""


def _as_asked(error: SpeechError, should_retry: str) -> SpeechError:
    """Return the error with the service's own opinion on another try, where it has one."""
    if should_retry == "false" and isinstance(error, Busy):
        return Broken(f"{str(error).rstrip('.')}, and another try is of no use.")
    if should_retry == "true" and not isinstance(error, Busy):
        return Busy(str(error))
    return error


def _in_seconds(reply: Reply) -> Reply:
    """Return the reply with its wait in the usual header; OpenAI says it in milliseconds too, which is finer."""
    try:
        wait_s = float(reply.headers.get("retry-after-ms", "")) / 1000
    except ValueError:
        return reply
    return replace(reply, headers={"Retry-After": str(wait_s)})


def _told(reply: Reply) -> _Told:
    told = reply.told if isinstance(reply.told, dict) else {}
    message = message_of(reply.body)
    named = told.get("status_code")
    status = named if type(named) is int and named >= HTTPStatus.BAD_REQUEST else 0
    match told.get("error") or told.get("detail") or told:
        case [{"loc": [*_, str(field)]}, *_]:  # the faults that a FastAPI server lists
            return _Told(message, "", field, status)
        case dict(inner):
            quoted = _LAST_PLACE.search(message)
            return _Told(message, _text(inner, "code"), quoted[1] if quoted else _text(inner, "param"), status)
        case _:
            return _Told(message, status=status)


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""
