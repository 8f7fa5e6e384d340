from dataclasses import replace

import pytest

from cosystudio.audio.clip import Clip
from cosystudio.book.model import Voice
from cosystudio.errors import Broken, Denied
from cosystudio.profiles import Profile
from cosystudio.segmentation.lexicon.markup import forms
from cosystudio.session.services import Providers, Services
from cosystudio.speech import catalog
from tests.fakes.provider import FakeProvider
from tests.fakes.services import ON_THIS_COMPUTER, SERVER, MemoryKeys, services

CELLAR = Profile("Cellar", "server", ("http://10.0.0.2",), voice="Ann", model="m2", style="softly", speed=0.9)
ATTIC = Profile("Attic", "server", ("http://10.0.0.3",))


def test_a_service_is_found_by_its_name_by_its_provider_and_on_this_computer() -> None:
    known = services(profiles=[CELLAR, ATTIC])
    assert known.profile("Attic") == ATTIC
    assert known.profile("server") == CELLAR
    assert known.profile("fake") == Profile("fake", "fake")
    with pytest.raises(Denied, match="no speech service called “Shed”"):
        known.profile("Shed")


def test_a_new_voice_begins_as_the_profile_says() -> None:
    known = services(profiles=[CELLAR, ATTIC])
    assert known.first_voice("Cellar") == Voice("server", "Ann", 0.9, "softly", "m2", profile="Cellar")
    assert known.first_voice("Attic").name == "tone"
    assert known.first_voice("Cellar", "Bo").name == "Bo"
    assert known.first_voice("fake") == Voice("fake", "tone")


def test_changed_profiles_are_kept_in_their_places_and_told() -> None:
    kept: list[tuple[Profile, ...]] = []
    told: list[None] = []
    providers = Providers({"server": SERVER}, lambda _profile, _key: [FakeProvider()], services().recognise)
    known = Services(providers, MemoryKeys(), [CELLAR, ATTIC], kept.append)
    known.listen(lambda: told.append(None))
    basement = replace(CELLAR, name="Basement")
    known.save(basement, instead_of="Cellar")
    known.save(Profile("Shed", "server"))
    known.remove("Attic")
    assert [[profile.name for profile in profiles] for profiles in kept] == [
        ["Basement", "Attic"],
        ["Basement", "Attic", "Shed"],
        ["Basement", "Shed"],
    ]
    assert len(told) == 3


@pytest.mark.parametrize(
    ("name", "says"), [("", "needs a name"), ("server", "name of a provider"), ("Attic", "already")]
)
def test_a_name_that_means_something_else_is_refused(name: str, says: str) -> None:
    known = services(profiles=[CELLAR, ATTIC])
    with pytest.raises(Denied, match=says):
        known.save(replace(CELLAR, name=name), instead_of="Cellar")
    assert known.profiles == (CELLAR, ATTIC)


def test_a_profile_can_be_saved_again_under_its_own_name() -> None:
    known = services(profiles=[CELLAR, ATTIC])
    known.save(replace(CELLAR, batch=4), instead_of="Cellar")
    assert [profile.batch for profile in known.profiles] == [4, 0]


def test_the_key_of_a_service_goes_with_its_requests_and_with_no_others() -> None:
    given: list[tuple[str, str]] = []

    def connect(profile: Profile, key: str) -> list[FakeProvider]:
        given.append((profile.name, key))
        return [FakeProvider()]

    keys = MemoryKeys()
    known = Services(Providers({"server": SERVER}, connect, services().recognise), keys, [CELLAR, ATTIC])
    known.save_key("Cellar", "secret")
    known.connect("Cellar")
    known.connect("Attic")
    assert given == [("Cellar", "secret"), ("Attic", "")]
    known.remove("Cellar")
    assert not keys.get("Cellar")


def test_what_a_service_can_do_is_known_without_an_address() -> None:
    known = services({"server": SERVER, "fake": ON_THIS_COMPUTER}, FakeProvider(batch=5))
    assert known.abilities(Profile("New", "server")).batch == 1
    assert known.abilities(CELLAR).batch == 5


def test_the_paces_of_a_voice_are_those_of_its_service() -> None:
    known = services({"server": SERVER, "fake": ON_THIS_COMPUTER}, FakeProvider(speed=False), [CELLAR])
    assert known.speeds(known.first_voice("Cellar")) is None
    assert services(profiles=[CELLAR]).speeds(known.first_voice("Cellar")) == (0.5, 2.0)
    assert known.speeds(Voice("nobody", "tone")) is None


async def test_a_trial_gives_the_sound_of_one_sentence_and_closes_the_connection() -> None:
    speaker = FakeProvider()
    clip = await services(provider=speaker).trial(CELLAR, "", Voice("server", "Ann"), "One sentence.")
    assert isinstance(clip, Clip)
    assert speaker.texts == ["One sentence."]
    assert speaker.closed == 1


async def test_a_failed_trial_raises_the_sentence_and_closes_the_connection() -> None:
    speaker = FakeProvider()
    speaker.fails("One sentence.", [Broken("The sound is empty.")])
    with pytest.raises(Broken, match="empty"):
        await services(provider=speaker).trial(CELLAR, "", Voice("server", "Ann"), "One sentence.")
    assert speaker.closed == 1


async def test_the_voices_of_a_service_are_listed_by_its_name() -> None:
    assert [voice.name for voice in await services(profiles=[CELLAR]).voices_of("Cellar")] == ["tone"]


def test_a_profile_of_a_provider_that_there_is_not_is_a_sentence() -> None:
    odd = Profile("Mine", "nosuch", ("http://127.0.0.1:9",))
    known = services(profiles=[odd])
    with pytest.raises(Denied, match="“nosuch”, which is not known"):
        known.first_voice("Mine")
    with pytest.raises(Denied, match="“nosuch”, which is not known"):
        known.abilities(odd)


@pytest.mark.parametrize(
    ("profile", "markup"),
    [
        (Profile("c", "cosyvoice", ("http://a",), variant="cosyvoice3"), "brackets"),
        (Profile("c", "cosyvoice", ("http://a",)), ""),
        (Profile("c", "piper", ("http://a",)), "double brackets"),
        (Profile("c", "dashscope", ("http://a",), variant="websocket"), "ssml"),
        (Profile("c", "dashscope", ("http://a",)), ""),
        (Profile("c", "openai", ("http://a",)), ""),
    ],
)
def test_a_voice_takes_the_sounds_that_its_service_takes(profile: Profile, markup: str) -> None:
    providers = Providers(catalog.PROVIDERS, catalog.connect, catalog.recognise)
    known = Services(providers, MemoryKeys(), [profile])
    assert known.markup(Voice(profile.provider, "x", profile="c")) == markup
    assert known.markup(Voice("gone", "x", profile="gone")) == ""


def test_every_writing_of_sounds_that_a_service_takes_is_known() -> None:
    written = {markup for info in catalog.PROVIDERS.values() for _variant, markup in info.markups}
    assert all(len(forms(markup)) > 1 for markup in written)
    assert len(written) == 3
