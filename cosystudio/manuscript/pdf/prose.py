"""Which pages tell something, and are no title pages, imprints or dedications."""

import re
from collections import defaultdict
from collections.abc import Sequence

from cosystudio.manuscript.pdf.margins import Layout
from cosystudio.manuscript.pdf.paragraphs import Paragraph

_FIRST_PAGES = 60
_SHARE = 0.6
"""Of the letters of a page: how many of them prose has at least."""
_FULL = 0.75
"""Of the width of the column: how far a full line reaches."""
_ENDED = re.compile(r"[.!?。！？…׃؟۔][\"'”’»）)」』\]\ufdd0-\ufdd1:\w]*$")
_IMPRINT = re.compile(
    r"©|\bcopyright\b|all rights reserved|alle rechte|tous droits|\bISBN\b|\bpublish(?:ed|er|ing)\b|"
    r"\bprinted (?:in|by)\b|\bverlag\b|\béditions?\b|\bédité\b|\bimprimé\b|出版社|印刷|版权|版權|著作権|発行",
    re.IGNORECASE,
)


def prose_pages(paragraphs: Sequence[Paragraph], texts: Sequence[str], layout: Layout) -> frozenset[int]:
    """Return those of the first pages, from 0, that are filled with sentences in full lines."""
    letters: dict[int, int] = defaultdict(int)
    told: dict[int, int] = defaultdict(int)
    imprints: set[int] = set()
    for paragraph, text in zip(paragraphs, texts, strict=True):
        page = paragraph.lines[0].page
        if page >= _FIRST_PAGES:
            break
        letters[page] += len(text)
        told[page] += len(text) * _is_prose(paragraph, text, layout)
        if _IMPRINT.search(text):
            imprints.add(page)
    return frozenset(page for page, count in letters.items() if told[page] > _SHARE * count and page not in imprints)


def _is_prose(paragraph: Paragraph, text: str, layout: Layout) -> bool:
    """Are these sentences of the usual size, in lines that fill their column?"""
    if paragraph.is_verse or abs(paragraph.size - layout.size) > 0.06 * layout.size or not _ENDED.search(text):
        return False
    lines = paragraph.lines[:-1]
    full = [line for line in lines if line.x1 - line.x0 > _FULL * layout.width(line)]
    return 2 * len(full) > len(lines)
