import asyncio
import subprocess
import sys
from dataclasses import replace

import pytest

from cosystudio.book.model import Voice
from cosystudio.errors import Busy, Denied
from cosystudio.profiles import Profile
from cosystudio.speech.catalog import PROVIDERS, connect, default_voice
from cosystudio.speech.local.kokoro import VOICES
from tests.fakes.lines import line


def test_each_endpoint_is_a_provider_of_its_own() -> None:
    providers = connect(Profile("Cellar", "zip-batch", ("http://a", "http://b/")))
    assert [provider.endpoint for provider in providers] == ["http://a", "http://b"]
    assert all(provider.abilities.batch == 8 for provider in providers)


def test_a_profile_limits_what_a_provider_can_do() -> None:
    profile = Profile("Cellar", "zip-batch", ("http://a",), batch=4, concurrency=2, requests_per_s=5)
    (provider,) = connect(profile)
    assert (provider.abilities.batch, provider.abilities.concurrency, provider.abilities.rate) == (4, 2, 5)
    (provider,) = connect(replace(profile, batch=100))
    assert provider.abilities.batch == 8


def test_a_service_without_an_address_is_denied() -> None:
    with pytest.raises(Denied, match="address"):
        connect(Profile("Cellar", "zip-batch"))


def test_an_unknown_provider_is_denied_with_the_known_ones() -> None:
    with pytest.raises(Denied, match="hibari, kokoro, cosyvoice"):
        connect(Profile("hibary", "hibary"))


@pytest.mark.parametrize(
    ("language", "provider"),
    [
        ("en", "hibari"),
        ("en-GB", "hibari"),
        ("fr", "hibari"),
        ("", "hibari"),
        ("zh", "kokoro"),
        ("zh-Hant", "kokoro"),
        ("ja", "kokoro"),
    ],
)
def test_a_book_gets_a_voice_for_its_language(language: str, provider: str) -> None:
    voice = default_voice(language)
    assert voice.provider == provider
    assert provider in PROVIDERS


async def test_the_default_voices_are_on_offer() -> None:
    assert default_voice("zh").name in {voice.name for voice in VOICES}
    (hibari,) = connect(Profile("hibari", "hibari"))
    assert default_voice("en").name in {voice.name for voice in await hibari.voices()}


def test_knowing_the_providers_loads_none_of_their_libraries() -> None:
    heavy = ("onnxruntime", "jieba", "pypinyin", "hibari", "aiohttp")
    program = f"import sys, cosystudio.speech.catalog; print(*(m for m in {heavy} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("provider", ["zip-batch", "openai", "cosyvoice", "dashscope", "piper"])
async def test_as_many_requests_are_under_way_at_a_time_as_a_person_has_set(provider: str) -> None:
    most, came, all_came = 20, 0, asyncio.Event()

    async def count(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal came
        came += 1
        if came == most:
            all_came.set()
        await all_came.wait()
        writer.close()

    server = await asyncio.start_server(count, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    (speaker,) = connect(
        Profile("x", provider, (address,), "300m-sft" if provider == "cosyvoice" else "", concurrency=most)
    )

    async def ask() -> None:
        with pytest.raises(Busy):
            await speaker.speak([line("One.", Voice(provider, "default"))])

    async with server, asyncio.timeout(10), asyncio.TaskGroup() as requests:
        for _ in range(most):
            requests.create_task(ask())
    await speaker.aclose()
