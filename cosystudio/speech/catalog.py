"""Every provider by name: the one place that knows them all.  Their libraries load when a provider is used."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cosystudio.book.model import Voice
from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Denied

PROVIDERS: Mapping[str, str] = MappingProxyType(
    {
        "hibari": "On this computer, English",
        "kokoro": "On this computer, Chinese and Japanese",
        "zip-batch": "Speech service (zip batches over HTTP)",
    }
)
"""The name on the command line and in `Voice.provider`, and a label that a person reads."""

_ENGLISH = Voice("hibari", "heart")
_CHINESE_AND_JAPANESE = Voice("kokoro", "jf_alpha")
_FIRST_VOICES = {voice.provider: voice.name for voice in (_ENGLISH, _CHINESE_AND_JAPANESE)}


def connect(name: str, *, endpoints: Sequence[str] = (), key: str = "") -> list[SpeechProvider]:
    """Return a provider for each endpoint; those on this computer have none and come as one.

    Nothing is loaded or sent yet.  Raises Denied for an unknown name, an unusable address or key, or none where
    one is needed.
    """
    match name:
        case "hibari":
            from cosystudio.speech.hibari import HibariProvider

            return [HibariProvider()]
        case "kokoro":
            from cosystudio.speech.kokoro import KokoroProvider

            return [KokoroProvider()]
        case "zip-batch":
            return _connect_zip_batch(endpoints, key)
        case _:
            raise Denied(f"There is no speech provider called {name}; choose one of {', '.join(PROVIDERS)}.")


def default_voice(language: str) -> Voice:
    """Return the voice for a book in this language, a BCP 47 tag; whatever is not Chinese or Japanese is English."""
    return _CHINESE_AND_JAPANESE if language.lower().partition("-")[0] in ("zh", "ja") else _ENGLISH


def speaks(language: str) -> bool:
    """Return whether a voice on this computer speaks the language, a BCP 47 tag."""
    return language.lower().partition("-")[0] in ("en", "ja", "zh")


def voice_of(provider: str, name: str = "") -> Voice:
    """Return a provider's voice by its name, or the one to begin with."""
    return Voice(provider, name or _FIRST_VOICES.get(provider, "default"))


def _connect_zip_batch(endpoints: Sequence[str], key: str) -> list[SpeechProvider]:
    from cosystudio.speech.zip_batch import ZipBatchProvider

    if not endpoints:
        raise Denied("The speech service needs an address: enter it where the voice is chosen, or give --endpoint.")
    return [ZipBatchProvider(endpoint, key) for endpoint in endpoints]
