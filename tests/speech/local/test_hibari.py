import asyncio
import threading

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.errors import Refused, SpeechError, Voiceless
from cosystudio.speech.local.hibari import HibariProvider
from tests.fakes.lines import line

HEART = Voice("hibari", "heart")


async def speak(provider: HibariProvider, text: str, voice: Voice = HEART, seed: int = 0) -> Clip | SpeechError:
    (outcome,) = await provider.speak([line(text, voice, seed=seed)])
    return outcome


async def sound(provider: HibariProvider, text: str, voice: Voice = HEART, seed: int = 0) -> Clip:
    outcome = await speak(provider, text, voice, seed)
    assert isinstance(outcome, Clip), outcome
    return outcome


@pytest.mark.parametrize("text", ["你好。", "He said 你好 to me.", "Привет, мир!", "नमस्ते", "Mr. 王 left."])
async def test_what_would_be_left_out_is_refused(hibari: HibariProvider, text: str) -> None:
    outcome = await speak(hibari, text)
    assert isinstance(outcome, Refused)
    assert "English only" in str(outcome)


@pytest.mark.parametrize("text", ["", "  ", "…!?", "😀", "***"])
async def test_a_line_without_words_is_refused(hibari: HibariProvider, text: str) -> None:
    outcome = await speak(hibari, text)
    assert isinstance(outcome, Refused)
    assert "no word" in str(outcome)


@pytest.mark.parametrize("text", ["Zoë’s café", "Dvořák", "5 µm", "ﬁne", "1,234", "I"])
async def test_foreign_names_symbols_and_figures_are_english_enough(hibari: HibariProvider, text: str) -> None:
    assert (await sound(hibari, text)).seconds > 0.2


async def test_another_reading_sounds_different_and_each_can_be_had_again(hibari: HibariProvider) -> None:
    readings = [await sound(hibari, "He never came back.", seed=seed) for seed in (0, 1, 2)]
    again = await sound(hibari, "He never came back.", seed=1)
    assert np.array_equal(readings[1].samples, again.samples)
    assert len({len(reading.samples) for reading in readings}) == 3


async def test_speed_shortens_the_line(hibari: HibariProvider) -> None:
    slow = await sound(hibari, "He never came back.")
    fast = await sound(hibari, "He never came back.", Voice("hibari", "heart", speed=1.5))
    assert 0.55 < fast.seconds / slow.seconds < 0.8


@pytest.mark.parametrize("voice", [Voice("hibari", "emma"), Voice("hibari", "heart", speed=9)])
async def test_a_voice_that_does_not_exist_stops_the_job(hibari: HibariProvider, voice: Voice) -> None:
    with pytest.raises(Voiceless):
        await speak(hibari, "Yes.", voice)


async def test_brackets_of_a_manuscript_are_not_instructions(hibari: HibariProvider) -> None:
    with_brackets = await sound(hibari, "See [here](the note on page three) again.")
    without = await sound(hibari, "See here again.")
    assert with_brackets.seconds > without.seconds + 0.5


async def test_a_long_text_is_spoken_to_its_end(hibari: HibariProvider) -> None:
    part = "and the rain went on falling over the harbour and the hills behind it "
    short, long = await sound(hibari, part), await sound(hibari, part * 12)
    assert long.seconds > 10 * short.seconds


async def test_the_model_loads_outside_the_event_loop_and_its_threads_end() -> None:
    before = set(threading.enumerate())
    provider = HibariProvider(threads=1)
    ticks = 0
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(speak(provider, "Yes."))
        while not first.done():
            ticks += 1
            await asyncio.sleep(0)
    assert ticks > 100
    assert isinstance(first.result(), Clip)
    await provider.aclose()
    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if thread.name.startswith("voice")]
