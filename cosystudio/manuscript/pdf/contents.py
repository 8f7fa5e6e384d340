"""Contents pages: lines that end with leaders and a page number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.pdf.values import Line, Page
from cosystudio.manuscript.text import one_line

_LEADERS = re.compile(r"^(?P<title>.*?\S)\s*(?:[.·•…‥_．。・]\s?){3,}\s*(?P<page>\d{1,4}|[ivxlcIVXLC]{1,7})?$")
_NUMBERED = re.compile(r"^(?P<title>.*\D)\s+(?P<page>\d{1,4}|[ivxlc]{1,7})$")
_FEWEST = 3
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Contents:
    """The pages without their contents lists, and the titles listed there."""

    pages: list[Page]
    titles: tuple[str, ...]


def without_contents(pages: Sequence[Page], account: Account) -> Contents:
    """Return the pages without contents lists, which are entered in `account`."""
    kept: list[Page] = []
    titles: list[str] = []
    is_open = False
    for page in pages:
        dropped, is_open = _listed(page, is_open=is_open)
        for at in sorted(dropped):
            account.skip(Reason.CONTENTS, page.lines[at].text)
        titles += _titles([page.lines[at] for at in sorted(dropped)])
        kept.append(replace(page, lines=tuple(line for at, line in enumerate(page.lines) if at not in dropped)))
    return Contents(kept, tuple(titles))


def _listed(page: Page, *, is_open: bool) -> tuple[set[int], bool]:
    """Return the places of the lines of a list on this page, and whether it may go on on the next one."""
    lines = page.lines
    led = [at for at, line in enumerate(lines) if _LEADERS.match(line.text)]
    heads = [at for at, line in enumerate(lines) if _is_head(line.text)]
    numbered = sorted({*led, *(at for at, line in enumerate(lines) if _NUMBERED.match(line.text))})
    marks = numbered if (heads or is_open) and len(numbered) >= 0.4 * len(lines) else led
    if len(marks) < (1 if is_open else _FEWEST) or (not heads and len(marks) < 0.3 * len(lines)):
        return (set(heads) if heads and len(lines) <= 2 else set()), bool(heads) and len(lines) <= 2
    first = min([at for at in heads if at <= marks[0]], default=0 if is_open else marks[0])
    return set(range(first, marks[-1] + 1)), len(lines) - marks[-1] <= 2


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and matter_of_title(text) is Matter.CONTENTS


def _titles(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        match = _LEADERS.match(line.text) or _NUMBERED.match(line.text)
        if match:
            yield one_line(match["title"]).rstrip(" .·…")
