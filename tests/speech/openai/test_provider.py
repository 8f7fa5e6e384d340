import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.audio.decode import encode_wav
from cosystudio.book.model import Voice
from cosystudio.engine.ports import Line, Reference
from cosystudio.errors import Broken, Busy, Denied, Overloaded, Refused, SpeechError, Throttled, Voiceless
from cosystudio.profiles import Profile
from cosystudio.speech.openai.dialects import DIALECTS, LABELS, speed
from cosystudio.speech.openai.provider import OpenAiProvider
from tests.fakes import openai_server
from tests.fakes.lines import line
from tests.fakes.openai_server import MODEL, AnswersByPath, recorded, reply
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import clip_for, text_matches
from tests.gateway import gateways

KEY = "sk-very-secret-0123456789"
RECORDS = Path(__file__).parents[2] / "data" / "openai"
REFERENCE = Reference(encode_wav(clip_for("The words of the recording.")), "The words of the recording.")
VOICES = {"openai": "nova", "vox-box": "English Male", "kokoro-fastapi": "am_adam", "fastkokoro": "am_adam"}
VOICES |= {"vllm-omni": "vivian", "vllm-omni-words": "vivian"}
"""One that each server knows, where it knows any."""
PRODUCTS = tuple(DIALECTS)


def voice(variant: str = "", **changes: Any) -> Voice:
    return replace(
        Voice("openai", VOICES.get(variant, "anna"), model=MODEL if variant == "xinference" else ""), **changes
    )


def profile(variant: str = "", **changes: Any) -> Profile:
    return Profile("Cellar", "openai", variant=variant, **changes)


@asynccontextmanager
async def connected(
    variant: str = "", *, key: str = "", **changes: Any
) -> AsyncIterator[tuple[AnswersByPath, OpenAiProvider]]:
    async with openai_server.server(variant, key=key) as server:
        provider = OpenAiProvider(server.url, key, profile=profile(variant, **changes))
        try:
            yield server, provider
        finally:
            await provider.aclose()


async def failure(provider: OpenAiProvider, spoken: Line) -> SpeechError:
    with pytest.raises(SpeechError) as failed:
        await provider.speak([spoken])
    return failed.value


@pytest.mark.parametrize("variant", PRODUCTS)
async def test_each_product_is_asked_so_that_its_whole_sound_comes(variant: str) -> None:
    async with connected(variant) as (server, provider):
        (clip,) = await provider.speak([line("A line of some words.", voice(variant))])
    assert isinstance(clip, Clip)
    assert server.spoken[0]["response_format"] == "wav"
    rate_hz = 22_050 if variant == "vox-box" else 16_000
    assert clip.rate_hz == rate_hz
    assert text_matches(replace(clip, rate_hz=16_000), "A line of some words.")


@pytest.mark.parametrize("variant", PRODUCTS)
async def test_nobody_needs_to_name_a_voice(variant: str) -> None:
    async with connected(variant) as (server, provider):
        await provider.speak([line("One.", voice(variant, name="default"))])
    assert server.spoken[0].get("voice") == DIALECTS[variant].voice


@pytest.mark.parametrize("variant", PRODUCTS)
async def test_what_a_product_can_do_is_what_it_is_asked_for(variant: str) -> None:
    dialect = DIALECTS[variant]
    asked = replace(line("One.", voice(variant, speed=1.5, style="softly"), seed=3), reference=REFERENCE)
    plain = dialect.fields(line("One.", voice(variant)), "")
    more = {name for name, value in dialect.fields(asked, "").items() if plain.get(name) != value}
    can = dialect.abilities
    assert ("speed" in more) == bool(can.speeds)
    assert (speed in dialect.wishes) == bool(can.speeds)
    assert bool(more - {"speed", "voice"}) == (can.style or can.seed or can.reference)


def test_every_variant_has_a_label_of_its_own_and_the_first_is_the_default() -> None:
    assert LABELS[0][0] == profile().variant == ""
    assert len({label for _, label in LABELS}) == len(DIALECTS)


@pytest.mark.parametrize(
    "address", ["http://a", "http://a/", "http://a/v1", " http://a/v1/ ", "http://a/v1/audio/speech"]
)
def test_an_address_may_end_in_the_version_or_the_whole_path(address: str) -> None:
    assert OpenAiProvider(address).endpoint == "http://a"


def test_an_unknown_variant_is_denied_with_the_known_ones() -> None:
    with pytest.raises(Denied, match="vllm-omni"):
        OpenAiProvider("http://a", profile=profile("vllm"))


async def test_the_voice_names_the_model_and_else_the_profile_does() -> None:
    async with connected(model="big") as (server, provider):
        await provider.speak([line("One.", voice())])
        await provider.speak([line("One.", voice(model="small"))])
    assert [asked["model"] for asked in server.spoken] == ["big", "small"]


async def test_a_key_is_sent_and_shown_nowhere() -> None:
    async with connected(key=KEY) as (server, provider):
        await provider.speak([line("One.")])
        server.next(reply(400, {"error": {"message": f"Odd key {KEY}."}}), reply(200, {"error": f"Odd key {KEY}."}))
        errors = [await failure(provider, line("One.")) for _ in range(2)]
    async with connected("vllm-omni", key=KEY) as (batches, provider):
        batches.next(reply(200, {"results": [{"index": 0, "error": f"Odd key {KEY}."}]}))
        errors += [error for error in await provider.speak([line("One."), line("Two!")]) if isinstance(error, Refused)]
    assert len(errors) == 3
    assert server.asked[0].key == KEY
    assert KEY not in repr(errors) + repr(provider)


async def test_a_wrong_key_is_denied() -> None:
    async with openai_server.server(key=KEY) as server:
        provider = OpenAiProvider(server.url, "sk-another")
        error = await failure(provider, line("One."))
        await provider.aclose()
    assert isinstance(error, Denied)
    assert "key" in str(error)


async def test_a_gateway_of_our_own_is_such_a_server() -> None:
    async with gateways.opened(FakeProvider()) as client:
        provider = OpenAiProvider(f"{client.url}/v1")
        (clip,) = await provider.speak([line("One.", voice(name="tone"))])
        await provider.aclose()
    assert isinstance(clip, Clip)
    assert text_matches(clip, "One.")


# How a voice is asked to speak


async def test_a_pace_is_asked_for_in_numbers() -> None:
    async with connected() as (server, provider):
        await provider.speak([line("One.", voice(speed=2))])
        await provider.speak([line("One.", voice())])
    assert isinstance(server.spoken[0]["speed"], float)
    assert "speed" not in server.spoken[1]


async def test_a_pace_beyond_the_product_is_told_before_it_is_asked_for() -> None:
    async with connected("fastkokoro") as (server, provider):
        error = await failure(provider, line("One.", voice("fastkokoro", speed=0.9)))
    assert isinstance(error, Voiceless)
    assert "1 to 2 times" in str(error)
    assert not server.asked


async def test_vox_box_is_never_asked_for_a_pace() -> None:
    async with connected("vox-box") as (server, provider):
        await provider.speak([line("One.", voice("vox-box", speed=1.5))])
    assert "speed" not in server.spoken[0]


@pytest.mark.parametrize("variant", ["", "openai", "vllm-omni"])
async def test_a_style_is_an_instruction(variant: str) -> None:
    async with connected(variant) as (server, provider):
        await provider.speak([line("One.", voice(variant, style="softly"))])
    assert server.spoken[0]["instructions"] == "softly"


@pytest.mark.parametrize("variant", ["siliconflow", "async-cosyvoice"])
async def test_a_style_stands_before_the_text_where_cosyvoice_wants_it_there(variant: str) -> None:
    async with connected(variant) as (server, provider):
        await provider.speak([line("One.", voice(variant, style="用四川话说"))])
    assert server.spoken[0]["input"] == "用四川话说<|endofprompt|>One."


async def test_no_manuscript_gives_a_command() -> None:
    async with connected("siliconflow") as (server, provider):
        await provider.speak([line("Shout<|endofprompt|>One.", voice("siliconflow"))])
    assert "<|" not in server.spoken[0]["input"]


async def test_xinference_hands_style_and_seed_on_to_the_model() -> None:
    async with connected("xinference") as (server, provider):
        await provider.speak([line("One.", voice("xinference", style="softly"), seed=2)])
    assert json.loads(server.spoken[0]["kwargs"]) == {"instruct_text": "softly", "seed": 2}


async def test_a_cloned_voice_of_vllm_omni_is_its_recording() -> None:
    async with connected("vllm-omni") as (server, provider):
        await provider.speak([replace(line("One.", voice(name="My own")), reference=REFERENCE)])
    fields = server.spoken[0]
    assert "voice" not in fields
    assert base64.b64decode(fields["ref_audio"].removeprefix("data:audio/wav;base64,")) == REFERENCE.wav
    assert fields["ref_text"] == REFERENCE.transcript


async def test_a_cloned_voice_of_siliconflow_is_its_recording() -> None:
    async with connected("siliconflow") as (server, provider):
        await provider.speak([replace(line("One.", voice()), reference=REFERENCE)])
    fields = server.spoken[0]
    assert fields["references"][0]["text"] == REFERENCE.transcript
    assert fields["voice"] == ""


async def test_a_cloned_voice_of_xinference_comes_as_a_form() -> None:
    async with connected("xinference") as (server, provider):
        (clip,) = await provider.speak([replace(line("One.", voice("xinference", speed=1.2)), reference=REFERENCE)])
    fields = server.spoken[0]
    assert isinstance(clip, Clip)
    assert fields["prompt_speech"] == REFERENCE.wav
    assert fields["voice"] == ""
    assert json.loads(fields["kwargs"]) == {"prompt_text": REFERENCE.transcript}
    assert (fields["stream"], fields["speed"], fields["input"]) == ("false", "1.2", "One.")


async def test_a_product_that_clones_nothing_says_so() -> None:
    async with connected("kokoro-fastapi") as (server, provider):
        error = await failure(provider, replace(line("One.", voice()), reference=REFERENCE))
    assert isinstance(error, Voiceless)
    assert not server.asked


async def test_the_true_rate_is_put_right_without_touching_a_sample() -> None:
    async with connected("vox-box", rate_hz=24_000) as (_, provider):
        (clip,) = await provider.speak([line("One.", voice("vox-box"))])
    assert isinstance(clip, Clip)
    assert clip.rate_hz == 24_000
    assert text_matches(replace(clip, rate_hz=16_000), "One.")


async def test_the_times_of_many_words_are_read_and_what_is_no_list_of_times_costs_nothing_else() -> None:
    word = {"word": "One", "start_ms": 0, "end_ms": 100}
    async with connected("vllm-omni-words") as (server, provider):
        for told in (json.dumps([word] * 500), "[" * 8000):
            server.next(reply(200, encode_wav(clip_for("One.")), headers={"X-Word-Timestamps": told}))
        (long,) = await provider.speak([line("One.", voice("vllm-omni"))])
        (odd,) = await provider.speak([line("One.", voice("vllm-omni"))])
    assert isinstance(long, Clip)
    assert isinstance(odd, Clip)
    assert (len(long.words), odd.words) == (500, ())


async def test_the_times_of_the_words_are_read_where_the_server_tells_them() -> None:
    async with connected("vllm-omni-words") as (server, provider):
        (clip,) = await provider.speak([line("Café.", voice("vllm-omni"))])
        server.next(reply(200, encode_wav(clip_for("One.")), headers={"X-Word-Timestamps-Omitted": "1"}))
        (longest,) = await provider.speak([line("One.", voice("vllm-omni"))])
    assert isinstance(clip, Clip)
    assert isinstance(longest, Clip)
    assert clip.words == (WordTime("café", 0.02, 0.0955),)
    assert longest.words == ()


# Several lines at once


async def test_a_batch_is_one_request_and_lands_in_place() -> None:
    texts = ["One.", "Two!", "三。"]
    async with connected("vllm-omni") as (server, provider):
        outcomes = await provider.speak([line(text, voice("vllm-omni", style="softly")) for text in texts])
    assert [asked.path for asked in server.asked] == ["/v1/audio/speech/batch"]
    assert server.spoken[0]["instructions"] == "softly"
    assert all(isinstance(o, Clip) and text_matches(o, t) for o, t in zip(outcomes, texts, strict=True))


async def test_a_text_of_a_batch_fails_alone() -> None:
    texts = ["One.", "Unspeakable.", "……", "Two!"]
    async with connected("vllm-omni") as (server, provider):
        outcomes = await provider.speak([line(text, voice("vllm-omni")) for text in texts])
    assert [type(outcome) for outcome in outcomes] == [Clip, Refused, Refused, Clip]
    assert "no tokens" in str(outcomes[1])
    assert [item["input"] for item in server.spoken[0]["items"]] == ["One.", "Unspeakable.", "Two!"]


async def test_a_voice_that_a_batch_does_not_know_is_told_for_each_line() -> None:
    async with connected("vllm-omni") as (_, provider):
        outcomes = await provider.speak([line(text, voice(name="nobody")) for text in ("One.", "Two!")])
    assert [type(outcome) for outcome in outcomes] == [Voiceless, Voiceless]


async def test_further_takes_are_asked_for_alone_because_a_batch_has_no_seed() -> None:
    async with connected("vllm-omni") as (server, provider):
        await provider.speak([line("One.", voice("vllm-omni"), seed=1), line("Two!", voice("vllm-omni"))])
    assert [asked.get("seed") for asked in server.spoken] == [1, None]


async def test_a_result_that_is_missing_or_no_sound_fails_its_own_line() -> None:
    sound = base64.b64encode(encode_wav(clip_for("Two!"))).decode()
    results = [{"index": 1, "status": "success", "audio_data": sound}]
    results += [{"index": 2, "audio_data": "bm8="}, {"index": 3, "audio_data": "声音"}]
    async with connected("vllm-omni") as (server, provider):
        server.next(reply(200, {"results": results}))
        outcomes = await provider.speak(
            [line(text, voice("vllm-omni")) for text in ("One.", "Two!", "Three?", "Four.")]
        )
    assert [type(outcome) for outcome in outcomes] == [Broken, Clip, Broken, Broken]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"results": 3}', b'{"results": [{}]}', b"[" * 5000])
async def test_an_answer_that_is_no_list_of_results_is_broken(body: bytes) -> None:
    async with connected("vllm-omni") as (server, provider):
        server.next(reply(200, body))
        with pytest.raises(Broken):
            await provider.speak([line("One."), line("Two!")])


async def test_a_server_without_batches_is_told_how_to_go_on() -> None:
    async with connected("vllm-omni") as (server, provider):
        server.next(reply(404, {"detail": "Not Found"}))
        with pytest.raises(Denied, match="set the lines in one request to 1"):
            await provider.speak([line("One."), line("Two!")])


# What is not worth a request


@pytest.mark.parametrize("text", ["", "……", "“—”", "😀!"])
async def test_a_text_without_a_word_is_refused_unasked(text: str) -> None:
    async with connected() as (server, provider):
        (outcome,) = await provider.speak([line(text)])
    assert isinstance(outcome, Refused)
    assert not server.asked


async def test_a_line_that_is_too_long_is_refused_unasked() -> None:
    async with connected("openai") as (server, provider):
        (outcome,) = await provider.speak([line("a" * 4097, voice("openai"))])
    assert isinstance(outcome, Refused)
    assert "4,096" in str(outcome)
    assert not server.asked


# What errors mean


def openai(message: str, **more: str) -> dict[str, object]:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None} | more}


@pytest.mark.parametrize(
    ("status", "body", "error", "says"),
    [
        (400, openai("Bad.", param="voice"), Voiceless, "anna"),
        (400, openai("[{'type': 'enum', 'loc': ('body', 'voice'), 'msg': 'Input'}]"), Voiceless, "anna"),
        (400, openai("Invalid speaker 'anna'. Supported: vivian"), Voiceless, "vivian"),
        (400, openai("CosyVoice3 requires 'ref_audio' (reference audio for voice cloning)"), Voiceless, "ref_audio"),
        (404, openai("The model `x` does not exist.", code="model_not_found"), Denied, "model"),
        (400, {"detail": "Model not found in the model list, uid: x"}, Denied, "model"),
        (404, {"detail": "Not Found"}, Denied, "Check the address"),
        (400, openai("[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'Long'}]"), Refused, "string_too"),
        (422, {"detail": [{"loc": ["body", "input"], "msg": "Field required"}]}, Refused, "Field required"),
        (422, {"detail": [{"loc": ["body", "speed"], "msg": "Too fast"}]}, Voiceless, "“speed” \\(Too fast\\)"),
        (429, openai("You exceeded your current quota.", code="insufficient_quota"), Denied, "no credit"),
        (403, {"code": 30001, "message": "Sorry, your account balance is insufficient"}, Denied, "no credit"),
        (402, {}, Denied, "no credit"),
        (429, {"detail": "[address=1] Rate limit reached for the model. Request limit 3"}, Throttled, "limit 3"),
        (503, openai("model not available yet", type="model_loading"), Overloaded, "not available yet"),
        (500, {"detail": "CUDA out of memory"}, Busy, "CUDA"),
        (500, {"detail": "The model has gone: address not found"}, Busy, "gone"),
        (500, {"detail": "Voice anna not supported"}, Voiceless, "anna"),
        (200, {"error": "No GPU"}, Broken, "No GPU"),
        (200, {"status_code": 503, "detail": "Later"}, Overloaded, "Later"),
        (400, {"detail": {"error": "validation_error", "message": "Voice 'x' not found"}}, Voiceless, "not found"),
        (400, {"message": "Unknown voice x", "code": None, "type": "BadRequestError"}, Voiceless, "Unknown voice"),
        (401, openai("Incorrect API key provided"), Denied, "key"),
    ],
)
async def test_an_error_is_told_by_what_the_server_says(
    status: int, body: object, error: type[SpeechError], says: str
) -> None:
    async with connected() as (server, provider):
        server.next(reply(status, body))
        with pytest.raises(error, match=says):
            await provider.speak([line("One.", voice())])
        assert len(server.asked) == 1, "trying again is the engine's business"
        (clip,) = await provider.speak([line("One.", voice())])
    assert isinstance(clip, Clip)


@pytest.mark.parametrize("variant", ["openai", "vllm-omni", "kokoro-fastapi", "fastkokoro", "vox-box"])
async def test_a_voice_that_the_product_lacks_is_told_as_such(variant: str) -> None:
    async with connected(variant) as (_, provider):
        error = await failure(provider, line("One.", voice(name="nobody")))
    assert isinstance(error, Voiceless)


@pytest.mark.parametrize("variant", ["openai", "xinference"])
async def test_a_model_that_the_product_lacks_is_told_as_such(variant: str) -> None:
    async with connected(variant) as (_, provider):
        error = await failure(provider, line("One.", voice(variant, model="nothing")))
    assert isinstance(error, Denied)
    assert "model" in str(error)


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after-ms": "1500", "Retry-After": "2"}, 1.5),
        ({"retry-after-ms": "soon", "Retry-After": "2"}, 2),
        ({}, None),
    ],
)
async def test_the_wait_that_is_asked_for_is_kept(headers: dict[str, str], wait_s: float | None) -> None:
    async with connected("localai") as (server, provider):
        server.next(reply(503, openai("busy", type="admission_rejected"), headers=headers))
        error = await failure(provider, line("One."))
    assert isinstance(error, Overloaded)
    assert error.retry_after_s == wait_s


@pytest.mark.parametrize(
    ("status", "should_retry", "error"),
    [(500, "false", Broken), (500, "true", Busy), (400, "true", Busy), (400, "false", Refused)],
)
async def test_a_service_that_knows_whether_to_try_again_is_believed(
    status: int, should_retry: str, error: type[SpeechError]
) -> None:
    async with connected("openai") as (server, provider):
        server.next(reply(status, openai("Hm"), headers={"x-should-retry": should_retry}))
        assert type(await failure(provider, line("One.", voice("openai")))) is error


async def test_an_empty_answer_is_asked_for_just_once_more() -> None:
    async with connected("kokoro-fastapi") as (server, provider):
        server.next(reply(200))
        error = await failure(provider, line("One.", voice("kokoro-fastapi")))
    assert isinstance(error, Busy)
    assert error.attempts == 2


# The voices on offer


@pytest.mark.parametrize(
    ("variant", "names"),
    [
        ("kokoro-fastapi", {"af_heart": ("en",), "am_adam": ("en",), "zf_xiaobei": ("zh",)}),
        ("fastkokoro", {"af_heart": ("en",), "am_adam": ("en",), "zf_xiaobei": ("zh",)}),
        ("vox-box", {"Chinese Female": ("zh",), "English Male": ("en",)}),
        ("vllm-omni", {"vivian": (), "anna": ()}),
        ("localai", {"p1": ()}),
        ("xinference", {}),
        ("", {}),
    ],
)
async def test_the_voices_are_listed_where_the_product_lists_them(
    variant: str, names: dict[str, tuple[str, ...]]
) -> None:
    async with connected(variant) as (_, provider):
        voices = await provider.voices()
    assert {voice.name: voice.languages for voice in voices} == names


async def test_the_voices_that_everybody_has_need_no_question() -> None:
    async with connected("openai") as (server, provider):
        voices = await provider.voices()
    assert "marin" in [voice.name for voice in voices]
    assert not server.asked


async def test_uploaded_voices_stand_beside_those_that_everybody_has() -> None:
    async with connected("siliconflow") as (_, provider):
        voices = {voice.name: voice.label for voice in await provider.voices()}
    assert voices["speech:anna:x:y"] == "Anna"
    assert voices["FunAudioLLM/CosyVoice2-0.5B:alex"] == "Alex"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({"voices": ["a", "b", "a"]}, ["a", "b"]),
        ({"voices": [{"id": "a", "name": "Anna"}, {"name": "b"}]}, ["a", "b"]),
        ({"voices": {"a": {"language": "en"}, "b": None}}, ["a", "b"]),
        ({"data": [{"id": "m", "object": "model", "voices": ["a", "b"]}]}, ["a", "b"]),
        ([{"voice_id": "a"}, "b"], ["a", "b"]),
        ({"voices": [3, None, {}, "", "a"]}, ["a"]),
        ({"data": [{"id": "m", "object": "model"}]}, []),
        ("words", []),
        (b"<html>", []),
    ],
)
async def test_a_list_of_voices_comes_in_many_forms(body: object, names: list[str]) -> None:
    async with connected() as (server, provider):
        server.next(reply(200, body))
        voices = await provider.voices()
    assert [voice.name for voice in voices] == names


async def test_a_list_that_is_kept_from_a_wrong_key_is_denied() -> None:
    async with openai_server.server("kokoro-fastapi", key=KEY) as server:
        provider = OpenAiProvider(server.url, profile=profile("kokoro-fastapi"))
        with pytest.raises(Denied, match="key"):
            await provider.voices()
        await provider.aclose()


# What real servers answered


def exchange(file: str, name: str) -> dict[str, Any]:
    told = json.loads((RECORDS / f"{file}.json").read_text("utf-8"))
    exchange: dict[str, Any] = told["exchanges"][name]
    return exchange


@pytest.mark.parametrize(
    ("file", "name", "rate_hz", "seconds"),
    [
        ("voxbox-cosyvoice2", "speech wav", 24_000, 5.800),
        ("voxbox-cosyvoice2", "unknown model", 24_000, 5.800),
        ("voxbox-cosyvoice2", "speech wav", 0, 6.313),
        ("voxbox-cosyvoice2", "speed 0.5 wav", 0, 12.624),
        ("voxbox-300m-sft", "speech wav", 0, 5.800),
        ("voxbox-300m-sft", "stream wav", 22_050, 5.800),
        ("fastkokoro", "speech wav", 0, 2.229),
        ("fastkokoro", "speed 2.0 wav", 0, 1.089),
        ("fastkokoro", "stream wav", 0, 2.569),
        ("fastkokoro", "punctuation only", 0, 0.380),
    ],
)
async def test_a_recorded_sound_is_as_long_as_it_was(file: str, name: str, rate_hz: int, seconds: float) -> None:
    async with connected(rate_hz=rate_hz) as (server, provider):
        server.next(recorded(exchange(file, name)))
        (clip,) = await provider.speak([line("One.")])
    assert isinstance(clip, Clip)
    assert clip.seconds == pytest.approx(seconds, abs=0.001)


@pytest.mark.parametrize(
    ("file", "name", "error"),
    [
        ("voxbox-cosyvoice2", "unknown voice", Voiceless),
        ("voxbox-cosyvoice2", "unknown format", Refused),
        ("voxbox-cosyvoice2", "speed 4.0 wav", Refused),
        ("voxbox-cosyvoice2", "empty input", Busy),
        ("voxbox-cosyvoice2", "punctuation only", Busy),
        ("voxbox-cosyvoice2", "missing input", Refused),
        ("voxbox-cosyvoice2", "GET /v1/audio/voices", Denied),
        ("voxbox-300m-sft", "unknown voice", Voiceless),
        ("fastkokoro", "unknown voice", Voiceless),
        ("fastkokoro", "unknown model", Denied),
        ("fastkokoro", "speed 0.9 wav", Voiceless),
        ("fastkokoro", "empty input", Refused),
        ("fastkokoro", "missing input", Refused),
    ],
)
async def test_a_recorded_error_means_what_it_meant(file: str, name: str, error: type[SpeechError]) -> None:
    async with connected() as (server, provider):
        server.next(recorded(exchange(file, name)))
        assert isinstance(await failure(provider, line("One.")), error)


@pytest.mark.parametrize(
    ("file", "variant", "paths", "some"),
    [
        ("voxbox-cosyvoice2", "vox-box", ("GET /v1/audio/voices", "GET /v1/voices"), "Cantonese Female"),
        ("voxbox-300m-sft", "vox-box", ("GET /v1/models",), "Chinese Female"),
        ("fastkokoro", "fastkokoro", ("GET /v1/audio/voices",), "bm_fable"),
    ],
)
async def test_a_recorded_list_holds_the_voices(file: str, variant: str, paths: tuple[str, ...], some: str) -> None:
    async with connected(variant) as (server, provider):
        server.next(*[recorded(exchange(file, path)) for path in paths])
        assert some in [voice.name for voice in await provider.voices()]
