"""What holds inside a group of an RTF: where its text goes, and how it is set."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from cosystudio.manuscript.account import Reason


class Goes(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    NOWHERE = auto()
    FONTS = auto()
    STYLES = auto()
    TITLE = auto()
    AUTHOR = auto()
    CODE = auto()
    LABEL = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """The state of a group; one inside begins with that of the one around it."""

    goes: Goes = Goes.BODY
    why: Reason | None = None
    font: int = -1
    fallbacks: int = 1
    is_bold: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_raised: bool = False
    size_pt: float = 12.0
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    is_centred: bool = False
    starts_page: bool = False
    has_rule: bool = False
    is_dropped_capital: bool = False
    is_item: bool = False
    closes: str = ""
    """What ends with the group: a note, a box, a field, a label."""

    @property
    def reason(self) -> Reason | None:
        """Why its text is not spoken."""
        if self.why is not None:
            return self.why
        if self.is_deleted:
            return Reason.DELETED
        return Reason.HIDDEN if self.is_hidden else None


PLAIN_RUN: dict[str, Any] = {
    "is_bold": False, "is_hidden": False, "is_deleted": False, "is_raised": False, "size_pt": 12.0, "font": -1,
}  # fmt: skip
PLAIN_PARAGRAPH: dict[str, Any] = {
    "style": 0, "outline": None, "in_table": False, "is_centred": False, "starts_page": False, "has_rule": False,
    "is_dropped_capital": False, "is_item": False,
}  # fmt: skip


def _on(name: str) -> Callable[[int | None], dict[str, Any]]:
    return lambda number: {name: number != 0}


PROPERTIES: dict[bytes, Callable[[int | None], dict[str, Any]]] = {
    b"b": _on("is_bold"),
    b"v": _on("is_hidden"),
    b"webhidden": _on("is_hidden"),
    b"deleted": _on("is_deleted"),
    b"super": _on("is_raised"),
    b"nosupersub": lambda number: {"is_raised": False},
    b"fs": lambda number: {"size_pt": (number or 24) / 2},
    b"f": lambda number: {"font": number or 0},
    b"s": lambda number: {"style": number or 0},
    b"outlinelevel": lambda number: {"outline": number},
    b"intbl": lambda number: {"in_table": True},
    b"qc": lambda number: {"is_centred": True},
    b"ql": lambda number: {"is_centred": False},
    b"qj": lambda number: {"is_centred": False},
    b"qr": lambda number: {"is_centred": False},
    b"pagebb": _on("starts_page"),
    b"brdrt": lambda number: {"has_rule": True},
    b"brdrb": lambda number: {"has_rule": True},
    b"dropcapli": lambda number: {"is_dropped_capital": True},
    b"ls": lambda number: {"is_item": bool(number)},
    b"plain": lambda number: PLAIN_RUN,
    b"pard": lambda number: PLAIN_PARAGRAPH,
}
