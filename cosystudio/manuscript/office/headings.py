"""Which paragraphs are headings: by their styles, or else by the patterns of their words and by how they are set."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cosystudio.manuscript.headings import finding as by_words
from cosystudio.manuscript.headings.contents import titles_above
from cosystudio.manuscript.headings.labels import is_unnumbered_chapter, label_of
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.headings.paragraph import Paragraph as Lines
from cosystudio.manuscript.office.paragraph import Look, Paragraph, Role
from cosystudio.manuscript.text import is_scene_break, lines_of, one_line, squeezed

SECTION = 9
"""The rank of a number that parts a chapter, where headings are found by their words."""

_LONGEST = 300
_LONGEST_BY_LOOK = 80
_FEWEST_LETTERS = 300
_FEWEST_BY_ONE_SIGN = 3
_LARGER = 1.15
_SENTENCE = re.compile(r"[.,;:。，；：、]$")
_OPENS_SPEECH = re.compile(r"[\"“‘「『'»„]")
_LISTED = re.compile(
    r"(?P<title>\S.*?)(?:\s*(?:[.·…‥․_\-]\s*){3,}|\t\s*|[ \u3000]{3,})(?:\d{1,4}|[ivxlc]{1,7})\s*", re.DOTALL
)
_PAGE_BEHIND = re.compile(r"[\s.·…‥]*\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Found:
    """The rank of each paragraph that is a heading, by its place, and the places of the lines of contents lists."""

    levels: dict[int, int]
    contents: frozenset[int]


def find_headings(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the headings: those of style where there are two, else those that read or look like headings."""
    styled = _styled(paragraphs)
    contents = _listed(paragraphs, styled)
    if len(styled) > 1:
        return Found(dict(sorted({**_known(paragraphs, styled, contents), **styled}.items())), contents)
    found = _worded(paragraphs, contents)
    contents |= found.contents
    levels = found.levels
    if sum(level < SECTION for level in levels.values()) < 2:
        levels = _set_apart(paragraphs, contents) or levels
    return Found({**levels, **styled}, contents)


def _styled(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    levels = {
        at: one.look.level
        for at, one in enumerate(paragraphs)
        if one.look.role is Role.HEADING and not one.is_blank and len(one.text) <= _LONGEST
    }
    if title_is_repeated(paragraphs):
        titles = _titles(paragraphs)
        levels = {at: level + 1 for at, level in levels.items()} | dict.fromkeys(titles, 1)
    return dict(sorted(levels.items()))


def _known(paragraphs: Sequence[Paragraph], styled: dict[int, int], contents: frozenset[int]) -> dict[int, int]:
    """Return the lines that say ``Epilogue`` or ``Colophon`` and are set apart as headings are, without their style."""
    known = [
        at
        for at, one in enumerate(paragraphs)
        if at not in styled and at not in contents and len(one.text) <= _LONGEST_BY_LOOK and _names_matter(one)
    ]
    body = _body_look(paragraphs) if known else Look()
    usual = Counter(styled.values()).most_common(1)[0][0]
    return {at: usual for at in known if _signs(paragraphs[at], body) > 1}


def _names_matter(paragraph: Paragraph) -> bool:
    return matter_of_title(paragraph.text) is not None or is_unnumbered_chapter(paragraph.text)


def title_is_repeated(paragraphs: Sequence[Paragraph]) -> bool:
    """Is the style of titles not that of the book's title, but the one that its chapters were given?"""
    titles = _titles(paragraphs)
    return len(titles) > 2 and titles[-1] - titles[0] > 2 * len(titles)


def _titles(paragraphs: Sequence[Paragraph]) -> list[int]:
    return [at for at, one in enumerate(paragraphs) if one.look.role is Role.TITLE and not one.is_blank]


def _listed(paragraphs: Sequence[Paragraph], styled: dict[int, int]) -> frozenset[int]:
    """Return the lines of contents lists: three in a row that end in a page number, or that say what headings say."""
    headings = {squeezed(paragraphs[at].text) for at in styled} - {""}
    first = min(styled, default=0)
    found: set[int] = set()
    filled = [at for at, one in enumerate(paragraphs) if not one.is_blank and at not in styled]
    for is_listed, group in groupby(filled, lambda at: _is_listed(paragraphs[at], headings if at < first else set())):
        run = list(group)
        if is_listed and len(run) >= 3:
            found.update(run)
            above = filled.index(run[0]) - 1
            if above >= 0 and matter_of_title(paragraphs[filled[above]].text) is Matter.CONTENTS:
                found.add(filled[above])
    return frozenset(found)


def _is_listed(paragraph: Paragraph, headings: set[str]) -> bool:
    text = paragraph.text.strip()
    if len(text) > 2 * _LONGEST_BY_LOOK:
        return False
    return (
        bool(_LISTED.fullmatch(text)) or squeezed(_PAGE_BEHIND.sub("", text)) in headings or squeezed(text) in headings
    )


def _worded(paragraphs: Sequence[Paragraph], contents: frozenset[int]) -> Found:
    """Return the headings of numbered style that run through the book, as in a plain text."""
    places = [at for at, one in enumerate(paragraphs) if not one.is_blank and at not in contents]
    lines = [_lines(paragraphs, at, before) for before, at in zip([-1, *places], places, strict=False)]
    found = by_words.headings_of(lines)
    contents = found.contents.union(titles_above(lines, found.contents))
    levels = {
        places[at]: SECTION if heading.level == by_words.SUBHEADING else heading.level
        for heading in found.headings
        for at in range(heading.at, heading.at + heading.takes)
    }
    return Found(levels, frozenset(places[at] for at in contents))


def _lines(paragraphs: Sequence[Paragraph], at: int, before: int) -> Lines:
    """Return the paragraph as a plain text has it; a line of a list has two lines, and so is no heading."""
    one = paragraphs[at]
    text = one_line(f"{one.label} {one.text}")
    label = label_of(one.label) if one.look.is_item else None
    is_item = one.look.is_item and (label is None or label.style in ("arabic", "roman", "han"))
    lines = (text, "") if is_item else tuple(lines_of(one.text)) if not one.label else (text,)
    return Lines(lines or (text,), max(at - before - 1, 0))


def _set_apart(paragraphs: Sequence[Paragraph], contents: frozenset[int]) -> dict[int, int]:
    """Return the short lines that are set as no other text is, each look at least twice, with text between.

    Where none stand out by two signs, those do that have one alone: they are single lines then, and three or more.
    """
    body = _body_look(paragraphs)
    signs = {at: _signs(one, body) for at, one in enumerate(paragraphs) if at not in contents}
    groups = list(_runs([at for at, count in signs.items() if count > 1], paragraphs))
    weak = [run for run in _runs([at for at, count in signs.items() if count], paragraphs) if len(run) == 1]
    return _chosen(groups, paragraphs, 2) or _chosen(weak, paragraphs, _FEWEST_BY_ONE_SIGN)


def _chosen(groups: Sequence[list[int]], paragraphs: Sequence[Paragraph], fewest: int) -> dict[int, int]:
    looks = Counter(_signature(paragraphs[group[-1]].look) for group in groups)
    kept = [group for group in groups if looks[_signature(paragraphs[group[-1]].look)] > 1]
    if len(kept) < fewest or _letters_between(kept, paragraphs) < _FEWEST_LETTERS:
        return {}
    looks = Counter(_signature(paragraphs[group[-1]].look) for group in kept)
    title = kept[0] if len(kept) > 2 and _is_title_page(kept[0], kept[1], paragraphs) else []
    return {
        at: by_words.PART if at in title else by_words.CHAPTER
        for group in kept
        for at in group
        if _signature(paragraphs[at].look) in looks
    }


def _is_title_page(first: Sequence[int], second: Sequence[int], paragraphs: Sequence[Paragraph]) -> bool:
    """Do these lines open the document, with fewer words below them than a chapter has?"""
    if any(not one.is_blank for one in paragraphs[: first[0]]) or label_of(paragraphs[first[0]].text):
        return False
    letters = sum(len(one.text) for one in paragraphs[first[-1] + 1 : second[0]])
    return letters < _FEWEST_LETTERS and matter_of_title(paragraphs[first[0]].text) is None


def _runs(candidates: Sequence[int], paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Yield the candidates that nothing stands between; a page break parts them."""
    run: list[int] = []
    for at in candidates:
        gap = paragraphs[run[-1] + 1 : at + 1] if run else []
        if run and (any(not one.is_blank for one in gap[:-1]) or any(one.look.starts_page for one in gap)):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _letters_between(groups: Sequence[Sequence[int]], paragraphs: Sequence[Paragraph]) -> int:
    """Return the letters of a chapter at the median."""
    ends = [*(group[0] for group in groups[1:]), len(paragraphs)]
    sizes = sorted(
        sum(len(one.text) for one in paragraphs[group[-1] + 1 : end]) for group, end in zip(groups, ends, strict=True)
    )
    return sizes[len(sizes) // 2]


def _body_look(paragraphs: Sequence[Paragraph]) -> Look:
    letters: Counter[Look] = Counter()
    for one in paragraphs:
        letters[_signature(one.look)] += len(one.text)
    return letters.most_common(1)[0][0] if letters else Look()


def _signature(look: Look) -> Look:
    return Look(is_bold=look.is_bold, is_centred=look.is_centred, size_pt=round(look.size_pt))


def _signs(one: Paragraph, body: Look) -> int:
    """Return by how many signs the paragraph stands out from the text, two for one in bold that is numbered."""
    text = one_line(one.text)
    look = one.look
    if one.is_blank or look.is_item or not _may_be_heading(text):
        return 0
    signs = (
        look.is_bold and not body.is_bold,
        look.is_centred and not body.is_centred,
        look.size_pt > _LARGER * (body.size_pt or 12.0),
        look.starts_page,
        text.isupper(),
    )
    return sum(signs) + (signs[0] and label_of(text) is not None)


def _may_be_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_BY_LOOK
        and any(map(str.isalnum, text))
        and not _SENTENCE.search(text)
        and not _OPENS_SPEECH.match(text)
        and not is_scene_break(text)
    )
