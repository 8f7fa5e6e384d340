"""Lines become paragraphs: by indents, white between lines, short last lines, over columns and pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cosystudio.manuscript.pdf.margins import Layout
from cosystudio.manuscript.pdf.values import Line, Page

_ENDED = re.compile(r"[.!?:。！？：…—][\"'”’»）)」』\]\ufdd0-\ufdd1:\w]*$|[。！？”」』]$")
_LONGEST_END = 60
"""Letters behind the last stop of a line: so many are no end of a sentence."""
_LOWER = re.compile(r"[\"'“‘«(]*[a-zà-öø-ÿа-я]")
_DEEP = 1.0
"""In sizes, beyond the indent of first lines: from which on short lines are those of verse, however far each is in."""
_FIRST_WORD_SLACK = 0.4
_RAGGED_SLACK = 0.14
"""Of the width of the column: how much more room a ragged line may leave than its next word needs."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `white` is the step from the line before it, in usual steps, 0 on a new page.

    `hard` counts the line ends at which the next word would still have had room.
    """

    lines: list[Line] = field(default_factory=list)
    white: float = 0.0
    hard: int = 0

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def is_verse(self) -> bool:
        """Are its lines those of the writer, and not of the page?"""
        return len(self.lines) > 1 and self.hard >= 0.75 * (len(self.lines) - 1)


def paragraphs_of(pages: Sequence[Page], layout: Layout) -> list[Paragraph]:
    """Return the paragraphs in reading order."""
    found: list[Paragraph] = []
    for line in (line for page in pages for line in page.lines):
        if found and _goes_on(found[-1], line, layout):
            found[-1].hard += _has_room(found[-1].lines[-1], line, layout)
            found[-1].lines.append(line)
        else:
            white = _white(found[-1].lines[-1], line, layout) if found else 0.0
            found.append(Paragraph([line], white))
    return list(_parted(found, layout))


def _is_ended(text: str) -> bool:
    return _ENDED.search(text[-_LONGEST_END:]) is not None


def _white(before: Line, line: Line, layout: Layout) -> float:
    """Return the step between the two lines in usual steps, 0 when they do not stand below each other."""
    if before.page != line.page or before.columns != line.columns or before.y <= line.y:
        return 0.0
    step = layout.leading * min(before.size, line.size)
    return (before.y - line.y) / step


def _goes_on(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    """Does the line belong to the paragraph?"""
    before = paragraph.lines[-1]
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return False
    if before.is_bold != line.is_bold and (before.is_bold or len(paragraph.lines) == 1):
        return False
    if before.gaps != line.gaps and max(before.gaps, line.gaps) > 1:
        return False
    white = _white(before, line, layout)
    if not white:
        return _goes_on_elsewhere(paragraph, line, layout)
    return white < 1.28 and _goes_on_below(paragraph, line, layout)


def _goes_on_elsewhere(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    """Does the paragraph go on in the next column or on the next page?"""
    before = paragraph.lines[-1]
    if before.page > line.page or (line.page == before.page and line.column == before.column):
        return False
    if abs(line.size - layout.size) > 0.08 * layout.size and not _LOWER.match(line.text):
        return False
    if _is_centred(before, layout) and _is_centred(line, layout):
        return False
    is_ended = _is_ended(before.text)
    if not is_ended and (_LOWER.match(line.text) or before.text[-1:] in "-\u2010\u00ad,;，、；"):
        return True
    inset, inset_before = line.x0 - layout.left(line), before.x0 - layout.left(before)
    if inset > 0.5 * layout.size and (is_ended or abs(inset - inset_before) > 0.5 * layout.size):
        return False
    is_short = _has_room(before, line, layout)
    return not (is_short and is_ended) if layout.indent else not is_short


def _goes_on_below(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    before, size = paragraph.lines[-1], layout.size
    inset, inset_before = line.x0 - layout.left(line), before.x0 - layout.left(before)
    is_short = _has_room(before, line, layout)
    if _is_centred(line, layout) and _is_centred(before, layout):
        return True
    if is_short and min(inset, inset_before) > layout.indent + _DEEP * size:
        return True
    if inset > inset_before + 0.5 * size:
        return _is_hanging(paragraph, inset, layout) and not is_short
    if inset < inset_before - 0.5 * size:
        if len(paragraph.lines) > 1:
            return len(paragraph.lines) == 2 and paragraph.hard == 0 and not is_short and inset_before < 0.5 * size
        return not is_short or not (_is_ended(before.text) or inset > 0.5 * size)
    if layout.indent and abs(inset - layout.indent) < 0.3 * size:
        return not is_short and not _is_ended(before.text) and inset_before > 0.5 * size
    is_last = is_short and _is_ended(before.text)
    return not (is_last and not paragraph.hard and inset < 0.5 * size)


def _is_hanging(paragraph: Paragraph, inset: float, layout: Layout) -> bool:
    """Is only the first line of the paragraph set out, as in a list?"""
    is_usual = layout.indent and abs(inset - layout.indent) < 0.3 * layout.size
    return len(paragraph.lines) == 1 and not is_usual


def _is_centred(line: Line, layout: Layout) -> bool:
    left, right = line.x0 - layout.left(line), layout.right(line) - line.x1
    return left > 1.2 * layout.size and right > 1.2 * layout.size and abs(left - right) < 0.6 * layout.size


def _has_room(before: Line, line: Line, layout: Layout) -> bool:
    """Would the first word of the line have had room at the end of the line before it?"""
    words = line.text.split()
    first = len(words[0]) if words and words[0].isascii() else min(len(words[0]), 6) if words else 0
    width = max(line.x1 - line.x0, 1.0) / max(len(line.text), 1)
    right = layout.right(before)
    slack = _FIRST_WORD_SLACK * layout.size
    if layout.is_ragged:
        slack += _RAGGED_SLACK * (right - layout.left(before))
    if line.text[:1] > "\u2e80":
        first = 2
    return before.x1 + (first + 1) * width + slack < right


def _parted(paragraphs: Sequence[Paragraph], layout: Layout) -> Iterator[Paragraph]:
    """Yield the paragraphs, those of several sentences that each end early as so many."""
    for paragraph in paragraphs:
        if paragraph.is_verse or not paragraph.hard or layout.is_ragged:
            yield paragraph
            continue
        part = Paragraph([paragraph.lines[0]], paragraph.white)
        for before, line in zip(paragraph.lines, paragraph.lines[1:], strict=False):
            if _has_room(before, line, layout) and _is_ended(before.text) and not _LOWER.match(line.text):
                yield part
                part = Paragraph([], 1.0)
            part.lines.append(line)
        yield part
