"""The lines of a text that are numbered as headings are, and what stands around their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cosystudio.manuscript.labels import BARE_STYLES, LONGEST_HEADING, Label, bare_label, label_of
from cosystudio.manuscript.numbers import HAN_NUMBER
from cosystudio.manuscript.plain_text.dress import undressed
from cosystudio.manuscript.plain_text.layout import Paragraph
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
    """A line that may be a heading: its place, its words, what they say."""

    at: int
    text: str
    label: Label


def numbered_lines(paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return the lines that are numbered as headings are, in reading order."""
    return [
        one
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.lines) == 1 and (one := _candidate(at, paragraph.lines[0]))
    ]


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
    if len(line) > _LONGEST_LINE:
        return None
    text = undressed(line).words
    label = label_of(text) or bare_label(text)
    return Candidate(at, text, label) if label else None


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
