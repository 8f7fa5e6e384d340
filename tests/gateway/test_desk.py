import asyncio
from contextlib import AsyncExitStack

import pytest

from cosystudio.audio.decode import decode_wav, encode_wav
from cosystudio.errors import Refused
from cosystudio.gateway.declined import Declined
from cosystudio.gateway.desk import Desk
from cosystudio.gateway.limits import Limits
from cosystudio.gateway.questions import Wish
from tests.fakes.lines import TONE
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import text_matches
from tests.gateway.gateways import all_match


def wish(*texts: str) -> Wish:
    return Wish(texts, "tone")


async def speak(desk: Desk, *texts: str) -> list[bytes]:
    async with desk.sounds(wish(*texts), encode_wav) as sounds:
        return list(sounds)


async def test_no_more_requests_are_in_flight_than_the_provider_can_do() -> None:
    provider = FakeProvider(batch=2, concurrency=3)
    desk = Desk([provider], TONE)
    texts = [f"Line {number}." for number in range(40)]
    async with asyncio.TaskGroup() as group:
        parts = [group.create_task(speak(desk, *texts[start : start + 10])) for start in range(0, 40, 10)]
    sounds = [sound for part in parts for sound in part.result()]
    assert all_match([decode_wav(sound) for sound in sounds], texts, text_matches)
    assert provider.most_in_flight == 3
    assert desk.load.spoken == 40


async def test_a_short_wish_does_not_wait_for_the_whole_of_a_long_one() -> None:
    provider = FakeProvider(batch=1, concurrency=2)
    provider.hold("Line 0.")
    provider.hold("Line 1.")
    desk = Desk([provider], TONE)
    async with asyncio.TaskGroup() as group:
        group.create_task(speak(desk, *(f"Line {number}." for number in range(30))))
        await provider.arrived(2)
        group.create_task(speak(desk, "Short."))
        await asyncio.sleep(0)
        provider.release("Line 0.")
        provider.release("Line 1.")
    assert provider.texts.index("Short.") < 8


async def test_the_first_piece_that_fails_calls_the_others_back() -> None:
    provider = FakeProvider(batch=1, concurrency=4)
    for text in ("One.", "Two."):
        provider.hold(text)
    provider.refuses("Bad.")
    desk = Desk([provider], TONE)
    with pytest.raises(Declined) as declined:
        await speak(desk, "One.", "Two.", "Bad.", *(f"Line {number}." for number in range(60)))
    assert (declined.value.status, declined.value.index) == (422, 2)
    assert isinstance(declined.value.__cause__, Refused)
    assert provider.cancelled == 2
    assert len(provider.requests) < 10
    assert (desk.in_flight, desk.waiting, desk.load.lines, desk.load.sound_bytes) == (0, 0, 0, 0)


async def test_what_leaves_is_cancelled_and_its_room_given_back() -> None:
    provider = FakeProvider(batch=1, concurrency=2)
    provider.hold()
    desk = Desk([provider], TONE, Limits(lines=4))
    async with asyncio.TaskGroup() as group:
        leaver = group.create_task(speak(desk, "One.", "Two.", "Three.", "Four."))
        await provider.arrived(2)
        with pytest.raises(Declined):
            await speak(desk, "Five.")
        leaver.cancel()
    provider.release()
    assert provider.cancelled == 2
    assert len(await speak(desk, "One.", "Two.", "Three.", "Four.")) == 4


async def test_sound_counts_until_it_has_been_sent() -> None:
    desk = Desk([FakeProvider()], TONE)
    async with AsyncExitStack() as stack:
        sounds = await stack.enter_async_context(desk.sounds(wish("One.", "Two."), encode_wav))
        assert desk.load.sound_bytes == sum(map(len, sounds)) > 0
        assert desk.load.lines == 2
    assert (desk.load.sound_bytes, desk.load.lines, desk.load.characters) == (0, 0, 0)


async def test_every_endpoint_speaks_and_every_one_is_closed() -> None:
    providers = [FakeProvider(endpoint=str(place), batch=1, concurrency=1) for place in range(3)]
    for provider in providers:
        provider.hold()
    desk = Desk(providers, TONE)
    async with asyncio.TaskGroup() as group:
        group.create_task(speak(desk, "One.", "Two.", "Three."))
        for provider in providers:
            await provider.arrived(1)
        for provider in providers:
            provider.release()
    await desk.aclose()
    assert [provider.closed for provider in providers] == [1, 1, 1]
