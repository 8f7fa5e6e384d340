import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.book.model import Voice
from cosystudio.book.spoken_form import SSML_MARK
from cosystudio.engine.ports import Line
from cosystudio.errors import Broken, Busy, Denied, Overloaded, Refused, SpeechError, Throttled, Unreachable, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.dashscope.provider import ABILITIES, DashScopeProvider
from cosystudio.speech.wire.http import Patience
from tests.fakes import dashscope_server
from tests.fakes.dashscope_server import FakeDashScope
from tests.fakes.lines import line
from tests.fakes.tones import text_matches, wav_for

KEY = "sk-0123456789abcdef"
VOICE = Voice("dashscope", "longanyang")
TEXT = "今天天气怎么样？我们去公园走一走。" * 16
"""Long enough for several pieces."""
VARIANTS = ("", "websocket")


def profile(variant: str = "", model: str = "") -> Profile:
    return Profile("cloud", "dashscope", variant=variant, model=model)


def a_line(text: str = TEXT, voice: Voice = VOICE, *, seed: int = 0, language: str = "") -> Line:
    return replace(line(text, voice, seed=seed), language=language)


@pytest.fixture
async def server() -> AsyncIterator[FakeDashScope]:
    async with FakeDashScope(key=KEY) as server:
        yield server


@pytest.fixture(params=VARIANTS)
async def provider(request: pytest.FixtureRequest, server: FakeDashScope) -> AsyncIterator[DashScopeProvider]:
    provider = DashScopeProvider(server.url, KEY, profile=profile(request.param))
    yield provider
    await provider.aclose()


@pytest.fixture
async def http(server: FakeDashScope) -> AsyncIterator[DashScopeProvider]:
    provider = DashScopeProvider(server.url, KEY)
    yield provider
    await provider.aclose()


async def spoken(provider: DashScopeProvider, line: Line) -> Clip:
    (clip,) = await provider.speak([line])
    assert isinstance(clip, Clip)
    return clip


async def test_the_pieces_of_a_line_are_joined_to_its_sound(server: FakeDashScope, provider: DashScopeProvider) -> None:
    assert text_matches(await spoken(provider, a_line()), TEXT)
    assert len(wav_for(TEXT)) > 2 * dashscope_server.PIECE_BYTES


async def test_the_words_of_a_line_are_timed_in_seconds(server: FakeDashScope, provider: DashScopeProvider) -> None:
    clip = await spoken(provider, a_line("天气"))
    assert clip.words == (WordTime("天", 0, 0.181), WordTime("气", 0.181, 0.362))


async def test_what_a_voice_asks_for_is_sent(server: FakeDashScope, provider: DashScopeProvider) -> None:
    voice = replace(VOICE, speed=1.1, style="用平静的语气")
    await spoken(provider, a_line("天气", voice, seed=65_543, language="zh-cn"))
    (asked,) = server.asked
    assert (asked.model, asked.text) == ("cosyvoice-v3-flash", "天气")
    asked.parameters.pop("text_type", None)
    assert asked.parameters == {
        "voice": "longanyang",
        "format": "wav",
        "sample_rate": 24_000,
        "rate": 1.1,
        "seed": 7,
        "instruction": "用平静的语气",
        "language_hints": ["zh"],
        "word_timestamp_enabled": True,
        "enable_ssml": False,
    }


async def test_a_line_with_marked_sounds_is_sent_as_ssml(server: FakeDashScope, provider: DashScopeProvider) -> None:
    await spoken(provider, a_line(f"{SSML_MARK}<speak>天气</speak>"))
    assert server.asked[0].text == "<speak>天气</speak>"
    assert server.asked[0].parameters["enable_ssml"] is True


async def test_a_text_with_tags_is_sent_as_plain_text(server: FakeDashScope, provider: DashScopeProvider) -> None:
    await spoken(provider, a_line("<speak>Hello & bye</speak>"))
    assert server.asked[0].text == "<speak>Hello & bye</speak>"
    assert server.asked[0].parameters["enable_ssml"] is False


ERRORS: tuple[tuple[str, str, int, type[SpeechError], str], ...] = (
    ("Throttling", "Requests throttling triggered.", 429, Throttled, "too often"),
    ("Throttling.RateQuota", "Requests rate limit exceeded, please try again later.", 429, Throttled, "too often"),
    ("LimitRequests", "You exceeded your current requests list.", 429, Throttled, "too often"),
    ("Throttling.AllocationQuota", "Allocated quota exceeded.", 429, Denied, "volume"),
    ("insufficient_quota", "You exceeded your current quota.", 429, Denied, "volume"),
    ("Arrearage", "Access denied, account overdue.", 400, Denied, "credit"),
    ("isv.OUT_OF_SERVICE", "Out of service.", 400, Denied, "credit"),
    ("AllocationQuota.FreeTierOnly", "The free tier has been exhausted.", 403, Denied, "credit"),
    ("PrepaidBillOverdue", "The prepaid bill is overdue.", 400, Denied, "credit"),
    ("InvalidApiKey", "Invalid API-key provided.", 401, Denied, "key"),
    ("AccessDenied", "Access denied.", 403, Denied, "key"),
    ("InvalidParameter", "[tts:]Engine return error code: 418", 400, Voiceless, "cosyvoice-v3-flash .* longanyang"),
    ("InvalidParameter", "Request voice is invalid!", 400, Voiceless, "longanyang"),
    ("ModelNotFound", "Model not exist.", 404, Voiceless, "cosyvoice-v3-flash"),
    ("InvalidParameter", "Missing required parameter 'payload.model'.", 400, Denied, "model"),
    ("DataInspectionFailed", "Input data may contain inappropriate content.", 400, Refused, "change its words"),
    ("data_inspection_failed", "Input text data may contain it.", 400, Refused, "change its words"),
    ("InvalidParameter", "Please ensure input text is valid.", 400, Refused, "nothing to say"),
    ("InvalidParameter", "Parameter invalid: text is null", 400, Refused, "nothing to say"),
    ("InvalidParameter", "Something else is wrong.", 400, Refused, "Something else is wrong"),
    ("InternalError", "Internal server error.", 500, Busy, "fault of its own"),
    ("ModelServingError", "Too many.", 503, Overloaded, "overloaded"),
    ("NeverHeardOf", "Strange.", 500, Busy, "Strange"),
)


@pytest.mark.parametrize(("code", "message", "status", "kind", "sentence"), ERRORS)
async def test_an_error_is_what_its_code_says(
    server: FakeDashScope,
    provider: DashScopeProvider,
    code: str,
    message: str,
    status: int,
    kind: type[SpeechError],
    sentence: str,
) -> None:
    for when in (dashscope_server.fails, dashscope_server.fails_midway):
        server.next(when(code, message, status))
        with pytest.raises(SpeechError, match=sentence) as failed:
            await provider.speak([a_line()])
        assert type(failed.value) is kind
    assert text_matches(await spoken(provider, a_line()), TEXT)


@pytest.mark.parametrize(
    ("behaviour", "kind", "sentence"),
    [
        (dashscope_server.cut_short, Busy, "broke off|closed the connection"),
        (dashscope_server.stop_without_end, Busy, "broke off|closed the connection"),
        (dashscope_server.hang_up, Busy, "broke off|closed the connection"),
        (dashscope_server.without_header, Broken, "not a WAV file"),
        (dashscope_server.without_sound, Broken, "empty"),
    ],
)
async def test_half_a_sound_is_none(
    server: FakeDashScope,
    provider: DashScopeProvider,
    behaviour: dashscope_server.Behaviour,
    kind: type[SpeechError],
    sentence: str,
) -> None:
    server.next(behaviour)
    with pytest.raises(kind, match=sentence):
        await provider.speak([a_line()])
    assert text_matches(await spoken(provider, a_line()), TEXT)


@pytest.mark.parametrize("variant", VARIANTS)
async def test_a_service_that_never_answers_is_given_up(server: FakeDashScope, variant: str) -> None:
    patience = Patience(answer_s=0.05, answer_s_a_character=0)
    provider = DashScopeProvider(server.url, KEY, profile=profile(variant), patience=patience)
    server.next(dashscope_server.say_nothing)
    with pytest.raises(Overloaded, match="too long"):
        await provider.speak([a_line()])
    await provider.aclose()


@pytest.mark.parametrize("variant", VARIANTS)
async def test_nothing_listens_at_the_address(variant: str) -> None:
    async with FakeDashScope() as server:
        provider = DashScopeProvider(server.url, profile=profile(variant))
    with pytest.raises(Unreachable):
        await provider.speak([a_line()])
    await provider.aclose()


@pytest.mark.parametrize("variant", VARIANTS)
async def test_a_wrong_key_is_denied_and_shows_nowhere(
    server: FakeDashScope, variant: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "sk-wrong-0123456789"
    provider = DashScopeProvider(server.url, wrong, profile=profile(variant))
    with pytest.raises(Denied, match="key") as denied:
        await provider.speak([a_line()])
    await provider.voices()
    await provider.aclose()
    shown = [repr(provider), repr(denied.value), repr(denied.value.__cause__), repr(denied.value.__context__)]
    assert wrong not in " ".join(shown) + caplog.text


async def test_a_key_that_the_service_quotes_does_not_show(server: FakeDashScope, provider: DashScopeProvider) -> None:
    for when in (dashscope_server.fails, dashscope_server.fails_midway):
        server.next(when("InvalidParameter", f"Not with {KEY}.", 400))
        with pytest.raises(Refused, match="Not with …") as refused:
            await provider.speak([a_line()])
        assert KEY not in repr(refused.value) + repr(refused.value.__context__)


async def test_a_text_without_a_word_is_not_sent(server: FakeDashScope, provider: DashScopeProvider) -> None:
    with pytest.raises(Refused, match="nothing to say"):
        await provider.speak([a_line("……")])
    assert not server.asked


async def test_three_lines_are_spoken_at_a_time(server: FakeDashScope, provider: DashScopeProvider) -> None:
    gate = asyncio.Event()
    server.next(*[dashscope_server.hold(gate)] * 3)
    async with asyncio.TaskGroup() as requests:
        asked = [requests.create_task(spoken(provider, a_line(text))) for text in ("One.", "Two.", "Three.")]
        await server.arrived(3)
        gate.set()
    for request, text in zip(asked, ("One.", "Two.", "Three."), strict=True):
        assert text_matches(request.result(), text)


async def test_a_line_called_back_leaves_the_next_one_alone(server: FakeDashScope, provider: DashScopeProvider) -> None:
    server.next(dashscope_server.say_nothing)
    request = asyncio.ensure_future(provider.speak([a_line()]))
    await server.arrived(1)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert text_matches(await spoken(provider, a_line("Next.")), "Next.")


@pytest.mark.parametrize(
    "address",
    [
        "https://dashscope.aliyuncs.com",
        "https://dashscope.aliyuncs.com/",
        "https://dashscope.aliyuncs.com/api/v1",
        " https://dashscope.aliyuncs.com/api/v1/services/audio/tts/SpeechSynthesizer ",
        "https://dashscope.aliyuncs.com/compatible-mode/v1",
        "wss://dashscope.aliyuncs.com/api-ws/v1/inference",
        "wss://dashscope.aliyuncs.com/api-ws/v1/inference/",
    ],
)
def test_an_address_may_be_pasted_from_any_of_its_services(address: str) -> None:
    assert DashScopeProvider(address).endpoint == "https://dashscope.aliyuncs.com"


@pytest.mark.parametrize("address", ["https://api.example.com", "https://api", "https://example.com/apis"])
def test_an_address_that_only_resembles_a_path_is_kept(address: str) -> None:
    assert DashScopeProvider(address).endpoint == address


@pytest.mark.parametrize("address", ["", "dashscope.aliyuncs.com", "wss://", "ftp://a"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(Denied):
        DashScopeProvider(address)


def test_the_abilities_are_those_of_the_model() -> None:
    assert DashScopeProvider("http://a").abilities == ABILITIES
    assert (ABILITIES.batch, ABILITIES.concurrency, ABILITIES.rate) == (1, 3, 2.0)
    second = DashScopeProvider("http://a", profile=profile(model="cosyvoice-v2")).abilities
    assert (second.seed, second.style) == (True, False)
    first = DashScopeProvider("http://a", profile=profile(model="cosyvoice-v1")).abilities
    assert (first.seed, first.style) == (False, False)


async def test_cloned_voices_follow_the_usual_ones(server: FakeDashScope, http: DashScopeProvider) -> None:
    server.cloned = [{"voice_id": "cosyvoice-v3-plus-myvoice-1a2b", "status": "OK"}]
    voices = await http.voices()
    assert voices[0].name == "longanyang"
    assert voices[-1].name == "cosyvoice-v3-plus-myvoice-1a2b"


async def test_voices_are_offered_where_the_account_lists_none(server: FakeDashScope, http: DashScopeProvider) -> None:
    server.lists_voices = False
    assert [voice.name for voice in await http.voices()][:2] == ["longanyang", "longanhuan"]


async def test_a_sound_that_came_as_an_address_is_fetched_without_the_key(
    server: FakeDashScope, http: DashScopeProvider
) -> None:
    server.next(dashscope_server.only_an_address())
    assert text_matches(await spoken(http, a_line()), TEXT)
    (request,) = server.fetched
    assert "Authorization" not in request.headers
    assert request.query["Signature"] == "a+b/c="


async def test_a_sound_that_could_not_be_fetched_is_not_paid_for_again(
    server: FakeDashScope, http: DashScopeProvider
) -> None:
    server.next(dashscope_server.only_an_address())
    server.on_storage(503)
    with pytest.raises(Busy):
        await http.speak([a_line()])
    assert text_matches(await spoken(http, a_line()), TEXT)
    assert len(server.asked) == 1
    assert text_matches(await spoken(http, a_line()), TEXT)
    assert len(server.asked) == 2


@pytest.mark.parametrize("status", [302, 403, 404])
async def test_a_sound_that_is_lost_is_told(server: FakeDashScope, http: DashScopeProvider, status: int) -> None:
    server.next(dashscope_server.only_an_address())
    server.on_storage(status)
    with pytest.raises(Broken, match="cannot be fetched"):
        await http.speak([a_line()])
    assert len(server.fetched) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/a.wav", "https://aliyuncs.com.example.com/a", "file:///etc/passwd", "http://[::1/a"]
)
async def test_a_sound_is_fetched_from_nowhere_else(server: FakeDashScope, http: DashScopeProvider, url: str) -> None:
    server.next(dashscope_server.only_an_address(url))
    with pytest.raises(Broken, match="not Alibaba Cloud"):
        await http.speak([a_line()])


@pytest.mark.parametrize(
    ("header", "seconds"), [({"Retry_After": "7"}, 7), ({"retry_after_ms": "250"}, 0.25), ({}, None)]
)
async def test_the_wait_that_the_service_asks_for_is_told(
    server: FakeDashScope, http: DashScopeProvider, header: dict[str, str], seconds: float | None
) -> None:
    server.next(dashscope_server.fails("Throttling.RateQuota", "Too fast.", 429, **header))
    with pytest.raises(Throttled) as throttled:
        await http.speak([a_line()])
    assert throttled.value.retry_after_s == seconds


async def test_an_event_may_spread_over_several_lines(server: FakeDashScope, http: DashScopeProvider) -> None:
    server.next(dashscope_server.in_many_lines)
    assert text_matches(await spoken(http, a_line()), TEXT)


async def test_a_service_that_does_not_stream_is_understood_too(server: FakeDashScope, http: DashScopeProvider) -> None:
    url = f"{server.url}{dashscope_server.STORED_PATH}"
    server.stored = wav_for("Whole.")
    told = {"request_id": "1", "output": {"finish_reason": "stop", "audio": {"data": "", "url": url}}}
    server.next(dashscope_server.answers(json.dumps(told, indent=2).encode()))
    assert text_matches(await spoken(http, a_line("Whole.")), "Whole.")


async def test_an_error_with_a_good_status_is_an_error(server: FakeDashScope, http: DashScopeProvider) -> None:
    told = {"code": "DataInspectionFailed", "message": "Input data may contain inappropriate content."}
    for body in (json.dumps(told).encode(), b"event:result\ndata:" + json.dumps(told).encode() + b"\n\n"):
        server.next(dashscope_server.answers(body))
        with pytest.raises(Refused, match="change its words"):
            await http.speak([a_line()])


async def test_a_web_page_is_no_sound(server: FakeDashScope, http: DashScopeProvider) -> None:
    server.next(dashscope_server.answers(b"<!doctype html><title>Welcome</title>", "text/html"))
    with pytest.raises(Denied, match="web page"):
        await http.speak([a_line()])


@pytest.mark.parametrize("body", [b"data:{oops\n\n", b"data:[]\n\n", b'data:{"output":{"audio":{"data":"%"}}}\n\n'])
async def test_a_damaged_answer_is_broken(server: FakeDashScope, http: DashScopeProvider, body: bytes) -> None:
    server.next(dashscope_server.answers(body, "text/event-stream"))
    with pytest.raises(Broken):
        await http.speak([a_line()])


@pytest.mark.parametrize("body", [b"", b"data:{}\n\n", b": a comment\n\n"])
async def test_an_answer_that_does_not_say_that_it_is_complete_is_not(
    server: FakeDashScope, http: DashScopeProvider, body: bytes
) -> None:
    server.next(dashscope_server.answers(body, "text/event-stream"))
    with pytest.raises(Busy, match="broke off"):
        await http.speak([a_line()])
