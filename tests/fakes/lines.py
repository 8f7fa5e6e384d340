"""Lines to speak, for tests to which only the text matters."""

from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Voice
from cosystudio.engine.ports import Line

TONE = Voice("fake", "tone")


def line(text: str, voice: Voice = TONE, *, seed: int = 0) -> Line:
    """Return a line with this text."""
    return Line(SegmentId(1), speech_key(text, voice), text, voice, seed)


def lines(*texts: str) -> list[Line]:
    """Return lines with these texts, their ids counted from 1."""
    return [Line(SegmentId(place), speech_key(text, TONE), text, TONE) for place, text in enumerate(texts, 1)]
