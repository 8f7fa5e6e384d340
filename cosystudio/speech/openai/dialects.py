"""What the products that answer POST /v1/audio/speech can do, and how each is asked for it: one row a product.

The name is OpenAI's, the rest differs: which pace is possible, how a style is said, where a cloned voice comes from,
what is streamed unless told otherwise.
"""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cosystudio.engine.ports import Abilities, Line, VoiceInfo

END_OF_STYLE = "<|endofprompt|>"
"""Between a style and the text, where the two are sent as one."""

Fields = dict[str, object]
Wish = Callable[[Line], Fields]
"""Returns the fields that a line needs beside the text, the model and the voice; none where nothing is wished."""


def whole(_line: Line) -> Fields:
    """Return what keeps a product from streaming, which some do unless they are told."""
    return {"stream": False}


def at_24_khz(_line: Line) -> Fields:
    """Return the model's own rate: SiliconFlow makes 44,100 of it unless it is told."""
    return {"sample_rate": 24_000}


def speed(line: Line) -> Fields:
    """Return the pace, where it is not the voice's own; one server refuses a number in quotes."""
    return {"speed": float(line.voice.speed)} if line.voice.speed != 1 else {}


def instructions(line: Line) -> Fields:
    """Return the style as OpenAI's API has it."""
    return {"instructions": line.voice.style} if line.voice.style else {}


def style_before_text(line: Line) -> Fields:
    """Return the style in front of the text, as CosyVoice itself wants it."""
    return {"input": f"{line.voice.style}{END_OF_STYLE}{plain(line.text)}"} if line.voice.style else {}


def seed(line: Line) -> Fields:
    """Return the seed of a further take; the first goes without one, as in a batch, which has no place for it."""
    return {"seed": line.seed} if line.seed else {}


def ref_audio(line: Line) -> Fields:
    """Return the recording of a cloned voice as vLLM-Omni takes it."""
    if not line.reference:
        return {}
    return {"ref_audio": _data_url(line.reference.wav), "ref_text": line.reference.transcript}


def references(line: Line) -> Fields:
    """Return the recording of a cloned voice as SiliconFlow takes it, which wants no voice beside it."""
    if not line.reference:
        return {}
    return {
        "voice": "",
        "references": [{"audio": _data_url(line.reference.wav), "text": line.reference.transcript}],
    }


def word_times(_line: Line) -> Fields:
    """Return what makes vLLM-Omni tell when each word is heard; it refuses this where it has no aligner."""
    return {"word_timestamps": True}


def model_arguments(line: Line) -> Fields:
    """Return what Xinference hands on to the model, as JSON in a string."""
    arguments = {
        "prompt_text": line.reference.transcript if line.reference else "",
        "instruct_text": line.voice.style,
        "seed": line.seed,
    }
    said = {name: value for name, value in arguments.items() if value}
    return {"kwargs": json.dumps(said, ensure_ascii=False)} if said else {}


def plain(text: str) -> str:
    """Return the text without what CosyVoice would take for a command: no manuscript may give one."""
    return text.replace("<|", "< |")


def _data_url(wav: bytes) -> str:
    return "data:audio/wav;base64," + base64.b64encode(wav).decode("ascii")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One product: its label, what it can do, and how it is asked.

    `model` and `voice` are asked for where nobody names one; a voice of None leaves the field away.  `file` is the
    field of a form that takes the recording of a cloned voice, `longest` the most characters of a text (0: no limit
    known).  `voices` are those that everybody has, `voices_at` is where to look for others, in this order.
    """

    label: str
    abilities: Abilities
    wishes: tuple[Wish, ...]
    model: str = ""
    voice: str | None = None
    file: str = ""
    longest: int = 0
    voices: tuple[VoiceInfo, ...] = ()
    voices_at: tuple[str, ...] = ("/v1/audio/voices", "/v1/voices", "/v1/models")

    def fields(self, line: Line, model: str) -> Fields:
        """Return the body of a request for one line; a field of a wish takes the place of the common one.

        The name of a cloned voice is the person's own: no server knows it.
        """
        is_named = line.voice.name not in ("", "default") and not line.reference
        named = line.voice.name if is_named else self.voice
        body: Fields = {"model": line.voice.model or model or self.model, "input": plain(line.text), "voice": named}
        said = {name: value for name, value in body.items() if value or (name == "voice" and value is not None)}
        for wish in self.wishes:
            said |= wish(line)
        return said | {"response_format": "wav"}


_OPENAI_VOICES = "alloy ash ballad coral echo fable nova onyx sage shimmer verse marin cedar"
_OPENAI_LANGUAGES = ("en", "zh", "ja", "ko", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")
_SILICONFLOW_MODEL = "FunAudioLLM/CosyVoice2-0.5B"
_SILICONFLOW_VOICES = "alex benjamin charles david anna bella claire diana"
_ANY_SPEED = (0.25, 4.0)
"""The range of OpenAI's API."""


def _named(names: str, languages: tuple[str, ...], *, prefix: str = "") -> tuple[VoiceInfo, ...]:
    return tuple(VoiceInfo(f"{prefix}{name}", name.capitalize(), languages) for name in names.split())


_PLAIN = Dialect(
    "Any other server",
    Abilities(concurrency=1, most_concurrency=16, speeds=_ANY_SPEED, style=True),
    (speed, instructions),
    model="tts-1",
    voice="alloy",
)
_VLLM_OMNI = Dialect(
    "vLLM-Omni",
    Abilities(
        batch=32,  # more are refused
        concurrency=4,
        most_concurrency=16,
        speeds=_ANY_SPEED,
        seed=True,
        style=True,
        reference=True,
    ),
    (whole, speed, instructions, ref_audio, seed),
)

DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "": _PLAIN,
        "openai": Dialect(
            "OpenAI",
            Abilities(concurrency=4, most_concurrency=32, speeds=_ANY_SPEED, style=True),
            (speed, instructions),
            model="gpt-4o-mini-tts",
            voice="alloy",
            longest=4096,
            voices=_named(_OPENAI_VOICES, _OPENAI_LANGUAGES),
            voices_at=(),
        ),
        "vllm-omni": _VLLM_OMNI,
        "vllm-omni-words": replace(
            _VLLM_OMNI,
            label="vLLM-Omni with a forced aligner",
            abilities=replace(_VLLM_OMNI.abilities, batch=1, word_times=True),  # batches tell no times
            wishes=(*_VLLM_OMNI.wishes, word_times),
        ),
        "kokoro-fastapi": Dialect(
            "Kokoro-FastAPI",
            Abilities(concurrency=2, most_concurrency=4, speeds=_ANY_SPEED),  # it runs four at a time
            (whole, speed),  # it streams unless told otherwise
            model="kokoro",
            voice="af_heart",
        ),
        "fastkokoro": Dialect(
            "fastkokoro",
            Abilities(concurrency=1, most_concurrency=1, speeds=(1.0, 2.0)),  # one at a time; any other pace: 422
            (whole, speed),
            model="kokoro",
            voice="af_heart",
        ),
        "vox-box": Dialect(
            "vox-box (GPUStack)",
            Abilities(concurrency=1, most_concurrency=4),  # a pace is applied twice, to the sound and to its rate
            (),
            model="cosyvoice",
            voice="Chinese Female",
        ),
        "localai": Dialect(
            "LocalAI",
            Abilities(concurrency=1, most_concurrency=8, speeds=_ANY_SPEED),
            (whole, speed),
            model="tts-1",
            voices_at=("/api/voice-profiles", "/v1/audio/voices"),
        ),
        "xinference": Dialect(
            "Xinference",
            Abilities(concurrency=1, most_concurrency=8, speeds=_ANY_SPEED, seed=True, style=True, reference=True),
            (whole, speed, model_arguments),
            model="CosyVoice2-0.5B",
            voice="",  # must be there, and may be empty
            file="prompt_speech",
        ),
        "async-cosyvoice": Dialect(
            "async_cosyvoice",
            Abilities(concurrency=4, most_concurrency=16, speeds=_ANY_SPEED, style=True),
            (whole, speed, style_before_text),
            longest=4096,
        ),
        "openedai-speech": Dialect(
            "openedai-speech",
            Abilities(concurrency=1, most_concurrency=4, speeds=_ANY_SPEED),
            (speed,),
            model="tts-1",
            voice="alloy",
        ),
        "siliconflow": Dialect(
            "SiliconFlow",
            Abilities(concurrency=4, most_concurrency=16, speeds=_ANY_SPEED, style=True, reference=True),
            (whole, speed, style_before_text, references, at_24_khz),
            model=_SILICONFLOW_MODEL,
            voice=f"{_SILICONFLOW_MODEL}:alex",
            longest=128_000,
            voices=_named(_SILICONFLOW_VOICES, ("zh", "en", "ja", "ko"), prefix=f"{_SILICONFLOW_MODEL}:"),
            voices_at=("/v1/audio/voice/list",),
        ),
    }
)
"""By `Profile.variant`; the empty one keeps to what all of them understand."""

LABELS: tuple[tuple[str, str], ...] = tuple((name, dialect.label) for name, dialect in DIALECTS.items())
"""Each variant and what a person reads, the default first: what `ServiceInfo.variants` wants."""
