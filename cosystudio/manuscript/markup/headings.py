"""Headings that the markup does not name: paragraphs numbered as in a plain text, titles under numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from cosystudio.book.model import Kind
from cosystudio.manuscript.headings.finding import CHAPTER, headings_of
from cosystudio.manuscript.headings.labels import BARE_STYLES, label_of
from cosystudio.manuscript.headings.matter import matter_of_title
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.pieces import Piece, letters

_FEWEST_HEADINGS = 2
_FEWEST_TITLES = 3
_LONGEST_TITLE = 80
_LONGEST_NUMBER = 40
_MOST_BREAKS = 3
_FEWEST_AS_HEADINGS = 5
_USUAL_HEADING = 40
"""Letters of a heading beyond which, on the average, they are none."""
_SHORTEST_CHAPTER = 300
_RARE = 0.1
_TITLE_RANK = 6
"""Below that of chapters, where the number is that of a part."""
_USUAL = 0.8
_SENTENCE = re.compile(r"[.,;:!?…。，；：！？]$|^[\"“‘「『'»„]")


def with_prose(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, their number kept, with paragraphs that were all set as headings made prose again.

    Some converters know no other element; what is numbered, and short lines that are no sentence, remain.
    """
    heads = [piece for piece in pieces if piece.kind is Kind.HEADING]
    sizes = Counter[int]()
    for piece in heads:
        sizes[piece.level] += len(piece.text)
    if len(heads) < _FEWEST_AS_HEADINGS or sizes.total() < letters(pieces):
        return tuple(pieces)
    level, size = sizes.most_common(1)[0]
    if size < _USUAL_HEADING * sum(piece.level == level for piece in heads):
        return tuple(pieces)
    return tuple(
        replace(piece, kind=Kind.PROSE, level=0) if piece.level == level and _is_no_heading(piece.text) else piece
        for piece in pieces
    )


def _is_no_heading(text: str) -> bool:
    is_prose = len(text) > _LONGEST_TITLE or _SENTENCE.search(text) is not None
    return is_prose and label_of(text) is None and matter_of_title(text) is None


def with_headings(pieces: Sequence[Piece], strong: Set[int] = frozenset()) -> tuple[Piece, ...]:
    """Return the pieces, their number kept, with headings found by their words where the markup names none.

    Where the words say nothing, short lines in bold are headings: those among the places in `strong`.
    """
    if sum(piece.kind is Kind.HEADING for piece in pieces) >= _FEWEST_HEADINGS:
        return tuple(pieces)
    found = headings_of([Paragraph((piece.text,), 1, piece.kind is Kind.VERSE) for piece in pieces])
    made = list(pieces)
    for heading in found.headings:
        taken = made[heading.at : heading.at + heading.takes]
        if any(piece.kind is not Kind.PROSE for piece in taken):
            continue
        made[heading.at] = Piece(Kind.HEADING, taken[0].text, heading.level, taken[0].roles, taken[0].notes)
        for place in range(heading.at + 1, heading.at + heading.takes):
            made[place] = Piece(Kind.HEADING, made[place].text, heading.level, made[place].roles, made[place].notes)
    if sum(piece.kind is Kind.HEADING for piece in made) < _FEWEST_HEADINGS:
        for place in _set_apart(made, strong):
            made[place] = replace(made[place], kind=Kind.HEADING, level=CHAPTER)
    return tuple(made)


def _set_apart(pieces: Sequence[Piece], strong: Set[int]) -> list[int]:
    """Return the places of the lines in bold that have text of a chapter's length between them, the title apart."""
    places = [place for place in sorted(strong) if place < len(pieces) and _may_be_title(pieces[place])]
    ends = [*places, len(pieces)][1:]
    sizes = [letters(pieces[place + 1 : end]) for place, end in zip(places, ends, strict=True)]
    kept = [place for place, size in zip(places, sizes, strict=True) if size]
    is_rare = sum(len(pieces[place].text) for place in places) < _RARE * letters(pieces)
    is_far = len(kept) >= _FEWEST_HEADINGS and sorted(filter(None, sizes))[len(kept) // 2] >= _SHORTEST_CHAPTER
    return kept if is_rare and is_far else []


def with_numbers(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, the numbers that stand right above headings, or above the title of a part, made headings too.

    Converters lose the rank of the first of two headings in a row.
    """
    found = {index: level for index, piece in enumerate(pieces) if (level := _rank_of_number(pieces, index, piece))}
    if len(found) < _FEWEST_HEADINGS:
        return tuple(pieces)
    return tuple(
        replace(piece, kind=Kind.HEADING, level=found[index]) if index in found else piece
        for index, piece in enumerate(pieces)
    )


def _rank_of_number(pieces: Sequence[Piece], index: int, piece: Piece) -> int:
    """Return the rank that a line has as the number of the heading below it, 0 where it is none."""
    if piece.kind is not Kind.PROSE or len(piece.text) > _LONGEST_NUMBER:
        return 0
    label = label_of(piece.text)
    if label is None or not label.is_bare or label.style in BARE_STYLES:
        return 0
    below = _below(pieces, index)
    if label.is_part and below and _may_be_title(pieces[below]):
        below = _below(pieces, below)
    if not below or pieces[below].kind is not Kind.HEADING:
        return 0
    first = label_of(pieces[below].text)
    if first is None:
        return pieces[below].level
    return max(pieces[below].level - 1, 1) if label.is_part and not first.is_part and first.number == 1 else 0


def with_titles(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, the short paragraph under each number made a heading where nearly every number has one.

    Converters keep the rank of ``IV`` and lose that of the title below it.
    """
    numbers = [index for index, piece in enumerate(pieces) if piece.kind is Kind.HEADING and _is_number(piece.text)]
    below = {index: _below(pieces, index) for index in numbers}
    titles = {index: place for index, place in below.items() if place and _may_be_title(pieces[place])}
    chosen = list(_usual(numbers, titles, pieces))
    if len(chosen) < _FEWEST_TITLES or len({pieces[titles[index]].text for index in chosen}) < _USUAL * len(chosen):
        return tuple(_without_idle_breaks(pieces))
    ranks = {pieces[index].level for index in chosen}
    rest = [index for index in numbers if pieces[index].level in ranks and index not in titles and below[index]]
    titles |= {index: below[index] for index in rest if _is_line(pieces[below[index]])}
    made = list(pieces)
    for index in titles.keys() & {*chosen, *rest}:
        made[titles[index]] = replace(
            made[titles[index]], kind=Kind.HEADING, level=max(made[index].level + 1, _TITLE_RANK)
        )
    return tuple(_without_idle_breaks(made))


def _without_idle_breaks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces without the empty lines right below headings."""
    is_below = False
    for piece in pieces:
        if piece.kind is not Kind.SCENE_BREAK or not is_below:
            is_below = piece.kind is Kind.HEADING
            yield piece


def _usual(numbers: Sequence[int], titles: dict[int, int], pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the numbers of those ranks of which nearly all have a title below."""
    ranks = Counter(pieces[index].level for index in numbers)
    titled = Counter(pieces[index].level for index in titles)
    usual = {level for level, count in titled.items() if count >= _USUAL * ranks[level]}
    yield from (index for index in titles if pieces[index].level in usual)


def _is_number(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.is_bare


def _below(pieces: Sequence[Piece], index: int) -> int:
    """Return the place of what stands below the piece, a few empty lines in between; 0 where there is nothing."""
    places = range(index + 1, min(index + 2 + _MOST_BREAKS, len(pieces)))
    return next((place for place in places if pieces[place].kind is not Kind.SCENE_BREAK), 0)


def _may_be_title(piece: Piece) -> bool:
    return _is_line(piece) and label_of(piece.text) is None


def _is_line(piece: Piece) -> bool:
    text = piece.text
    if piece.kind is not Kind.PROSE or len(text) > _LONGEST_TITLE:
        return False
    return text.isupper() or (not _SENTENCE.search(text) and not text[:1].islower())
