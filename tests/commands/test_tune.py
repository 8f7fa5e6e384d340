import json
from dataclasses import replace
from itertools import repeat

import pytest

from cosystudio.commands.tune import tune
from cosystudio.engine.ports import Abilities, SpeechProvider
from cosystudio.errors import Denied
from cosystudio.profiles import Profile, Recognised
from cosystudio.session.services import ConnectProfile, Providers, Services
from cosystudio.session.tuning import SAMPLES
from tests.fakes.provider import FakeProvider
from tests.fakes.services import SERVER, MemoryKeys, services

MINE = Profile("Mine", "server", ("http://127.0.0.1:9880",), voice="tone", batch=2, concurrency=1)


async def test_the_recommended_setting_is_kept_in_the_profile_and_nothing_else_of_it_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    provider = FakeProvider(batch=4, concurrency=2)
    known = services(provider=provider, profiles=[MINE])
    await tune(known, "Mine", "en", as_json=True)
    told = json.loads(capsys.readouterr().out)
    best = told["recommended"]
    assert told["kept"]
    assert known.profiles == (replace(MINE, batch=best["batch"], concurrency=best["concurrency"]),)
    assert best in told["points"]
    assert (told["points"][0]["mode"], told["points"][0]["errors"]) == ("synchronous", 0)
    assert {line.voice.name for request in provider.requests for line in request} == {"tone"}
    assert provider.closed


async def test_an_earlier_setting_does_not_bound_a_new_one() -> None:
    provider = FakeProvider(batch=8)
    known = Services(Providers({"server": SERVER}, _within_its_profile(provider), _nobody), MemoryKeys(), [MINE])
    await tune(known, "Mine", "en", as_json=True)
    assert provider.abilities.batch == 8


async def test_a_person_reads_a_table_and_one_recommendation(capsys: pytest.CaptureFixture[str]) -> None:
    known = services(provider=FakeProvider(batch=2, concurrency=1), profiles=[MINE])
    outcome = await tune(known, "Mine", "zh", as_json=False)
    out = capsys.readouterr().out
    assert outcome.status == 0
    assert "synchronous" in out
    assert "Recommended:" in out
    assert "Kept for Mine." in out


async def test_a_service_without_a_name_of_its_own_is_measured_and_not_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    known = services(provider=provider)
    await tune(known, "fake", "zh", as_json=False)
    assert known.profiles == ()
    assert "--name" in capsys.readouterr().out
    assert set(provider.texts) == set(SAMPLES["zh"])


async def test_a_wrong_key_is_its_own_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    provider = FakeProvider()
    provider.raises(SAMPLES["en"][0], repeat(Denied("The key is wrong.")))
    with pytest.raises(Denied, match="The key is wrong"):
        await tune(services(provider=provider, profiles=[MINE]), "Mine", "en", as_json=True)
    assert provider.closed
    assert capsys.readouterr().out == ""


async def test_a_service_that_only_clones_is_measured_with_a_voice_of_this_computer() -> None:
    provider = FakeProvider()
    provider.abilities = Abilities(needs_reference=True)
    await tune(services(provider=provider, profiles=[MINE]), "Mine", "en", as_json=True)
    (lent,), *measured = provider.requests
    assert lent.reference is None
    assert {line.reference.transcript for request in measured for line in request if line.reference} == {lent.text}
    assert all(line.reference and line.voice.reference for request in measured for line in request)


def _within_its_profile(provider: FakeProvider) -> ConnectProfile:
    able = provider.abilities

    def connect(profile: Profile, _key: str) -> list[SpeechProvider]:
        provider.abilities = able.within(profile.batch, profile.concurrency, profile.requests_per_s)
        return [provider]

    return connect


async def _nobody(_address: str, _key: str) -> Recognised:
    raise Denied("Nothing answers there.")
