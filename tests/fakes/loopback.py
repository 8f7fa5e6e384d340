"""What every fake server is: a web application on loopback for the time of a block."""

import ssl
from types import TracebackType
from typing import Self

from aiohttp import web


class Loopback:
    """Serves what `routes` gives from `async with` on; `url` is where.  Requests that hang end when the block does."""

    port = 0
    tls: ssl.SSLContext | None = None
    url = ""

    def routes(self) -> web.Application:
        """Return the application, once for each block."""
        raise NotImplementedError

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        server = self._runner.server
        return len(server.connections) if server is not None else 0

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self.routes(), handler_cancellation=True, shutdown_timeout=0.05, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, ssl_context=self.tls).start()
        self.url = f"{'https' if self.tls else 'http'}://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
