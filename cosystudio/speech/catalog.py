"""Every provider by name: the one place that knows them all.  Their libraries load when a provider is used."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from cosystudio.book.model import Voice
from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Denied
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.speech.cosyvoice import dialects as cosyvoice_dialects
from cosystudio.speech.openai import dialects as openai_dialects

PROVIDERS: Mapping[str, ServiceInfo] = MappingProxyType(
    {
        "hibari": ServiceInfo("On this computer, English", voice="heart", languages=("en",)),
        "kokoro": ServiceInfo(
            "On this computer, Chinese and Japanese",
            voice="jf_alpha",
            languages=("zh", "ja", "en"),  # English words are read as English
            best_length=150,  # 60 hanzi: longer lines are spoken in pieces
        ),
        "cosyvoice": ServiceInfo(
            "CosyVoice server",
            "http://127.0.0.1:50000",
            raw_rates_hz=(24_000, 22_050),
            variants=cosyvoice_dialects.VARIANTS,
            best_length=200,  # 80 hanzi: it splits longer texts itself
            markups=(("cosyvoice3", "brackets"),),
        ),
        "zip-batch": ServiceInfo(
            "Zip-batch server",
            "http://127.0.0.1:9880",
            "default",
            takes_key=True,
            variants=(("", "Any zip-batch server"), ("gateway", "CosyStudio gateway")),
            best_length=200,  # CosyVoice stands behind most of them
        ),
        "openai": ServiceInfo(
            "OpenAI-compatible speech server",
            "http://127.0.0.1:8000",
            takes_key=True,
            raw_rates_hz=(24_000, 22_050),  # one of them writes the wrong one into its WAV files
            models=("tts-1", "tts-1-hd", "gpt-4o-mini-tts"),
            variants=openai_dialects.LABELS,
        ),
        "dashscope": ServiceInfo(
            "Alibaba Cloud CosyVoice",
            "https://dashscope.aliyuncs.com",
            "longanyang",
            takes_key=True,
            models=("cosyvoice-v3-flash", "cosyvoice-v3-plus", "cosyvoice-v2"),
            variants=(("sse", "HTTP"), ("websocket", "WebSocket")),
            markups=(("websocket", "ssml"),),  # its HTTP interface is not said to take any
        ),
        "piper": ServiceInfo("Piper server", "http://127.0.0.1:5000", markups=(("", "double brackets"),)),
    }
)
"""The name on the command line and in `Voice.provider`, and what a person must know to set it up."""

_LOCAL = {"hibari": ("local.hibari", "HibariProvider"), "kokoro": ("local.kokoro", "KokoroProvider")}
_SERVERS = {
    "zip-batch": ("zip_batch", "ZipBatchProvider"),
    "cosyvoice": ("cosyvoice.provider", "CosyVoiceProvider"),
    "openai": ("openai.provider", "OpenAiProvider"),
    "dashscope": ("dashscope.provider", "DashScopeProvider"),
    "piper": ("piper_http", "PiperProvider"),
}
"""Module and class; made as ``Class(endpoint, key, profile=profile)``."""

_ENGLISH = Voice("hibari", PROVIDERS["hibari"].voice)
_CHINESE_AND_JAPANESE = Voice("kokoro", PROVIDERS["kokoro"].voice)


def connect(profile: Profile, key: str = "") -> list[SpeechProvider]:
    """Return a provider for each address of a profile; those on this computer have none and come as one.

    Nothing is loaded or sent yet.  Raises Denied for an unknown provider, an unusable address or key, or no address
    where one is needed.
    """
    if profile.provider in _LOCAL:
        return [_class(*_LOCAL[profile.provider])()]
    if profile.provider not in _SERVERS:
        raise Denied(f"There is no speech provider called {profile.provider}; choose one of {', '.join(PROVIDERS)}.")
    if not profile.endpoints:
        raise Denied("The speech service needs an address: enter it where the voice is chosen, or give --endpoint.")
    server = _class(*_SERVERS[profile.provider])
    return [server(endpoint, key, profile=profile) for endpoint in profile.endpoints]


def default_voice(language: str) -> Voice:
    """Return the voice for a book in this language, a BCP 47 tag; whatever is not Chinese or Japanese is English."""
    return _CHINESE_AND_JAPANESE if language.lower().partition("-")[0] in ("zh", "ja") else _ENGLISH


def speaks(language: str) -> bool:
    """Return whether a voice on this computer speaks the language, a BCP 47 tag."""
    return language.lower().partition("-")[0] in ("en", "ja", "zh")


def best_length(voice: Voice) -> int:
    """Return the longest line that the provider of a voice speaks well in one go; see `ServiceInfo`."""
    return PROVIDERS[voice.provider].best_length


def has_dialects(provider: str) -> bool:
    """True for a provider whose servers differ so much that it pays to ask one which it is before it speaks."""
    return provider in ("cosyvoice", "openai")


async def recognise(address: str, key: str) -> Recognised:
    """Return what answers at an address.  Raises SpeechError with a sentence where nothing useful does."""
    from cosystudio.speech.recognise import recognise as found_at

    return await found_at(address, key)


def _class(module: str, name: str) -> type:
    return getattr(import_module(f"cosystudio.speech.{module}"), name)  # type: ignore[no-any-return]
