"""What an open element means for the text inside it."""

from dataclasses import dataclass, replace

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.markup.page import Place


@dataclass(frozen=True, slots=True)
class Open:
    """An open element and what it means for the text inside.

    The fields of the first group hold for all that is inside; those of the second are done with when it closes.
    """

    roles: tuple[str, ...] = ()
    verse: bool = False
    muted: Reason | None = None
    heading: int = 0
    keeps_lines: bool = False
    is_raised: bool = False
    is_link: bool = False
    in_notes: bool = False
    is_strong: bool = False

    stanza_from: Place | None = None
    link_from: tuple[int, int] | None = None
    href: str = ""
    is_paired: bool = False
    notes_from: int | None = None
    is_table: bool = False
    ruby: bool = False
    name_from: tuple[int, int] = (-1, 0)
    name: dict[str, str] | None = None


def inside(outer: Open) -> Open:
    """Return what is open inside an element that means nothing of its own."""
    is_plain = outer.stanza_from is None and outer.link_from is None and outer.notes_from is None and outer.name is None
    if is_plain and not outer.is_table and not outer.ruby:
        return outer
    return replace(
        outer,
        stanza_from=None,
        link_from=None,
        href="",
        is_paired=False,
        notes_from=None,
        is_table=False,
        ruby=False,
        name=None,
    )
