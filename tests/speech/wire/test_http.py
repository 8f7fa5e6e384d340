import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from cosystudio.errors import Broken, Busy, Denied, Unreachable
from cosystudio.speech.wire.http import CutShort, HttpEndpoint
from cosystudio.speech.wire.http_errors import from_client
from tests.fakes.speech_server import FakeSpeechServer, cut_short, moved

KEY = "sk-very-secret-0123456789"
FAR = "http://speech.example.com"
PROXIES = ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY")


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@asynccontextmanager
async def asking(address: str, key: str = "") -> AsyncIterator[HttpEndpoint]:
    http = HttpEndpoint(address, key)
    try:
        yield http
    finally:
        await http.aclose()


@asynccontextmanager
async def proxy(status: int) -> AsyncIterator[tuple[str, list[str]]]:
    """A proxy that answers every request itself, and notes what it was asked for."""
    asked: list[str] = []

    async def handle(request: web.BaseRequest) -> web.Response:
        asked.append(str(request.url))
        return web.Response(status=status, body=b"spoken")

    runner = web.ServerRunner(web.Server(handle))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


async def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(200) as (address, asked):
        monkeypatch.setenv("http_proxy", address)
        async with asking(FAR) as http:
            reply = await http.ask("GET", "/sound", most_bytes=100)
    assert reply.body == b"spoken"
    assert asked == [f"{FAR}/sound"]


async def test_a_service_on_this_computer_is_asked_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(502) as (address, asked), FakeSpeechServer() as server:
        monkeypatch.setenv("http_proxy", address)
        async with asking(server.url) as http:
            assert (await http.ask("GET", "/nowhere", most_bytes=100)).status == 404
    assert not asked


async def test_a_proxy_that_does_not_answer_is_told_from_a_service_that_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with proxy(200) as (address, _asked):
        pass
    monkeypatch.setenv("http_proxy", address)
    async with asking(FAR) as http:
        with pytest.raises(Unreachable, match="proxy of this network does not answer"):
            await http.ask("GET", "/", most_bytes=100)


async def test_a_proxy_that_wants_a_password_says_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(407) as (address, _asked):
        monkeypatch.setenv("https_proxy", address)
        async with asking("https://speech.example.com", KEY) as http:
            with pytest.raises(Denied, match="proxy of this network refuses") as denied:
                await http.ask("GET", "/", most_bytes=100)
    assert KEY not in repr(denied.value.__cause__)


@pytest.mark.parametrize("named", ["{}", "http://{}", "HTTP://{}/"])
async def test_a_proxy_may_be_named_without_its_scheme(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    async with proxy(200) as (address, asked):
        monkeypatch.setenv("http_proxy", named.format(address.removeprefix("http://")))
        async with asking(FAR) as http:
            await http.ask("GET", "/sound", most_bytes=100)
    assert asked


@pytest.mark.parametrize(
    "named", ["socks5://127.0.0.1:1080", "socks5h://me:secret@10.0.0.1:1080", "http://a..b:80", "x y"]
)
def test_a_proxy_that_speaks_no_http_is_named_as_the_reason_and_not_tried(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("http_proxy", named)
    with pytest.raises(Denied, match="none for HTTP") as denied:
        HttpEndpoint(FAR)
    assert "secret" not in str(denied.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://a..b:8000",
        f"http://{'a' * 70}.example",
        "http://.:1",
        "http://one two:8000",
        "http://one\ntwo",
        "http://h:0",
    ],
)
def test_an_address_that_no_computer_can_have_is_refused_before_it_is_asked(address: str) -> None:
    with pytest.raises(Denied, match="should look like"):
        HttpEndpoint(address)


@pytest.mark.parametrize("address", ["http://256.256.256.256:1", "http://a\\b:1"])
async def test_an_address_that_is_no_address_is_not_tried_again(address: str) -> None:
    async with asking(address) as http:
        with pytest.raises(Denied, match="Check the address"):
            await http.ask("GET", "/", most_bytes=100)


@pytest.mark.parametrize(
    ("code", "says"),
    [(10, "has expired"), (9, "not valid yet"), (62, "another name"), (18, "not trusted"), (20, "not trusted")],
)
def test_a_certificate_is_refused_for_what_is_wrong_with_it(code: int, says: str) -> None:
    fault = ssl.SSLCertVerificationError()
    fault.verify_code = code
    where: Any = SimpleNamespace(host="speech.example.com", port=443, ssl=True, is_ssl=True)
    refused = from_client(aiohttp.ClientConnectorCertificateError(where, fault), "https://speech.example.com")
    assert isinstance(refused, Denied)
    assert says in str(refused)


async def test_an_answer_that_breaks_off_says_how_much_had_come() -> None:
    async with FakeSpeechServer() as server, asking(server.url) as http:
        server.next(cut_short)
        with pytest.raises(CutShort) as cut:
            await http.ask("POST", "/v2/synthesize/batch", json={"texts": ["One."], "voice_id": "x"}, most_bytes=10**6)
    assert cut.value.received > 0


async def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    async with FakeSpeechServer() as server, asking(server.url) as http:
        with pytest.raises(Broken, match="far too long"):
            await http.ask("POST", "/v2/synthesize/batch", json={"texts": ["One."], "voice_id": "x"}, most_bytes=10)


async def test_a_key_is_not_sent_on_to_where_a_service_has_moved() -> None:
    async with FakeSpeechServer() as other, FakeSpeechServer() as server, asking(server.url, KEY) as http:
        server.next(moved(other.url))
        reply = await http.ask("POST", "/v2/synthesize/batch", json={"texts": ["One."], "voice_id": "x"}, most_bytes=10)
        assert isinstance(http.failure(reply), Denied)
    assert not other.asked


def test_a_message_in_the_place_of_sound_is_told_without_the_key_that_it_quotes() -> None:
    http = HttpEndpoint(FAR, KEY)
    http.refuse_message(b"RIFF")
    with pytest.raises(Busy, match="odd key …") as told:
        http.refuse_message(b'{"status_code": 500, "detail": "odd key %b"}' % KEY.encode())
    assert KEY not in str(told.value)
