"""The voices that a server lists, in all the forms in which products write such a list."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cosystudio.engine.ports import VoiceInfo

_LISTS = ("voices", "uploaded_voices", "data", "result", "results", "items", "profiles")
_NAMES = ("id", "voice_id", "uri", "name")
_LABELS = ("name", "customName", "display_name", "title")
_KOKORO = {"a": "en", "b": "en", "e": "es", "f": "fr", "h": "hi", "i": "it", "j": "ja", "p": "pt", "z": "zh"}
"""The first letter of a Kokoro voice is its language, the second says female or male: ``zf_xiaobei``."""
_SPOKEN = {"chinese": "zh", "cantonese": "yue", "japanese": "ja", "english": "en", "korean": "ko"}
"""The first word of CosyVoice's own voices as vox-box calls them."""


def voices_in(body: bytes) -> list[VoiceInfo]:
    """Return the voices of an answer, each name once; empty where it lists none.

    A list of models counts only for the voices that each names.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return []
    found = {voice.name: voice for voice in _listed(told)}
    return list(found.values())


def voice_info(name: str, label: str = "") -> VoiceInfo:
    """Return a voice with the languages that its name gives away."""
    return VoiceInfo(name, label or name, _languages(name))


def _listed(told: object) -> Iterator[VoiceInfo]:
    if not isinstance(told, dict):
        yield from _entries(told)
        return
    for name in _LISTS:
        if name in told:
            yield from _entries(told[name])


def _entries(listed: object) -> Iterator[VoiceInfo]:
    """Yield what a list of names or objects holds, or an object whose keys are the names."""
    if isinstance(listed, dict):
        listed = [entry | {"id": name} if isinstance(entry, dict) else name for name, entry in listed.items()]
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, str) and entry:
            yield voice_info(entry)
        elif isinstance(entry, dict) and (isinstance(entry.get("voices"), list) or entry.get("object") == "model"):
            yield from _entries(entry.get("voices"))
        elif isinstance(entry, dict) and (name := _first(entry, _NAMES)):
            voice = voice_info(name, _first(entry, _LABELS))
            yield replace(voice, languages=_told_languages(entry) or voice.languages)


def _told_languages(entry: dict[str, object]) -> tuple[str, ...]:
    """Return the languages that an entry lists; empty where it does not."""
    listed = entry.get("languages")
    return tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()


def _first(entry: dict[str, object], keys: Iterable[str]) -> str:
    return next((value for key in keys if isinstance(value := entry.get(key), str) and value), "")


def _languages(name: str) -> tuple[str, ...]:
    """Return the languages, empty where the name says nothing."""
    if name[1:3] in ("f_", "m_") and name[0] in _KOKORO:
        return (_KOKORO[name[0]],)
    language = _SPOKEN.get(name.partition(" ")[0].lower())
    return (language,) if language else ()
