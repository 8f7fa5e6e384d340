"""`cosystudio gateway` in this process with a fake voice, and as a program of its own with a real one."""

import asyncio
import io
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, redirect_stdout
from pathlib import Path

import pytest

from cosystudio.audio.decode import decode_wav
from cosystudio.commands.common import UsageError
from cosystudio.commands.gateway import KEY_VARIABLE, GatewayOptions, gateway
from cosystudio.commands.options import Outcome
from cosystudio.errors import Denied
from tests.fakes.provider import FakeProvider
from tests.fakes.services import services
from tests.fakes.tones import text_matches
from tests.gateway.gateways import KEY, Client, client

RUN = """
import asyncio
from cosystudio.commands.common import services
from cosystudio.commands.gateway import GatewayOptions, gateway
from cosystudio.commands.options import Options
raise SystemExit(asyncio.run(gateway(services(Options()), "hibari", GatewayOptions(port=0))).status)
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for the loop")


@pytest.fixture(autouse=True)
def _without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)


def key_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "key"
    file.write_text(text, "utf-8")
    file.chmod(mode)
    return file


class Printed(io.StringIO):
    """Standard output that tells when something was printed."""

    def __init__(self) -> None:
        super().__init__()
        self.came = asyncio.Event()

    def write(self, text: str) -> int:
        self.came.set()
        return super().write(text)


@asynccontextmanager
async def running(
    provider: FakeProvider, options: GatewayOptions
) -> AsyncIterator[tuple[str, Client, asyncio.Task[Outcome]]]:
    """Give what the command says, a client, and the command itself, which is cancelled at the end."""
    with redirect_stdout(Printed()) as out:
        async with asyncio.TaskGroup() as group:
            command = group.create_task(gateway(services(provider=provider), "fake", options))
            async with asyncio.timeout(10):
                await out.came.wait()
            line = out.getvalue()
            async with client(line.split()[3].rstrip(",")) as one:
                yield line, one, command
            command.cancel()


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_it_speaks_and_ends_when_it_is_told_to(number: signal.Signals) -> None:
    provider = FakeProvider()
    async with running(provider, GatewayOptions(port=0)) as (line, client, command):
        assert re.fullmatch(r"fake speaks at http://127\.0\.0\.1:\d+, for this computer\.\n", line)
        assert text_matches((await client.batch("One.")).clips[0], "One.")
        signal.raise_signal(number)
        assert await command == Outcome(0)
    assert provider.closed == 1
    assert signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler)


async def test_being_cancelled_closes_the_voice_too() -> None:
    provider = FakeProvider()
    async with running(provider, GatewayOptions(port=0)):
        pass
    assert provider.closed == 1


async def test_the_key_of_the_file_is_wanted_and_never_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "sk-of-the-environment")
    options = GatewayOptions(port=0, key_file=key_file(tmp_path, f"{KEY}\n"))
    async with running(FakeProvider(), options) as (line, client, _):
        assert "for whoever has the key" in line
        assert KEY not in line
        assert (await client.batch("One.")).status == 401
        assert (await client.batch("One.", headers={"Authorization": f"Bearer {KEY}"})).status == 200
    assert capsys.readouterr().err == ""


async def test_the_key_of_the_environment_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    async with running(FakeProvider(), GatewayOptions(port=0)) as (_, client, _command):
        assert (await client.batch("One.")).status == 401
        assert (await client.batch("One.", headers={"Authorization": f"Bearer {KEY}"})).status == 200


@posix
async def test_a_key_file_that_others_may_read_is_said_openly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = GatewayOptions(port=70_000, key_file=key_file(tmp_path, KEY, 0o644))
    with pytest.raises(UsageError):
        await gateway(services(), "fake", options)
    assert "others on this computer may read" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", " \n", "two words", "two\nlines", "schlüssel"])
async def test_a_key_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="key"):
        await gateway(services(), "fake", GatewayOptions(port=0, key_file=key_file(tmp_path, text)))


async def test_a_key_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        await gateway(services(), "fake", GatewayOptions(port=0, key_file=tmp_path / "none"))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "studio.local", ""])
async def test_no_other_address_without_a_key(host: str) -> None:
    provider = FakeProvider()
    with pytest.raises(UsageError, match=KEY_VARIABLE):
        await gateway(services(provider=provider), "fake", GatewayOptions(host=host, port=0))
    assert provider.closed == 0, "it has not even been connected"


async def test_a_port_that_is_taken_is_one_sentence_and_closes_the_voice() -> None:
    provider = FakeProvider()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port}"):
            await gateway(services(provider=provider), "fake", GatewayOptions(port=port))
    assert provider.closed == 1


@pytest.mark.parametrize("host", ["..", "a" * 70, "no such host"])
async def test_a_host_that_is_none_is_one_sentence(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="Nothing can listen"):
        await gateway(services(), "fake", GatewayOptions(host, 0, key_file(tmp_path, KEY)))


async def test_a_service_that_nobody_knows_is_one_sentence() -> None:
    with pytest.raises(Denied, match="no speech service called “nobody”"):
        await gateway(services(), "nobody", GatewayOptions(port=0))


@posix
async def test_as_a_program_it_speaks_with_a_real_voice_and_a_signal_ends_it_in_order(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUN,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "COSYSTUDIO_HOME": str(tmp_path)},
    )
    assert program.stdout is not None
    try:
        async with asyncio.timeout(60):
            line = (await program.stdout.readline()).decode()
        async with client(line.split()[3].rstrip(",")) as one, asyncio.TaskGroup() as group:
            await one.speech("Yes.", voice="")
            spoken = group.create_task(one.speech("The lamp was lit, and nobody came. " * 20, voice="heart"))
            while (await one.get("/health")).json["in_flight"] == 0:
                pass
            program.send_signal(signal.SIGTERM)
        assert spoken.result().status == 200
        assert decode_wav(spoken.result().body).seconds > 30
        assert await program.communicate() == (b"", b"")
        assert program.returncode == 0
    finally:
        if program.returncode is None:
            program.kill()
            await program.communicate()
