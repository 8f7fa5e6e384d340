"""One address of a speech service: its connections, its key, and its failures as SpeechErrors."""

import ipaddress
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

from cosystudio.errors import Broken, Busy, Denied, SpeechError
from cosystudio.speech.wire.http_errors import Answer, from_answer, from_client, from_message

_LONGEST_EXPLANATION = 64 * 2**10
_LONGEST_HEADER = 64 * 2**10
"""Some services tell the times of the words in a header, about 50 bytes for each."""
_KEEP_ALIVE_S = 30
_GOOD_BYE_S = 1.0
"""How long a WebSocket waits for the other side to close too; what matters has been said by then."""
_LEAKS_CLOSED_CONNECTIONS = sys.version_info < (3, 12, 7) or (3, 13) <= sys.version_info < (3, 13, 1)
"""https://github.com/python/cpython/pull/118960 mended it; later versions of Python warn about the option."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for the connection, and for each read of the answer, by the length of the texts.

    There is no limit for the whole answer, which may be slow and healthy.  A service at a quarter of real time needs
    0.06 s for a Chinese character; 0.2 s leaves room for a queue.  `least_answer_s` is for services that compute a
    whole sentence before they send its first byte, however short it is.
    """

    connect_s: float = 5
    answer_s: float = 20
    answer_s_a_character: float = 0.2
    least_answer_s: float = 0

    def limits(self, characters: int) -> aiohttp.ClientTimeout:
        """Return the limits for a request with so many characters."""
        read_s = max(self.least_answer_s, self.answer_s + self.answer_s_a_character * characters)
        return aiohttp.ClientTimeout(total=None, sock_connect=self.connect_s, sock_read=read_s)


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer, whatever its status; the names of the headers are case-insensitive."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_ok(self) -> bool:
        """True for 2xx."""
        return 200 <= self.status < 300

    @property
    def told(self) -> object:
        """What a JSON body says; None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class CutShort(Busy):
    """The answer began with a good status and broke off; `received` bytes had come."""

    def __init__(self, received: int) -> None:
        super().__init__("The speech service broke off in the middle of its answer.")
        self.received = received


class HttpEndpoint:
    """Asks one address through at most `connections`, which are kept open between requests until `aclose`.

    `path` is taken off the end of the address where a person pasted it along.  Proxies of the environment are used,
    but not for this computer itself.  Redirects are not followed, so that a key goes nowhere else.
    Raises Denied for an address that is none, or a key that cannot be sent.
    """

    def __init__(
        self, address: str, key: str = "", *, path: str = "", connections: int = 8, patience: Patience | None = None
    ) -> None:
        self.address = checked_address(address, path)
        self.patience = patience or Patience()
        self._connections = connections
        self._key = _checked_key(key)
        self._proxy = _proxy_of(urlsplit(self.address))
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self,
        method: str,
        path: str,
        *,
        most_bytes: int,
        characters: int = 0,
        json: object = None,
        form: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return the answer, whatever its status.

        Raises SpeechError where there is none: CutShort where it broke off, Broken where it is longer than
        `most_bytes`.
        """
        options = {"json": json, "data": form, "headers": headers}
        async with self.opened(method, path, characters=characters, **options) as response:
            return await read_reply(response, most_bytes)

    async def get_sound(self, method: str, path: str, *, texts: int = 1, **options: Any) -> bytes:
        """Return the body of a successful answer, with the options of `ask`.  Raises SpeechError for any other."""
        reply = await self.ask(method, path, **options)
        if not reply.is_ok:
            raise self.failure(reply, texts)
        return reply.body

    @asynccontextmanager
    async def opened(
        self, method: str, path: str, *, characters: int = 0, **options: Any
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Give the answer while it arrives; failures of the connection inside the block are SpeechErrors too."""
        limits = self.patience.limits(characters)
        given = {name: value for name, value in options.items() if value is not None}
        try:
            async with self.session().request(
                method, self.address + path, timeout=limits, proxy=self._proxy, allow_redirects=False, **given
            ) as response:
                yield response
        except aiohttp.ClientResponseError as error:
            raise from_client(error, self.address) from None  # its repr shows the headers, and so the key
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise from_client(error, self.address) from error

    async def open_socket(self, path: str, *, most_bytes: int) -> aiohttp.ClientWebSocketResponse:
        """Return a WebSocket, which the caller closes; a message on it holds at most `most_bytes`.

        Raises SpeechError where the service opens none.
        """
        try:
            return await self.session().ws_connect(
                self.address + path,
                timeout=aiohttp.ClientWSTimeout(ws_close=_GOOD_BYE_S),
                proxy=self._proxy,
                max_msg_size=most_bytes,
            )
        except aiohttp.WSServerHandshakeError as error:
            refused = Reply(error.status, error.headers or {}, b"")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise from_client(error, self.address) from error
        raise self.failure(refused)  # out of the error's reach: its repr shows the headers, and so the key

    def failure(self, reply: Reply, texts: int = 1) -> SpeechError:
        """Return what an answer that is not 2xx means; `texts` is how many were asked for."""
        answer = Answer(reply.status, reply.headers.get("Retry-After", ""), self.without_key(reply.body), texts)
        return from_answer(answer, self.address, datetime.now(UTC))

    def refuse_message(self, body: bytes) -> None:
        """Raise what a JSON message means that came with a good status in the place of sound."""
        if body.lstrip()[:1] == b"{" and (message := from_message(self.without_key(body), self.address)):
            raise message

    def without_key(self, body: bytes) -> bytes:
        """Return the words of a service that may quote the key, without it."""
        body = body[:_LONGEST_EXPLANATION]
        return body.replace(self._key.encode(), "…".encode()) if self._key else body

    def session(self) -> aiohttp.ClientSession:
        """Return the session, made by the first request, for it belongs to the loop that runs then."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections,
                    limit_per_host=self._connections,
                    keepalive_timeout=_KEEP_ALIVE_S,
                    enable_cleanup_closed=_LEAKS_CLOSED_CONNECTIONS,
                ),
                headers={"Authorization": f"Bearer {self._key}"} if self._key else None,
                timeout=self.patience.limits(0),
                cookie_jar=aiohttp.DummyCookieJar(),
                max_field_size=_LONGEST_HEADER,
            )
        return self._session

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()
            self._session = None


def checked_address(address: str, path: str = "") -> str:
    """Return the address without `path`.  Raises Denied where no request could be sent to it."""
    base = address.strip().rstrip("/").removesuffix(path).rstrip("/")
    if not _is_of_the_web(base):
        raise Denied("The address of the speech service should look like https://speech.example.com; check it.")
    parts = urlsplit(base)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise Denied("The address of the speech service holds more than an address; enter the key in its own field.")
    return base


def _is_of_the_web(address: str) -> bool:
    """Return whether an address is one of HTTP, on one line, with a host that can be looked up."""
    try:
        parts = urlsplit(address)
        is_whole = bool((parts.hostname or "").encode("idna")) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return is_whole and parts.scheme in ("http", "https") and address.isprintable() and " " not in address


async def read_reply(response: aiohttp.ClientResponse, most_bytes: int) -> Reply:
    """Return a whole answer.  Raises CutShort where it breaks off, Broken where it is longer than `most_bytes`."""
    body = await _read(response, most_bytes if response.ok else _LONGEST_EXPLANATION)
    if response.ok and len(body) > most_bytes:
        raise Broken("The speech service's answer is far too long for these lines.")
    return Reply(response.status, response.headers, body)


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Return the body, or a little more than `most` bytes of it where it is longer."""
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > most:
                break
    except aiohttp.ClientPayloadError as error:
        raise CutShort(len(body)) from error
    return bytes(body)


def _checked_key(key: str) -> str:
    if not key.isascii() or not key.isprintable() or key != key.strip():
        raise Denied("The key holds a line break, a blank or a letter that no key has; copy it again.")
    return key


def _proxy_of(address: SplitResult) -> str | None:
    """Return the proxy that the environment names for an address; None for this computer and its own exceptions.

    Raises Denied for one that cannot be asked in HTTP.
    """
    host = address.hostname or ""
    named = getproxies().get(address.scheme)
    if not named or _is_this_computer(host) or proxy_bypass(host):
        return None
    proxy = named if "://" in named else f"http://{named}"
    if not _is_of_the_web(proxy):
        raise Denied(
            f"The proxy of this system is none for HTTP, such as a SOCKS proxy: name another, or except {host}."
        )
    return proxy


def _is_this_computer(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
