"""What the engine may rely on, whoever speaks."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Refused, SpeechError
from cosystudio.speech.catalog import PROVIDERS, connect, default_voice
from cosystudio.speech.hibari import HibariProvider
from cosystudio.speech.kokoro import KokoroProvider
from cosystudio.speech.zip_batch import ZipBatchProvider
from tests.fakes.lines import line
from tests.fakes.provider import FakeProvider
from tests.fakes.speech_server import FakeSpeechServer, refuse

UNSPEAKABLE = "……"


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


@pytest.fixture(params=["fake", "hibari", "kokoro", "zip-batch"])
async def subject(
    request: pytest.FixtureRequest, hibari: HibariProvider, kokoro: KokoroProvider
) -> AsyncIterator[Subject]:
    english = ("Yes.", "No one came.", "Why?")
    match request.param:
        case "fake":
            fake = FakeProvider(batch=2)
            fake.refuses(UNSPEAKABLE)
            yield Subject(fake, Voice("fake", "tone"), english)
        case "hibari":
            yield Subject(hibari, default_voice("en"), english)
        case "kokoro":
            yield Subject(kokoro, default_voice("zh"), ("好。", "谁？"))
        case _:
            async with FakeSpeechServer() as server:
                server.on_text(UNSPEAKABLE, refuse(UNSPEAKABLE))
                provider = ZipBatchProvider(server.url)
                yield Subject(provider, Voice("zip-batch", "narrator"), english)
                await provider.aclose()


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
    assert all(voice.name and voice.label and voice.languages for voice in voices)
    assert len({voice.name for voice in voices}) == len(voices)


@pytest.mark.parametrize("name", tuple(PROVIDERS))
async def test_a_provider_can_be_closed_twice_and_before_its_first_line(name: str) -> None:
    (provider,) = connect(name, endpoints=["http://localhost:1"] if name == "zip-batch" else [])
    assert provider.name == name
    await provider.aclose()
    await provider.aclose()
