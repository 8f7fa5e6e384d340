"""The voices of Alibaba Cloud's CosyVoice: the usual ones of each model, and those that an account has cloned.

Only cloned voices can be asked for.  The others stand in Model Studio's documentation, "CosyVoice voice list"; the
ones here are a choice of those that read well, any other can be typed.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cosystudio.engine.ports import VoiceInfo
from cosystudio.speech.dashscope.recording import inner, json_object
from cosystudio.speech.dashscope.task import model_of_clone
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE
from cosystudio.speech.wire.http import HttpEndpoint

_PATH = "/api/v1/services/audio/tts/customization"
_PAGE = 100
_MOST_PAGES = 10
"""An account holds at most 1,000 cloned voices."""
_LANGUAGES = ("zh", "en")
_FIRST = {
    "longwan": "Long Wan 龙婉, woman",
    "longxiaochun": "Long Xiaochun 龙小淳, woman",
    "longxiaoxia": "Long Xiaoxia 龙小夏, woman",
    "longmiao": "Long Miao 龙妙, woman",
    "longyuan": "Long Yuan 龙媛, woman",
    "longyue": "Long Yue 龙悦, woman",
    "longshu": "Long Shu 龙书, man",
    "longshuo": "Long Shuo 龙硕, man",
}
_SECOND = {
    "longwan_v2": "Long Wan 龙婉, woman",
    "longxiaochun_v2": "Long Xiaochun 龙小淳, gentle woman",
    "longxiaoxia_v2": "Long Xiaoxia 龙小夏, gentle woman",
    "loongbella_v2": "Bella, woman, news",
    "longhua_v2": "Long Hua 龙华, lively girl",
    "longcheng_v2": "Long Cheng 龙橙, bright man",
    "longshu_v2": "Long Shu 龙书, man, news",
}
_THIRD = {
    "longanyang": "Long Anyang 龙安洋, bright young man",
    "longanhuan": "Long Anhuan 龙安欢, lively young woman",
}
_THIRD_FLASH = _THIRD | {
    "longmiao_v3": "Long Miao 龙妙, woman, audiobooks",
    "longyuan_v3": "Long Yuan 龙媛, warm woman, audiobooks",
    "longyue_v3": "Long Yue 龙悦, warm woman, audiobooks",
    "longwanjun_v3": "Long Wanjun 龙婉君, soft woman, audiobooks",
    "longsanshu_v3": "Long Sanshu 龙三叔, calm man, audiobooks",
    "longxiu_v3": "Long Xiu 龙修, man, storyteller",
    "longnan_v3": "Long Nan 龙楠, young man, audiobooks",
    "longyichen_v3": "Long Yichen 龙逸尘, lively man, audiobooks",
    "longlaobo_v3": "Long Laobo 龙老伯, old man",
    "longlaoyi_v3": "Long Laoyi 龙老姨, elderly woman",
    "longshu_v3": "Long Shu 龙书, man, news",
    "longshuo_v3": "Long Shuo 龙硕, man, news",
    "longhuhu_v3": "Long Huhu 龙呼呼, girl",
}
_SYSTEM: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "cosyvoice-v1": _FIRST,
        "cosyvoice-v2": _SECOND,
        "cosyvoice-v3": _THIRD,
        "cosyvoice-v3-flash": _THIRD_FLASH,
        "cosyvoice-v3-plus": _THIRD,
    }
)
"""Label by voice by model.  A voice of one model is unknown to the others; from v3.5 on there are cloned ones only."""


def system_voices(model: str) -> list[VoiceInfo]:
    """Return the usual voices of a model; none where it has none, or is not known."""
    return [VoiceInfo(name, label, _LANGUAGES) for name, label in _SYSTEM.get(model, {}).items()]


async def cloned_voices(http: HttpEndpoint) -> list[VoiceInfo]:
    """Return the voices that the account has cloned, of whatever model.  Raises SpeechError."""
    voices: dict[str, VoiceInfo] = {}
    for page in range(_MOST_PAGES):
        entries = await _page(http, page)
        voices |= {voice.name: voice for voice in _usable(entries)}
        if len(entries) < _PAGE:
            break
    return list(voices.values())


async def _page(http: HttpEndpoint, page: int) -> list[object]:
    asked = {"action": "list_voice", "page_index": page, "page_size": _PAGE}
    body = await http.get_sound(
        "POST", _PATH, json={"model": "voice-enrollment", "input": asked}, most_bytes=MOST_BYTES_A_LINE
    )
    entries = inner(json_object(body), "output", "voice_list")
    return entries if isinstance(entries, list) else []


def _usable(entries: Iterable[object]) -> Iterable[VoiceInfo]:
    """Yield the voices that are ready; one that is being made, or was refused, has another status."""
    for entry in entries:
        voice_id = inner(entry, "voice_id")
        if isinstance(voice_id, str) and voice_id and inner(entry, "status") in ("OK", None):
            yield VoiceInfo(voice_id, _label(voice_id), _LANGUAGES)


def _label(voice_id: str) -> str:
    """Return the name that its owner gave a cloned voice, and its model: ``MODEL-NAME-random``."""
    model = model_of_clone(voice_id)
    name = voice_id.removeprefix(f"{model}-").partition("-")[0] if model else voice_id
    return f"{name}, cloned for {model}" if model else f"{name}, cloned"
