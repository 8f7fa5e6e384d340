import logging
import ssl
from collections.abc import Callable

import pytest
from aiohttp import web

from cosystudio.errors import Busy, Denied, Overloaded, SpeechError, Throttled, Unreachable
from cosystudio.profiles import Recognised
from cosystudio.speech import recognise as recognising
from cosystudio.speech.openai.dialects import DIALECTS
from cosystudio.speech.recognise import recognise
from cosystudio.speech.wire.http import Patience
from tests.fakes import piper_server
from tests.fakes.cosyvoice_server import FIRST, SPEAKERS, FakeCosyVoice
from tests.fakes.openai_server import AnswersByPath, Asked
from tests.fakes.provider import FakeProvider
from tests.fakes.speech_server import FakeSpeechServer, hang
from tests.gateway import gateways

KEY = "sk-very-secret-0123456789"
SPEECH = "/v1/audio/speech"
MODELS, VOICES = "/v1/models", "/v1/audio/voices"
OPENAPI = "/openapi.json"

Answer = Callable[[Asked], web.Response]


def says(told: object, status: int = 200) -> Answer:
    return lambda _asked: web.json_response(told, status=status)


def page(html: str) -> Answer:
    return lambda _asked: web.Response(text=html, content_type="text/html")


def describes(*paths: str) -> Answer:
    return says({"openapi": "3.1.0", "info": {"title": "FastAPI"}, "paths": {path: {} for path in paths}})


def model(name: str, **told: object) -> dict[str, object]:
    return {"id": name, "object": "model"} | told


def models(*entries: dict[str, object]) -> Answer:
    return says({"object": "list", "data": entries})


async def recognised(answers: dict[str, Answer]) -> Recognised:
    async with AnswersByPath(answers) as server:
        return await recognise(server.url)


@pytest.mark.parametrize("recorded", ["v2.0 CosyVoice2", "head CosyVoice2", "v2.0 CosyVoice-300M-SFT"])
async def test_cosyvoice_s_own_server_is_known_by_its_paths_and_asked_nothing_else(recorded: str) -> None:
    async with FakeCosyVoice(recorded) as server:
        found = await recognise(server.url)
        assert not server.asked, "nothing is ever spoken"
    assert (found.provider, found.variant) == ("cosyvoice", "")
    assert "choose its version" in found.remark


async def test_its_first_version_is_known_too_with_its_voices() -> None:
    async with FakeCosyVoice(FIRST) as server:
        found = await recognise(server.url)
        assert not server.asked
    assert found == Recognised("cosyvoice", "300m-2024", "cosyvoice", voices=(*SPEAKERS, "旁白"))


@pytest.mark.parametrize(
    ("answers", "product", "listed_models", "voices"),
    [
        (
            {MODELS: models(model("m", owned_by="vllm")), VOICES: says({"voices": ["a"], "uploaded_voices": []})},
            "vllm-omni",
            ("m",),
            ("a",),
        ),
        ({OPENAPI: describes(SPEECH, f"{SPEECH}/batch")}, "vllm-omni", (), ()),
        (
            {
                MODELS: models(model("whisper", task_type="stt"), model("cosy", owner="vox-box", task_type="tts")),
                "/v1/voices": says({"voices": ["Chinese Female"]}),
            },
            "vox-box",
            ("cosy",),
            ("Chinese Female",),
        ),
        (
            {MODELS: models(model("cosy", backend="vox-box", voices=["Chinese Male"]))},
            "vox-box",
            ("cosy",),
            ("Chinese Male",),
        ),
        (
            {OPENAPI: describes(SPEECH, "/dev/captioned_speech"), VOICES: says({"voices": ["af_heart"]})},
            "kokoro-fastapi",
            (),
            ("af_heart",),
        ),
        ({VOICES: says({"voices": [{"id": "af_heart", "name": "Heart"}]})}, "kokoro-fastapi", (), ("af_heart",)),
        (
            {MODELS: models(model("kokoro", owned_by="fastkokoro")), VOICES: says({"voices": ["af_heart"]})},
            "fastkokoro",
            ("kokoro",),
            ("af_heart",),
        ),
        (
            {MODELS: models(model("tts-1")), "/api/voice-profiles": says([{"id": "p1", "name": "Anna"}])},
            "localai",
            ("tts-1",),
            ("p1",),
        ),
        (
            {
                OPENAPI: describes(SPEECH, MODELS),
                MODELS: models(
                    model("qwen", owned_by="xinference", model_type="LLM"),
                    model("cosy", owned_by="xinference", model_type="audio"),
                ),
            },
            "xinference",
            ("cosy",),
            (),
        ),
        ({OPENAPI: describes(SPEECH, "/v1/uploads/audio/voice")}, "async-cosyvoice", (), ()),
        ({MODELS: models(model("tts-1"))}, "", ("tts-1",), ()),
        ({OPENAPI: describes(SPEECH)}, "", (), ()),
    ],
)
async def test_the_products_with_openai_s_path_are_told_apart(
    answers: dict[str, Answer], product: str, listed_models: tuple[str, ...], voices: tuple[str, ...]
) -> None:
    assert await recognised(answers) == Recognised("openai", product, product, listed_models, voices)
    assert product in DIALECTS


@pytest.mark.parametrize("owner", [{"name": "vox-box"}, ["vox-box"], 7, None])
async def test_an_owner_that_is_no_name_is_passed_over(owner: object) -> None:
    found = await recognised({MODELS: models(model("cosyvoice", owned_by=owner, task_type="tts"))})
    assert (found.provider, found.product, found.models) == ("openai", "", ("cosyvoice",))


async def test_openai_itself_is_known_by_its_host() -> None:
    found = recognising._Found("https://api.openai.com", {}, ())
    assert recognising._product(found) == "openai"


@pytest.mark.parametrize(
    "address",
    [
        "https://dashscope.aliyuncs.com",
        "wss://dashscope-intl.aliyuncs.com/api-ws/v1/inference",
        " https://llm-abc123.cn-beijing.maas.aliyuncs.com/",
    ],
)
async def test_alibaba_cloud_is_known_by_its_host_and_not_asked(address: str) -> None:
    assert await recognise(address, KEY) == Recognised("dashscope", product="dashscope")


@pytest.mark.parametrize("name", ["dashscope.aliyuncs.com", "#dashscope.aliyuncs.com"])
async def test_an_address_that_only_holds_its_name_is_not_taken_for_it(name: str) -> None:
    async with AnswersByPath({}) as server:
        with pytest.raises(Denied):
            await recognise(f"{server.url}/{name}")


async def test_piper_is_known_by_its_two_lists() -> None:
    info = {"last": None, "voice": {"language": "en-us", "name": piper_server.VOICE, "num_speakers": 1}}
    found = await recognised({"/info": says(info), "/voices": says(piper_server.VOICES)})
    assert found == Recognised("piper", product="piper", voices=tuple(piper_server.VOICES))


@pytest.mark.parametrize("status", [400, 422])
async def test_a_zip_batch_service_is_known_by_its_complaint_and_goes_before_other_contracts(status: int) -> None:
    answers = {
        "/v2/synthesize/batch": says({"error": "“texts” should be a list of at least one text."}, status),
        MODELS: models(model("m")),
        VOICES: says({"voices": ["anna"]}),
    }
    assert await recognised(answers) == Recognised("zip-batch", product="zip-batch", voices=("anna",))


async def test_a_zip_of_nothing_is_the_answer_of_a_zip_batch_service() -> None:
    async with FakeSpeechServer() as server:
        found = await recognise(server.url, "")
    assert found == Recognised("zip-batch", product="zip-batch")


async def test_a_service_that_is_asked_too_much_is_busy_and_not_unknown() -> None:
    with pytest.raises(Throttled):
        await recognised({"/v2/synthesize/batch": says({"error": "Too many requests."}, 429)})


@pytest.mark.parametrize(
    "pasted", ["", "/", "/v1", "/v1/audio/speech", "/v2/synthesize/batch", "/docs", "/inference_sft"]
)
async def test_a_path_that_was_pasted_along_does_not_matter(pasted: str) -> None:
    async with AnswersByPath({MODELS: models(model("m"))}) as server:
        assert (await recognise(server.url + pasted)).models == ("m",)


async def test_the_key_is_sent_along() -> None:
    async with AnswersByPath({MODELS: models(model("m"))}, key=KEY) as server:
        assert (await recognise(server.url, KEY)).provider == "openai"


@pytest.mark.parametrize("key", ["", "sk-wrong-9876543210"])
async def test_a_wrong_key_is_named_as_the_reason(key: str) -> None:
    async with AnswersByPath({MODELS: models(model("m"))}, key=KEY) as server:
        with pytest.raises(Denied, match="key") as denied:
            await recognise(server.url, key)
    assert not key or key not in str(denied.value)


async def test_a_zip_batch_service_with_another_key_is_no_wrong_address() -> None:
    answers = {"/v2/synthesize/batch": says({"error": "Wrong key."}, 401)}
    with pytest.raises(Denied, match="key"):
        await recognised(answers)


@pytest.mark.parametrize(
    ("answers", "error", "match"),
    [
        ({}, Denied, "not as a speech service.*Check the address"),
        ({"/": page("<!doctype html><title>Welcome to this hotel</title>")}, Denied, "web page"),
        ({"/": page("<!doctype html><script>window.gradio_config = {}</script>")}, Denied, r"fastapi/server\.py"),
        ({MODELS: says({"object": "list", "data": []}, 503)}, Busy, "busy"),
        ({MODELS: lambda _asked: web.Response(status=301, headers={"Location": "/"})}, Denied, "moved"),
        ({OPENAPI: describes("/v1/chat/completions"), MODELS: models(model("llm"))}, Denied, "not as a speech service"),
        ({MODELS: says(["what"]), VOICES: says(7), OPENAPI: says({"paths": 3}), "/voices": says([])}, Denied, "not as"),
        ({"/info": says({"voice": 1})}, Denied, "not as"),
        ({"/v2/synthesize/batch": says({"error": {"message": "Unknown path"}}, 400)}, Denied, "not as"),
    ],
)
async def test_what_is_no_speech_service_is_explained_in_a_sentence(
    answers: dict[str, Answer], error: type[SpeechError], match: str
) -> None:
    with pytest.raises(error, match=match):
        await recognised(answers)


async def test_nothing_listens_at_the_address() -> None:
    async with AnswersByPath({}) as server:
        address = server.url
    with pytest.raises(Unreachable, match="Nothing answers"):
        await recognise(address)


async def test_a_wrong_scheme_is_explained(untrusted: ssl.SSLContext) -> None:
    async with AnswersByPath({}) as server:
        with pytest.raises(Denied, match="begin with http://"):
            await recognise(server.url.replace("http:", "https:"))
    async with FakeSpeechServer(tls=untrusted) as encrypted:
        with pytest.raises(SpeechError, match=r"https://|broke off"):
            await recognise(encrypted.url.replace("https:", "http:"))


async def test_a_certificate_that_nobody_vouches_for_is_not_accepted(untrusted: ssl.SSLContext) -> None:
    async with FakeSpeechServer(tls=untrusted) as server:
        with pytest.raises(Denied, match="certificate"):
            await recognise(server.url)


@pytest.mark.parametrize("address", ["", "speech.example.com", "ftp://a", "http://[::1"])
async def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(Denied, match="should look like"):
        await recognise(address)


async def test_a_server_that_is_too_busy_to_answer_is_not_called_unknown() -> None:
    async with FakeSpeechServer() as server:
        server.next(hang)
        with pytest.raises(Overloaded, match="too long"):
            await recognise(server.url, patience=Patience(answer_s=0.2, answer_s_a_character=0))


async def test_the_key_shows_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with AnswersByPath({MODELS: says({"error": f"Wrong key {KEY}."}, 401)}) as server:
        with pytest.raises(Denied) as denied:
            await recognise(server.url, KEY)
    assert KEY not in repr(denied.value) + repr(denied.value.__cause__) + caplog.text


@pytest.mark.parametrize("key", ["", KEY])
async def test_a_studio_finds_the_gateway_of_another(key: str) -> None:
    provider = FakeProvider()
    async with gateways.opened(provider, key=key) as other:
        found = await recognise(other.url, key)
        if key:
            with pytest.raises(Denied, match="key"):
                await recognise(other.url, "sk-wrong-9876543210")
    assert (found.provider, found.variant, found.voices) == (
        "zip-batch",
        "gateway",
        tuple(voice.name for voice in await provider.voices()),
    )
    assert not provider.requests
