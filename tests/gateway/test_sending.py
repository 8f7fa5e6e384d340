import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from cosystudio.gateway import sending
from tests.gateway.gateways import Client, client

LARGE = bytes(32 * 2**20)
"""More than the system's own buffers between two sockets hold."""


@asynccontextmanager
async def serving(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[Client]:
    app = web.Application()
    app.router.add_get("/", handler)
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
        _, writer = await asyncio.open_connection(host, int(port), limit=1024)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        async with asyncio.timeout(5):
            await gone.wait()
        writer.close()
