"""A service is tried with one sentence, in the version that speaks, for as long as the sentence should take."""

from dataclasses import replace

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, VoiceInfo
from cosystudio.errors import Broken, Denied, Refused, Voiceless
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.session.services import Providers, Services
from cosystudio.session.trials import Trial, candidates, fitted, language_to_try, sample, try_out
from tests.fakes.provider import FakeProvider
from tests.fakes.services import MemoryKeys

INFOS = {
    "local": ServiceInfo("On this computer", voice="heart"),
    "hiding": ServiceInfo(
        "Hides its version",
        "http://127.0.0.1:50000",
        variants=(("clones", "A"), ("speaks", "B"), ("speaks-too", "C"), ("clones-too", "D")),
    ),
    "open": ServiceInfo("Any", "http://127.0.0.1:8000", "nova", models=("small",), variants=(("", "Any"), ("x", "X"))),
}
HIDING = Profile("Cellar", "hiding", ("http://cellar:1",))


class Workshop:
    """Services whose every version is a fake of its own."""

    def __init__(self) -> None:
        self.fakes: dict[str, FakeProvider] = {}
        self.services = Services(Providers(INFOS, self.connect, self.recognise), MemoryKeys())

    def fake(self, variant: str) -> FakeProvider:
        made = self.fakes.setdefault(variant, FakeProvider())
        made.abilities = Abilities(needs_reference=variant.startswith("clones"))
        return made

    def connect(self, profile: Profile, _key: str) -> list[FakeProvider]:
        return [self.fake(profile.variant)]

    async def recognise(self, _address: str, _key: str) -> Recognised:
        raise AssertionError

    def candidates(self, profile: Profile, found: Recognised | None) -> list[str]:
        return [one.variant for one in candidates(profile, found, self.services)]


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.mark.parametrize(
    ("language", "begins"), [("en", "Every"), ("zh-CN", "每天"), ("JA", "毎晩"), ("de", "Every"), ("", "Every")]
)
def test_the_sample_is_in_the_book_s_language_where_there_is_one(language: str, begins: str) -> None:
    assert sample(language).startswith(begins)


@pytest.mark.parametrize(
    ("spoken", "wanted", "heard"),
    [(("zh", "ja"), "en", "zh"), (("zh", "en"), "en-GB", "en-GB"), ((), "fr", "fr"), (("en-US",), "en", "en")],
)
def test_a_voice_is_heard_in_a_language_that_it_speaks(spoken: tuple[str, ...], wanted: str, heard: str) -> None:
    assert language_to_try("anna", [VoiceInfo("anna", "Anna", spoken)], wanted) == heard


def test_a_voice_that_is_not_listed_is_heard_in_the_book_s_language() -> None:
    assert language_to_try("bo", [VoiceInfo("anna", "Anna", ("zh",))], "en") == "en"


@pytest.mark.parametrize(("seconds", "too_long"), [(4, False), (8, False), (12, True)])
def test_more_than_twice_the_time_that_the_sentence_takes_is_far_too_long(seconds: float, too_long: bool) -> None:
    clip = Clip(np.zeros(int(seconds * 100), np.float32), 100)
    assert Trial(HIDING, (), clip, sample("en"), "en", False).is_far_too_long is too_long


def test_what_was_found_is_filled_in() -> None:
    found = Recognised("open", "x", models=("tts-1",), voices=("alloy", "echo"))
    assert fitted(Profile("", "", ("http://a:1",)), found, INFOS) == Profile(
        "", "open", ("http://a:1",), variant="x", model="tts-1", voice="alloy"
    )


def test_what_a_person_chose_for_this_service_stays() -> None:
    chosen = replace(HIDING, provider="open", voice="mine", model="own", variant="x")
    assert fitted(chosen, Recognised("open", models=("tts-1",), voices=("alloy",)), INFOS) == chosen


def test_what_was_chosen_for_another_kind_of_service_goes() -> None:
    chosen = replace(HIDING, variant="speaks", voice="mine", model="own")
    assert fitted(chosen, Recognised("open", voices=("alloy",)), INFOS) == replace(
        HIDING, provider="open", voice="alloy", model="", variant=""
    )


def test_a_service_without_a_list_begins_with_the_voice_that_all_of_its_kind_have() -> None:
    assert fitted(HIDING, Recognised("open"), INFOS).voice == "nova"


def test_a_version_that_is_known_is_the_only_one_to_try(workshop: Workshop) -> None:
    assert workshop.candidates(replace(HIDING, variant="speaks"), Recognised("hiding", "speaks")) == ["speaks"]
    assert workshop.candidates(replace(HIDING, provider="open"), Recognised("open")) == [""]
    assert workshop.candidates(HIDING, None) == [""]


def test_a_version_that_is_hidden_is_looked_for_by_voices_first(workshop: Workshop) -> None:
    found = Recognised("hiding")
    assert workshop.candidates(HIDING, found) == ["speaks", "clones", "clones-too"]
    assert workshop.candidates(replace(HIDING, variant="clones"), found)[0] == "clones"


async def test_the_first_version_that_speaks_is_the_one(workshop: Workshop) -> None:
    workshop.fake("speaks").raises(sample("en"), [Voiceless("Not this one.")])
    profiles = candidates(HIDING, Recognised("hiding"), workshop.services)
    trial = await try_out(profiles, "", workshop.services, "en")
    assert (trial.profile.variant, trial.is_cloned) == ("clones", True)
    (line,) = workshop.fake("clones").requests[0]
    assert line.reference is not None
    assert line.reference.transcript == sample("en")


async def test_where_none_speaks_the_usual_version_says_why(workshop: Workshop) -> None:
    for variant in ("speaks", "clones", "clones-too"):
        workshop.fake(variant).raises(sample("en"), [Broken(f"Not {variant}.")])
    profiles = candidates(HIDING, Recognised("hiding"), workshop.services)
    with pytest.raises(Broken, match=r"Not clones\."):
        await try_out(profiles, "", workshop.services, "en")


async def test_a_wrong_key_ends_the_search_at_once(workshop: Workshop) -> None:
    workshop.fake("speaks").raises(sample("en"), [Denied("The key is wrong.")])
    profiles = candidates(HIDING, Recognised("hiding"), workshop.services)
    with pytest.raises(Denied):
        await try_out(profiles, "", workshop.services, "en")
    assert workshop.fake("clones").requests == []


async def test_a_service_without_a_voice_of_choice_speaks_with_its_first(workshop: Workshop) -> None:
    trial = await try_out([replace(HIDING, variant="speaks")], "", workshop.services, "zh")
    assert (trial.profile.voice, trial.text) == ("tone", sample("zh"))


async def test_a_service_that_refuses_a_language_is_heard_in_another(workshop: Workshop) -> None:
    workshop.fake("speaks").refuses(sample("zh"))
    trial = await try_out([replace(HIDING, variant="speaks")], "", workshop.services, "zh")
    assert (trial.language, trial.text) == ("en", sample("en"))


async def test_a_service_that_refuses_everything_says_so(workshop: Workshop) -> None:
    for language in ("en", "zh", "ja"):
        workshop.fake("speaks").refuses(sample(language))
    with pytest.raises(Refused):
        await try_out([replace(HIDING, variant="speaks")], "", workshop.services, "zh")
