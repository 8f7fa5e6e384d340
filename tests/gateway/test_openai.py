import io
from collections.abc import AsyncIterator, Sequence

import numpy as np
import pytest
import soundfile

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav
from cosystudio.audio.pcm import from_pcm
from cosystudio.book.model import Voice
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Denied, Refused, SpeechError, Throttled
from cosystudio.gateway.limits import Limits
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import clip_for, text_matches
from tests.gateway.gateways import KEY, SPEECH, Client, opened

TEXT = "The lamp was lit."


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider()


@pytest.fixture
async def client(provider: FakeProvider) -> AsyncIterator[Client]:
    async with opened(provider) as client:
        yield client


async def test_without_a_format_a_wav_comes(client: Client) -> None:
    answer = await client.speech(TEXT)
    assert (answer.status, answer.type) == (200, "audio/wav")
    assert text_matches(decode_wav(answer.body), TEXT)


async def test_flac_is_exact(client: Client) -> None:
    answer = await client.speech(TEXT, response_format="flac")
    samples, rate_hz = soundfile.read(io.BytesIO(answer.body), dtype="float32")
    assert answer.type == "audio/flac"
    assert text_matches(Clip(samples, rate_hz), TEXT)


async def test_flac_of_floating_point_sound_has_24_bits() -> None:
    class Floating(FakeProvider):
        async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
            return [Clip(np.full(1000, 0.1, np.float32), 16_000, "FLOAT") for _ in lines]

    async with opened(Floating()) as client:
        answer = await client.speech(TEXT, response_format="flac")
    with soundfile.SoundFile(io.BytesIO(answer.body)) as file:
        assert (file.format, file.subtype) == ("FLAC", "PCM_24")
        assert np.allclose(file.read(), 0.1, atol=2**-23)


async def test_bare_samples_have_the_rate_that_openai_names(client: Client) -> None:
    answer = await client.speech(TEXT, response_format="pcm")
    assert answer.type == "audio/pcm"
    assert from_pcm(answer.body, 24_000).seconds == pytest.approx(clip_for(TEXT).seconds, abs=0.001)


async def test_speed_voice_and_seed_go_on(client: Client, provider: FakeProvider) -> None:
    assert (await client.speech(TEXT, voice={"id": "ann"}, speed=1.25, seed=3)).status == 200
    ((line,),) = provider.requests
    assert (line.voice.name, line.voice.speed, line.seed) == ("ann", 1.25, 3)


async def test_instructions_go_on_to_a_provider_that_takes_them(provider: FakeProvider) -> None:
    provider.abilities = Abilities(style=True)
    async with opened(provider, voice=Voice("fake", "tone", style="softly")) as client:
        await client.speech(TEXT, instructions="loudly")
        await client.speech(TEXT)
    assert [line.voice.style for (line,) in provider.requests] == ["loudly", "softly"]


async def test_a_voice_without_a_pace_says_so() -> None:
    provider = FakeProvider(speed=False)
    async with opened(provider) as client:
        answer = await client.speech(TEXT, speed=1.5)
        assert answer.status == 400
        assert "cannot change its pace" in answer.json["error"]["message"]
        assert (await client.speech(TEXT, speed=1.0)).status == 200


@pytest.mark.parametrize("voice", ["", "default", None])
async def test_no_particular_voice_is_the_first_that_the_service_lists(voice: str | None) -> None:
    provider = FakeProvider()
    async with opened(provider, voice=Voice("fake", "default")) as client:
        assert (await client.speech(TEXT, voice=voice)).status == 200
    assert provider.requests[0][0].voice.name == "tone"


async def test_no_particular_voice_is_the_one_the_gateway_was_set_up_with() -> None:
    provider = FakeProvider()
    async with opened(provider, voice=Voice("fake", "ann")) as client:
        await client.speech(TEXT, voice="default")
    assert provider.requests[0][0].voice.name == "ann"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"input": ""}, "“input”"),
        ({"input": None}, "“input”"),
        ({"input": ["One."]}, "“input”"),
        ({"input": "x" * 4097}, "4096"),
        ({"voice": 3}, "“voice”"),
        ({"voice": {"id": 3}}, "“id”"),
        ({"response_format": "mp3"}, "wav, flac, pcm"),
        ({"response_format": 1}, "“response_format”"),
        ({"stream_format": "sse"}, "“stream_format”"),
        ({"speed": "fast"}, "“speed”"),
    ],
)
async def test_a_question_that_makes_no_sense_is_told_so_as_openai_does(
    client: Client, provider: FakeProvider, fields: dict[str, object], says: str
) -> None:
    answer = await client.ask("POST", SPEECH, json={"input": TEXT, "voice": "tone"} | fields)
    assert answer.status == 400
    assert set(answer.json["error"]) == {"message", "type", "param", "code"}
    assert answer.json["error"]["type"] == "invalid_request_error"
    assert says in answer.json["error"]["message"]
    assert not provider.requests


async def test_errors_have_openais_form(provider: FakeProvider) -> None:
    provider.raises(TEXT, [Refused("Not English.", 0), Throttled("Slower.", 2), Denied("No.")])
    async with opened(provider, key=KEY) as client:
        right = {"Authorization": f"Bearer {KEY}"}
        told = [await client.speech(TEXT, headers=right) for _ in range(3)]
        told.append(await client.speech(TEXT))
        told.append(await client.get("/v1/nothing", headers=right))
    assert [(answer.status, answer.json["error"]["type"], answer.json["error"]["code"]) for answer in told] == [
        (422, "invalid_request_error", None),
        (429, "invalid_request_error", "rate_limit_exceeded"),
        (502, "server_error", None),
        (401, "invalid_request_error", "invalid_api_key"),
        (404, "invalid_request_error", None),
    ]
    assert told[1].headers["Retry-After"] == "2"


async def test_voices_and_the_model_are_listed(client: Client) -> None:
    voices = await client.get("/v1/audio/voices")
    assert voices.json == {"voices": [{"id": "tone", "name": "Tone", "languages": ["en", "zh"]}]}
    models = await client.get("/v1/models")
    assert [model["id"] for model in models.json["data"]] == ["fake"]


async def test_voices_that_cannot_be_asked_for_are_an_error() -> None:
    class Silent(FakeProvider):
        async def voices(self) -> list[VoiceInfo]:
            raise Denied("The key is wrong.")

    async with opened(Silent(), limits=Limits()) as client:
        answer = await client.get("/v1/audio/voices")
    assert (answer.status, answer.json["error"]["type"]) == (502, "server_error")
