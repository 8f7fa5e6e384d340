"""Trying a speech service out: what it is asked to say, how long that should take, what was learnt of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import VoiceInfo
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.segmentation import estimated_seconds

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


def is_far_too_long(clip: Clip, text: str, language: str) -> bool:
    """True for a clip of more than twice the length that the text should take."""
    return clip.seconds > _FAR_TOO_LONG * estimated_seconds(text, language)


def fitted(profile: Profile, found: Recognised, infos: Mapping[str, ServiceInfo]) -> Profile:
    """Return the profile as what was found at its address needs it; what fits already stays as it is."""
    same = (profile.provider or found.provider, profile.variant or found.variant) == (found.provider, found.variant)
    model = profile.model if same or profile.model in found.models else ""
    voice = profile.voice if same or profile.voice in found.voices else ""
    return replace(
        profile,
        provider=found.provider,
        variant=found.variant,
        model=model or next(iter(found.models), ""),
        voice=voice or next(iter(found.voices), "") or infos[found.provider].voice,
    )


def _plain(language: str) -> str:
    return language.lower().partition("-")[0]
