"""The contents list of a plain text: what of it is not read, and which lines below it are the titles it lists."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cosystudio.manuscript.headings.labels import BARE_STYLES, LONGEST_HEADING, label_of
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.headings.paragraph import Paragraph, has_leader
from cosystudio.manuscript.text import squeezed

_SEARCHED = 300
"""Paragraphs in which a book has its contents list."""
_LONGEST_TITLE = 80
_FEWEST_TITLES = 3
_MOST = 0.6
_PAGE_BEHIND = re.compile(r"\S[\s.…·_]+(\d{1,4})\s*$")
_PAGE_NUMBER = re.compile(r"(?:[\s.…·_]{2,}|\s)(?:\d{1,4}|[ivxlc]{1,7})\s*$")


class Names:
    """How often each title stands on a line of its own; counted when it is first asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs

    def come_again(self, titles: Sequence[str], besides: int) -> bool:
        """Do most of the titles stand on `besides` lines or more, whatever numbers are before and behind them?"""
        named = [name for title in titles if (name := title_name(title))]
        again = sum(self._counted[name] >= besides for name in named)
        return bool(named) and again >= _MOST * len(titles)

    @cached_property
    def _counted(self) -> Counter[str]:
        lines = (one.lines[0] for one in self._paragraphs if len(one.lines) == 1)
        short = (line for line in lines if len(line) <= LONGEST_HEADING)
        return Counter(title_name(label.title if (label := label_of(line)) else line) for line in short)


def title_name(title: str) -> str:
    """Return what is left of a title when two are compared: no page number, no marks, no case."""
    return squeezed(_PAGE_NUMBER.sub("", title))


def are_paged(lines: Sequence[str]) -> bool:
    """Do most of the lines end in page numbers that count up?"""
    pages = [int(match[1]) for line in lines if (match := _PAGE_BEHIND.search(line[-_LONGEST_TITLE:]))]
    return len(pages) >= _MOST * len(lines) and len(pages) >= _FEWEST_TITLES and pages == sorted(set(pages))


@dataclass(frozen=True, slots=True)
class Listed:
    """The paragraphs that are the list or its title, and those further down that begin what it lists."""

    places: frozenset[int] = frozenset()
    titles: tuple[int, ...] = ()


def contents_places(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the paragraphs that are lists of chapters by their form, and the titles of such lists."""
    leaders = [len(one.lines) == 1 and has_leader(one.lines[0]) for one in paragraphs]
    names = Names(paragraphs)
    blocks = {at for at, one in enumerate(paragraphs) if one.is_contents and _lists_chapters(at, paragraphs, names)}
    found = blocks | {at for at in range(len(paragraphs)) if _in_a_row(leaders, at)}
    for title in (at for at, one in enumerate(paragraphs[:_SEARCHED]) if is_contents_title(one)):
        found |= set(_paged_below(title, paragraphs))
    return frozenset(found | {at - 1 for at in found if at and _is_title_here(paragraphs[at - 1])})


def _is_title_here(paragraph: Paragraph) -> bool:
    """Is this the title of a list that stands right below it?"""
    return is_contents_title(paragraph) or squeezed(paragraph.text[:_LONGEST_TITLE]) in ("table", "tables")


def _paged_below(title: int, paragraphs: Sequence[Paragraph]) -> range:
    """Return the paragraphs below the title up to the last of them whose lines end in page numbers."""
    end, last = title + 1, title
    while end < len(paragraphs):
        lines = paragraphs[end].lines
        if 2 * sum(map(_is_paged, lines)) >= len(lines):
            last = end
        elif len(lines) > 1 or label_of(lines[0]) is None:
            break
        end += 1
    return range(title, last + 1) if last > title + 1 else range(0)


def _is_paged(line: str) -> bool:
    """Does the line end in the number of a page, and not in that of a chapter?"""
    is_short = len(line.strip()) <= _LONGEST_TITLE
    if not is_short or not _PAGE_BEHIND.search(line):
        return False
    label = label_of(line)
    return label is None or not label.is_bare or has_leader(line)


def _lists_chapters(at: int, paragraphs: Sequence[Paragraph], names: Names) -> bool:
    """Is this block of numbered lines a list of chapters, and not one of a story?"""
    lines = paragraphs[at].lines
    if any(map(has_leader, lines)) or are_paged(lines) or (at and is_contents_title(paragraphs[at - 1])):
        return True
    labels = [label for line in lines if (label := label_of(line))]
    if 2 * sum(label.style.split()[0] not in BARE_STYLES for label in labels) >= len(labels):
        return True
    return names.come_again([label.title for label in labels], 1)


def titles_above(paragraphs: Sequence[Paragraph], places: frozenset[int]) -> Iterator[int]:
    """Yield the paragraphs right above those places that are the title of a contents list."""
    yield from (at - 1 for at in sorted(places) if at and is_contents_title(paragraphs[at - 1]))


def listed_in(paragraphs: Sequence[Paragraph]) -> Listed:
    """Return the list below a contents title whose lines come again as lines of their own; nothing without one."""
    title = next((at for at, one in enumerate(paragraphs[:_SEARCHED]) if is_contents_title(one)), None)
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


def is_contents_title(paragraph: Paragraph) -> bool:
    """Does the paragraph say no more than that a list of contents follows?"""
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
