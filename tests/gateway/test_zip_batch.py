import zipfile
from collections.abc import AsyncIterator
from io import BytesIO
from itertools import repeat
from typing import Any

import pytest

from cosystudio.errors import Broken, Busy, Denied, Overloaded, Refused, Throttled, Unreachable, Voiceless
from cosystudio.gateway.limits import Limits
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import text_matches
from tests.gateway.gateways import BATCH, Answer, Client, all_match, opened

TEXTS = [f"Line {number}." for number in range(20)]


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider(batch=8)


@pytest.fixture
async def client(provider: FakeProvider) -> AsyncIterator[Client]:
    async with opened(provider) as client:
        yield client


async def test_each_text_is_the_file_of_its_number(client: Client) -> None:
    answer = await client.batch(*TEXTS)
    assert (answer.status, answer.type) == (200, "application/zip")
    with zipfile.ZipFile(BytesIO(answer.body)) as archive:
        assert archive.namelist() == [f"{place:03}.wav" for place in range(20)]
    assert all_match(answer.clips, TEXTS, text_matches)


async def test_a_batch_larger_than_the_provider_takes_is_cut(client: Client, provider: FakeProvider) -> None:
    await client.batch(*TEXTS)
    assert sorted(map(len, provider.requests)) == [4, 8, 8]
    assert sorted(provider.texts) == sorted(TEXTS)


async def test_the_texts_go_on_with_the_voice_and_what_was_added(client: Client, provider: FakeProvider) -> None:
    body = {"texts": ["One."], "voice_id": "ann", "speed": 1.5, "seed": 7, "language": "EN", "unknown": [1]}
    assert (await client.ask("POST", BATCH, json=body)).status == 200
    ((line,),) = provider.requests
    assert (line.voice.provider, line.voice.name, line.voice.speed) == ("fake", "ann", 1.5)
    assert (line.seed, line.language) == (7, "en")


async def test_a_refused_text_is_named_by_its_place_in_the_whole_request(
    client: Client, provider: FakeProvider
) -> None:
    provider.refuses("Line 11.")
    answer = await client.batch(*TEXTS)
    assert (answer.status, answer.json) == (422, {"error": "The service will not speak this text.", "index": 11})


async def test_a_text_refused_among_spoken_ones_is_named_too(client: Client, provider: FakeProvider) -> None:
    provider.fails("Line 11.", [Refused("Not English.")])
    answer = await client.batch(*TEXTS)
    assert (answer.status, answer.json) == (422, {"error": "Not English.", "index": 11})


async def test_one_unusable_sound_blames_its_text_alone(client: Client, provider: FakeProvider) -> None:
    provider.fails("Line 3.", repeat(Broken("The sound is empty.")))
    answer = await client.batch(*TEXTS)
    assert (answer.status, answer.json) == (422, {"error": "The sound is empty.", "index": 3})


async def test_nobody_is_blamed_where_the_provider_does_not_know(client: Client, provider: FakeProvider) -> None:
    provider.refuses("Line 3.", naming_it=False)
    assert "index" not in (await client.batch("Line 2.", "Line 3.")).json
    assert (await client.batch("Line 3.")).json["index"] == 0


async def test_an_index_beyond_the_texts_is_not_believed(client: Client, provider: FakeProvider) -> None:
    provider.raises("Line 3.", [Refused("No.", 8)])
    assert (await client.batch("Line 2.", "Line 3.")).json == {"error": "No."}


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [
        (Throttled("Slower.", 2.2), 429, "3"),
        (Throttled("Slower."), 429, "1"),
        (Overloaded("Full.", 5), 503, "5"),
        (Busy("Later."), 503, "1"),
        (Unreachable("Nobody is there."), 503, "1"),
        (Voiceless("There is no such voice."), 400, None),
        (Denied("The key is wrong."), 502, None),
        (Broken("Not a zip."), 502, None),
    ],
)
async def test_what_the_provider_says_becomes_the_status_that_clients_understand(
    client: Client, provider: FakeProvider, error: Exception, status: int, retry_after: str | None
) -> None:
    provider.raises("One.", [error])
    answer = await client.batch("One.", "Two.")
    assert (answer.status, answer.headers.get("Retry-After")) == (status, retry_after)
    assert str(error) in answer.json["error"]
    assert "index" not in answer.json
    assert (await client.batch("One.", "Two.")).status == 200, "an error spoils nothing after it"


async def test_too_few_sounds_are_an_error_and_never_misplaced() -> None:
    class Forgetful(FakeProvider):
        async def speak(self, lines: Any) -> Any:
            return (await super().speak(lines))[1:]

    async with opened(Forgetful()) as client:
        answer = await client.batch("One.", "Two.")
    assert (answer.status, answer.json) == (502, {"error": "1 sounds came for 2 lines."})


async def test_a_fault_of_the_provider_costs_its_answer_alone(
    client: Client, provider: FakeProvider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.raises("One.", [ZeroDivisionError("secret words")])
    answer = await client.batch("One.")
    assert answer.status == 500
    assert "secret" not in answer.json["error"]
    assert "failed unexpectedly" in caplog.text
    assert (await client.batch("One.")).status == 200


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"texts": ["One."], "speed": NaN}', "not JSON"),
        (b'{"texts": ["One."], "speed": 1e400}', "“speed”"),
        (b'{"texts": ["One."], "speed": 1' + b"0" * 400 + b"}", "“speed”"),
        (b'{"texts": ["One."], "speed": 1' + b"0" * 5000 + b"}", "not JSON"),
        (b'["One."]', "JSON object"),
        (b"{}", "“texts”"),
        (b'{"texts": []}', "“texts”"),
        (b'{"texts": "One."}', "“texts”"),
        (b'{"texts": ["One."], "voice_id": 3}', "“voice_id”"),
        (b'{"texts": ["One."], "voice_id": "\\ud800"}', "“voice_id”"),
        (b'{"texts": ["One."], "speed": "1"}', "“speed”"),
        (b'{"texts": ["One."], "speed": true}', "“speed”"),
        (b'{"texts": ["One."], "speed": 0}', "“speed”"),
        (b'{"texts": ["One."], "speed": 1e999}', "“speed”"),
        (b'{"texts": ["One."], "speed": 2.5}', "0.5 to 2"),
        (b'{"texts": ["One."], "seed": -1}', "“seed”"),
        (b'{"texts": ["One."], "seed": 1.5}', "“seed”"),
        (b'{"texts": ["One."], "language": []}', "“language”"),
    ],
)
async def test_a_question_that_makes_no_sense_is_told_so(
    client: Client, provider: FakeProvider, body: bytes, says: str
) -> None:
    answer = await client.ask("POST", BATCH, data=body)
    assert answer.status == 400
    assert list(answer.json) == ["error"]
    assert says in answer.json["error"]
    assert not provider.requests


@pytest.mark.parametrize("text", ["", " \n\t", "x" * 11, 3, None, "\ud800"])
async def test_a_text_that_cannot_be_spoken_is_blamed_before_anything_is_sent(text: object) -> None:
    provider = FakeProvider()
    async with opened(provider, limits=Limits(characters=10)) as client:
        answer = await client.ask("POST", BATCH, json={"texts": ["One.", text], "voice_id": "tone"})
    assert (answer.status, answer.json["index"]) == (422, 1)
    assert not provider.requests


@pytest.mark.parametrize(
    ("limits", "status", "says"),
    [
        (Limits(texts=2), 400, "at most 2"),
        (Limits(characters_together=11), 400, "at most 11 characters"),
        (Limits(body_bytes=50), 413, "too long"),
    ],
)
async def test_a_request_that_is_too_large_is_told_the_limit(limits: Limits, status: int, says: str) -> None:
    async with opened(FakeProvider(), limits=limits) as client:
        answer: Answer = await client.batch("One.", "Two.", "Six.")
    assert answer.status == status
    assert says in answer.json["error"]
