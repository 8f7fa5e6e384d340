"""The zip-batch service: several texts in one POST, a zip of as many WAV files back.

POST {base}/v2/synthesize/batch   Authorization: Bearer KEY   {"texts": ["…", …], "voice_id": "…"}
200  application/zip              000.wav, 001.wav, …, in the order of the texts
400, 422  {"error": "…", "index": n}   401   429 with Retry-After   503
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Broken, Denied, SpeechError
from cosystudio.speech.answers import MOST_BYTES_A_LINE, unpack
from cosystudio.speech.http_errors import Answer, from_answer, from_client

NAME = "zip-batch"
PATH = "/v2/synthesize/batch"
BATCH = 8
"""Past 8 texts the service makes several passes: nothing is won, and more sound is held in memory."""
_LONGEST_EXPLANATION = 64 * 2**10
_KEEP_ALIVE_S = 30


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for the connection, and for each read of the answer, by the length of the texts.

    There is no limit for the whole answer, which may be slow and healthy.  A service at a quarter of real time needs
    0.06 s for a Chinese character; 0.2 s leaves room for a queue.
    """

    connect_s: float = 5
    answer_s: float = 20
    answer_s_a_character: float = 0.2

    def limits(self, characters: int) -> aiohttp.ClientTimeout:
        """Return the limits for a request with so many characters."""
        read_s = self.answer_s + self.answer_s_a_character * characters
        return aiohttp.ClientTimeout(total=None, sock_connect=self.connect_s, sock_read=read_s)


class ZipBatchProvider:
    """One endpoint; its connections are kept open between requests until `aclose`.

    Raises Denied for an address that is none, or a key that cannot be sent.
    """

    def __init__(self, endpoint: str, key: str = "", *, concurrency: int = 4, patience: Patience | None = None) -> None:
        self.name = NAME
        self.endpoint = _checked_address(endpoint)
        self.abilities = Abilities(BATCH, concurrency)
        self._key = _checked_key(key)
        self._patience = patience or Patience()
        self._session: aiohttp.ClientSession | None = None

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        """Return one outcome for each line; the port says what is raised."""
        body = await self._ask([line.text for line in lines], lines[0].voice.name)
        return await asyncio.to_thread(unpack, body, len(lines))

    async def voices(self) -> list[VoiceInfo]:
        """Return nothing: the contract has no question for it."""
        return []

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _ask(self, texts: Sequence[str], voice: str) -> bytes:
        """Return the body of a successful answer, which is bytes of anything but a web page."""
        question = {"texts": texts, "voice_id": voice}
        limits = self._patience.limits(sum(map(len, texts)))
        try:
            post = self._open_session().post(self.endpoint + PATH, json=question, timeout=limits, allow_redirects=False)
            async with post as response:
                return await self._body(response, len(texts))
        except aiohttp.ClientResponseError as error:
            raise from_client(error, self.endpoint) from None  # its repr shows the headers, and so the key
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise from_client(error, self.endpoint) from error

    async def _body(self, response: aiohttp.ClientResponse, count: int) -> bytes:
        if not 200 <= response.status < 300:
            raise await self._failure(response, count)
        if response.content_type == "text/html":
            raise Denied(f"{self.endpoint} answers with a web page, not with sound. Check the address.")
        most = count * MOST_BYTES_A_LINE
        body = await _read(response, most)
        if len(body) > most:
            raise Broken("The speech service's answer is far too long for these lines.")
        return body

    async def _failure(self, response: aiohttp.ClientResponse, count: int) -> SpeechError:
        explanation = await _read(response, _LONGEST_EXPLANATION)
        if self._key:
            explanation = explanation.replace(self._key.encode(), "…".encode())  # some services quote it
        answer = Answer(response.status, response.headers.get("Retry-After", ""), explanation, count)
        return from_answer(answer, self.endpoint, datetime.now(UTC))

    def _open_session(self) -> aiohttp.ClientSession:
        """Return the session, made by the first request, for it belongs to the loop that runs then."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self.abilities.concurrency, keepalive_timeout=_KEEP_ALIVE_S),
                headers={"Authorization": f"Bearer {self._key}"} if self._key else None,
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Return the body, or a little more than `most` bytes of it where it is longer."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > most:
            break
    return bytes(body)


def _checked_address(address: str) -> str:
    """Return the address without the path of the contract.  Raises Denied where no request could be sent to it."""
    base = address.strip().rstrip("/").removesuffix(PATH)
    try:
        parts = urlsplit(base)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        usable = False
    if not usable:
        raise Denied("The address of the speech service should look like https://speech.example.com; check it.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise Denied("The address of the speech service holds more than an address; enter the key in its own field.")
    return base


def _checked_key(key: str) -> str:
    if not key.isascii() or not key.isprintable() or key != key.strip():
        raise Denied("The key holds a line break, a blank or a letter that no key has; copy it again.")
    return key
