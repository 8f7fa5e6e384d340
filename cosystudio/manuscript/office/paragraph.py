"""One paragraph of a word processor: its words, and what its look and its style say it is."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Role(Enum):
    """What the style of a paragraph says it is."""

    TEXT = auto()
    HEADING = auto()
    TITLE = auto()
    SUBTITLE = auto()
    AUTHOR = auto()
    VERSE = auto()
    CAPTION = auto()
    CONTENTS = auto()
    RUNNING_HEAD = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: `level` is the rank of a heading, `size_pt` is 0 where nothing is said.

    `has_rule` is a line above or below; `is_item` is a line of a list that the program numbers itself.
    """

    role: Role = Role.TEXT
    level: int = 0
    is_bold: bool = False
    is_centred: bool = False
    size_pt: float = 0.0
    starts_page: bool = False
    has_rule: bool = False
    is_dropped_capital: bool = False
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words, LINE_BREAK between lines; `label` is the number that the program writes before them."""

    text: str
    look: Look = field(default_factory=Look)
    label: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Has it no words?"""
        return not self.text.strip() and not self.label
