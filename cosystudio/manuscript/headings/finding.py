"""Which lines of a plain text are its chapter headings: those of the numbered style that runs through the book."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cosystudio.manuscript.headings.candidates import (
    Candidate,
    behind_book_title,
    doubled_as_one,
    is_sentence,
    numbered_lines,
    titled,
)
from cosystudio.manuscript.headings.contents import listed_in
from cosystudio.manuscript.headings.dates import entries_of_diary
from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.labels import BARE_STYLES, is_unnumbered_chapter, label_of, with_title
from cosystudio.manuscript.headings.listings import chapter_lists, items_of_lists
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.headings.numbering import Numbered, numbered_headings
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.headings.runs_apart import with_runs_apart
from cosystudio.manuscript.headings.sentences import titled_by_sentences, with_missing
from cosystudio.manuscript.headings.set_apart import titles_set_apart
from cosystudio.manuscript.limits import refuse_numbered
from cosystudio.manuscript.text import is_scene_break, one_line, squeezed

PART, CHAPTER, SUBHEADING = 1, 2, 4
"""Ranks of headings."""

_LONGEST_TITLE = 80
_LONGEST_LINE = 4 * _LONGEST_TITLE
"""Characters of a title with all spaces between its words."""
_ENDS_PROSE = frozenset(".。，”」")
_MOST = 0.6
_OF_SECTIONS = (*BARE_STYLES, "节", "節")
_NO_TITLE_ENDS = frozenset("。.”」』，,；;")
_FEWEST_REPEATED = 3
_SENTENCE_END = re.compile(r"[.,;:。，；：]$")
_OPENS_SPEECH = re.compile(r"[\"“‘「『'»„-]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at a paragraph: its words, its rank, and how many paragraphs it takes up."""

    at: int
    text: str
    level: int
    takes: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """The headings in reading order, the paragraphs that are lines of a contents list, those that head each chapter.

    `openings` are the places where numbers begin, first or anew, with no part announced: there a book may begin.
    """

    headings: tuple[Heading, ...]
    contents: frozenset[int]
    running: frozenset[int] = frozenset()
    openings: tuple[int, ...] = ()


def headings_of(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the headings of the book; raises ManuscriptError where far more lines are numbered than in any."""
    distances = Distances(paragraphs)
    lines = numbered_lines(paragraphs)
    refuse_numbered(len(lines))
    contents = chapter_lists(lines, paragraphs, distances)
    lines = [one for one in lines if one.at not in contents]
    items = items_of_lists(lines, distances)
    lines = [one for one in lines if one.at not in items]
    sentences = [one for one in lines if is_sentence(one)]
    candidates = doubled_as_one([one for one in lines if not is_sentence(one)] if sentences else lines, paragraphs)
    numbered = with_missing(numbered_headings(candidates, distances), sentences, distances)
    if not numbered.chapters:
        numbered = numbered_headings(behind_book_title(paragraphs), distances)
    if not numbered.chapters and sentences:
        numbered = titled_by_sentences(doubled_as_one(lines, paragraphs), distances)
    numbered = with_runs_apart(numbered, candidates, paragraphs, distances)
    chapters = list(numbered.chapters)
    if not chapters:
        listed = listed_in(paragraphs)
        contents |= listed.places
        places = (
            listed.titles or entries_of_diary(paragraphs, distances) or titles_set_apart(paragraphs, distances.until)
        )
        chapters = [titled(at, paragraphs) for at in places]
    taken = _with_titles(chapters, paragraphs, CHAPTER)
    taken += _in_one(_with_titles(list(numbered.parts), paragraphs, PART))
    taken += _unnumbered(paragraphs, taken)
    taken += _subheadings(candidates, taken)
    headings = tuple(sorted(taken, key=lambda heading: heading.at))
    return Found(headings, contents, _repeated_above(headings, paragraphs), _openings(numbered))


def _openings(numbered: Numbered) -> tuple[int, ...]:
    """Return the places of the headings with which numbers begin, first or anew, and no part above says why."""
    lines = sorted((*numbered.chapters, *numbered.parts), key=lambda one: one.at)
    parts = {one.at for one in numbered.parts}
    return tuple(
        one.at
        for above, one in zip([None, *lines], lines, strict=False)
        if one.label.number <= 1 and (above is None or above.at not in parts)
    )


def _repeated_above(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the lines right above headings that are the same above most of them: the title of the book."""
    taken = {at for heading in headings for at in range(heading.at, heading.at + heading.takes)}
    above = {
        heading.at - 1: squeezed(paragraphs[heading.at - 1].text)
        for heading in headings
        if heading.at and heading.at - 1 not in taken and _may_run(paragraphs[heading.at - 1].text)
    }
    often = Counter(above.values())
    fewest = max(_FEWEST_REPEATED, _MOST * sum(heading.level == CHAPTER for heading in headings))
    return frozenset(at for at, text in above.items() if text and often[text] >= fewest)


def _may_run(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text) and not _OPENS_SPEECH.match(text)


def _with_titles(chain: list[Candidate], paragraphs: Sequence[Paragraph], level: int) -> list[Heading]:
    """Return the chain as headings; where most numbers have a title line below, it is taken into the heading."""
    ends = [*(one.at for one in chain), len(paragraphs)][1:]
    titles = [_title_below(one, end, paragraphs) for one, end in zip(chain, ends, strict=True)]
    count = sum(map(bool, titles))
    if count < _MOST * len(chain) or len({*titles} - {""}) < _MOST * count:
        titles = [""] * len(chain)
    return [
        Heading(one.at, with_title(one.text, title), level, one.takes + bool(title))
        for one, title in zip(chain, titles, strict=True)
    ]


def _title_below(one: Candidate, end: int, paragraphs: Sequence[Paragraph]) -> str:
    """Return the title in the paragraph below a number; the only one before the chapter's end is its text."""
    if not one.label.is_bare or one.at + one.takes + 1 >= end:
        return ""
    below = paragraphs[one.at + one.takes]
    text = below.text
    is_title = (
        len(below.lines) <= 2
        and len(text) <= _LONGEST_TITLE
        and (text.isupper() or not _SENTENCE_END.search(text))
        and not _OPENS_SPEECH.match(text)
        and label_of(text) is None
        and not is_scene_break(text)
    )
    return one_line(text) if is_title else ""


def _in_one(parts: Sequence[Heading]) -> list[Heading]:
    """Return the headings of parts, a book and its first part that are announced together as one."""
    found: list[Heading] = []
    for part in parts:
        above = found[-1] if found else None
        if above and above.at + above.takes == part.at:
            found[-1] = Heading(above.at, with_title(above.text, part.text), PART, above.takes + part.takes)
        else:
            found.append(part)
    return found


def _unnumbered(paragraphs: Sequence[Paragraph], taken: list[Heading]) -> list[Heading]:
    """Return prologues and epilogues, and prefaces and afterwords outside the numbered chapters."""
    places = {heading.at for heading in taken}
    first, last = (min(places), max(places)) if places else (len(paragraphs), len(paragraphs))
    return [
        Heading(at, one_line(paragraph.lines[0]), CHAPTER)
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.lines) == 1
        and paragraph.lines[0].rstrip()[-1:] not in _NO_TITLE_ENDS
        and at not in places
        and _stands_alone(paragraph.lines[0], is_outside=at < first or (at > last and bool(places)))
    ]


def _stands_alone(line: str, *, is_outside: bool) -> bool:
    line = line.strip()
    if len(line) > _LONGEST_LINE or line[-1:] in _ENDS_PROSE:
        return False
    text = one_line(line)
    if len(text) > _LONGEST_TITLE:
        return False
    return is_unnumbered_chapter(text) or (is_outside and matter_of_title(text) not in (None, Matter.CONTENTS))


def _subheadings(candidates: list[Candidate], taken: list[Heading]) -> list[Heading]:
    """Return the numbers of sections inside chapters."""
    places = {heading.at for heading in taken}
    first = min(places, default=len(candidates) and candidates[-1].at)
    return [
        Heading(one.at, one.text, SUBHEADING)
        for one in candidates
        if one.at > first and one.at not in places and one.label.style in _OF_SECTIONS
    ]
