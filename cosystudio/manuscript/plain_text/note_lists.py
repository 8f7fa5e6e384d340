"""Lists of notes below a title of their own, at the end of a chapter or of the book: ``Notes``, then ``1.``, ``2.``."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.text import one_line

_ITEM = re.compile(r"\s*(?P<sign>(?P<number>\d{1,3})[.):])\s+(?P<words>\S.*)", re.DOTALL)
_MARK = re.compile(r"\[(?P<number>\d{1,3})\]")
_MOST = 0.6
_LONGEST_TITLE = 40
_SENTENCE_ENDS = frozenset('。！？…!?”」』"，,')


def with_note_lists(paragraphs: Sequence[Paragraph], account: Account, words: dict[str, str]) -> list[Paragraph]:
    """Return the paragraphs without such lists and the marks that call their notes, which are put into `words`.

    A numbered list that hardly any mark in the text above it calls is a part of the text.
    """
    found = list(paragraphs)
    dropped: set[int] = set()
    reached = 0
    for title in [at for at, one in enumerate(paragraphs) if _is_title(one)]:
        items = _items_below(title, paragraphs)
        if not items:
            continue
        marks = _marks_between(reached, title, paragraphs)
        called = [at for at, item in items.items() if marks[item["number"]]]
        if len(called) < _MOST * len(items):
            reached = title
            continue
        account.skip(Reason.NOTE, paragraphs[title].text)
        for at, item in items.items():
            account.skip(Reason.NOTE_MARK, item["sign"])
            id = f"listed {len(words)}"
            words[id] = one_line(item["words"])
            if at in called:
                place = marks[item["number"]].pop(0)
                found[place] = _without_mark(found[place], item["number"], id, account)
        dropped |= {title, *items}
        reached = title + len(items) + 1
    return [one for at, one in enumerate(found) if at not in dropped]


def _is_title(paragraph: Paragraph) -> bool:
    line = paragraph.lines[0]
    if len(line) > _LONGEST_TITLE:
        return False
    is_short = len(paragraph.lines) == 1 and line.rstrip()[-1:] not in _SENTENCE_ENDS
    return is_short and matter_of_title(line) is Matter.NOTES


def _items_below(title: int, paragraphs: Sequence[Paragraph]) -> dict[int, re.Match[str]]:
    items: dict[int, re.Match[str]] = {}
    for at in range(title + 1, len(paragraphs)):
        item = _ITEM.fullmatch(paragraphs[at].text)
        if item is None:
            break
        items[at] = item
    return items


def _marks_between(first: int, last: int, paragraphs: Sequence[Paragraph]) -> defaultdict[str, list[int]]:
    """Return the places of the marks by their numbers."""
    marks: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(first, last):
        for line in paragraphs[at].lines:
            for mark in _MARK.finditer(line) if "[" in line else ():
                marks[mark["number"]].append(at)
    return marks


def _without_mark(paragraph: Paragraph, number: str, id: str, account: Account) -> Paragraph:
    mark = f"[{number}]"
    place = next(at for at, line in enumerate(paragraph.lines) if mark in line)
    account.skip(Reason.NOTE_MARK, mark)
    lines = list(paragraph.lines)
    lines[place] = lines[place].replace(mark, "", 1)
    return replace(
        paragraph, lines=tuple(line for line in lines if line.strip()) or ("",), notes=(*paragraph.notes, id)
    )
