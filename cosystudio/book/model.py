"""The book as frozen values: what a manuscript becomes, what is spoken, shown, saved and exported."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from cosystudio.book.reading import Reading
from cosystudio.book.spoken_form import LexiconEntry, SpokenRules

SegmentId = NewType("SegmentId", int)
ChapterId = NewType("ChapterId", int)
TakeId = NewType("TakeId", int)
SpeechKey = NewType("SpeechKey", str)


class Kind(StrEnum):
    """What a block of the manuscript, and each line cut from it, is."""

    HEADING = "heading"
    PROSE = "prose"
    VERSE = "verse"
    SCENE_BREAK = "break"
    """Only blocks: a scene break has no words, it lengthens the pause of the line before it."""


class ChapterKind(StrEnum):
    """Where a chapter stands; front and back matter start switched off, a skipped one is never spoken."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"
    SKIP = "skip"


class LineState(StrEnum):
    """What is known of a line's sound; computed from takes and keys, never stored."""

    SPOKEN = "spoken"
    SPEAKING = "speaking"
    NOT_SPOKEN = "not spoken"
    STALE = "stale"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks and how: everything beside the text that the sound depends on.

    `style` is an instruction in words ("softly", "用四川话说") for providers that take one; `reference` is the digest
    of the recording that the voice is cloned from.  `profile` names the service as the person has set it up: it says
    where to ask, and is the one field that the sound does not depend on.
    """

    provider: str
    name: str
    speed: float = 1.0
    style: str = ""
    model: str = ""
    reference: str = ""
    profile: str = ""

    @property
    def service(self) -> str:
        """Who is asked to speak: the profile where there is one, else the provider."""
        return self.profile or self.provider


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who speaks in the book.  Without a voice of their own they are spoken like the narrator."""

    name: str
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class CuttingRules:
    """How blocks are cut into lines, and the pauses after them in milliseconds.

    The pause defaults are the middle of what listeners ask for: 0.3 to 0.5 s between sentences,
    0.7 to 1 s between paragraphs, 1.5 to 2 s after a heading, 2 to 3 s at a scene break.  `longest_line` is in
    characters, a Chinese, Japanese or Korean one counts 2.5.  With `speech_apart` no line holds both what is said and
    who says it, so that they can have different voices.
    """

    longest_line: int = 240
    quotes_whole: bool = False
    sentence_pause_ms: int = 350
    paragraph_pause_ms: int = 800
    heading_pause_ms: int = 1800
    scene_break_pause_ms: int = 2500
    speech_apart: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, stanza or scene break of the manuscript; a verse keeps its line breaks as ``\\n``."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One line: synthesised in one go, shown in one row, auditioned and redone alone.

    `span` is the first and last block of the chapter that the text comes from, `offsets` where it starts in the first
    and ends in the last, in characters.  `by_hand` is set once a person has
    changed, split or merged the line: cutting the chapter anew leaves those blocks alone.  `pause_ms` is the silence
    after the line; `pause_by_hand` keeps it when the rules change.  `take` is the take that a person chose;
    None means the newest.  `character` is the name of who speaks, one of the book's cast; empty for the narrator.
    """

    id: SegmentId
    text: str
    kind: Kind
    pause_ms: int
    span: tuple[int, int]
    voice: Voice | None = None
    take: TakeId | None = None
    by_hand: bool = False
    pause_by_hand: bool = False
    character: str = ""
    offsets: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the blocks it was read from and the lines they were cut into.

    `language` is a lower-case BCP 47 tag such as ``en`` or ``zh``; `voice` overrides the book's.
    """

    id: ChapterId
    title: str
    part: str
    kind: ChapterKind
    included: bool
    language: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...] = ()
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book.  Chapters are numbered from 1 in this order; `next_id` is the next unused id of any kind.

    `cast` is everybody who speaks beside the narrator, each under a name of their own whatever its case.
    """

    title: str
    author: str
    language: str
    voice: Voice
    rules: CuttingRules = field(default_factory=CuttingRules)
    chapters: tuple[Chapter, ...] = ()
    next_id: int = 1
    cast: tuple[Character, ...] = ()
    spoken: SpokenRules = field(default_factory=SpokenRules)
    lexicon: tuple[LexiconEntry, ...] = ()
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class Take:
    """One recording of a line, kept as it was received; its samples stay in the project file.

    `key` says what it is the sound of; `segment` is the line it was made for.
    """

    id: TakeId
    key: SpeechKey
    segment: SegmentId
    spoken_text: str
    voice: Voice
    seconds: float
    rate_hz: int
