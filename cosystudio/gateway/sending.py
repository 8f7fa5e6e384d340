"""Bytes in from a client and out to it, with a limit for each wait."""

import asyncio
from http import HTTPStatus

from aiohttp import web

from cosystudio.gateway.declined import Declined

READ_S = 30.0
"""For a whole question, which is at most a megabyte."""
STALL_S = 60.0
"""For each piece of an answer: a client that reads nothing for so long would hold its sound in memory for ever."""
_PIECE = 256 * 2**10


async def received(request: web.Request, limit_s: float = READ_S) -> bytes:
    """Return the body.  Raises Declined where it is too long, broken or too slow."""
    try:
        async with asyncio.timeout(limit_s):
            return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Declined(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too long; send fewer texts.") from None
    except TimeoutError:
        raise Declined(HTTPStatus.REQUEST_TIMEOUT, "The request did not arrive in time; send it again.") from None
    except web.RequestPayloadError:
        raise Declined(HTTPStatus.BAD_REQUEST, "The request did not arrive whole; send it again.") from None


async def send(request: web.Request, body: bytes, content_type: str, stall_s: float = STALL_S) -> web.StreamResponse:
    """Send an answer, as far as the client reads it; where it stops reading, the connection is cut."""
    response = web.StreamResponse(headers={"Content-Type": content_type})
    response.content_length = len(body)
    view = memoryview(body)
    try:
        async with asyncio.timeout(stall_s) as limit:
            await response.prepare(request)
            for start in range(0, len(view), _PIECE):
                limit.reschedule(asyncio.get_running_loop().time() + stall_s)
                await response.write(view[start : start + _PIECE])
            await response.write_eof()
    except TimeoutError:
        if request.transport:
            request.transport.abort()
    except ConnectionError:  # the client has left; there is nobody to tell
        pass
    return response
