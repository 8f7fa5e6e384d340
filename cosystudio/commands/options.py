"""What a command is asked for, and how it ends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a command; empty means the book's or the program's default."""

    chapters: str = ""
    provider: str = ""
    endpoints: tuple[str, ...] = ()
    voice: str = ""
    as_json: bool = False
    format: str = "mp3"
    lines: bool = False
    allow_missing: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit status, and what is wrong in one sentence."""

    status: int = 0
    complaint: str = ""
