"""Sounds that Alibaba Cloud keeps in its object storage and sends the address of."""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from cosystudio.errors import Broken, Busy, Denied, SpeechError
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE
from cosystudio.speech.wire.http import HttpEndpoint, Reply

_STORAGE = re.compile(r"[a-z0-9.-]+\.aliyuncs\.com", re.IGNORECASE)
"""Nothing but a name: no port, no user, and no character that another reader of addresses takes for a slash."""


async def fetch(url: str, service: HttpEndpoint) -> bytes:
    """Return the sound at an address that the service sent.

    The key is not sent along, redirects are not followed, and nothing is fetched but from Alibaba Cloud or from the
    service itself.  Raises Busy where fetching it again may help, Broken where the sound is lost.
    """
    origin, path = _place(url, service)
    storage = HttpEndpoint(origin, patience=service.patience)
    try:
        reply = await storage.ask("GET", path, most_bytes=MOST_BYTES_A_LINE)
    except Denied as error:
        raise Broken(f"The sound was made, but cannot be fetched: {error}") from error
    finally:
        await storage.aclose()
    return _sound(reply, storage.failure)


def _sound(reply: Reply, failure: Callable[[Reply], SpeechError]) -> bytes:
    if reply.is_ok:
        return reply.body
    error = failure(reply)
    if isinstance(error, Busy):
        raise error
    raise Broken(f"The sound was made, but cannot be fetched: its storage answers with status {reply.status}.")


def _place(url: str, service: HttpEndpoint) -> tuple[str, str]:
    """Return the origin to ask and the path with its signature."""
    try:
        parts = urlsplit(url)
        is_trusted = _is_of(service, parts) or _is_storage(parts)
    except ValueError:
        is_trusted = False
    if not is_trusted:
        raise Broken("The sound was made, but lies at an address that is not Alibaba Cloud's: it was not fetched.")
    scheme = parts.scheme if _is_of(service, parts) else "https"
    return f"{scheme}://{parts.netloc}", parts._replace(scheme="", netloc="", fragment="").geturl()


def _is_of(service: HttpEndpoint, parts: SplitResult) -> bool:
    return urlsplit(service.address)[:2] == parts[:2]


def _is_storage(parts: SplitResult) -> bool:
    """Return whether this is in the object storage; the address often says http, which is asked as https."""
    return parts.scheme in ("http", "https") and _STORAGE.fullmatch(parts.netloc) is not None
