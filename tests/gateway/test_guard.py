import pytest

from cosystudio.gateway.guard import is_loopback
from cosystudio.gateway.limits import Limits
from tests.fakes.provider import FakeProvider
from tests.gateway.gateways import BATCH, KEY, SPEECH, opened

RIGHT = {"Authorization": f"Bearer {KEY}"}


async def test_the_right_key_is_let_in() -> None:
    async with opened(FakeProvider(), key=KEY) as client:
        assert (await client.batch("One.", headers=RIGHT)).status == 200
        assert (await client.batch("One.", headers={"Authorization": f"bearer  {KEY} "})).status == 200


@pytest.mark.parametrize(
    "authorization",
    ["", KEY, "Bearer", "Bearer ", f"Bearer {KEY}x", f"Bearer {KEY[:-1]}", f"Basic {KEY}", "Bearer schlüssel"],
)
@pytest.mark.parametrize("path", [BATCH, SPEECH, "/nowhere"])
async def test_any_other_key_is_not(path: str, authorization: str) -> None:
    provider = FakeProvider()
    async with opened(provider, key=KEY) as client:
        headers = {"Authorization": authorization} if authorization else {}
        answer = await client.ask("POST", path, json={"texts": ["One."], "input": "One."}, headers=headers)
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert KEY.encode() not in answer.body
    assert not provider.requests


async def test_nothing_but_health_is_told_without_the_key() -> None:
    async with opened(FakeProvider(), key=KEY) as client:
        for path in ("/v1/models", "/v1/audio/voices", "/"):
            assert (await client.get(path)).status == 401
        assert (await client.get("/health")).status == 200


async def test_a_wrong_key_cannot_be_tried_faster_than_the_limit() -> None:
    async with opened(FakeProvider(), key=KEY, limits=Limits(requests_per_s=2), clock=lambda: 0.0) as client:
        wrong = {"Authorization": "Bearer wrong"}
        assert [(await client.batch("One.", headers=wrong)).status for _ in range(3)] == [401, 401, 429]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:9880", "localhost.evil.example", "192.168.0.2", "[", ""]
)
@pytest.mark.parametrize("path", [BATCH, "/health"])
async def test_another_name_for_this_computer_is_a_trick_of_dns(path: str, host: str) -> None:
    provider = FakeProvider()
    async with opened(provider) as client:
        method = "GET" if path == "/health" else "POST"
        answer = await client.ask(method, path, json={"texts": ["One."]}, headers={"Host": host})
    assert answer.status in (400, 403)
    assert not provider.requests


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.2:9880", "[::1]:9880"])
async def test_the_names_of_this_computer_are_fine(host: str) -> None:
    async with opened(FakeProvider()) as client:
        assert (await client.batch("One.", headers={"Host": host})).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000", "file://"])
async def test_a_web_page_of_somebody_else_is_refused(origin: str) -> None:
    provider = FakeProvider()
    async with opened(provider) as client:
        answer = await client.batch("One.", headers={"Origin": origin})
        asked_before = await client.ask("OPTIONS", BATCH, headers={"Origin": origin})
    assert (answer.status, asked_before.status) == (403, 403)
    assert "Access-Control-Allow-Origin" not in asked_before.headers
    assert not provider.requests


@pytest.mark.parametrize(
    ("host", "is_this_computer"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("", False),
        ("studio.local", False),
    ],
)
def test_only_loopback_is_this_computer_alone(host: str, is_this_computer: bool) -> None:
    assert is_loopback(host) is is_this_computer
