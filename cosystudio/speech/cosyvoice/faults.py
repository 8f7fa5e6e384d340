"""Why CosyVoice's own server cannot speak with a voice: it never says so itself."""

from collections.abc import Sequence
from enum import Enum

from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import AudioError, Voiceless
from cosystudio.speech.cosyvoice.dialects import Call, Dialect, Mode

_LONGEST_RECORDING_S = 30
_LOWEST_RATE_HZ = 16_000
"""What the server asserts of a recording: the first inside the answer, the second before it."""


class Fault(Enum):
    """How the server failed."""

    CUT = "broke off before the first sound"
    MIDWAY = "broke off in the middle of the sound"
    ERROR = "reports an error, status 500"


def explain(
    call: Call, dialect: Dialect, fault: Fault, *, voices: Sequence[VoiceInfo] = (), reads_first: bool = False
) -> Voiceless:
    """Return what must be the reason where every text of a call fails in this way.

    `voices` are those the server should have.  `reads_first` says that it answers 500 for a recording that is none:
    it reads recordings before it answers, which repaired servers do not.
    """
    if call.mode.is_prompted:
        return Voiceless(_why_not_cloned(call, dialect, fault, reads_first))
    name = call.fields["spk_id"]
    if not voices:
        return Voiceless(f"{dialect.model} has no built-in voices such as “{name}”: choose a reference recording.")
    names = [voice.name for voice in voices]
    known = ", ".join(names)
    if call.mode is Mode.INSTRUCT:
        return Voiceless(
            f"The CosyVoice server follows no instruction for the voice “{name}”: "
            f"that takes CosyVoice-300M-Instruct, and one of {known}."
        )
    if name in names:
        return Voiceless(f"The CosyVoice server does not know “{name}”: it runs another model than {dialect.model}.")
    return Voiceless(f"The CosyVoice server has no built-in voice “{name}”. {dialect.model} has {known}.")


def _why_not_cloned(call: Call, dialect: Dialect, fault: Fault, reads_first: bool) -> str:
    if not _is_fit(call.wav):
        return "The recording of this voice must be a WAV file of 16 kHz or more and 30 s at most; choose it again."
    if fault is Fault.ERROR and call.mode is Mode.INSTRUCT2:
        return "The CosyVoice server takes no instruction for cloned voices: it runs CosyVoice-300M. Set it so."
    if fault is Fault.ERROR:
        return "The CosyVoice server cannot read the recording of this voice; its own log says why."
    if reads_first:
        return (
            "This CosyVoice server breaks off at every recording, the known fault of versions since 8 December 2025 "
            "(“Invalid file: tensor” in its log): install tag v2.0, or repair it."
        )
    if not dialect.preamble:
        return "The CosyVoice server seems to run Fun-CosyVoice3, which is asked in another way: set its version so."
    return f"The CosyVoice server breaks off at every line: is it {dialect.model} that it runs? Its own log says why."


def _is_fit(wav: bytes) -> bool:
    try:
        clip: Clip = decode_wav(wav)
    except AudioError:
        return False
    return clip.rate_hz >= _LOWEST_RATE_HZ and clip.seconds <= _LONGEST_RECORDING_S
