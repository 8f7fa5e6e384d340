"""How a plain text is laid out, and its paragraphs: wrapped by hand, one to a line, parted by blank lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cosystudio.manuscript.headings.labels import BARE_STYLES, label_of
from cosystudio.manuscript.headings.paragraph import Paragraph, are_contents, is_underline
from cosystudio.manuscript.text import columns

PAGE_BREAK = "\f"
"""Stands as a line of its own where a page ends."""
_RUNS, _RUN = 16, 1_000
"""Runs of a long text, and lines of each, that show how it is laid out."""
_WIDEST_WRAP = 100
MEASURED = 2 * _WIDEST_WRAP
"""Characters of a line that are looked at: a longer one was not wrapped, however long it is."""
_CLOSING = frozenset("。！？…”」』’．：；）)》〉】].!?:;\"'—―*＊")
"""With none of these a line breaks off."""
_SENTENCE_ENDS = frozenset('。！？…!?.”」』"')
_SHORTEST_BROKEN_LINE = 15
_INDENTS = frozenset(" \t　")
_INDENTED = re.compile(r"[ \t　]{1,8}(?=\S)")


_Block = tuple[tuple[str, ...], int, bool]
"""A run of lines, how many blank ones stand before it, and whether a page ends there."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`width` is the column that lines are wrapped at, 0 where a line is a whole paragraph.

    `is_spaced` says that blank lines part the paragraphs.
    """

    width: int
    is_spaced: bool


def layout_of(lines: Sequence[str]) -> Layout:
    """Return how the text is laid out, judged by the lines that another one follows directly."""
    lines = _sample(lines)
    all_widths = [columns(line[:MEASURED]) if line.strip() else 0 for line in lines]
    widths = sorted(filter(None, all_widths))
    if not widths:
        return Layout(0, is_spaced=False)
    wide = widths[len(widths) * 95 // 100]
    followed = [width for width, after in pairwise(all_widths) if width and after]
    is_wrapped = (
        len(followed) >= 0.3 * len(widths) and are_wrapped(followed, wide) and not _end_sentences(lines, all_widths)
    )
    return Layout(wide if is_wrapped else 0, is_spaced=is_wrapped or len(followed) <= 0.4 * len(widths))


def _sample(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines, of a long text some runs of them from its beginning to its end."""
    if len(lines) <= _RUNS * _RUN:
        return lines
    starts = [run * len(lines) // _RUNS for run in range(_RUNS)]
    return [line for start in starts for line in lines[start : start + _RUN]]


def _end_sentences(lines: Sequence[str], widths: Sequence[int]) -> bool:
    """Do most of the lines that others follow end a sentence, so that each is a paragraph however short?"""
    followed = [line for line, (width, after) in zip(lines, pairwise(widths), strict=False) if width and after]
    return 2 * sum(line.rstrip()[-1:] in _SENTENCE_ENDS for line in followed) > len(followed)


def are_wrapped(widths: Sequence[int], wide: int) -> bool:
    """Are most of the lines that others follow about as wide as the widest, and that no wider than a page?"""
    return wide <= _WIDEST_WRAP and sum(width >= 0.7 * wide for width in widths) >= 0.6 * len(widths)


def paragraphs_of(lines: Sequence[str], layout: Layout) -> list[Paragraph]:
    """Return the paragraphs in reading order."""
    return [one for block in _blocks(lines) for one in _paragraphs(block, layout)]


def _paragraphs(block: _Block, layout: Layout) -> Iterator[Paragraph]:
    """Yield the paragraphs of a run of lines: one where it is one, or a list of chapters."""
    lines, blank, opens_page = block
    if len(lines) == 1:
        yield Paragraph(lines, blank, opens_page=opens_page)
        return
    for part in [lines] if are_contents(lines) else _parts(lines, layout):
        yield Paragraph(part, blank, len(part) > 1 and _is_verse(part, layout), opens_page)
        blank, opens_page = 0, False


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Yield the runs of lines with words."""
    blank, block, opens_page = 0, list[str](), False
    for line in lines:
        if line and not line.isspace():
            block.append(line)
            continue
        if block:
            yield tuple(block), blank, opens_page
            blank, block, opens_page = 0, [], False
        blank += 1
        opens_page = opens_page or line == PAGE_BREAK
    if block:
        yield tuple(block), blank, opens_page


def _parts(block: tuple[str, ...], layout: Layout) -> list[tuple[str, ...]]:
    above = 0
    while above < len(block) - 1 and _stands_apart(block, above):
        above += 1
    return [*((line,) for line in block[:above]), *_paragraph_parts(block[above:], layout)]


def _stands_apart(block: Sequence[str], at: int) -> bool:
    """Is this a heading, or the line drawn below one, that the text follows without a blank line?"""
    line = block[at]
    return is_underline(line) or is_underline(block[at + 1], line) or _is_heading_line(line)


def _paragraph_parts(block: tuple[str, ...], layout: Layout) -> list[tuple[str, ...]]:
    if layout.width:
        return _by_indent(block, layout.width)
    if layout.is_spaced and all(len(line) <= 60 and columns(line) <= 60 for line in block):
        return [block]
    return _by_line(block)


def _is_heading_line(line: str) -> bool:
    """Is this a heading that the text follows without a blank line?  Numbers alone are not enough here."""
    label = label_of(line)
    return label is not None and label.style.split()[0] not in BARE_STYLES


def _by_indent(block: tuple[str, ...], width: int) -> list[tuple[str, ...]]:
    """Split a block of wrapped lines where an indented line begins a paragraph, and around headings."""
    if not any(line[0] in _INDENTS for line in block):
        return [block]
    indented = [bool(_INDENTED.match(line)) for line in block]
    if sum(indented) > 0.5 * len(block):
        return [block]
    headings = _headings_between(block, indented, width)
    starts = [0] + [i for i in range(1, len(block)) if indented[i] or i in headings or i - 1 in headings]
    return [block[start:end] for start, end in zip(starts, [*starts[1:], len(block)], strict=True)]


def _headings_between(block: Sequence[str], indented: list[bool], width: int) -> frozenset[int]:
    """Return the lines that are headings: a paragraph ends above them, and one begins below."""
    return frozenset(
        i
        for i in range(1, len(block) - 1)
        if indented[i + 1] and columns(block[i]) < 0.75 * width and _is_heading_line(block[i])
    )


def _by_line(block: Sequence[str]) -> list[tuple[str, ...]]:
    """Return each line as a paragraph, a line that breaks off joined with the next."""
    parts: list[list[str]] = []
    open_line = False
    for line in block:
        if open_line and not _is_heading_line(line):
            parts[-1].append(line)
        else:
            parts.append([line])
        text = line.strip()
        breaks_off = len(text) >= _SHORTEST_BROKEN_LINE and text[-1] not in _CLOSING
        open_line = breaks_off and not _is_heading_line(line)
    return list(map(tuple, parts))


def _is_verse(lines: Sequence[str], layout: Layout) -> bool:
    longest = 0.75 * layout.width if layout.width else 60
    return len(lines) > 1 and layout.is_spaced and all(columns(line.strip()) < longest for line in lines)
