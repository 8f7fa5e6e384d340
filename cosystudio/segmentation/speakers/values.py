"""Who speaks: what the rules for each language find, and what is suggested of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cosystudio.segmentation.spans import Span


class Sureness(StrEnum):
    """What a suggestion rests on, the surest first."""

    NAMED = "named"
    """Somebody is said to have spoken these words: “said Mr. Lorry”."""
    PRONOUN = "pronoun"
    """“he said”, and it is safe who he is."""
    NEARBY = "nearby"
    """The words beside the quotation have one person do something."""
    TURNS = "turns"
    """Two people speak by turns, and this is one's turn."""
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """What a pronoun or a title tells of a person."""

    SHE = "she"
    HE = "he"
    OPEN = ""


class Sort(StrEnum):
    """How the book calls somebody."""

    NAME = "name"
    ROLE = "role"
    """“the gaoler”, 众人: kept as the book writes it, never merged with a name."""
    PRONOUN = "pronoun"
    FIRST = "first"
    """“I”: who tells the story, or one of its letters."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody as they are called at one place."""

    words: str
    sort: Sort
    gender: Gender = Gender.OPEN


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph whose quotations are looked at; `language` is a BCP 47 tag, `counts` False for a heading."""

    text: str
    language: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation: the paragraph it stands in and its place there, its marks included.

    `name` is who is suggested, as the book writes it most often; empty where nobody is.
    """

    passage: int
    span: Span
    name: str = ""
    sureness: Sureness = Sureness.UNKNOWN


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks: `name` is used for them, `aliases` is what else the book calls them."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender = Gender.OPEN
    is_role: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """Everything that was found in a book: its speeches, chapter by chapter in their order, and its people."""

    chapters: Sequence[Sequence[Speech]]
    people: Sequence[Person]
