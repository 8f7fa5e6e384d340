"""What the engine may rely on, whoever speaks."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Refused, SpeechError
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.server import Gateway
from cosystudio.profiles import Profile
from cosystudio.speech.catalog import PROVIDERS, connect, default_voice
from cosystudio.speech.cosyvoice.dialects import FIRST_SERVER
from cosystudio.speech.cosyvoice.provider import CosyVoiceProvider
from cosystudio.speech.dashscope.provider import DashScopeProvider
from cosystudio.speech.local.hibari import HibariProvider
from cosystudio.speech.local.kokoro import KokoroProvider
from cosystudio.speech.openai import dialects as openai_dialects
from cosystudio.speech.openai.provider import OpenAiProvider
from cosystudio.speech.piper_http import PiperProvider
from cosystudio.speech.zip_batch import ZipBatchProvider
from tests.fakes import openai_server, piper_server
from tests.fakes.cosyvoice_server import FIRST, FakeCosyVoice
from tests.fakes.dashscope_server import FakeDashScope
from tests.fakes.lines import line
from tests.fakes.provider import FakeProvider
from tests.fakes.speech_server import FakeSpeechServer, refuse

UNSPEAKABLE = "……"
ENGLISH = ("Yes.", "No one came.", "Why?")


@dataclass(frozen=True, slots=True)
class Subject:
    """A provider, its voice, and texts that it can speak."""

    provider: SpeechProvider
    voice: Voice
    texts: tuple[str, ...]

    async def speak(self, texts: Sequence[str]) -> list[Clip | SpeechError]:
        return await self.provider.speak([line(text, self.voice) for text in texts])

    async def speak_all(self, texts: Sequence[str]) -> list[Clip]:
        """Speak the texts in as many requests at a time as the provider allows."""
        size = self.provider.abilities.batch
        async with asyncio.TaskGroup() as requests:
            asked = [
                requests.create_task(self.speak(texts[start : start + size])) for start in range(0, len(texts), size)
            ]
        outcomes = [outcome for request in asked for outcome in request.result()]
        assert all(isinstance(outcome, Clip) for outcome in outcomes), outcomes
        return [outcome for outcome in outcomes if isinstance(outcome, Clip)]


@asynccontextmanager
async def _zip_batch() -> AsyncIterator[Subject]:
    async with FakeSpeechServer() as server:
        server.on_text(UNSPEAKABLE, refuse(UNSPEAKABLE))
        yield Subject(ZipBatchProvider(server.url), Voice("zip-batch", "narrator"), ENGLISH)


class Lent(HibariProvider):
    """A provider whose model is another's, so that closing it closes nothing."""

    def __init__(self, owner: HibariProvider) -> None:
        super().__init__(threads=1)
        self._workers = owner._workers

    async def aclose(self) -> None:
        """Leave the model to its owner."""


@asynccontextmanager
async def _gateway(hibari: HibariProvider) -> AsyncIterator[Subject]:
    gateway = Gateway(Desk([Lent(hibari)], default_voice("en")))
    address = await gateway.start("127.0.0.1", 0)
    try:
        yield Subject(ZipBatchProvider(address), Voice("zip-batch", "heart"), ENGLISH)
    finally:
        await gateway.aclose()


@asynccontextmanager
async def _cosyvoice(model: str, variant: str) -> AsyncIterator[Subject]:
    async with FakeCosyVoice(model) as server:
        provider = CosyVoiceProvider(server.url, profile=Profile("Mine", "cosyvoice", variant=variant))
        yield Subject(provider, Voice("cosyvoice", "中文女"), ("好。", "没有人来。", "谁？"))


@asynccontextmanager
async def _openai(variant: str) -> AsyncIterator[Subject]:
    async with openai_server.server(variant) as server:
        provider = OpenAiProvider(server.url, profile=Profile("Mine", "openai", variant=variant))
        model = openai_server.MODEL if variant == "xinference" else ""
        yield Subject(provider, Voice("openai", "default", model=model), ENGLISH)


@asynccontextmanager
async def _piper() -> AsyncIterator[Subject]:
    async with piper_server.server() as server:
        yield Subject(PiperProvider(server.url), Voice("piper", piper_server.VOICE), ENGLISH)


@asynccontextmanager
async def _dashscope(variant: str) -> AsyncIterator[Subject]:
    async with FakeDashScope() as server:
        provider = DashScopeProvider(server.url, profile=Profile("Cloud", "dashscope", variant=variant))
        yield Subject(provider, Voice("dashscope", "longanyang"), ENGLISH)


SERVERS: dict[str, Callable[[], AbstractAsyncContextManager[Subject]]] = {
    "zip-batch": _zip_batch,
    "cosyvoice": partial(_cosyvoice, "v2.0 CosyVoice-300M-SFT", "300m-sft"),
    "cosyvoice, first server": partial(_cosyvoice, FIRST, FIRST_SERVER),
    "dashscope, sse": partial(_dashscope, "sse"),
    "dashscope, websocket": partial(_dashscope, "websocket"),
    "piper": _piper,
    **{f"openai, {name or 'any'}": partial(_openai, name) for name in openai_dialects.DIALECTS},
}


@pytest.fixture(params=["fake", "hibari", "kokoro", "hibari behind our gateway", *SERVERS])
async def subject(
    request: pytest.FixtureRequest, hibari: HibariProvider, kokoro: KokoroProvider
) -> AsyncIterator[Subject]:
    match request.param:
        case "fake":
            fake = FakeProvider(batch=2)
            fake.refuses(UNSPEAKABLE)
            yield Subject(fake, Voice("fake", "tone"), ENGLISH)
        case "hibari":
            yield Subject(hibari, default_voice("en"), ENGLISH)
        case "kokoro":
            yield Subject(kokoro, default_voice("zh"), ("好。", "谁？"))
        case "hibari behind our gateway":
            async with _gateway(hibari) as subject:
                yield subject
                await subject.provider.aclose()
        case server:
            async with SERVERS[server]() as subject:
                yield subject
                await subject.provider.aclose()


async def test_each_line_gets_its_own_sound_however_many_are_asked_for_at_once(subject: Subject) -> None:
    together = await subject.speak_all(subject.texts)
    alone = [(await subject.speak([text]))[0] for text in subject.texts]
    for a, b in zip(together, alone, strict=True):
        assert isinstance(b, Clip)
        assert a.rate_hz == b.rate_hz
        assert np.array_equal(a.samples, b.samples)
    assert len({clip.samples.tobytes() for clip in together}) == len(subject.texts)


async def test_a_clip_is_mono_sound_that_is_stored_without_loss(subject: Subject) -> None:
    (clip,) = await subject.speak_all(subject.texts[:1])
    assert clip.samples.dtype == np.float32
    assert clip.samples.ndim == 1
    assert 0.05 < clip.seconds < 10
    assert 0.01 < np.abs(clip.samples).max() <= 1
    if clip.subtype == "FLOAT":
        return
    assert clip.subtype == "PCM_16"
    whole = clip.samples * 32768
    assert np.array_equal(whole, np.rint(whole))


async def test_a_text_that_cannot_be_spoken_is_refused(subject: Subject) -> None:
    try:
        (outcome,) = await subject.speak([UNSPEAKABLE])
    except Refused as refused:
        outcome = refused
    assert isinstance(outcome, Refused)
    assert outcome.index in (0, None)


async def test_a_request_called_back_leaves_the_next_one_alone(subject: Subject) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await subject.speak(subject.texts[:1])
    await subject.speak_all(subject.texts[:1])


async def test_voices_have_a_name_and_a_label(subject: Subject) -> None:
    voices = await subject.provider.voices()
    assert all(voice.name and voice.label for voice in voices)
    assert len({voice.name for voice in voices}) == len(voices)


async def test_a_provider_says_what_it_can_do(subject: Subject) -> None:
    abilities = subject.provider.abilities
    assert abilities.batch >= 1
    assert abilities.concurrency >= 1
    assert abilities.rate >= 0
    assert abilities.speeds is None or 0 < abilities.speeds[0] <= 1 <= abilities.speeds[1]


@pytest.mark.parametrize("name", tuple(PROVIDERS))
async def test_a_provider_can_be_closed_twice_and_before_its_first_line(name: str) -> None:
    (provider,) = connect(Profile("Mine", name, ("http://localhost:1",)))
    assert provider.name == name
    await provider.aclose()
    await provider.aclose()
