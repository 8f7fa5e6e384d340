"""What a scanned text keeps of its pages: numbers on lines of their own, and the running heads beside them."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.labels import label_of
from cosystudio.manuscript.plain_text.layout import Paragraph
from cosystudio.manuscript.text import one_line, squeezed

_NUMBER = re.compile(r"\d{1,4}")
_DRESSED_NUMBER = re.compile(r"[-–—]\s*(?P<dashed>\d{1,4})\s*[-–—]|Page \d{1,4}|\[\d{1,4}\]", re.IGNORECASE)
_HEAD_AND_NUMBER = re.compile(
    r"(?P<left>\d{1,4})\s+(?P<behind>[^\W\d].*)|(?P<before>.*[^\W\d].*?)\s+(?P<right>\d{1,4})"
)
_FEWEST = 4
_IN_ORDER = 0.8
_BROKEN = 0.25
"""Share of page ends that fall into a sentence; a number that opens a section never does."""
_ENDS_OPEN = re.compile(r"[\w,;’'-]$")
_FEWEST_HEADS = 3
_LONGEST_HEAD = 80


def page_furniture(paragraphs: Sequence[Paragraph]) -> Mapping[int, Reason]:
    """Return the paragraphs that are page numbers or running heads, and which of them; none where there are none."""
    found = dict.fromkeys(_dressed_numbers(paragraphs), Reason.PAGE_NUMBER)
    numbers = {at: int(one_line(one.lines[0])) for at, one in enumerate(paragraphs) if _is_number(one)}
    if len(numbers) < _FEWEST or not _are_of_pages(numbers, paragraphs):
        numbers = {}
    found |= dict.fromkeys(numbers, Reason.PAGE_NUMBER)
    found |= dict.fromkeys(_heads_with_numbers(paragraphs), Reason.RUNNING_HEAD)
    beside = {place for at in found for place in (at - 1, at + 1) if 0 <= place < len(paragraphs)}
    beside |= {at for at, one in enumerate(paragraphs) if one.opens_page}
    return found | dict.fromkeys(_repeated(sorted(beside - set(found)), paragraphs), Reason.RUNNING_HEAD)


def _dressed_numbers(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of numbers that are set as those of pages are; those that open sections are left out."""
    found = {
        at: match
        for at, one in enumerate(paragraphs)
        if len(one.lines) == 1 and (match := _DRESSED_NUMBER.fullmatch(one.lines[0].strip()))
    }
    dashed = [int(match["dashed"]) for match in found.values() if match["dashed"]]
    count_sections = len(dashed) >= _FEWEST_HEADS and dashed == list(range(1, len(dashed) + 1))
    if count_sections and not any(_breaks_sentence(at, paragraphs) for at in found):
        return []
    return list(found)


def _heads_with_numbers(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of lines such as ``12  THE KEEPER``: the same words again and again, with rising numbers."""
    pages: dict[str, dict[int, int]] = {}
    for at, one in enumerate(paragraphs):
        match = _HEAD_AND_NUMBER.fullmatch(one.lines[0].strip()) if _may_be_head(one) else None
        if match and label_of(one.lines[0]) is None:
            words = squeezed(match["behind"] or match["before"])
            pages.setdefault(words, {})[at] = int(match["left"] or match["right"])
    return [
        at
        for numbers in pages.values()
        if len(numbers) >= _FEWEST_HEADS and _are_of_pages(numbers, paragraphs, most=40)
        for at in numbers
    ]


def _repeated(places: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return those of the places whose line comes again and again; of a chapter's heading the first is kept."""
    texts = {at: squeezed(paragraphs[at].text) for at in places if _may_be_head(paragraphs[at])}
    often = Counter(texts.values())
    first: dict[str, int] = {}
    for at, text in texts.items():
        first.setdefault(text, at)
    return [
        at
        for at, text in texts.items()
        if text and often[text] >= _FEWEST_HEADS and not (first[text] == at and label_of(paragraphs[at].lines[0]))
    ]


def _is_number(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and _NUMBER.fullmatch(paragraph.lines[0].strip()) is not None


def _may_be_head(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and len(paragraph.lines[0].strip()) <= _LONGEST_HEAD


def _are_of_pages(numbers: Mapping[int, int], paragraphs: Sequence[Paragraph], most: int = 2) -> bool:
    """Do the numbers count on, by so many at the most, and do sentences go on over many of them?"""
    values = list(numbers.values())
    rising = sum(0 < after - before <= most for before, after in itertools.pairwise(values))
    broken = sum(_breaks_sentence(at, paragraphs) for at in numbers)
    return rising >= _IN_ORDER * (len(values) - 1) and broken >= _BROKEN * len(values)


def _breaks_sentence(at: int, paragraphs: Sequence[Paragraph]) -> bool:
    return at > 0 and _ENDS_OPEN.search(paragraphs[at - 1].text) is not None
