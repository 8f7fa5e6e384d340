"""Where the words of a line stand in the text of its chapter."""

from collections.abc import Sequence
from itertools import accumulate

from cosystudio.book.model import Block, Chapter, Segment

Stretch = tuple[tuple[int, int], tuple[int, int]]
"""The `span` and the `offsets` of a line."""


def chapter_text(chapter: Chapter) -> str:
    """Return the text of a chapter: its blocks, joined by line breaks."""
    return "\n".join(block.text for block in chapter.blocks)


def place_in_chapter(chapter: Chapter, line: Segment) -> tuple[int, int]:
    """Return where a line starts and ends in `chapter_text`, the end exclusive as in a slice.

    A line that was changed by hand has the place that its words had before.
    """
    return _place(_starts(chapter.blocks), line)


def places_in_chapter(chapter: Chapter) -> list[tuple[int, int]]:
    """Return the places of all lines of a chapter in its text, in order."""
    starts = _starts(chapter.blocks)
    return [_place(starts, line) for line in chapter.segments]


def halves(blocks: Sequence[Block], line: Segment, at: int) -> tuple[Stretch, Stretch]:
    """Return where the two parts stand that a line is cut into before character `at`.

    A part whose words are still those of the book has exactly their place; where neither is, the line's stretch is
    cut in the proportion in which its words are.
    """
    whole = line.span, line.offsets
    visible = _visible(blocks, line)
    if len(visible) < 2:
        return whole, whole
    source = "".join(blocks[block].text[offset] for block, offset in visible)
    cut = _cut(source, "".join(line.text[:at].split()), "".join(line.text[at:].split()))
    (end_block, end), (start_block, start) = visible[cut - 1], visible[cut]
    return (
        ((line.span[0], end_block), (line.offsets[0], end + 1)),
        ((start_block, line.span[1]), (start, line.offsets[1])),
    )


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where each block starts in the chapter's text."""
    return [0, *accumulate(len(block.text) + 1 for block in blocks)]


def _place(starts: Sequence[int], line: Segment) -> tuple[int, int]:
    return starts[line.span[0]] + line.offsets[0], starts[line.span[1]] + line.offsets[1]


def _visible(blocks: Sequence[Block], line: Segment) -> list[tuple[int, int]]:
    """Block and offset of every character of the line's stretch that is not white space."""
    first, last = line.span
    found: list[tuple[int, int]] = []
    for at in range(first, last + 1):
        text = blocks[at].text
        start = line.offsets[0] if at == first else 0
        end = line.offsets[1] if at == last else len(text)
        found.extend((at, offset) for offset in range(start, end) if not text[offset].isspace())
    return found


def _cut(source: str, head: str, tail: str) -> int:
    """Return how many of the source's characters belong to the head: at least one, and not all."""
    if source.startswith(head):
        cut = len(head)
    elif source.endswith(tail):
        cut = len(source) - len(tail)
    else:
        cut = round(len(source) * len(head) / max(1, len(head) + len(tail)))
    return min(max(cut, 1), len(source) - 1)
