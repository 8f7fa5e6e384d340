"""Trying a speech service out: what it is asked to say, how long that should take, what was learnt of it."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import encode_wav
from cosystudio.audio.reference import digest
from cosystudio.book.model import Voice
from cosystudio.engine.ports import Reference, VoiceInfo
from cosystudio.engine.tune import Curve, Told
from cosystudio.errors import Broken, Refused, SpeechError, Voiceless
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.segmentation import estimated_seconds
from cosystudio.session.services import Services

_SENTENCES = {
    "en": "Every evening the keeper climbs the stairs and lights the lamp.",
    "zh": "每天傍晚，守灯人都走上楼梯，把灯点亮。",
    "ja": "毎晩、灯台守は階段を上り、明かりをともします。",
}
_FAR_TOO_LONG = 2.0
"""Voices differ by a third; a model that was damaged by newer libraries mumbles on for several times the length."""


def sample(language: str) -> str:
    """Return a sentence to try a voice with, in a language given as BCP 47 tag; English for those without one."""
    return _SENTENCES.get(_plain(language), _SENTENCES["en"])


def language_to_try(voice: str, voices: Collection[VoiceInfo], wanted: str) -> str:
    """Return the language to hear a voice in: the wanted one, unless the voice is known not to speak it."""
    spoken = next((info.languages for info in voices if info.name == voice), ())
    plain = [_plain(language) for language in spoken]
    return wanted if not plain or _plain(wanted) in plain else plain[0]


def fitted(profile: Profile, found: Recognised, infos: Mapping[str, ServiceInfo]) -> Profile:
    """Return the profile as what was found at its address needs it; what fits already stays as it is."""
    fits = profile.provider in ("", found.provider)
    keeps_variant = fits and profile.variant in [name for name, _label in infos[found.provider].variants]
    return replace(
        profile,
        provider=found.provider,
        variant=found.variant or (profile.variant if keeps_variant else ""),
        model=_kept(profile.model, fits, found.models),
        voice=_kept(profile.voice, fits, found.voices) or infos[found.provider].voice,
    )


def candidates(profile: Profile, found: Recognised | None, services: Services) -> list[Profile]:
    """Return the profiles to try one after the other until one speaks: more than one where a server hides its version.

    That which the profile names comes first, then one with voices of its own (where it fails, the others would too),
    then those that only clone.
    """
    variants = [name for name, _label in services.infos[profile.provider].variants]
    if found is None or found.variant or not variants or not variants[0]:
        return [profile]
    others = [replace(profile, variant=name) for name in variants if name != profile.variant]
    speaking = [one for one in others if not services.abilities(one).needs_reference]
    cloning = [one for one in others if one not in speaking]
    return [*([profile] if profile.variant else []), *speaking[:1], *cloning]


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """How a service sounded: the profile that worked, the voices it has, and what it was asked to say."""

    profile: Profile
    voices: tuple[VoiceInfo, ...]
    clip: Clip
    text: str
    language: str
    is_cloned: bool

    @property
    def is_far_too_long(self) -> bool:
        """True for a clip of more than twice the length that the text should take."""
        return self.clip.seconds > _FAR_TOO_LONG * estimated_seconds(self.text, self.language)


async def try_out(profiles: Sequence[Profile], key: str, services: Services, language: str) -> Trial:
    """Have the first of these profiles that can do it speak a sentence, in `language` if its voice speaks that.

    A service that only clones is lent a voice of this computer.  Raises SpeechError; where none can speak, what is
    said of the provider's usual version.
    """
    failures: dict[str, SpeechError] = {}
    for profile in profiles:
        try:
            return await _try(profile, key, services, language)
        except (Voiceless, Broken) as error:
            failures[profile.variant] = error
    usual = next((name for name, _label in services.infos[profiles[0].provider].variants), "")
    raise failures.get(usual, failures[profiles[0].variant])


async def tune(
    profile: Profile, key: str, services: Services, told: Told, *, voice: str = "", language: str = "en"
) -> Curve:
    """Return how fast a service speaks at growing settings, as `Services.tune` does.

    A service that only clones is lent a voice of this computer.
    """
    reference = await _lent(services) if services.abilities(profile).needs_reference else None
    return await services.tune(profile, key, told, voice=voice, language=language, reference=reference)


async def _try(profile: Profile, key: str, services: Services, language: str) -> Trial:
    voices = tuple(await services.voices(profile, key))
    is_cloned = services.abilities(profile).needs_reference
    if voices and not profile.voice:
        profile = replace(profile, voice=voices[0].name)
    reference = await _lent(services) if is_cloned else None
    voice = Voice(profile.provider, profile.voice, profile.speed, profile.style, profile.model)
    if reference is not None:
        voice = replace(voice, style="", reference=digest(reference.wav, reference.transcript))
    refusals: list[Refused] = []
    for spoken in dict.fromkeys((language_to_try(profile.voice, voices, language), *_SENTENCES)):
        try:
            clip = await services.trial(profile, key, voice, sample(spoken), reference, spoken)
        except Refused as error:  # many a service does not tell which languages it speaks
            refusals.append(error)
        else:
            return Trial(profile, voices, clip, sample(spoken), spoken, is_cloned)
    raise refusals[0]


async def _lent(services: Services) -> Reference:
    """Return a sentence of the first voice on this computer, to clone from."""
    name = next(name for name, info in services.infos.items() if not info.needs_address)
    text = sample("en")
    clip = await services.trial(services.profile(name), "", services.first_voice(name), text, language="en")
    return Reference(await asyncio.to_thread(encode_wav, clip), text)


def _kept(name: str, fits: bool, listed: Sequence[str]) -> str:
    """Return the name where it was chosen for this service or is on its list, else the first of the list."""
    return name if name and (fits or name in listed) else next(iter(listed), "")


def _plain(language: str) -> str:
    return language.lower().partition("-")[0]
