"""Which lines of a plain text are its chapter headings: those of the numbered style that runs through the book."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.labels import BARE_STYLES, SITE_PREFIX, Label, is_unnumbered_chapter, label_of, with_title
from cosystudio.manuscript.matter import Matter, matter_of_title
from cosystudio.manuscript.plain_text.contents import listed_in
from cosystudio.manuscript.plain_text.layout import Paragraph
from cosystudio.manuscript.plain_text.set_apart import titles_set_apart
from cosystudio.manuscript.text import is_scene_break, one_line

PART, CHAPTER, SUBHEADING = 1, 2, 4
"""Ranks of headings."""

_FEWEST_LETTERS = 300
"""Letters that the chapters of a style have at the median: the items of a numbered list have fewer."""
_FEWEST_WHERE_NAMED = 60
"""Letters where each is called a chapter in so many words: no list is numbered so but that of the contents."""
_FEWEST_LEFT_OVER = 100
"""Letters around a heading whose number does not count on."""
_SWAPPED = 5
"""How far chapters in a wrong order are from their places."""
_CONTENTS_GAP = 40
_LONGEST_TITLE = 80
_PREFIX = re.compile(rf"^{SITE_PREFIX}(?=\S)")
_SENTENCE_END = re.compile(r"[.,;:。，；：]$")
_OPENS_SPEECH = re.compile(r"[\"“‘「『'»„-]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at a paragraph: its words, its rank, and how many paragraphs it takes up."""

    at: int
    text: str
    level: int
    takes: int = 1


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    text: str
    label: Label


@dataclass(frozen=True, slots=True)
class _Chain:
    """A run of candidates that count on, the first of them in the style `opening`.

    `score` prefers long runs in one style.
    """

    score: float
    last: _Candidate
    opening: str
    before: "_Chain | None" = None

    def followed_by(self, one: _Candidate, gain: float) -> "_Chain":
        """Return the chain with one candidate more."""
        return _Chain(self.score + gain, one, self.opening, self)

    def members(self) -> list[_Candidate]:
        """The candidates in reading order."""
        found: list[_Candidate] = []
        link: _Chain | None = self
        while link:
            found.append(link.last)
            link = link.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Found:
    """The headings in reading order, and the paragraphs that are lines of a contents list."""

    headings: tuple[Heading, ...]
    contents: frozenset[int]


def headings_of(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the headings of the book."""
    sizes = _Sizes(paragraphs)
    candidates = list(_candidates(paragraphs))
    contents = _contents(candidates, sizes)
    candidates = [one for one in candidates if one.at not in contents]
    parts = _chain([one for one in candidates if one.label.is_part], [])
    chapters = _chain([one for one in candidates if not one.label.is_part], [part.at for part in parts])
    if not _is_convincing(chapters, sizes):
        chapters, parts = (parts, []) if _is_convincing(parts, sizes) else ([], [])
    chapters = _with_left_over(chapters, candidates, sizes)
    if not chapters:
        listed = listed_in(paragraphs)
        contents |= listed.places
        chapters = [_titled(at, paragraphs) for at in listed.titles or titles_set_apart(paragraphs, sizes.until)]
    taken = _with_titles(chapters, paragraphs, CHAPTER) + _with_titles(parts, paragraphs, PART)
    taken += _unnumbered(paragraphs, taken)
    taken += _subheadings(candidates, taken)
    return Found(tuple(sorted(taken, key=lambda heading: heading.at)), contents)


class _Sizes:
    """How many letters stand between two paragraphs; `until` are those before each paragraph and behind the last."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.until = [0]
        for paragraph in paragraphs:
            self.until.append(self.until[-1] + sum(len(line.strip()) for line in paragraph.lines))

    def between(self, first: int, last: int) -> int:
        """Return the letters after paragraph `first` and before paragraph `last`."""
        return self.until[last] - self.until[first + 1]

    @property
    def end(self) -> int:
        """The place behind the last paragraph."""
        return len(self.until) - 1


def site_prefix(text: str) -> str:
    """Return that word of the heading, or nothing."""
    return one_line(text).removesuffix(without_prefix(text))


def without_prefix(text: str) -> str:
    """Return the heading without the word that Chinese web sites put before each: 正文."""
    return _PREFIX.sub("", one_line(text))


def _candidates(paragraphs: Sequence[Paragraph]) -> Iterator[_Candidate]:
    for at, paragraph in enumerate(paragraphs):
        label = label_of(paragraph.lines[0]) if len(paragraph.lines) == 1 else None
        if label and not _is_list_item(label):
            yield _Candidate(at, without_prefix(paragraph.lines[0]), label)


def _titled(at: int, paragraphs: Sequence[Paragraph]) -> _Candidate:
    text = one_line(paragraphs[at].lines[0])
    return _Candidate(at, text, Label("title", 0, text, is_part=False))


def _with_left_over(chain: list[_Candidate], candidates: Sequence[_Candidate], sizes: "_Sizes") -> list[_Candidate]:
    """Return the chapters with those whose numbers do not count on, because some are missing, wrong or given twice."""
    styles = Counter(one.label.style for one in chain)
    style = styles.most_common(1)[0][0] if styles else ""
    if not style or style.split()[0] in BARE_STYLES:
        return chain
    places = {one.at for one in chain}
    kept = list(chain)
    for one in candidates:
        if one.label.style == style and one.at not in places and _fits(one, chain, sizes):
            near = [other.at for other in kept[-1:] if other.at not in places]
            if not near or sizes.between(near[0], one.at) >= _FEWEST_LEFT_OVER:
                kept.append(one)
    return sorted(kept, key=lambda one: one.at)


def _fits(one: _Candidate, chain: Sequence[_Candidate], sizes: "_Sizes") -> bool:
    """Does the heading stand far from its neighbours, and has it a number that is missing between them or doubled?"""
    place = bisect_right([other.at for other in chain], one.at)
    before, after = (chain[place - 1] if place else None), (chain[place] if place < len(chain) else None)
    if before and sizes.between(before.at, one.at) < _FEWEST_LEFT_OVER:
        return False
    if sizes.between(one.at, after.at if after else sizes.end) < _FEWEST_LEFT_OVER:
        return False
    value = one.label.number
    if before is None or after is None:
        return (before is None or value > before.label.number) and (after is None or value < after.label.number)
    if after.label.number != before.label.number + 1:
        return max(after.label.number, value) > before.label.number
    near = {other.label.number for other in chain[max(place - _SWAPPED, 0) : place + _SWAPPED]}
    return value == before.label.number or (value not in near and abs(value - before.label.number) <= _SWAPPED)


def _is_list_item(label: Label) -> bool:
    """Is this a numbered sentence?"""
    is_plain_number = label.style in ("arabic titled", "roman titled", "han titled")
    return is_plain_number and bool(_SENTENCE_END.search(label.title)) and not label.title.isupper()


def _contents(candidates: list[_Candidate], sizes: _Sizes) -> frozenset[int]:
    """Return the places of headings with nothing between them: three in a row are a contents list."""
    found: set[int] = set()
    run: list[_Candidate] = []
    last_places = {(one.label.style, one.label.number): one.at for one in candidates}
    for one, after in zip(candidates, [*candidates, None][1:], strict=True):
        gap = sizes.between(one.at, after.at if after else sizes.end)
        run.append(one)
        if gap < _CONTENTS_GAP and after:
            continue
        last = [] if gap >= _CONTENTS_GAP and last_places[one.label.style, one.label.number] == one.at else [one]
        listed = run[:-1] + last
        if len(listed) >= 3:
            found.update(item.at for item in listed)
        run = []
    return frozenset(found)


def _chain(candidates: list[_Candidate], parts: Sequence[int]) -> list[_Candidate]:
    """Return the longest run of candidates that count up by one, one style preferred, new parts starting anew."""
    by_number: dict[tuple[str, int], _Chain] = {}
    by_style: dict[str, _Chain] = {}
    by_opening: dict[str, _Chain] = {}
    for one in candidates:
        style, value = one.label.style, one.label.number
        options = [_Chain(1.0 if value <= 1 else 0.5, one, style)]
        for other, reached in _predecessors(one, by_style):
            if chain := by_number.get((other, reached)):
                options.append(chain.followed_by(one, _gain(one, other, reached)))
        for before in filter(None, (by_style.get(style), by_opening.get(style)) if value <= 1 else ()):
            is_new_part = bisect_right(parts, one.at) > bisect_right(parts, before.last.at)
            options.append(before.followed_by(one, 1.5 if is_new_part else 0.5))
        best = max(options, key=lambda chain: chain.score)
        if best.score > _score(by_number.get((style, value))):
            by_number[style, value] = best
        if best.score > _score(by_style.get(style)):
            by_style[style] = best
        if best.score > _score(by_opening.get(best.opening)):
            by_opening[best.opening] = best
    best_of_all = max(by_style.values(), key=lambda chain: chain.score, default=None)
    return best_of_all.members() if best_of_all else []


def _predecessors(one: _Candidate, styles: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield what may come before: the number below in any style, in its own also after a chapter or two missing."""
    style, value = one.label.style, one.label.number
    yield from ((other, value - 1) for other in styles)
    yield from ((style, value - 2), (style, value - 3))


def _gain(one: _Candidate, style: str, reached: int) -> float:
    """Return what a chain gains by going on with this candidate."""
    step = one.label.number - reached
    says_more = 0.25 if one.label.title or one.label.style not in BARE_STYLES else 0.0
    if one.label.style == style:
        return {1: 2.0 + says_more, 2: 1.0}.get(step, 0.8)
    return 1.0 + says_more


def _score(chain: _Chain | None) -> float:
    return chain.score if chain else 0.0


def _is_convincing(chain: list[_Candidate], sizes: _Sizes) -> bool:
    is_bare = any(one.label.style.split()[0] in BARE_STYLES for one in chain)
    if not chain or (len(chain) == 1 and is_bare):
        return False
    fewest = _FEWEST_LETTERS if is_bare else _FEWEST_WHERE_NAMED
    return _median_size([one.at for one in chain], sizes) >= (fewest if len(chain) > 1 else 0)


def _median_size(places: list[int], sizes: _Sizes) -> int:
    gaps = sorted(sizes.between(at, after) for at, after in zip(places, [*places, sizes.end][1:], strict=True))
    return gaps[len(gaps) // 2]


def _with_titles(chain: list[_Candidate], paragraphs: Sequence[Paragraph], level: int) -> list[Heading]:
    """Return the chain as headings; where most numbers have a title line below, it is taken into the heading."""
    titles = [_title_below(one, paragraphs) for one in chain]
    if sum(map(bool, titles)) < 0.6 * len(chain):
        titles = [""] * len(chain)
    return [
        Heading(one.at, with_title(one.text, title), level, 2 if title else 1)
        for one, title in zip(chain, titles, strict=True)
    ]


def _title_below(one: _Candidate, paragraphs: Sequence[Paragraph]) -> str:
    if not one.label.is_bare or one.at + 1 >= len(paragraphs):
        return ""
    below = paragraphs[one.at + 1]
    text = below.text
    is_title = (
        len(below.lines) <= 2
        and len(text) <= _LONGEST_TITLE
        and (text.isupper() or not _SENTENCE_END.search(text))
        and not _OPENS_SPEECH.match(text)
        and label_of(text) is None
        and not is_scene_break(text)
    )
    return one_line(text) if is_title else ""


def _unnumbered(paragraphs: Sequence[Paragraph], taken: list[Heading]) -> list[Heading]:
    """Return prologues and epilogues, and prefaces and afterwords outside the numbered chapters."""
    places = {heading.at for heading in taken}
    first, last = (min(places), max(places)) if places else (len(paragraphs), len(paragraphs))
    return [
        Heading(at, one_line(paragraph.lines[0]), CHAPTER)
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.lines) == 1
        and at not in places
        and _stands_alone(paragraph.lines[0], is_outside=at < first or (at > last and bool(places)))
    ]


def _stands_alone(line: str, *, is_outside: bool) -> bool:
    text = one_line(line)
    if len(text) > _LONGEST_TITLE or text.endswith("."):
        return False
    return is_unnumbered_chapter(text) or (is_outside and matter_of_title(text) not in (None, Matter.CONTENTS))


def _subheadings(candidates: list[_Candidate], taken: list[Heading]) -> list[Heading]:
    """Return the bare numbers inside chapters: sections, not chapters."""
    places = {heading.at for heading in taken}
    return [
        Heading(one.at, one.text, SUBHEADING)
        for one in candidates
        if one.at not in places and one.label.style in BARE_STYLES
    ]
