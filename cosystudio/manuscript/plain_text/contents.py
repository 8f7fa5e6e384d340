"""The contents list of a plain text: what of it is not read, and which lines below it are the titles it lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.matter import Matter, matter_of_title
from cosystudio.manuscript.plain_text.layout import Paragraph, has_leader, is_contents
from cosystudio.manuscript.text import squeezed

_SEARCHED = 300
"""Paragraphs in which a book has its contents list."""
_LONGEST_TITLE = 80
_FEWEST_TITLES = 3
_PAGE_NUMBER = re.compile(r"(?:[\s.…·_]{2,}|\s)(?:\d{1,4}|[ivxlc]{1,7})\s*$")


@dataclass(frozen=True, slots=True)
class Listed:
    """The paragraphs that are the list or its title, and those further down that begin what it lists."""

    places: frozenset[int] = frozenset()
    titles: tuple[int, ...] = ()


def contents_places(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the paragraphs that are lists of chapters by their form, and the titles of such lists."""
    leaders = [len(one.lines) == 1 and has_leader(one.lines[0]) for one in paragraphs]
    found = {at for at, one in enumerate(paragraphs) if is_contents(one) or _in_a_row(leaders, at)}
    return frozenset(found | {at - 1 for at in found if at and _is_title(paragraphs[at - 1])})


def titles_above(paragraphs: Sequence[Paragraph], places: frozenset[int]) -> Iterator[int]:
    """Yield the paragraphs right above those places that are the title of a contents list."""
    yield from (at - 1 for at in sorted(places) if at and _is_title(paragraphs[at - 1]))


def listed_in(paragraphs: Sequence[Paragraph]) -> Listed:
    """Return the list below a contents title whose lines come again as lines of their own; nothing without one."""
    title = next((at for at, one in enumerate(paragraphs[:_SEARCHED]) if _is_title(one)), None)
    if title is None:
        return Listed()
    places = _places_of_lines(paragraphs, title)
    end, names = title + 1, list[str]()
    while end < len(paragraphs) and (found := _names_that_come_again(paragraphs[end], end, places)):
        if set(found) <= set(names):
            break
        names += found
        end += 1
    titles = [at for name in names if (at := next((at for at in places[name] if at >= end), None)) is not None]
    if len(titles) < _FEWEST_TITLES:
        return Listed()
    return Listed(frozenset(range(title, end)), tuple(sorted(set(titles))))


def _is_title(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and matter_of_title(paragraph.lines[0]) is Matter.CONTENTS


def _in_a_row(leaders: Sequence[bool], at: int) -> bool:
    return leaders[at] and (any(leaders[at + 1 : at + 2]) or (at > 0 and leaders[at - 1]))


def _places_of_lines(paragraphs: Sequence[Paragraph], after: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at in range(after + 1, len(paragraphs)):
        lines = paragraphs[at].lines
        if len(lines) == 1 and len(lines[0].strip()) <= _LONGEST_TITLE and (name := squeezed(lines[0])):
            places.setdefault(name, []).append(at)
    return places


def _names_that_come_again(paragraph: Paragraph, at: int, places: dict[str, list[int]]) -> list[str]:
    """Return the names of a paragraph whose lines mostly stand alone further down."""
    if not all(len(line.strip()) <= _LONGEST_TITLE for line in paragraph.lines):
        return []
    names = [name for line in paragraph.lines if (name := squeezed(_PAGE_NUMBER.sub("", line)))]
    found = [name for name in names if any(place > at for place in places.get(name, [])[-1:])]
    return found if len(found) >= 0.6 * max(len(names), 1) else []
