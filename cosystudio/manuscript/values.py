"""What a reader makes of a file: titled chapters of typed blocks, and an account of every character."""

from dataclasses import dataclass, field

from cosystudio.book.model import Block, ChapterKind
from cosystudio.book.reading import TextAccount


@dataclass(frozen=True, slots=True)
class ReadChapter:
    """One chapter as read.  The first block is its heading, where it has one that should be spoken."""

    title: str
    part: str
    kind: ChapterKind
    included: bool
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript as read; `encoding` is the text encoding that was found, `warnings` are sentences."""

    title: str
    author: str
    language: str
    encoding: str
    chapters: tuple[ReadChapter, ...]
    account: TextAccount = field(default_factory=TextAccount)
    warnings: tuple[str, ...] = ()
