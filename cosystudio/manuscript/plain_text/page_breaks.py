"""Paragraphs that a page break cut in two, made one again."""

import re
from collections.abc import Iterable
from dataclasses import replace

from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.line_ends import LineEnds
from cosystudio.manuscript.text import CJK, is_scene_break

_SHORTEST = 20
"""Characters before the break: a shorter line is a title."""
_SHORTEST_BEFORE_CAPITAL = 60
_ENDS_OPEN = re.compile(r"[^\W_]$|[,;—–’-]$")
_ENDS_OPEN_IN_HAN = re.compile(f"(?![。！？…：；”』」）〉》])[{CJK}]$")
_GOES_ON_IN_HAN = re.compile(f"(?![「『（《【])[{CJK}]")
_INDENTED = re.compile("[ \t\u3000]")


def joined_over_pages(paragraphs: Iterable[Paragraph], ends: LineEnds) -> list[Paragraph]:
    """Return the paragraphs, those that go on over a page as one."""
    found: list[Paragraph] = []
    for one in paragraphs:
        if one.opens_page and found and _goes_on(found[-1], one):
            found[-1] = _joined(found[-1], one, ends)
        else:
            found.append(one)
    return found


def _joined(before: Paragraph, after: Paragraph, ends: LineEnds) -> Paragraph:
    last, first = ends.joined(before.lines[-1], after.lines[0])
    lines = (*before.lines[:-1], last, *((first,) if first else ()), *after.lines[1:])
    return replace(before, lines=lines, notes=before.notes + after.notes)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Does the sentence that the page breaks off go on behind it?"""
    is_verse = before.is_verse or (after.is_verse and not after.text[:1].islower())
    if is_verse or len(before.text) < _SHORTEST:
        return False
    if is_scene_break(after.text) or any(len(one.lines) == 1 and label_of(one.lines[0]) for one in (before, after)):
        return False
    is_indented = _INDENTED.match(after.lines[0]) is not None
    if _ENDS_OPEN_IN_HAN.search(before.text):
        return not is_indented and _GOES_ON_IN_HAN.match(after.text) is not None
    if not _ENDS_OPEN.search(before.text):
        return False
    if after.text[:1].islower():
        return True
    is_long = len(before.text) >= _SHORTEST_BEFORE_CAPITAL and len(after.text) >= _SHORTEST_BEFORE_CAPITAL
    return is_long and not is_indented and not before.text.isupper() and after.text[:1].isalnum()
