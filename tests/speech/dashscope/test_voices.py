from collections.abc import AsyncIterator

import pytest

from cosystudio.errors import SpeechError
from cosystudio.speech.dashscope.voices import cloned_voices, system_voices
from cosystudio.speech.wire.http import HttpEndpoint
from tests.fakes.dashscope_server import FakeDashScope


@pytest.fixture
async def server() -> AsyncIterator[FakeDashScope]:
    async with FakeDashScope() as server:
        yield server


@pytest.fixture
async def http(server: FakeDashScope) -> AsyncIterator[HttpEndpoint]:
    http = HttpEndpoint(server.url)
    yield http
    await http.aclose()


def test_each_model_has_its_own_voices() -> None:
    second = {voice.name for voice in system_voices("cosyvoice-v2")}
    flash = {voice.name for voice in system_voices("cosyvoice-v3-flash")}
    assert all(name.endswith("_v2") for name in second)
    assert {"longanyang", "longanhuan", "longsanshu_v3"} <= flash
    assert not second & flash


@pytest.mark.parametrize("model", ["cosyvoice-v3.5-plus", "cosyvoice-v3.5-flash", "another"])
def test_a_model_that_speaks_with_cloned_voices_only_has_none_of_its_own(model: str) -> None:
    assert system_voices(model) == []


async def test_cloned_voices_bear_the_name_they_were_given_and_their_model(
    server: FakeDashScope, http: HttpEndpoint
) -> None:
    server.cloned = [{"voice_id": "cosyvoice-v3-plus-myvoice-1a2b", "status": "OK"}, {"voice_id": "other"}]
    assert [(voice.name, voice.label) for voice in await cloned_voices(http)] == [
        ("cosyvoice-v3-plus-myvoice-1a2b", "myvoice, cloned for cosyvoice-v3-plus"),
        ("other", "other, cloned"),
    ]


async def test_a_voice_that_is_not_ready_is_not_offered(server: FakeDashScope, http: HttpEndpoint) -> None:
    server.cloned = [{"voice_id": "a", "status": "DEPLOYING"}, {"voice_id": "b", "status": "UNDEPLOYED"}, {}]
    assert await cloned_voices(http) == []


@pytest.mark.parametrize("count", [0, 99, 100, 250, 1_000])
async def test_all_pages_are_read(server: FakeDashScope, http: HttpEndpoint, count: int) -> None:
    server.cloned = [{"voice_id": f"voice{number}", "status": "OK"} for number in range(count)]
    assert len(await cloned_voices(http)) == count


async def test_a_list_that_is_refused_is_an_error(server: FakeDashScope, http: HttpEndpoint) -> None:
    server.lists_voices = False
    with pytest.raises(SpeechError):
        await cloned_voices(http)
