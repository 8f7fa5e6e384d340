"""`cosystudio gateway`: a speech service offered to other programs."""

import asyncio
import logging
import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cosystudio.commands.common import UsageError, located, services
from cosystudio.commands.options import Options, Outcome
from cosystudio.commands.telling import say
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.guard import is_loopback
from cosystudio.gateway.server import Gateway
from cosystudio.session.services import Services

KEY_VARIABLE = "COSYSTUDIO_GATEWAY_KEY"


@dataclass(frozen=True, slots=True)
class GatewayOptions:
    """Where a gateway listens, and the file that holds the key; without a file it may be in the environment."""

    host: str = "127.0.0.1"
    port: int = 9880
    key_file: Path | None = None


async def offer(options: Options, listening: GatewayOptions) -> Outcome:
    """Offer the service of the options, found by its address where it is not named."""
    options = await located(options)
    return await gateway(services(options), options.service or "hibari", listening)


async def gateway(known: Services, service: str, options: GatewayOptions) -> Outcome:
    """Offer a service, by the name of its profile or its provider, until the program is told to end."""
    logging.basicConfig(level=logging.WARNING)  # faults belong on standard error: a gateway may have no person near
    key = await asyncio.to_thread(_key, options.key_file)
    if not key and not is_loopback(options.host):
        raise UsageError(
            f"At {options.host} others could use the voices: give a key in {KEY_VARIABLE} or with --key-file."
        )
    voice = known.first_voice(service)
    desk = Desk(await asyncio.to_thread(known.connect, service), voice)
    server = Gateway(desk, key)
    try:
        with _told_to_end() as ended:
            address = await _start(server, options)
            say(f"{service} speaks at {address}" + (", for whoever has the key." if key else ", for this computer."))
            await ended.wait()
    finally:
        await server.aclose()
    return Outcome()


async def _start(server: Gateway, options: GatewayOptions) -> str:
    try:
        return await server.start(options.host, options.port)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"Nothing can listen at {options.host}, port {options.port} ({reason}).") from error


@contextmanager
def _told_to_end() -> Iterator[asyncio.Event]:
    """Give what is set when the program is asked to end; asked again, it ends at once.

    Windows has no such signals for the loop: there Ctrl+C cancels the command, which closes the gateway as well.
    """
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = () if sys.platform == "win32" else (signal.SIGINT, signal.SIGTERM)

    def end() -> None:
        ended.set()
        for number in signals:
            loop.remove_signal_handler(number)

    for number in signals:
        loop.add_signal_handler(number, end)
    try:
        yield ended
    finally:
        end()


def _key(file: Path | None) -> str:
    """Return the key of the file, else of the environment; empty where there is none."""
    key = _read(file) if file else os.environ.get(KEY_VARIABLE, "").strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError("The gateway's key holds a line break, a blank or a letter that no key has.")
    return key


def _read(file: Path) -> str:
    try:
        key = file.read_text("utf-8").strip()
        is_open = os.name == "posix" and bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except (OSError, ValueError) as error:
        raise UsageError(f"The key file “{file}” cannot be read.") from error
    if not key:
        raise UsageError(f"The key file “{file}” is empty.")
    if is_open:
        sys.stderr.write(f"note: others on this computer may read {file}; chmod 600 keeps the key to you\n")
    return key
