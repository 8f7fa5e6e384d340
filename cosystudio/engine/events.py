"""What the engine tells: for each segment when it starts, and then exactly one outcome."""

from dataclasses import dataclass

from cosystudio.audio.clip import Clip
from cosystudio.book.model import SegmentId, SpeechKey, Voice


@dataclass(frozen=True, slots=True)
class SegmentStarted:
    """A request with this line is on its way."""

    id: SegmentId


@dataclass(frozen=True, slots=True)
class SegmentSpoken:
    """The sound of the line as it was received."""

    id: SegmentId
    key: SpeechKey
    text: str
    voice: Voice
    clip: Clip


@dataclass(frozen=True, slots=True)
class SegmentFailed:
    """The line could not be spoken; `reason` is a sentence for the person at the window."""

    id: SegmentId
    key: SpeechKey
    reason: str


@dataclass(frozen=True, slots=True)
class SegmentDropped:
    """The line was asked for but taken back by a stop before any request had an outcome."""

    id: SegmentId


EngineEvent = SegmentStarted | SegmentSpoken | SegmentFailed | SegmentDropped
