"""What a scanned text keeps of its pages: numbers on lines of their own, and the running heads beside them."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.labels import label_of
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK
from cosystudio.manuscript.plain_text.page_distances import at_page_distances
from cosystudio.manuscript.text import squeezed

_MOST_DIGITS = 4
_FIGURE = re.compile(r"\d")
_DRESSED_NUMBER = re.compile(
    r"[-–—]\s*(?P<dashed>\d{1,4})\s*[-–—]|Page \d{1,4}(?: (?:of|/) \d{1,4})?|第\s*\d{1,4}\s*页|"
    r"\[(?P<bracketed>\d{1,4})\]",
    re.IGNORECASE,
)
_ENDS_OF_NUMBERS = frozenset("-–—]页")
_NUMBER_AND_HEAD = re.compile(r"(?P<number>\d{1,4})(?:\s+(?P<head>[^\W\d].*)|\s*(?P<of>/\s*\d{1,4}))")
_HEAD_AND_NUMBER = re.compile(r"(?P<head>.*[^\W\d].*?)\s+(?P<number>\d{1,4})")
_FEWEST = 4
_IN_ORDER = 0.8
_BROKEN = 0.25
"""Share of page ends that fall into a sentence; a number that opens a section never does."""
_ENDS_OPEN = re.compile(r"[\w,;’'-]$")
_SHORTEST_BROKEN = 25
"""Letters above a page's end: fewer are a title."""
_FEWEST_HEADS = 3
_REACH = 300
"""Paragraphs above a page among which is the heading that may run above it."""
_LONGEST_HEAD = 80


def page_furniture(paragraphs: Sequence[Paragraph]) -> Mapping[int, Reason]:
    """Return the paragraphs that are page numbers or running heads, and which of them; none where there are none."""
    lines = _short_lines_with_figures(paragraphs)
    found = dict.fromkeys(_dressed_numbers(lines, paragraphs), Reason.PAGE_NUMBER)
    numbers = {at: int(line) for at, line in lines.items() if _is_page_number(line)}
    if len(numbers) >= _FEWEST:
        are_pages = _are_of_pages(numbers, paragraphs)
        pages = numbers if are_pages else at_page_distances(numbers, [one.text for one in paragraphs])
        found |= dict.fromkeys(pages, Reason.PAGE_NUMBER)
    found |= dict.fromkeys(_heads_with_numbers(lines, paragraphs), Reason.RUNNING_HEAD)
    beside = {place for at in found for place in (at - 1, at + 1) if 0 <= place < len(paragraphs)}
    beside |= {at for at, one in enumerate(paragraphs) if one.opens_page}
    return found | dict.fromkeys(_repeated(sorted(beside - set(found)), paragraphs), Reason.RUNNING_HEAD)


def _short_lines_with_figures(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Return the paragraphs of one short line with a figure at either end: few lines of a long book are left."""
    return {
        at: line
        for at, one in enumerate(paragraphs)
        if len(one.lines) == 1
        and ((line := one.lines[0].strip())[-1] in _ENDS_OF_NUMBERS or line[-1].isdecimal() or line[0].isdecimal())
        and len(line) <= _LONGEST_HEAD
        and _FIGURE.search(line)
    }


def without_page_lines(lines: Sequence[str], account: Account) -> Sequence[str]:
    """Return the lines, an end of a page for each page number that stands between two lines of a sentence."""
    numbers = {
        at: int(line)
        for at, line in enumerate(lines)
        if len(line) < _LONGEST_HEAD and (word := line.strip()).isdecimal() and len(word) <= _MOST_DIGITS
    }
    inside = [
        at
        for at in numbers
        if 0 < at < len(lines) - 1
        and all(beside not in numbers and lines[beside].strip() for beside in (at - 1, at + 1))
    ]
    if len(inside) < _FEWEST:
        return lines
    values = [numbers[at] for at in inside]
    rising = sum(after - before == 1 for before, after in itertools.pairwise(values))
    broken = sum(_ENDS_OPEN.search(lines[at - 1].rstrip()) is not None for at in inside)
    if rising < _IN_ORDER * (len(values) - 1) or broken < _BROKEN * len(inside):
        inside = at_page_distances({at: numbers[at] for at in inside}, lines)
        values = [numbers[at] for at in inside]
    if not inside:
        return lines
    beside = {value + step for value in values for step in (-1, 1)} - set(values)
    between = frozenset(inside)
    pages = {at for at, value in numbers.items() if at in between or value in beside}
    account.skip(Reason.PAGE_NUMBER, " ".join(lines[at] for at in sorted(pages)))
    return [PAGE_BREAK if at in pages else line for at, line in enumerate(lines)]


def _dressed_numbers(lines: Mapping[int, str], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of numbers that are set as those of pages are; those that open sections are left out."""
    found = {at: match for at, line in lines.items() if (match := _DRESSED_NUMBER.fullmatch(line))}
    set_off = [int(said) for match in found.values() if (said := match["dashed"] or match["bracketed"])]
    count_sections = len(set_off) >= _FEWEST_HEADS and set_off == list(range(1, len(set_off) + 1))
    if count_sections and not any(_breaks_sentence(at, paragraphs) for at in found):
        return []
    return list(found)


def _heads_with_numbers(lines: Mapping[int, str], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of lines such as ``12  THE KEEPER``: the same words again and again, with rising numbers."""
    pages: dict[str, dict[int, int]] = {}
    for at, line in lines.items():
        if (match := _head_and_number(line)) and label_of(line) is None:
            words = match.groupdict().get("of") or squeezed(match["head"])
            pages.setdefault(words, {})[at] = int(match["number"])
    return [
        at
        for numbers in pages.values()
        if len(numbers) >= _FEWEST_HEADS and _are_of_pages(numbers, paragraphs, most=40)
        for at in numbers
    ]


def _head_and_number(line: str) -> re.Match[str] | None:
    before = _NUMBER_AND_HEAD.fullmatch(line) if line[:1].isdecimal() else None
    return before or (_HEAD_AND_NUMBER.fullmatch(line) if line[-1:].isdecimal() else None)


def _repeated(places: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return those of the places whose line comes again and again; of a chapter's heading the first is kept."""
    texts = {at: squeezed(paragraphs[at].text) for at in places if _may_be_head(paragraphs[at])}
    often = Counter(texts.values())
    return [
        at
        for at, text in texts.items()
        if (
            _heading_above(at, paragraphs) == text
            if label_of(paragraphs[at].lines[0])
            else often[text] >= _FEWEST_HEADS
        )
        and text
    ]


def _heading_above(at: int, paragraphs: Sequence[Paragraph]) -> str:
    """Return the letters of the heading above this place: the same ones say that the chapter goes on."""
    above = (paragraphs[place] for place in range(at - 1, max(at - _REACH, 0) - 1, -1))
    short = (one for one in above if _may_be_head(one) and not _is_page_number(one.text))
    return next((squeezed(one.text) for one in short if label_of(one.lines[0])), "")


def _is_page_number(text: str) -> bool:
    return len(text) <= _MOST_DIGITS and text.isdecimal()


def _may_be_head(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and len(paragraph.lines[0].strip()) <= _LONGEST_HEAD


def _are_of_pages(numbers: Mapping[int, int], paragraphs: Sequence[Paragraph], most: int = 2) -> bool:
    """Do the numbers count on, by so many at the most, and do sentences go on over many of them?"""
    values = list(numbers.values())
    rising = sum(0 < after - before <= most for before, after in itertools.pairwise(values))
    broken = sum(_breaks_sentence(at, paragraphs) for at in numbers)
    return rising >= _IN_ORDER * (len(values) - 1) and broken >= _BROKEN * len(values)


def _breaks_sentence(at: int, paragraphs: Sequence[Paragraph]) -> bool:
    above = paragraphs[at - 1].text if at else ""
    ends_open = not _is_page_number(above) and _ENDS_OPEN.search(above) is not None
    return ends_open and len(above) >= _SHORTEST_BROKEN and not above.isupper() and label_of(above) is None
