"""What CosyVoice's own server wants to be sent, by the model it runs and its age: neither can be seen from outside.

Until 8 December 2025 the server ended an instruction with a mark of its own; since then the client has to.
Fun-CosyVoice3 wants a preamble before everything that steers the voice, and stops where it is missing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from cosystudio.engine.ports import Abilities, Line
from cosystudio.errors import Denied, Refused, Voiceless

_END_OF_PROMPT = "<|endofprompt|>"
_PREAMBLE = "You are a helpful assistant."
_MARK = re.compile(r"<\||\|>")
"""A text with such marks is neither normalised nor split by the server, and could carry an instruction of its own."""


class Mode(StrEnum):
    """The five ways of asking."""

    SFT = "sft"
    ZERO_SHOT = "zero_shot"
    CROSS_LINGUAL = "cross_lingual"
    INSTRUCT = "instruct"
    INSTRUCT2 = "instruct2"

    @property
    def is_prompted(self) -> bool:
        """True where a recording is sent along."""
        return self in (Mode.ZERO_SHOT, Mode.CROSS_LINGUAL, Mode.INSTRUCT2)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One model behind one age of the server.

    `rate_hz` is that of its raw samples.  `speakers` says that it has built-in voices, `styles_speakers` and
    `styles_clones` whether those, or cloned ones, follow an instruction.  `end` closes an instruction where the server
    does not do it itself, `preamble` opens everything that steers the voice.  `is_first` is the first server of 2024,
    with other paths and fields, and WAV files as answers.
    """

    label: str
    model: str
    rate_hz: int = 24_000
    speakers: bool = False
    styles_speakers: bool = False
    styles_clones: bool = False
    preamble: str = ""
    end: str = ""
    is_first: bool = False

    @property
    def abilities(self) -> Abilities:
        """What may be asked of it: one model in one queue, so more than a few requests at a time only wait."""
        return Abilities(
            most_concurrency=4,
            style=self.styles_speakers or self.styles_clones,
            reference=True,
            needs_reference=not self.speakers,
        )


_SFT, _INSTRUCT = "CosyVoice-300M-SFT", "CosyVoice-300M-Instruct"

DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "cosyvoice2": Dialect(
            "CosyVoice2, server since 8 December 2025", "CosyVoice2", styles_clones=True, end=_END_OF_PROMPT
        ),
        "cosyvoice2-early": Dialect(
            "CosyVoice2, server before 8 December 2025 (tag v2.0)", "CosyVoice2", styles_clones=True
        ),
        "cosyvoice3": Dialect(
            "Fun-CosyVoice3",
            "Fun-CosyVoice3",
            styles_clones=True,
            preamble=_PREAMBLE,
            end=_END_OF_PROMPT,
        ),
        "300m-sft": Dialect(_SFT, _SFT, 22_050, speakers=True),
        "300m-instruct": Dialect(
            f"{_INSTRUCT}, server since 8 December 2025",
            _INSTRUCT,
            22_050,
            speakers=True,
            styles_speakers=True,
            end=_END_OF_PROMPT,
        ),
        "300m-instruct-early": Dialect(
            f"{_INSTRUCT}, server before 8 December 2025 (tag v2.0)",
            _INSTRUCT,
            22_050,
            speakers=True,
            styles_speakers=True,
        ),
        "300m": Dialect("CosyVoice-300M without built-in voices", "CosyVoice-300M", 22_050),
        "300m-2024": Dialect(
            "CosyVoice-300M, first server of summer 2024 (/api/inference)",
            "CosyVoice-300M",
            22_050,
            speakers=True,
            styles_speakers=True,
            is_first=True,
        ),
    }
)
VARIANTS = tuple((name, dialect.label) for name, dialect in DIALECTS.items())
"""The names that a profile may hold, and what a person reads; the first is the default."""
FIRST_SERVER = "300m-2024"
"""The one variant that can be told from outside."""

_PATHS = MappingProxyType({mode: f"/inference_{mode}" for mode in Mode})
_FIRST_PATHS = MappingProxyType({mode: f"/api/inference/{mode.replace('_', '-')}" for mode in Mode})
_FIRST_FIELDS = MappingProxyType(
    {"tts_text": "tts", "spk_id": "role", "prompt_text": "prompt", "instruct_text": "instruct", "prompt_wav": "audio"}
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request: its fields under their names since autumn 2024, and the recording where one is sent along."""

    mode: Mode
    fields: Mapping[str, str] = field(repr=False)
    wav: bytes = field(default=b"", repr=False)
    opening: str = ""
    """What has to stand before the text."""

    @property
    def text(self) -> str:
        """What is to be said."""
        return self.fields["tts_text"].removeprefix(self.opening)

    def saying(self, text: str) -> "Call":
        """Return the same call with another text."""
        return replace(self, fields={**self.fields, "tts_text": self.opening + text})

    def path(self, dialect: Dialect) -> str:
        """Return where it is sent."""
        return (_FIRST_PATHS if dialect.is_first else _PATHS)[self.mode]

    def name_of(self, name: str, dialect: Dialect) -> str:
        """Return what a field is called there."""
        return _FIRST_FIELDS[name] if dialect.is_first else name


def dialect_of(variant: str) -> Dialect:
    """Return the dialect of a profile's variant, empty for the default.  Raises Denied for an unknown one."""
    try:
        return DIALECTS[variant or VARIANTS[0][0]]
    except KeyError:
        raise Denied(f"There is no CosyVoice server called “{variant}”; choose one of {', '.join(DIALECTS)}.") from None


def call_for(line: Line, dialect: Dialect) -> Call:
    """Return how a line is asked for: its voice decides.

    Raises Refused where there is nothing to say, Voiceless where this model cannot speak so.
    """
    text = _cleaned(line.text)
    if not any(character.isalnum() for character in text):
        raise Refused("There is nothing to say in this line: it holds no letter and no digit.")
    style = _cleaned(line.voice.style)
    if line.reference:
        return _cloned(text, style, line.reference.wav, _cleaned(line.reference.transcript), dialect)
    if line.voice.reference:
        raise Voiceless("The recording of this cloned voice is missing; choose it again.")
    return _named_voice(text, style, line.voice.name, dialect)


def _cloned(text: str, style: str, wav: bytes, transcript: str, dialect: Dialect) -> Call:
    opening = f"{dialect.preamble}{_END_OF_PROMPT}" if dialect.preamble else ""
    if style:
        if not dialect.styles_clones:
            raise Voiceless(f"{dialect.model} takes no instruction for a cloned voice; leave it empty.")
        return Call(Mode.INSTRUCT2, {"tts_text": text, "instruct_text": _instruction(style, dialect)}, wav)
    if transcript:
        return Call(Mode.ZERO_SHOT, {"tts_text": text, "prompt_text": opening + transcript}, wav)
    return Call(Mode.CROSS_LINGUAL, {"tts_text": opening + text}, wav, opening)


def _named_voice(text: str, style: str, name: str, dialect: Dialect) -> Call:
    fields = {"tts_text": text, "spk_id": name}
    if not style:
        return Call(Mode.SFT, fields)
    if not dialect.styles_speakers:
        raise Voiceless(f"{dialect.model} takes no instruction for a built-in voice; leave it empty.")
    return Call(Mode.INSTRUCT, fields | {"instruct_text": _instruction(style, dialect)})


def _instruction(style: str, dialect: Dialect) -> str:
    return " ".join(filter(None, (dialect.preamble, style))) + dialect.end


def _cleaned(text: str) -> str:
    """Return the text on one line, without control characters and without what the server takes for marks."""
    seen = (character for character in text if unicodedata.category(character) != "Cc" or character.isspace())
    plain = unicodedata.normalize("NFC", "".join(seen))
    return " ".join(_MARK.sub(" ", plain).split())
