"""Failures of HTTP as SpeechErrors: what a writer can do about a status, a cut connection, a wrong address."""

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import aiohttp

from cosystudio.errors import Broken, Busy, Denied, Overloaded, Refused, SpeechError, Throttled, Unreachable

_LONGEST_MESSAGE = 200
_NOT_TRUSTED = "is not trusted, so the connection may be overheard"
_CERTIFICATE_FAULTS = {
    9: "is not valid yet: check the clock of this computer and of the server",
    10: "has expired: its owner must renew it",
    62: "belongs to another name: check the address",
}
"""By OpenSSL's X509_V_ERR codes, x509_vfy.h."""
_LATER = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.CONFLICT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}
"""With 409, as the clients of OpenAI and of Alibaba Cloud have it."""
_NOT_THIS_TEXT = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
_BUSY: dict[int, type[Busy]] = {
    HTTPStatus.REQUEST_TIMEOUT: Overloaded,
    HTTPStatus.TOO_MANY_REQUESTS: Throttled,
    HTTPStatus.BAD_GATEWAY: Overloaded,
    HTTPStatus.SERVICE_UNAVAILABLE: Overloaded,
    HTTPStatus.GATEWAY_TIMEOUT: Overloaded,
}
_NOT_THIS_KEY = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is needed of an answer to say why it is no sound."""

    status: int
    retry_after: str
    body: bytes
    """JSON with `error` and `index` at best, anything at worst."""
    texts: int
    """How many were asked for, and so the limit of `index`."""


def from_answer(answer: Answer, endpoint: str, now: datetime) -> SpeechError:
    """Return what an answer that is not 2xx means."""
    said, index = _explanation(answer)
    detail = f" ({said})" if said else ""
    status = answer.status
    if status in _NOT_THIS_KEY:
        return Denied(f"The speech service does not accept the key{detail}. Enter it again in the settings.")
    if status == HTTPStatus.BAD_REQUEST and answer.body.lstrip().startswith(b"<"):  # what web servers say to plain HTTP
        return Denied(f"{endpoint} refuses the request with a web page. Should the address begin with https://?")
    if status in _NOT_THIS_TEXT:
        return Refused(f"The speech service refuses this text{detail}.", index)
    if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        wait_s = retry_after_s(answer.retry_after, now)
        return _BUSY.get(status, Busy)(f"The speech service is busy or out of order{detail}, status {status}.", wait_s)
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Denied(f"The speech service at {endpoint} has moved: enter its new address in the settings.")
    return Denied(f"There is no speech service at {endpoint}{detail}, status {status}. Check the address.")


def from_client(error: Exception, endpoint: str) -> SpeechError:
    """Return what a failure without an answer means."""
    match error:
        case aiohttp.ClientConnectorCertificateError():
            code = getattr(error.certificate_error, "verify_code", 0)
            return Denied(f"The certificate of {endpoint} {_CERTIFICATE_FAULTS.get(code, _NOT_TRUSTED)}.")
        case aiohttp.ClientConnectorSSLError():
            return Denied(f"{endpoint} does not answer in encrypted form. Should the address begin with http://?")
        case aiohttp.ClientProxyConnectionError():
            return Unreachable("The proxy of this network does not answer. Check the proxy settings of the system.")
        case aiohttp.ClientHttpProxyError():
            return Denied("The proxy of this network refuses the request. Check the proxy settings of the system.")
        case aiohttp.ClientConnectorDNSError():
            return Unreachable(f"{endpoint} cannot be found. Check the address and the network connection.")
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return Unreachable(f"Nothing answers at {endpoint}. Check the address, and that the service is running.")
        case aiohttp.InvalidURL():
            return Denied(f"No request can be sent to {endpoint}. Check the address, and the proxy of the system.")
        case TimeoutError():
            return Overloaded("The speech service took too long to answer.")
        case aiohttp.ClientResponseError():
            return Denied(f"{endpoint} does not answer as a web service does. Should the address begin with https://?")
        case _:
            return Busy("The connection to the speech service broke off.")


def retry_after_s(header: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, which holds seconds or a date; None for neither."""
    try:
        seconds = float(header)
    except ValueError:
        return _until(header, now)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _until(date: str, now: datetime) -> float | None:
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())


def message_of(body: bytes) -> str:
    """Return what a JSON message of a service says, on one line and not too long; empty where it is no such message.

    Services write {"error": "…"}, {"error": {"message": "…"}}, {"detail": "…"}, {"detail": [{"msg": "…"}, …]},
    {"detail": {"message": "…"}} or {"message": "…"}.
    """
    return _shortened(_words(_object(body)))


def from_message(body: bytes, endpoint: str) -> SpeechError | None:
    """Return what a JSON message means that came in the place of sound with a good status; None where it is none.

    Some services put the real status into the message.
    """
    told = _object(body)
    if not told:
        return None
    status = told.get("status_code")
    if type(status) is int and status >= HTTPStatus.BAD_REQUEST:
        return from_answer(Answer(status, "", body, 1), endpoint, datetime.now(UTC))
    said = _shortened(_words(told)) or "it gives no reason"
    return Broken(f"The speech service sent a message instead of sound ({said}).")


def _explanation(answer: Answer) -> tuple[str, int | None]:
    """Return what an error body says, on one line and not too long, and which text it blames."""
    told = _object(answer.body)
    index = told.get("index")
    blamed = index if type(index) is int and 0 <= index < answer.texts else None
    return _shortened(_words(told)), blamed


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _words(told: object) -> str:
    """Return the first sentence found where services put theirs."""
    match told:
        case str():
            return told
        case [first, *_]:
            return _words(first)
        case {"message": str(said)} if said:  # beside it, "error" is often but a code
            return said
        case {"error": inner} | {"detail": inner} | {"message": inner} | {"msg": inner}:
            return _words(inner)
        case _:
            return ""


def _shortened(said: str) -> str:
    return " ".join(said.split())[:_LONGEST_MESSAGE].rstrip(".")
