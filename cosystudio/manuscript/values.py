"""What a reader makes of a file: titled chapters of typed blocks, and an account of what was left out."""

from dataclasses import dataclass

from cosystudio.book.model import Block, ChapterKind


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
class Skipped:
    """Text of one sort that is not spoken: why, how often, and up to three examples."""

    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript as read; `encoding` is the text encoding that was found, `warnings` are sentences."""

    title: str
    author: str
    language: str
    encoding: str
    chapters: tuple[ReadChapter, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
