"""What a service is measured with: sample sentences, as short and as long as the lines of a book."""

from dataclasses import replace

from cosystudio.audio.reference import digest
from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.ports import Line, Reference
from cosystudio.engine.tune import Curve, Point, Told

__all__ = ["SAMPLES", "Curve", "Point", "Told", "samples"]

SAMPLES = {
    "en": (
        "Nobody came.",
        "The lamp was lit, and the harbour lay empty under the first stars.",
        "She had counted the boats twice before supper, and once more after it, and each time there was one too few.",
        "“If the wind turns before morning,” said the old man, who had never been known to hurry, “they will come in "
        "by the northern channel, past the light and the broken pier, and we shall hear them long before we see them.”",
    ),
    "zh": (
        "没有人来。",
        "灯亮了，港口在初升的星光下空空荡荡。",
        "晚饭前她把船数了两遍，饭后又数了一遍，每一次都少了一条。",
        "“要是天亮前风向转了，”那个从来不慌不忙的老人说，“他们就会从北边的航道进来，经过灯塔和断了的码头，"
        "我们还没看见他们，就早已听见他们的声音了。”",
    ),
}
"""By language; their number is a power of two, so that every batch size speaks each equally often."""


def samples(voice: Voice, language: str, reference: Reference | None = None) -> list[Line]:
    """Return the lines to measure a voice with, in a language given as BCP 47 tag; English for those without any.

    With a `reference` they are spoken with the voice that is cloned from it, in no style of its own.
    """
    texts = SAMPLES.get(language.lower().partition("-")[0], SAMPLES["en"])
    if reference is not None:
        voice = replace(voice, style="", reference=digest(reference.wav, reference.transcript))
    return [
        Line(SegmentId(place), speech_key(text, voice), text, voice, language=language, reference=reference)
        for place, text in enumerate(texts)
    ]
