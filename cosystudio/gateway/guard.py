"""Who may ask: the bearer key, and where there is none, only programs on this computer."""

import hmac
import ipaddress
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web

from cosystudio.gateway.declined import Declined


class Guard:
    """Lets a request in or raises Declined.

    With a key, whoever knows it may ask.  Without one, the address that was asked for must be this computer's own
    (another name that leads here is a trick of DNS), and no web page of another origin may ask through a browser.
    """

    def __init__(self, key: str = "") -> None:
        self._key = key.encode()

    @property
    def wants_key(self) -> bool:
        """True where there is a key."""
        return bool(self._key)

    def check(self, request: web.Request) -> None:
        """Raise Declined where the request may not be answered."""
        if self._key:
            self._check_key(request.headers.get("Authorization", ""))
        else:
            check_is_local(request)

    def _check_key(self, authorization: str) -> None:
        scheme, _, key = authorization.partition(" ")
        given = key.strip().encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._key) or scheme.lower() != "bearer":
            raise Declined(HTTPStatus.UNAUTHORIZED, "The key is missing or wrong; send it as a bearer token.")


def check_is_local(request: web.Request) -> None:
    """Raise Declined unless the request was meant for this computer, and by no web page."""
    host = _hostname(f"//{request.host}")
    if not is_loopback(host):
        raise Declined(HTTPStatus.FORBIDDEN, "Without a key the gateway answers to localhost and 127.0.0.1 only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() != f"http://{request.host}".lower():
        raise Declined(HTTPStatus.FORBIDDEN, "Without a key the gateway does not answer to web pages.")


def is_loopback(host: str) -> bool:
    """Return whether a name or an address stands for this computer alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _hostname(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
