"""Paragraphs that hold more than one: a heading and its text with nothing but a line break between them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cosystudio.manuscript.headings.labels import BARE_STYLES, is_unnumbered_chapter, label_of
from cosystudio.manuscript.office.paragraph import Paragraph, Role
from cosystudio.manuscript.text import LINE_BREAK, one_line

_LONGEST_HEADING_LINE = 120
_RUNNING_TEXT = re.compile(r"[.!?。！？…”’」』\"']\s*$")
_SHORTEST_TEXT = 60


def parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraph, or the headings and the texts that line breaks part in it."""
    if LINE_BREAK not in paragraph.text.strip():
        yield paragraph
        return
    lines = paragraph.text.split(LINE_BREAK)
    if paragraph.look.role is Role.HEADING:
        yield from _heading_and_text(paragraph, lines)
    elif paragraph.look.role is Role.TEXT:
        yield from _by_headings(paragraph, lines)
    else:
        yield paragraph


def _heading_and_text(paragraph: Paragraph, lines: list[str]) -> Iterator[Paragraph]:
    """Yield the lines of the heading, and the text that a careless writer typed under it in the same paragraph."""
    first = next((at for at, line in enumerate(lines) if at and _is_text(line)), len(lines))
    text = LINE_BREAK.join(lines[first:])
    if not text or not "".join(lines[:first]).strip():
        yield paragraph
        return
    yield replace(paragraph, text=LINE_BREAK.join(lines[:first]))
    yield Paragraph(text)


def _is_text(line: str) -> bool:
    line = one_line(line)
    is_sentence = len(line) > _SHORTEST_TEXT and _RUNNING_TEXT.search(line) is not None
    return is_sentence or len(line) > _LONGEST_HEADING_LINE


def _by_headings(paragraph: Paragraph, lines: list[str]) -> Iterator[Paragraph]:
    """Yield the paragraph, cut before and behind each line that is a numbered heading, where text stands below it."""
    first = next(at for at, line in enumerate(lines) if line.strip())
    starts = {first}
    for at, line in enumerate(lines):
        if _is_heading(line) and any(map(_is_text, lines[at + 1 :][:2])):
            starts |= {at, at + 1}
    bounds = [*sorted(starts), len(lines)]
    for start, end in pairwise(bounds):
        if any(map(str.strip, lines[start:end])):
            own = LINE_BREAK.join(lines[start:end])
            yield paragraph if len(bounds) == 2 else _part(paragraph, own, is_first=start == first)


def _part(paragraph: Paragraph, text: str, *, is_first: bool) -> Paragraph:
    """Return one part; the notes, whose places in the text are not known, stay with the first."""
    if is_first:
        return replace(paragraph, text=text)
    return replace(paragraph, text=text, label="", notes=(), look=replace(paragraph.look, starts_page=False))


def _is_heading(line: str) -> bool:
    line = one_line(line)
    if not line or len(line) > _LONGEST_HEADING_LINE:
        return False
    label = label_of(line)
    return is_unnumbered_chapter(line) or (label is not None and label.style.split()[0] not in BARE_STYLES)
