"""What a command is asked for, and how it ends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a command; empty means the book's or the program's default."""

    chapters: str = ""
    service: str = ""
    """A provider, or a service that was set up under this name."""
    endpoints: tuple[str, ...] = ()
    voice: str = ""
    as_json: bool = False
    format: str = "mp3"
    lines: bool = False
    allow_missing: bool = False
    mode: str = ""
    variant: str = ""
    """The dialect that the service at `endpoints` speaks, once it was recognised."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit status, and what is wrong in one sentence."""

    status: int = 0
    complaint: str = ""
