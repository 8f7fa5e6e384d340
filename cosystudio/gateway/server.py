"""Any provider offered to others over HTTP."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from cosystudio.audio.decode import encode_wav
from cosystudio.gateway import openai, zip_batch
from cosystudio.gateway.declined import Declined
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.guard import Guard, check_is_local
from cosystudio.gateway.limits import Pace, whole_seconds
from cosystudio.gateway.questions import json_object
from cosystudio.gateway.sending import received, send

HEALTH = "/health"
_KEEP_ALIVE_S = 75.0
"""Longer than clients keep a connection that they do not use, so that they are the ones to close it."""

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Gateway:
    """Answers the zip-batch and the OpenAI contract with what a desk speaks, from `start` to `aclose`.

    Without a key it is for this computer alone.  `finish_s` is how long requests in flight may take once it closes.
    """

    def __init__(
        self,
        desk: Desk,
        key: str = "",
        *,
        finish_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._limits = desk.limits
        self._guard = Guard(key)
        self._pace = Pace(self._limits.requests_per_s, clock)
        self._clock = clock
        self._began = clock()
        self._runner = web.AppRunner(
            self._app(),
            handler_cancellation=True,  # a client that leaves takes its lines along
            keepalive_timeout=_KEEP_ALIVE_S,
            shutdown_timeout=finish_s,
            access_log=None,
            logger=_silent(),
        )

    async def start(self, host: str, port: int) -> str:
        """Listen, and return the address; port 0 takes a free one.  Raises OSError where that cannot be."""
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{f'[{host}]' if ':' in host else host}:{self._runner.addresses[0][1]}"

    async def aclose(self) -> None:
        """Take no new requests, let those in flight finish, and close the provider."""
        try:
            await self._runner.cleanup()
        finally:
            await self._desk.aclose()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=self._limits.body_bytes, middlewares=[self._answered])
        app.router.add_get(HEALTH, self._health)
        app.router.add_post(zip_batch.PATH, self._speak_batch)
        app.router.add_post(openai.SPEECH, self._speak_one)
        app.router.add_get(openai.VOICES, self._voices)
        app.router.add_get(openai.MODELS, self._models)
        return app

    @web.middleware
    async def _answered(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request, or say in the words of its contract why not."""
        try:
            self._check(request)
            return await self._counted(request, handler)
        except Declined as declined:
            return _complaint(request, declined)
        except web.HTTPException as error:
            return _complaint(request, Declined(error.status, f"{request.method} {request.path}: {error.reason}."))
        except Exception:  # the task boundary: a fault costs this answer, not the gateway
            log.exception("a request failed unexpectedly")
            failed = Declined(HTTPStatus.INTERNAL_SERVER_ERROR, "The gateway has a fault; its log says more.")
            return _complaint(request, failed)

    def _check(self, request: web.Request) -> None:
        self._pace.count(request.remote or "")
        if request.path != HEALTH:
            self._guard.check(request)
        elif not self._guard.wants_key:
            check_is_local(request)

    async def _counted(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        load = self._desk.load
        load.open_request()
        try:
            return await handler(request)
        finally:
            load.close_request()

    async def _health(self, _request: web.Request) -> web.StreamResponse:
        """Tell how it goes; nothing of what is spoken, so that a monitor needs no key."""
        return web.json_response(
            {
                "status": "ok",
                "provider": self._desk.provider,
                "in_flight": self._desk.in_flight,
                "waiting": self._desk.waiting,
                "lines": self._desk.load.spoken,
                "uptime_s": round(self._clock() - self._began, 1),
            }
        )

    async def _speak_batch(self, request: web.Request) -> web.StreamResponse:
        wish = zip_batch.wish(json_object(await received(request)), self._limits)
        async with self._desk.sounds(wish, encode_wav) as wavs:
            return await send(request, await asyncio.to_thread(zip_batch.pack, wavs), "application/zip")

    async def _speak_one(self, request: web.Request) -> web.StreamResponse:
        told = json_object(await received(request))
        wish, form = openai.wish(told, self._limits), openai.form(told)
        async with self._desk.sounds(wish, form.encode) as (sound,):
            return await send(request, sound, form.content_type)

    async def _voices(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(openai.voices(await self._desk.voices()))

    async def _models(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(openai.models(self._desk.provider))


def _silent() -> logging.Logger:
    """Return a logger that tells nothing: what aiohttp logs of damaged headers quotes them, and so keys."""
    logger = logging.getLogger(f"{__name__}.http")
    logger.disabled = True
    return logger


def _complaint(request: web.Request, declined: Declined) -> web.Response:
    """Return an error in the form of the contract that was asked."""
    contract = openai if request.path.startswith("/v1/") else zip_batch
    headers = {}
    if declined.retry_after_s is not None:
        headers["Retry-After"] = str(whole_seconds(declined.retry_after_s))
    if declined.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return web.json_response(contract.complaint(declined), status=declined.status, headers=headers)
