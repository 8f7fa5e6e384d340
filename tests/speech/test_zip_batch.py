import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import Broken, Busy, Denied, Refused, SpeechError
from cosystudio.profiles import Profile
from cosystudio.speech.wire.http import Patience
from cosystudio.speech.zip_batch import ZipBatchProvider
from tests.fakes import speech_server
from tests.fakes.lines import line, lines
from tests.fakes.provider import FakeProvider
from tests.fakes.speech_server import Behaviour, FakeSpeechServer
from tests.fakes.tones import text_matches, wav_for
from tests.gateway.gateways import opened

KEY = "sk-very-secret-0123456789"
TEXTS = ("One.", "Two!", "三。", "Quattro…")


@pytest.fixture
async def server() -> AsyncIterator[FakeSpeechServer]:
    async with FakeSpeechServer(key=KEY) as server:
        yield server


@pytest.fixture
async def provider(server: FakeSpeechServer) -> AsyncIterator[ZipBatchProvider]:
    provider = ZipBatchProvider(server.url, KEY)
    yield provider
    await provider.aclose()


async def test_the_order_of_the_names_is_the_order_of_the_lines(provider: ZipBatchProvider) -> None:
    outcomes = await provider.speak(lines(*TEXTS))
    assert all(isinstance(o, Clip) and text_matches(o, text) for o, text in zip(outcomes, TEXTS, strict=True))


async def test_the_request_is_what_the_contract_says(server: FakeSpeechServer, provider: ZipBatchProvider) -> None:
    await provider.speak(lines("One.", "Two!"))
    assert server.asked[0].body == {"texts": ["One.", "Two!"], "voice_id": "tone"}
    assert server.asked[0].key == KEY


@pytest.mark.parametrize(
    ("behaviour", "error", "says"),
    [
        (speech_server.status(401), Denied, "key"),
        (speech_server.status(403), Denied, "key"),
        (speech_server.status(404), Denied, "Check the address"),
        (speech_server.status(400), Refused, "Told to fail"),
        (speech_server.status(408), Busy, "busy"),
        (speech_server.status(425), Busy, "busy"),
        (speech_server.status(429), Busy, "busy"),
        (speech_server.status(500), Busy, "busy"),
        (speech_server.status(503), Busy, "busy"),
        (speech_server.html_page(), Denied, "web page"),
        (speech_server.html_page(502), Busy, "busy"),
        (speech_server.html_page(400), Denied, "https://"),
        (speech_server.half_a_zip, Broken, "zip"),
        (speech_server.answer(b""), Broken, "zip"),
        (speech_server.miscounted(1), Broken, "5 sounds for 4 lines"),
        (speech_server.miscounted(-1), Broken, "3 sounds for 4 lines"),
        (speech_server.cut_short, Busy, "broke off"),
        (speech_server.reset, Busy, "broke off"),
    ],
)
async def test_a_failed_request_says_what_to_do_and_spoils_nothing_after_it(
    server: FakeSpeechServer, provider: ZipBatchProvider, behaviour: Behaviour, error: type[SpeechError], says: str
) -> None:
    server.next(behaviour)
    with pytest.raises(error, match=says):
        await provider.speak(lines(*TEXTS))
    assert len(server.asked) == 1, "trying again is the engine's business"
    outcomes = await provider.speak(lines(*TEXTS))
    assert all(isinstance(outcome, Clip) for outcome in outcomes)


async def test_a_busy_service_says_how_long_to_wait(server: FakeSpeechServer, provider: ZipBatchProvider) -> None:
    server.next(speech_server.status(429, retry_after="3"))
    with pytest.raises(Busy) as busy:
        await provider.speak(lines("One."))
    assert busy.value.retry_after_s == 3


@pytest.mark.parametrize(("naming_it", "index"), [(True, 2), (False, None)])
async def test_a_refused_text_is_named_where_the_service_names_it(
    server: FakeSpeechServer, provider: ZipBatchProvider, naming_it: bool, index: int | None
) -> None:
    server.on_text("三。", speech_server.refuse("三。", naming_it=naming_it, message="Not in\nmy language."))
    with pytest.raises(Refused, match=r"\(Not in my language\)") as refused:
        await provider.speak(lines(*TEXTS))
    assert refused.value.index == index


async def test_the_texts_and_the_key_are_not_sent_on_to_another_address(
    server: FakeSpeechServer, provider: ZipBatchProvider
) -> None:
    async with FakeSpeechServer() as other:
        server.next(speech_server.moved(other.url + speech_server.PATH))
        with pytest.raises(Denied, match="moved"):
            await provider.speak(lines("One."))
    assert not other.asked


@pytest.mark.parametrize("bad", [b"", b"no sound", wav_for("Two!")[:30], wav_for("")[:44]])
async def test_a_bad_sound_fails_its_own_line_alone(
    server: FakeSpeechServer, provider: ZipBatchProvider, bad: bytes
) -> None:
    server.on_text("Two!", speech_server.swap("Two!", bad))
    outcomes = await provider.speak(lines(*TEXTS))
    assert [type(outcome) for outcome in outcomes] == [Clip, Broken, Clip, Clip]
    assert all(text_matches(o, t) for o, t in zip(outcomes, TEXTS, strict=True) if isinstance(o, Clip))


async def test_a_service_that_never_answers_is_given_up(server: FakeSpeechServer) -> None:
    provider = ZipBatchProvider(server.url, KEY, patience=Patience(answer_s=0.05, answer_s_a_character=0))
    server.next(speech_server.hang)
    with pytest.raises(Busy, match="too long"):
        await provider.speak(lines("One."))
    await provider.aclose()


def test_each_read_has_a_limit_by_the_length_of_the_texts_and_the_whole_has_none() -> None:
    patience = Patience(connect_s=5, answer_s=20, answer_s_a_character=0.2)
    assert patience.limits(100).sock_read == 40
    assert patience.limits(100).sock_connect == 5
    assert patience.limits(100).total is None


async def test_requests_run_at_the_same_time_up_to_the_limit(server: FakeSpeechServer) -> None:
    provider = ZipBatchProvider(server.url, KEY)
    most = provider.abilities.most_concurrency
    gate = asyncio.Event()
    server.next(*[speech_server.hold(gate)] * (most + 3))
    async with asyncio.TaskGroup() as requests:
        for _ in range(most + 3):
            requests.create_task(provider.speak(lines("One.")))
        await server.arrived(most)
        gate.set()
    assert server.most_in_flight == most
    await provider.aclose()


async def test_nothing_listens_at_the_address() -> None:
    async with FakeSpeechServer() as server:
        provider = ZipBatchProvider(server.url)
    with pytest.raises(Busy, match="Nothing answers"):
        await provider.speak(lines("One."))
    await provider.aclose()


async def test_an_encrypted_address_of_an_open_service_is_explained(server: FakeSpeechServer) -> None:
    provider = ZipBatchProvider(server.url.replace("http://", "https://"))
    with pytest.raises(Denied, match="http://"):
        await provider.speak(lines("One."))
    await provider.aclose()


async def test_a_certificate_that_nobody_vouches_for_is_not_accepted(untrusted: ssl.SSLContext) -> None:
    async with FakeSpeechServer(tls=untrusted) as server:
        provider = ZipBatchProvider(server.url)
        with pytest.raises(Denied, match="certificate"):
            await provider.speak(lines("One."))
        await provider.aclose()
    assert not server.asked


async def test_the_key_shows_nowhere(
    server: FakeSpeechServer, provider: ZipBatchProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.next(speech_server.status(401, message=f"Wrong key {KEY}."), speech_server.reset, speech_server.cut_short)
    shown = [repr(provider), str(vars(provider)["abilities"])]
    for _ in range(3):
        with pytest.raises(SpeechError) as failed:
            await provider.speak(lines("One."))
        shown += [repr(failed.value), repr(failed.value.__cause__), repr(failed.value.__context__)]
    assert KEY not in " ".join(shown) + caplog.text


@pytest.mark.parametrize("key", ["abc\n", "a\r\nX-Other: 1", " abc", "clé", "abc\x00"])
def test_a_key_that_cannot_be_sent_is_refused_at_once(key: str) -> None:
    with pytest.raises(Denied, match="copy it again") as denied:
        ZipBatchProvider("http://localhost", key)
    assert key.strip() not in str(denied.value)


@pytest.mark.parametrize("address", ["", "speech.example.com", "ftp://a", "http://", "http://[::1", "http://a:port"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(Denied, match=r"https://speech\.example\.com"):
        ZipBatchProvider(address)


def test_a_key_inside_the_address_is_refused_without_showing_it() -> None:
    with pytest.raises(Denied) as denied:
        ZipBatchProvider(f"https://user:{KEY}@speech.example.com")
    assert KEY not in str(denied.value)


@pytest.mark.parametrize("address", ["http://a/", " http://a", "http://a/v2/synthesize/batch"])
def test_an_address_may_be_written_in_several_ways(address: str) -> None:
    assert ZipBatchProvider(address).endpoint == "http://a"


async def test_a_gateway_is_asked_for_a_pace_a_seed_and_a_language_and_lists_its_voices() -> None:
    async with FakeSpeechServer() as server:
        provider = ZipBatchProvider(server.url, profile=Profile("Shared", "zip-batch", variant="gateway"))
        slow = Voice("zip-batch", "heart", speed=0.8)
        await provider.speak([replace(line("One.", slow), seed=2, language="ja")])
        await provider.aclose()
        assert server.asked[0].body == {
            "texts": ["One."],
            "voice_id": "heart",
            "speed": 0.8,
            "seed": 2,
            "language": "ja",
        }
    assert (provider.abilities.speeds, provider.abilities.seed) == ((0.5, 2.0), True)


async def test_the_voices_of_a_gateway_are_those_that_it_offers() -> None:
    async with opened(FakeProvider(batch=2)) as gateway:
        provider = ZipBatchProvider(gateway.url, profile=Profile("Shared", "zip-batch", variant="gateway"))
        assert await provider.voices() == [VoiceInfo("tone", "Tone", ("en", "zh"))]
        await provider.aclose()
