"""What is asked of Alibaba Cloud's CosyVoice for one line: the model, the text, and the parameters of the sound."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cosystudio.book.model import Voice
from cosystudio.book.spoken_form import SSML_MARK
from cosystudio.engine.ports import Line
from cosystudio.errors import Refused, Voiceless

DEFAULT_MODEL = "cosyvoice-v3-flash"
RATE_HZ = 24_000
"""What the models compute; any other rate is resampled by the service."""
MOST_CHARACTERS = 20_000
"""In one task, as the service counts: a Chinese character is two."""
LONGEST_STYLE = 128
_SEEDS = 65_536
_HINTS = frozenset(("zh", "en", "fr", "de", "ja", "ko", "ru", "pt", "th", "id", "vi"))
"""The languages that `language_hints` may name."""
_GENERATION = re.compile(r"cosyvoice-v(\d+)")
_CLONED = re.compile(r"(cosyvoice-v\d+(?:\.\d+)?(?:-(?:flash|plus))?)-.+")
"""The id of a cloned voice begins with the one model that can speak with it."""
_IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Task:
    """One line as it is sent; `parameters` hold everything beside the model and the text."""

    model: str
    voice: str
    text: str = field(repr=False)
    parameters: Mapping[str, object]


def task_of(line: Line, usual_model: str) -> Task:
    """Return what to ask for a line; `usual_model` speaks where neither the voice nor its name tells the model.

    Raises Refused for a text that is too long or holds nothing to say, Voiceless for a style that is too long.
    """
    model = model_of(line.voice, usual_model)
    _check(line, model)
    return Task(model, line.voice.name, line.text.removeprefix(SSML_MARK), _parameters(line, model))


def model_of(voice: Voice, usual_model: str) -> str:
    """Return the model that speaks with a voice."""
    return voice.model or model_of_clone(voice.name) or usual_model


def model_of_clone(voice_id: str) -> str:
    """Return the model that a cloned voice was made for; empty for a voice that is none."""
    cloned = _CLONED.fullmatch(voice_id)
    return cloned[1] if cloned else ""


def takes_seed(model: str) -> bool:
    """Return whether a seed may be sent."""
    return _generation(model) >= 2


def takes_style(model: str) -> bool:
    """Return whether the model follows an instruction in words."""
    return _generation(model) >= 3


def counted(text: str) -> int:
    """Return the length of a text as the service counts, and charges for, it."""
    return len(text) + len(_IDEOGRAPH.findall(text))


def _generation(model: str) -> int:
    """Return the main version; models of another name speak the same protocol and are newer than the third."""
    found = _GENERATION.match(model)
    return int(found[1]) if found else 3


def _check(line: Line, model: str) -> None:
    if not any(map(str.isalnum, line.text)):
        raise Refused("There is nothing to say in this line: it holds no letter and no digit.")
    if counted(line.text) > MOST_CHARACTERS:
        raise Refused(f"The line is longer than the {MOST_CHARACTERS} characters that Alibaba Cloud takes: split it.")
    if takes_style(model) and len(line.voice.style) > LONGEST_STYLE:
        raise Voiceless(f"Alibaba Cloud takes a style of at most {LONGEST_STYLE} characters; shorten this voice's.")


def _parameters(line: Line, model: str) -> dict[str, object]:
    given: dict[str, object] = {
        "voice": line.voice.name,
        "format": "wav",
        "sample_rate": RATE_HZ,
        "rate": round(line.voice.speed, 3),
        "enable_ssml": line.text.startswith(SSML_MARK),
        "word_timestamp_enabled": True,
    }
    if takes_seed(model):
        given["seed"] = line.seed % _SEEDS
    if line.voice.style and takes_style(model):
        given["instruction"] = line.voice.style
    language = line.language.lower().partition("-")[0]
    if language in _HINTS:
        given["language_hints"] = [language]
    return given
