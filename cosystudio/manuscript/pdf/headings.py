"""Which paragraphs are headings, and of which rank: by size, weight, place and words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cosystudio.manuscript.headings.labels import BARE_STYLES, LONGEST_HEADING, is_unnumbered_chapter, label_of
from cosystudio.manuscript.headings.matter import matter_of_title
from cosystudio.manuscript.pdf.margins import Layout
from cosystudio.manuscript.pdf.paragraphs import Paragraph
from cosystudio.manuscript.pdf.values import CAP_ENDS, Page
from cosystudio.manuscript.text import is_scene_break, one_line, squeezed

PART, CHAPTER, BELOW = 1, 2, 3
_LARGER = 1.12
_FAR_LARGER = 1.3
_LONGEST_NUMBER = 12
_SMALLEST_TITLE = 13.0
_LONGEST_LARGE = 200
_MOST_LINES = 4
_STOPS = (".", ",", ";", "。", "，", "；", "、", ":", "：")


def ranks_of(paragraphs: Sequence[Paragraph], texts: Sequence[str], layout: Layout, listed: Sequence[str]) -> list[int]:
    """Return for each paragraph the rank of the heading that it is, 1 the highest, or 0; `listed` are known titles."""
    known = {squeezed(title) for title in listed} - {""}
    candidates = [
        _is_heading(paragraph, after, text, layout, known)
        for paragraph, after, text in zip(paragraphs, [*paragraphs, None][1:], texts, strict=True)
    ]
    for at in _counted(paragraphs, texts, candidates):
        candidates[at] = True
    for at in range(1, len(candidates)):
        label = label_of(texts[at - 1]) if candidates[at - 1] else None
        if label and label.is_bare and not candidates[at]:
            candidates[at] = _is_title_below(paragraphs[at], texts[at], layout)
    return list(_ranks(paragraphs, texts, candidates, known))


def _counted(paragraphs: Sequence[Paragraph], texts: Sequence[str], candidates: Sequence[bool]) -> list[int]:
    """Return the places of numbers alone with white around them that count on from 1, where no heading has a number."""
    found: list[tuple[int, int]] = []
    for at, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        label = label_of(text) if len(text) <= _LONGEST_NUMBER and len(paragraph.lines) == 1 else None
        if not label or not label.is_bare:
            continue
        if candidates[at]:
            return []
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if _is_apart(paragraph, after):
            found.append((at, label.number))
    counts = [number for _, number in found]
    return [at for at, _ in found] if len(found) > 2 and counts == list(range(1, len(found) + 1)) else []


def _is_title_below(paragraph: Paragraph, text: str, layout: Layout) -> bool:
    """Is this the title under the number of a chapter, in the size of the text but set unlike it?"""
    if len(text) > LONGEST_HEADING or len(paragraph.lines) > 2 or text.endswith(_STOPS) or is_scene_break(text):
        return False
    is_slanted = all(line.is_italic or line.is_bold for line in paragraph.lines)
    return _is_centred(paragraph, layout) or is_slanted or _is_capitals(text)


def title_on(page: Page) -> str:
    """Return the words in the largest type of a page, as they stand on a title page, or nothing."""
    size = max((line.size for line in page.lines), default=0.0)
    lines = [line for line in page.lines if line.size > 0.97 * size]
    text = one_line(" ".join(line.text for line in lines).replace(CAP_ENDS, ""))
    is_alone = len(lines) <= _MOST_LINES and len(lines) < len(page.lines)
    is_named = is_alone and 1 < len(text) <= LONGEST_HEADING and size > _SMALLEST_TITLE
    return text if is_named and label_of(text) is None and matter_of_title(text) is None else ""


def _is_heading(paragraph: Paragraph, after: Paragraph | None, text: str, layout: Layout, known: set[str]) -> bool:
    longest = LONGEST_HEADING if paragraph.size < _FAR_LARGER * layout.size else _LONGEST_LARGE
    if not text or len(text) > longest or len(paragraph.lines) > _MOST_LINES or is_scene_break(text):
        return False
    if not any(map(str.isalnum, text)):
        return False
    is_large = paragraph.size > _LARGER * layout.size
    if squeezed(text) in known and (is_large or _is_apart(paragraph, after)):
        return True
    if is_large:
        return not text.endswith(_STOPS) or len(text) < 60
    if paragraph.size < 0.85 * layout.size:
        return False
    if not _is_apart(paragraph, after) or text[:1].islower():
        return False
    label = label_of(text)
    is_set_off = all(line.is_bold for line in paragraph.lines) or _is_centred(paragraph, layout) or _is_capitals(text)
    if label and label.style not in BARE_STYLES and not label.style.endswith(" titled"):
        return True
    if label or matter_of_title(text) or is_unnumbered_chapter(text):
        return is_set_off or label is None
    is_bold = all(line.is_bold for line in paragraph.lines)
    return (is_bold or (_is_capitals(text) and _is_centred(paragraph, layout))) and not text.endswith(_STOPS)


def _is_apart(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Is there white before and behind it, or the edge of a page?"""
    return (not paragraph.white or paragraph.white > 1.25) and (after is None or not after.white or after.white > 1.2)


def _is_centred(paragraph: Paragraph, layout: Layout) -> bool:
    return all(
        abs((line.x0 - layout.left(line)) - (layout.right(line) - line.x1)) < 1.5 * layout.size
        and line.x0 - layout.left(line) > 1.5 * layout.size
        for line in paragraph.lines
    )


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def _ranks(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], candidates: Sequence[bool], known: set[str]
) -> Iterator[int]:
    """Yield the ranks: parts, chapters, and what is smaller than the headings of chapters."""
    sizes = _chapter_sizes(paragraphs, texts, candidates, known)
    smallest, largest = (min(sizes), max(sizes)) if sizes else (0.0, 0.0)
    is_begun = False
    before = 0
    was_bare = False
    for paragraph, text, is_heading in zip(paragraphs, texts, candidates, strict=True):
        if not is_heading:
            yield 0
            before, was_bare = 0, False
            continue
        label, size = label_of(text), round(paragraph.size, 1)
        if label and label.is_part:
            rank = PART
        elif was_bare and not label:
            rank = before
        elif not is_begun and not label and size > _LARGER * largest:
            rank = BELOW  # the title of the book
        elif label or squeezed(text) in known or matter_of_title(text) or size >= smallest:
            rank = CHAPTER if not label or _is_chapter_label(label.style) or size >= smallest else BELOW
        else:
            rank = BELOW
        yield rank
        is_begun = is_begun or rank == CHAPTER
        before, was_bare = rank, bool(label and label.is_bare)


def _is_chapter_label(style: str) -> bool:
    return style not in BARE_STYLES and not style.endswith(" titled")


def _chapter_sizes(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], candidates: Sequence[bool], known: set[str]
) -> list[float]:
    """Return the sizes of the headings of chapters: of those with a number, else of the largest that comes back."""
    headings = [(round(p.size, 1), text) for p, text, found in zip(paragraphs, texts, candidates, strict=True) if found]
    labelled = [(size, label) for size, text in headings if (label := label_of(text))]
    worded = [size for size, label in labelled if _is_chapter_label(label.style) and not label.is_part]
    if worded:
        return worded
    if listed := [size for size, text in headings if squeezed(text) in known]:
        return listed
    numbered = [size for size, _ in labelled]
    counts = Counter(numbered if len(numbered) > 1 else (size for size, _ in headings))
    repeated = [size for size, count in counts.items() if count > 1]
    return [max(repeated)] if repeated else [max(counts)] if counts else []
