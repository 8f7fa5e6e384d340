"""What a project file keeps beside the book: recordings, the manuscript, and all that is read of it at once."""

from dataclasses import dataclass, field

from cosystudio.audio.clip import WordTime
from cosystudio.book.model import Book, SegmentId, SpeechKey, Take, Voice

LARGEST_MANUSCRIPT = 64 * 2**20
"""Bytes of a manuscript that are kept in the project, so that it can be read again; more are pictures."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording ready to be kept: what it is the sound of, its stored bytes and its waveform."""

    key: SpeechKey
    segment: SegmentId
    spoken_text: str
    voice: Voice
    seconds: float
    rate_hz: int
    sound: bytes
    peaks: bytes
    words: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceRecording:
    """A recording that voices are cloned from: a WAV file and the words in it, under their digest and a title."""

    digest: str
    title: str
    wav: bytes = field(repr=False)
    transcript: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ManuscriptFile:
    """The file that a book was read from: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """All of a project but the samples of its takes.

    Takes come oldest first, `failures` say why lines failed under which key, `references` come in order of their title.
    """

    book: Book
    takes: tuple[Take, ...]
    failures: dict[SegmentId, tuple[SpeechKey, str]]
    references: tuple[ReferenceRecording, ...] = ()
