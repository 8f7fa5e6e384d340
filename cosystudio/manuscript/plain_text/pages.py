"""What a scanned text keeps of its pages: numbers on lines of their own, and the running heads beside them."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.plain_text.layout import Paragraph
from cosystudio.manuscript.text import one_line, squeezed

_NUMBER = re.compile(r"\d{1,4}")
_FEWEST = 4
_IN_ORDER = 0.8
_BROKEN = 0.25
"""Share of page ends that fall into a sentence; a number that opens a section never does."""
_ENDS_OPEN = re.compile(r"[\w,;’'-]$")
_FEWEST_HEADS = 3
_LONGEST_HEAD = 80


def page_furniture(paragraphs: Sequence[Paragraph]) -> Mapping[int, Reason]:
    """Return the paragraphs that are page numbers or running heads, and which of them; none where there are none."""
    numbers = {at: int(one_line(one.lines[0])) for at, one in enumerate(paragraphs) if _is_number(one)}
    if len(numbers) < _FEWEST or not _are_of_pages(numbers, paragraphs):
        return {}
    beside = {
        at: squeezed(paragraphs[at].text)
        for number in numbers
        for at in (number - 1, number + 1)
        if 0 <= at < len(paragraphs) and at not in numbers and _may_be_head(paragraphs[at])
    }
    often = Counter(beside.values())
    heads = {at: Reason.RUNNING_HEAD for at, text in beside.items() if text and often[text] >= _FEWEST_HEADS}
    return dict.fromkeys(numbers, Reason.PAGE_NUMBER) | heads


def _is_number(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and _NUMBER.fullmatch(paragraph.lines[0].strip()) is not None


def _may_be_head(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and len(paragraph.lines[0].strip()) <= _LONGEST_HEAD


def _are_of_pages(numbers: Mapping[int, int], paragraphs: Sequence[Paragraph]) -> bool:
    """Do the numbers count on, and do sentences go on over many of them?"""
    values = list(numbers.values())
    rising = sum(0 < after - before <= 2 for before, after in itertools.pairwise(values))
    broken = sum(at > 0 and _ENDS_OPEN.search(paragraphs[at - 1].text) is not None for at in numbers)
    return rising >= _IN_ORDER * (len(values) - 1) and broken >= _BROKEN * len(values)
