"""What pdfium tells of a file: what it says of itself, and the runs of letters on its pages."""

import re
from dataclasses import dataclass
from enum import StrEnum

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
"""Letters of Hebrew, Arabic and other scripts that run to the left."""
LARGEST_FILE = 512 * 2**20
MOST_PAGES = 20_000


@dataclass(slots=True)
class Run:
    """Letters of one size on one base line; lengths in points, y upwards, `angle` in degrees against the page's text.

    `spaced` is whether a space stands before it in the file.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    angle: float = 0.0
    is_bold: bool = False
    is_italic: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the outline: its depth from 1, its words, its page from 0, and the height there, if it is told."""

    depth: int
    label: str
    page: int
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file says of itself; empty where it says nothing."""

    title: str
    author: str
    language: str
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its place from 0, its size in points, its text as it is found, its runs in the order of the file."""

    index: int
    width: float
    height: float
    text: str
    runs: tuple[Run, ...]


class Why(StrEnum):
    """Why a file cannot be read."""

    MISSING = "missing"
    TOO_LARGE = "too large"
    TOO_MANY_PAGES = "too many pages"
    PASSWORD = "password"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    NO_PAGES = "no pages"
    UNREADABLE_PAGES = "unreadable pages"
    PICTURES = "pictures"
    SLOW = "slow"
    CRASHED = "crashed"


class Unreadable(Exception):
    """The file cannot be read, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
