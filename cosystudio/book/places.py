"""Where a line stands in the blocks of its chapter."""

import re

from cosystudio.book.model import Chapter, Segment

Place = tuple[int, int]
"""A block of a chapter and a character in it."""


def start_of(chapter: Chapter, at: int) -> Place:
    """Return where the line in place `at` begins; character 0 where no earlier line stands in that block.

    The words are looked for where the line's offsets are not known.  A line whose words were changed begins behind the
    last earlier line that is found, else before the first later one.
    """
    line = chapter.segments[at]
    first = line.span[0]
    if max((earlier.span[1] for earlier in chapter.segments[:at]), default=-1) < first:
        return first, 0
    if _is_known(line) and 0 < line.offsets[0] <= len(chapter.blocks[first].text):
        return first, line.offsets[0]
    return _found(chapter, at) or (first, _between_neighbours(chapter, at))


def _found(chapter: Chapter, at: int) -> Place | None:
    """Where the words of a line are that is not the first in its block."""
    line = chapter.segments[at]
    for block in range(line.span[0], line.span[1] + 1):
        start = _start_in(line, block, chapter.blocks[block].text, _end_of_earlier(chapter, at, block))
        if start or (start == 0 and block > line.span[0]):
            return block, start
    return None


def _end_of_earlier(chapter: Chapter, at: int, block: int) -> int:
    """Where the last line before `at` that is found in the block ends in it."""
    text, end = chapter.blocks[block].text, 0
    for line in chapter.segments[:at]:
        if line.span[0] <= block <= line.span[1]:
            end = max(end, _end_in(line, block, text, end))
    return end


def _between_neighbours(chapter: Chapter, at: int) -> int:
    block = chapter.segments[at].span[0]
    text, end = chapter.blocks[block].text, _end_of_earlier(chapter, at, block)
    if end:
        return end
    later = [line for line in chapter.segments[at + 1 :] if line.span[0] == block]
    starts = (_start_in(line, block, text, 0) for line in later)
    return next((start for start in starts if start), max(1, len(text) // 2))


def _start_in(line: Segment, block: int, text: str, since: int) -> int | None:
    """Where the line begins in a block at or after `since`; None where its words are not there."""
    if _is_known(line):
        return line.offsets[0] if line.span[0] == block else None
    found = _words(line).search(text, since)
    if found or line.span[1] == block:
        return found.start() if found else None
    places = (place for place in range(since, len(text)) if not text[place].isspace())
    return next((place for place in places if line.text.startswith(text[place:].rstrip())), None)


def _end_in(line: Segment, block: int, text: str, since: int) -> int:
    """Where the line ends in a block at or after `since`; 0 where its words are not there."""
    if line.span[1] > block:
        return len(text) if line.span[0] < block or _start_in(line, block, text, since) is not None else 0
    if _is_known(line):
        return line.offsets[1]
    found = _words(line).search(text, since)
    if found or line.span[0] == block:
        return found.end() if found else 0
    tails = (line.text[place:] for place in range(len(line.text)) if not line.text[place].isspace())
    return next((len(tail) for tail in tails if text.startswith(tail)), 0)


def _is_known(line: Segment) -> bool:
    """True where offsets were noted; books of earlier versions have none, and a line ends behind its first word."""
    return line.offsets[1] > 0


def _words(line: Segment) -> re.Pattern[str]:
    """The line's words with any white space between them: joining lines puts one space for what stood there."""
    return re.compile(r"\s*".join(re.escape(word) for word in line.text.split()))
