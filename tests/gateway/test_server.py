import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest

from cosystudio.gateway.desk import Desk
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.server import Gateway
from tests.fakes.lines import TONE
from tests.fakes.provider import FakeProvider
from tests.gateway.gateways import BATCH, KEY, SPEECH, Answer, Client, opened
from tests.gateway.gateways import client as client_of


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider(batch=1, concurrency=1)


@pytest.fixture
async def client(provider: FakeProvider) -> AsyncIterator[Client]:
    async with opened(provider) as client:
        yield client


async def test_health_tells_how_it_goes(client: Client, provider: FakeProvider) -> None:
    provider.hold("Slow.")
    async with asyncio.TaskGroup() as group:
        group.create_task(client.batch("Slow."))
        await provider.arrived(1)
        group.create_task(client.batch("Next."))
        while (busy := (await client.get("/health")).json)["waiting"] == 0:
            pass
        provider.release("Slow.")
    rested = (await client.get("/health")).json
    assert (busy["status"], busy["provider"], busy["in_flight"], busy["waiting"], busy["lines"]) == (
        "ok",
        "fake",
        1,
        1,
        0,
    )
    assert (rested["in_flight"], rested["waiting"], rested["lines"]) == (0, 0, 2)
    assert 0 <= busy["uptime_s"] <= rested["uptime_s"]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/", 404), ("GET", BATCH, 405), ("PUT", SPEECH, 405)])
async def test_what_there_is_not_is_told_in_one_sentence(client: Client, method: str, path: str, status: int) -> None:
    answer = await client.ask(method, path)
    assert answer.status == status
    assert answer.type == "application/json"
    assert "error" in answer.json


async def test_more_than_the_rate_is_told_when_to_come_back() -> None:
    async with opened(FakeProvider(), limits=Limits(requests_per_s=3), clock=lambda: 0.0) as client:
        answers = [await client.batch("One.") for _ in range(4)]
        spoken = await client.speech("One.")
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["Retry-After"] for answer in (answers[-1], spoken)] == ["1", "1"]
    assert spoken.json["error"]["code"] == "rate_limit_exceeded"


async def test_what_cannot_be_held_is_sent_away_at_once(provider: FakeProvider) -> None:
    provider.hold("Slow.")
    async with opened(provider, limits=Limits(lines=2)) as client, asyncio.TaskGroup() as group:
        first = group.create_task(client.batch("Slow.", "Two."))
        await provider.arrived(1)
        away = await client.batch("Three.")
        provider.release("Slow.")
    assert (away.status, away.headers["Retry-After"]) == (503, "1")
    assert first.result().status == 200


async def test_too_many_requests_at_once_are_sent_away_before_they_are_read(provider: FakeProvider) -> None:
    provider.hold("Slow.")
    async with opened(provider, limits=Limits(requests=1)) as client, asyncio.TaskGroup() as group:
        group.create_task(client.batch("Slow."))
        await provider.arrived(1)
        assert (await client.batch("Two.")).status == 503
        provider.release("Slow.")


async def test_a_client_that_leaves_takes_its_lines_along(client: Client, provider: FakeProvider) -> None:
    provider.hold("Slow.")
    async with asyncio.TaskGroup() as group:
        leaver = group.create_task(client.batch("Slow.", "Never."))
        await provider.arrived(1)
        leaver.cancel()
    answer = await client.batch("Next.")
    assert answer.status == 200
    assert (provider.cancelled, provider.texts) == (1, ["Slow.", "Next."])


async def test_stopping_lets_requests_in_flight_finish_and_takes_no_new_ones() -> None:
    provider = FakeProvider(batch=1)
    provider.hold("Slow.")
    gateway = Gateway(Desk([provider], TONE))
    url = await gateway.start("127.0.0.1", 0)
    async with client_of(url) as client, client_of(url) as late, asyncio.TaskGroup() as group:
        assert (await late.get("/health")).status == 200
        slow = group.create_task(client.batch("Slow.", "Two."))
        await provider.arrived(1)
        closing = group.create_task(gateway.aclose())
        await refused(late)
        assert not closing.done()
        assert provider.closed == 0
        provider.release("Slow.")
    assert slow.result().status == 200
    assert len(slow.result().clips) == 2
    assert provider.closed == 1


async def test_stopping_does_not_wait_for_ever(provider: FakeProvider) -> None:
    provider.hold("Endless.")
    gateway = Gateway(Desk([provider], TONE), finish_s=0.05)
    async with client_of(await gateway.start("127.0.0.1", 0)) as client, asyncio.TaskGroup() as group:
        endless = group.create_task(outcome(client, "Endless."))
        await provider.arrived(1)
        await gateway.aclose()
    assert isinstance(endless.result(), aiohttp.ClientError)
    assert (provider.cancelled, provider.closed) == (1, 1)


async def refused(client: Client) -> None:
    """Return when no connection is made any more."""
    while True:
        try:
            await client.get("/health", headers={"Connection": "close"})
        except aiohttp.ClientConnectorError:
            return
        except aiohttp.ClientError:
            continue


async def outcome(client: Client, text: str) -> Answer | aiohttp.ClientError:
    try:
        return await client.batch(text)
    except aiohttp.ClientError as error:
        return error


@pytest.mark.parametrize("header", [f"Authorization: Bearer {KEY}\x01", f"Authorization : Bearer {KEY}"])
async def test_a_damaged_header_does_not_bring_the_key_into_the_log(
    client: Client, caplog: pytest.LogCaptureFixture, header: str
) -> None:
    url = urlsplit(client.url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    writer.write(f"GET /health HTTP/1.1\r\nHost: {url.netloc}\r\n{header}\r\n\r\n".encode())
    assert b" 400 " in await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert KEY not in caplog.text
