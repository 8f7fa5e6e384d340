"""The lines of a text that are numbered as headings are, and what stands around their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cosystudio.manuscript.headings.dates import is_date
from cosystudio.manuscript.headings.dress import undressed
from cosystudio.manuscript.headings.labels import (
    BARE_STYLES,
    LONGEST_HEADING,
    Label,
    bare_label,
    begins_like_prose,
    label_of,
)
from cosystudio.manuscript.headings.numbers import HAN_NUMBER
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.text import one_line, squeezed

_LONGEST_LINE = 4 * LONGEST_HEADING
"""Characters of a line, white space and ornaments with them, beyond which it is no heading."""
_AFTER_TITLE = re.compile(
    rf"\s*(?P<title>[^\s。！？!?][^。！？!?]{{1,40}}?)(?:\s*[-–—:：|_·]\s*|(?<=[》】\]])|\s+)"
    rf"(?P<inner>(?:第\s*{HAN_NUMBER}\s*[章回节節話话]|(?:chapter|kapitel|chapitre|capítulo|capitolo|глава)\s).*)",
    re.IGNORECASE,
)
_FEWEST_REPEATED = 3
_SENTENCE_END = re.compile(r"[.,;:。，；：]$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading: its place, its words, what they say, how many paragraphs it takes up."""

    at: int
    text: str
    label: Label
    takes: int = 1


def numbered_lines(paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return the lines that are numbered as headings are, in reading order."""
    return [
        one
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.lines) == 1 and (one := _candidate(at, paragraph.lines[0]))
    ]


def doubled_as_one(candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return the candidates, a heading that is given twice, or whose title stands below it once more, as one."""
    found: list[Candidate] = []
    for one in candidates:
        above = found[-1] if found else None
        if above and above.at + above.takes == one.at and _say_the_same(above.label, one.label):
            fuller = max(above, one, key=lambda each: len(each.text))
            found[-1] = replace(fuller, at=above.at, takes=above.takes + 1)
            continue
        below = paragraphs[one.at + 1] if one.at + 1 < len(paragraphs) else None
        title = squeezed(one.label.title)
        is_repeated = below is not None and len(below.lines) == 1 and bool(title) and squeezed(below.text) == title
        found.append(replace(one, takes=2) if is_repeated else one)
    return found


def _say_the_same(one: Label, other: Label) -> bool:
    is_same = (one.style, one.number) == (other.style, other.number)
    return is_same and (one.is_bare or other.is_bare or squeezed(one.title) == squeezed(other.title))


def behind_book_title(paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return the numbered lines before each of which the same words stand, those of the book: ``夜行记 第三章``."""
    found: dict[str, list[Candidate]] = {}
    for at, paragraph in enumerate(paragraphs):
        line = paragraph.lines[0]
        if len(paragraph.lines) == 1 and len(line) <= LONGEST_HEADING and (parted := _AFTER_TITLE.fullmatch(line)):
            label = label_of(parted["inner"])
            if label and label.style not in BARE_STYLES:
                found.setdefault(squeezed(parted["title"]), []).append(Candidate(at, one_line(parted["inner"]), label))
    return [one for candidates in found.values() if len(candidates) >= _FEWEST_REPEATED for one in candidates]


def _candidate(at: int, line: str) -> Candidate | None:
    bare = line.strip()
    if len(line) > _LONGEST_LINE or not bare or begins_like_prose(bare):
        return None
    text = undressed(line).words
    label = label_of(text) or bare_label(text)
    if label is None or (label.style == "arabic titled" and is_date(text)):
        return None
    return Candidate(at, text, label)


def is_sentence(one: Candidate) -> bool:
    """Is this a numbered sentence?"""
    is_plain_number = one.label.style in ("arabic titled", "roman titled", "han titled")
    return is_plain_number and bool(_SENTENCE_END.search(one.label.title)) and not one.label.title.isupper()


def is_bare(one: Candidate) -> bool:
    """Is the line counted by a number and no word?"""
    return one.label.style.split()[0] in BARE_STYLES


def titled(at: int, paragraphs: Sequence[Paragraph]) -> Candidate:
    """Return the line at this place as a heading without a number."""
    text = undressed(paragraphs[at].lines[0]).words
    return Candidate(at, text, Label("title", 0, text, is_part=False))
