import asyncio
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web

from cosystudio.gateway import sending
from cosystudio.gateway.declined import Declined
from tests.gateway.gateways import Client, client

LARGE = bytes(32 * 2**20)
"""More than the system's own buffers between two sockets hold."""


@asynccontextmanager
async def serving(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[Client]:
    app = web.Application(client_max_size=1000)
    app.router.add_route("*", "/", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.05)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with client(f"http://127.0.0.1:{runner.addresses[0][1]}") as one:
            yield one
    finally:
        await runner.cleanup()


async def test_a_large_answer_arrives_whole() -> None:
    body = bytes(range(256)) * 2**16

    async def handler(request: web.Request) -> web.StreamResponse:
        return await sending.send(request, body, "audio/wav")

    async with serving(handler) as client:
        answer = await client.get("/")
    assert (answer.body, answer.type, answer.headers["Content-Length"]) == (body, "audio/wav", str(len(body)))


async def test_a_client_that_reads_nothing_is_cut_off() -> None:
    gone = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        response = await sending.send(request, LARGE, "audio/wav", stall_s=0.05)
        gone.set()
        return response

    async with serving(handler) as client:
        host, port = client.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port), limit=1024)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        async with asyncio.timeout(5):
            await gone.wait()
            with suppress(ConnectionError):
                assert len(await reader.read()) < len(LARGE)
        writer.close()


async def test_a_client_that_leaves_in_the_middle_of_an_answer_is_no_fault() -> None:
    ended = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        response = await sending.send(request, LARGE, "audio/wav")
        ended.set()
        return response

    async with serving(handler) as client:
        async with client.session.get(client.url) as response:
            await response.content.read(1000)
            response.close()
        async with asyncio.timeout(5):
            await ended.wait()


async def drip() -> AsyncIterator[bytes]:
    """Send a first byte, and then nothing for as long as anybody waits."""
    yield b"{"
    await asyncio.Event().wait()


async def test_a_question_is_read_up_to_its_limits_and_no_further() -> None:
    told: list[int] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        with pytest.raises(Declined) as declined:
            await sending.received(request, 0.05)
        told.append(declined.value.status)
        return web.Response(headers={"Connection": "close"})

    async with serving(handler) as client:
        await client.ask("POST", "/", data=bytes(2000))
        await client.ask("POST", "/", data=zlib.compress(bytes(2**20)), headers={"Content-Encoding": "deflate"})
        await client.ask("POST", "/", data=drip())
    assert told == [413, 413, 408]
