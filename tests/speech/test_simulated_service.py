"""The service that the engine is measured against keeps its own cost model, limit and faults."""

import asyncio
import json
import sys
from collections.abc import Sequence

import aiohttp
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.errors import Broken, Busy, Overloaded, SpeechError, Throttled
from cosystudio.speech.wire.http import Patience
from cosystudio.speech.zip_batch import ZipBatchProvider
from tests.fakes.lines import lines
from tests.fakes.reference_client import ReferenceClient
from tests.fakes.simulated_service import Counts, Options, Processor, SimulatedService, pass_s, passes_s
from tests.fakes.simulated_sound import RATE_HZ, sample_count, says, wav_for

TEXTS = ("The lamp was lit.", "Nobody came, not even when it rang.", "灯亮了。")
AT_ONCE = 0.0


async def speak(service: SimulatedService, texts: Sequence[str] = TEXTS) -> list[Clip | SpeechError]:
    provider = ZipBatchProvider(service.url, patience=Patience(answer_s=0.4, answer_s_a_character=0))
    try:
        return await provider.speak(lines(*texts))
    finally:
        await provider.aclose()


def test_a_request_costs_what_the_model_says() -> None:
    assert pass_s([320] * 8) == pytest.approx(0.05 + 0.155 + 8 * 0.0365)
    assert passes_s([320] * 8 + [32]) == pytest.approx([0.497, 0.05 + 0.0155 + 0.0365])


async def test_passes_are_run_one_at_a_time_in_the_order_of_arrival() -> None:
    counts = Counts()
    processor = Processor(counts, lambda: 0.01)
    loop = asyncio.get_running_loop()
    ended: dict[int, float] = {}

    async def ask(number: int) -> None:
        await processor.run([320] * 8)
        ended[number] = loop.time()

    began = loop.time()
    async with asyncio.TaskGroup() as group:
        for number in range(4):
            group.create_task(ask(number))
    assert list(ended) == [0, 1, 2, 3]
    assert ended[3] - began >= 4 * 0.00497
    assert (counts.passes, counts.texts) == (4, 32)
    assert counts.busy_s == pytest.approx(4 * 0.00497)


async def test_each_line_gets_the_sound_of_its_own_text() -> None:
    async with SimulatedService(Options(time_scale=AT_ONCE)) as service:
        sounds = await speak(service)
    assert all(isinstance(clip, Clip) and says(clip, text) for clip, text in zip(sounds, TEXTS, strict=True))
    assert not any(isinstance(clip, Clip) and says(clip, "Something else.") for clip in sounds)


def test_the_sound_is_as_long_as_speech() -> None:
    for text in TEXTS:
        assert len(wav_for(text)) == 44 + 2 * sample_count(text)
    assert sample_count("a" * 100) == 7 * RATE_HZ
    assert sample_count("字" * 8) == 2 * RATE_HZ


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (Options(time_scale=AT_ONCE, overloaded=1), Overloaded),
        (Options(time_scale=AT_ONCE, resets=1), Busy),
        (Options(time_scale=AT_ONCE, cuts=1), Broken),
        (Options(time_scale=AT_ONCE, dead="0:60"), Busy),
    ],
)
async def test_it_misbehaves_when_told_to(options: Options, error: type[SpeechError]) -> None:
    async with SimulatedService(options) as service:
        with pytest.raises(error):
            await speak(service)
    assert service.counts.answered == 0


async def test_a_stalled_request_leaves_the_processor_to_others() -> None:
    async with SimulatedService(Options(time_scale=AT_ONCE, stalls=1)) as service:
        with pytest.raises(Busy):
            await speak(service)
    assert (service.counts.stalls, service.counts.passes) == (1, 0)


async def test_requests_in_the_machine_die_with_it() -> None:
    async with SimulatedService(Options(time_scale=1000, dead="0.05:60")) as service:
        with pytest.raises(Busy):
            await speak(service)
    assert service.counts.resets == 1


async def test_more_than_the_limit_is_turned_away_and_told_when_to_come_again() -> None:
    async with SimulatedService(Options(time_scale=AT_ONCE, requests_per_s=2)) as service:
        await speak(service)
        await speak(service)
        with pytest.raises(Throttled) as refusal:
            await speak(service)
    assert refusal.value.retry_after_s == 1
    assert (service.counts.requests, service.counts.throttled, service.counts.most_in_a_second) == (3, 1, 3)


async def test_as_a_program_it_tells_its_address_and_what_happened() -> None:
    command = (sys.executable, "-m", "tests.fakes.simulated_service", "--time-scale", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        url = json.loads(await process.stdout.readline())["url"]
        client = ReferenceClient([url])
        await client.run(TEXTS)
        async with aiohttp.ClientSession() as session, session.get(f"{url}/counts") as response:
            counts = await response.json()
    finally:
        process.terminate()
        await process.wait()
    assert client.sounds == {place: wav_for(text) for place, text in enumerate(TEXTS)}
    assert {name: counts[name] for name in ("requests", "answered", "texts", "connections")} == {
        "requests": 1,
        "answered": 1,
        "texts": 3,
        "connections": 0,
    }
