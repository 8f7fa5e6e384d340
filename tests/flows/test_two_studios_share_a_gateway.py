"""One machine has the voices; two studios speak their books through it at the same time."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.events import EngineEvent, SegmentFailed, SegmentSpoken
from cosystudio.engine.job import SpeechJob
from cosystudio.engine.ports import Line, SpeechProvider
from cosystudio.engine.retry import RetryPolicy
from cosystudio.errors import Denied, Refused
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.server import Gateway
from cosystudio.speech.local.hibari import HibariProvider
from cosystudio.speech.openai.provider import OpenAiProvider
from cosystudio.speech.zip_batch import ZipBatchProvider

KEY = "sk-shared-by-two-studios"
HEART = Voice("hibari", "heart")
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FIRST_BOOK = [f"The lamp was lit {number} times." for number in NUMBERS]
SECOND_BOOK = [f"Nobody came for {number} days." for number in NUMBERS]


class Unclosed(HibariProvider):
    """The real voice, loaded once for all of these tests: each gateway closes it, and it stays."""

    async def aclose(self) -> None:
        pass


@pytest.fixture(scope="module")
def voices() -> Iterator[HibariProvider]:
    provider = Unclosed(threads=2)
    yield provider
    asyncio.run(HibariProvider.aclose(provider))


@asynccontextmanager
async def shared(provider: SpeechProvider, key: str = KEY, limits: Limits | None = None) -> AsyncIterator[str]:
    """Give the address of a gateway that offers the provider."""
    gateway = Gateway(Desk([provider], HEART, limits), key)
    try:
        yield await gateway.start("127.0.0.1", 0)
    finally:
        await gateway.aclose()


def book(voice: Voice, texts: Sequence[str]) -> list[Line]:
    return [Line(SegmentId(place), speech_key(text, voice), text, voice) for place, text in enumerate(texts)]


async def produce(endpoint: SpeechProvider, texts: Sequence[str]) -> dict[int, Clip | str]:
    """Speak a book as a studio does, and return what came for each line."""
    outcomes: dict[int, Clip | str] = {}

    async def note(event: EngineEvent) -> None:
        match event:
            case SegmentSpoken(id=id, clip=clip):
                outcomes[id] = clip
            case SegmentFailed(id=id, reason=reason):
                outcomes[id] = reason

    job = SpeechJob(lambda _name: [endpoint], note, retry=RetryPolicy(first_s=0.01))
    job.add(book(Voice(endpoint.name, "heart"), texts))
    try:
        await job.run()
    finally:
        await endpoint.aclose()
    return outcomes


async def at_home(provider: HibariProvider, texts: Sequence[str]) -> list[Clip]:
    """Return what the voice says without a gateway."""
    outcomes = await provider.speak(book(HEART, texts))
    return [outcome for outcome in outcomes if isinstance(outcome, Clip)]


def right(outcomes: dict[int, Clip | str], expected: Sequence[Clip]) -> bool:
    """Return whether every line came, sample for sample, in its place."""
    return len(outcomes) == len(expected) and all(
        isinstance(sound := outcomes[place], Clip)
        and sound.rate_hz == clip.rate_hz
        and np.array_equal(sound.samples, clip.samples)
        for place, clip in enumerate(expected)
    )


async def test_two_studios_speak_at_once_and_each_line_is_the_right_one(voices: HibariProvider) -> None:
    async with shared(voices) as address, asyncio.TaskGroup() as studios:
        first = studios.create_task(produce(ZipBatchProvider(address, KEY), FIRST_BOOK))
        second = studios.create_task(produce(ZipBatchProvider(address, KEY), SECOND_BOOK))
    assert right(first.result(), await at_home(voices, FIRST_BOOK))
    assert right(second.result(), await at_home(voices, SECOND_BOOK))


async def test_a_studio_that_sends_lines_and_one_that_sends_batches_get_along(voices: HibariProvider) -> None:
    async with shared(voices) as address, asyncio.TaskGroup() as studios:
        first = studios.create_task(produce(OpenAiProvider(address, KEY), FIRST_BOOK))
        second = studios.create_task(produce(ZipBatchProvider(address, KEY), SECOND_BOOK))
    assert right(first.result(), await at_home(voices, FIRST_BOOK))
    assert right(second.result(), await at_home(voices, SECOND_BOOK))


async def test_a_line_that_the_voice_refuses_fails_alone(voices: HibariProvider) -> None:
    texts = [*FIRST_BOOK[:3], "你好，世界。", *FIRST_BOOK[3:6]]
    async with shared(voices) as address:
        outcomes = await produce(ZipBatchProvider(address, KEY), texts)
    reasons = {place: told for place, told in outcomes.items() if isinstance(told, str)}
    assert list(reasons) == [3]
    assert "English only" in reasons[3]
    assert len(outcomes) == len(texts)


async def test_a_gateway_with_little_room_costs_time_and_no_line(voices: HibariProvider) -> None:
    await at_home(voices, FIRST_BOOK[:1])
    async with shared(voices, limits=Limits(lines=10)) as address, asyncio.TaskGroup() as studios:
        jobs = [
            studios.create_task(produce(ZipBatchProvider(address, KEY), texts)) for texts in (FIRST_BOOK, SECOND_BOOK)
        ]
    assert all(isinstance(outcome, Clip) for job in jobs for outcome in job.result().values())


async def test_the_wrong_key_is_one_sentence(voices: HibariProvider) -> None:
    async with shared(voices) as address:
        for stranger in (ZipBatchProvider(address, "sk-wrong"), OpenAiProvider(address, "sk-wrong")):
            with pytest.raises(Denied, match="key"):
                await stranger.speak(book(HEART, ["One."]))
            await stranger.aclose()


async def test_voices_are_listed_and_a_pace_beyond_the_voice_is_refused_through_both_contracts(
    voices: HibariProvider,
) -> None:
    async with shared(voices) as address:
        studio = OpenAiProvider(address, KEY)
        assert "heart" in [voice.name for voice in await studio.voices()]
        with pytest.raises(Refused, match=r"0\.5 to 2"):
            await studio.speak(book(Voice("openai", "heart", speed=3.0), ["One."]))
        await studio.aclose()
