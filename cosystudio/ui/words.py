"""Words and figures that several panes show in the same way."""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cosystudio.book.model import ChapterKind, LineState, Voice
from cosystudio.engine.ports import VoiceInfo


def clock(seconds: float) -> str:
    """Return ``0:08``, ``24:10`` or ``1:04:10``."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def rough_length(seconds: float) -> str:
    """Return a length that nobody has measured yet, such as ``≈ 39 m``."""
    if seconds < 60:
        return QCoreApplication.translate("Words", "≈ {seconds} s").format(seconds=round(seconds))
    return QCoreApplication.translate("Words", "≈ {minutes} m").format(minutes=round(seconds / 60))


def long_length(seconds: float) -> str:
    """Return the length of a book, such as ``14 h 20 min``."""
    minutes = max(1, round(seconds / 60)) if seconds else 0
    if minutes < 60:
        return QCoreApplication.translate("Words", "{minutes} min").format(minutes=minutes)
    words = QCoreApplication.translate("Words", "{hours} h {minutes} min")
    return words.format(hours=minutes // 60, minutes=minutes % 60)


def time_left(seconds: float) -> str:
    """Return how long to wait, such as ``7 min left``."""
    if seconds < 90:
        return QCoreApplication.translate("Words", "{seconds} s left").format(seconds=round(seconds))
    return QCoreApplication.translate("Words", "{length} left").format(length=long_length(seconds))


def seconds_of(milliseconds: int) -> str:
    """Return a pause such as ``0.8 s``."""
    return QCoreApplication.translate("Words", "{seconds} s").format(
        seconds=f"{milliseconds / 1000:.2f}".rstrip("0").rstrip(".")
    )


def rate(rate_hz: int) -> str:
    """Return a sampling rate such as ``22,050 Hz``."""
    return QCoreApplication.translate("Words", "{rate} Hz").format(rate=f"{rate_hz:,}")


def count_of_lines(count: int) -> str:
    """Return ``1 line`` or ``7,560 lines``."""
    if count == 1:
        return QCoreApplication.translate("Words", "1 line")
    return QCoreApplication.translate("Words", "{count} lines").format(count=f"{count:,}")


def state_word(state: LineState) -> str:
    """Return the state of a line as a word."""
    match state:
        case LineState.SPOKEN:
            return QCoreApplication.translate("Words", "Spoken")
        case LineState.SPEAKING:
            return QCoreApplication.translate("Words", "Being spoken")
        case LineState.NOT_SPOKEN:
            return QCoreApplication.translate("Words", "Not spoken")
        case LineState.STALE:
            return QCoreApplication.translate("Words", "Stale: changed since it was spoken")
        case LineState.FAILED:
            return QCoreApplication.translate("Words", "Failed")


def chapter_kind(kind: ChapterKind) -> str:
    """Return what a chapter is as a word; nothing for the body, which needs none."""
    match kind:
        case ChapterKind.FRONT:
            return QCoreApplication.translate("Words", "Front matter")
        case ChapterKind.BACK:
            return QCoreApplication.translate("Words", "Back matter")
        case ChapterKind.SKIP:
            return QCoreApplication.translate("Words", "left out")
        case ChapterKind.BODY:
            return ""


def state_icon(state: LineState) -> str:
    """Return the name of the icon whose shape tells the state without its colour."""
    return "state-" + state.value.replace(" ", "-")


def voice_name(voice: Voice) -> str:
    """Return a voice as it is shown on a button, such as ``Heart`` or ``中文女 · softly``."""
    return " · ".join(part for part in (_called(voice), voice.style) if part) or voice.provider


def _called(voice: Voice) -> str:
    """The name of a voice; that of one of the program's own is what the list of voices calls it, without its traits."""
    own = _OWN_VOICES.get((voice.provider, voice.name))
    return voice.name if own is None else re.split(r" ?[(（]", speech_label(own))[0]


_EDITS = (
    QT_TRANSLATE_NOOP("Words", "Edit text"),
    QT_TRANSLATE_NOOP("Words", "Split line"),
    QT_TRANSLATE_NOOP("Words", "Merge lines"),
    QT_TRANSLATE_NOOP("Words", "Change pause"),
    QT_TRANSLATE_NOOP("Words", "Change voice"),
    QT_TRANSLATE_NOOP("Words", "Tick chapters"),
    QT_TRANSLATE_NOOP("Words", "Choose take"),
    QT_TRANSLATE_NOOP("Words", "Rename book"),
    QT_TRANSLATE_NOOP("Words", "Change cutting"),
    QT_TRANSLATE_NOOP("Words", "Change character"),
    QT_TRANSLATE_NOOP("Words", "Change cast"),
    QT_TRANSLATE_NOOP("Words", "Change lexicon"),
    QT_TRANSLATE_NOOP("Words", "Change spoken form"),
    QT_TRANSLATE_NOOP("Words", "Read again"),
    QT_TRANSLATE_NOOP("Words", "Split chapter"),
    QT_TRANSLATE_NOOP("Words", "Merge chapters"),
    QT_TRANSLATE_NOOP("Words", "Rename chapter"),
    QT_TRANSLATE_NOOP("Words", "Move chapters"),
    QT_TRANSLATE_NOOP("Words", "Change kind of chapters"),
)
"""The edits by the names that the session gives them; listed so that a translator finds them."""


_PROVIDERS = (
    QT_TRANSLATE_NOOP("Words", "On this computer, English"),
    QT_TRANSLATE_NOOP("Words", "On this computer, Chinese and Japanese"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice server"),
    QT_TRANSLATE_NOOP("Words", "Zip-batch server"),
    QT_TRANSLATE_NOOP("Words", "OpenAI-compatible speech server"),
    QT_TRANSLATE_NOOP("Words", "Alibaba Cloud CosyVoice"),
    QT_TRANSLATE_NOOP("Words", "Piper server"),
    QT_TRANSLATE_NOOP("Words", "Any zip-batch server"),
    QT_TRANSLATE_NOOP("Words", "CosyStudio gateway"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice2, server since 8 December 2025"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice2, server before 8 December 2025 (tag v2.0)"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice-300M-Instruct, server since 8 December 2025"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice-300M-Instruct, server before 8 December 2025 (tag v2.0)"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice-300M without built-in voices"),
    QT_TRANSLATE_NOOP("Words", "CosyVoice-300M, first server of summer 2024 (/api/inference)"),
    QT_TRANSLATE_NOOP("Words", "Any other server"),
    QT_TRANSLATE_NOOP("Words", "vLLM-Omni with a forced aligner"),
)
_ENDPOINTS = (QT_TRANSLATE_NOOP("Words", "this computer"),)
_VOICES = (
    QT_TRANSLATE_NOOP("Words", "Heart (female, American English)"),
    QT_TRANSLATE_NOOP("Words", "Alpha (female, Japanese; speaks Mandarin with an accent)"),
    QT_TRANSLATE_NOOP("Words", "Gongitsune (female, Japanese; speaks Mandarin with an accent)"),
    QT_TRANSLATE_NOOP("Words", "Nezumi (female, Japanese; speaks Mandarin with an accent)"),
    QT_TRANSLATE_NOOP("Words", "Tebukuro (female, Japanese; speaks Mandarin with an accent)"),
    QT_TRANSLATE_NOOP("Words", "Kumo (male, Japanese; speaks Mandarin with an accent)"),
)
_OWN_VOICES: dict[tuple[str, str], str] = {
    ("hibari", "heart"): str(_VOICES[0]),
    ("kokoro", "jf_alpha"): str(_VOICES[1]),
    ("kokoro", "jf_gongitsune"): str(_VOICES[2]),
    ("kokoro", "jf_nezumi"): str(_VOICES[3]),
    ("kokoro", "jf_tebukuro"): str(_VOICES[4]),
    ("kokoro", "jm_kumo"): str(_VOICES[5]),
}
_KEYS = (
    QT_TRANSLATE_NOOP("Words", "The key is kept in the system's keyring."),
    QT_TRANSLATE_NOOP(
        "Words",
        "There is no keyring on this system: the key is kept in a file of its own, which only you can read.",
    ),
    QT_TRANSLATE_NOOP(
        "Words",
        "The system's keyring does not open: the key is kept in a file of its own, which only you can read.",
    ),
    QT_TRANSLATE_NOOP("Words", "The key is forgotten."),
    QT_TRANSLATE_NOOP("Words", "The system's keyring does not open: a key that was kept in it is still there."),
    QT_TRANSLATE_NOOP(
        "Words", "The key could not be deleted: take it out of the file keys.json beside the settings yourself."
    ),
    QT_TRANSLATE_NOOP("Words", "The key could not be kept: it is used until the program ends."),
)
"""Providers and their versions, endpoints, voices of the program, places of keys: as they name themselves."""


def edit_name(label: str) -> str:
    """Return the name of an edit in the window's language."""
    return QCoreApplication.translate("Words", label)


def speech_label(label: str) -> str:
    """Return the label of a provider, endpoint or voice in the window's language; what a service names stays."""
    return QCoreApplication.translate("Words", label)


def voice_label(info: VoiceInfo) -> str:
    """Return a voice as it is listed, such as ``Heart (female, American English) · en``."""
    return " · ".join(part for part in (speech_label(info.label or info.name), ", ".join(info.languages)) if part)
