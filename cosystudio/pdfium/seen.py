"""The characters of a page with Hebrew or Arabic letters in the order in which they stand on the paper."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from cosystudio.pdfium.bidi import is_mark
from cosystudio.pdfium.glyphs import Flags, Floats, Glyphs, Places
from cosystudio.pdfium.values import RIGHT_TO_LEFT

_ROW = 0.4
"""In sizes: by how much letters of one row may stand above each other."""
_AS_HIGH = 0.2
"""Of the height of a row: by how much that of its letters may differ, where fonts tell the height of the ink."""
_SAME_PLACE = 0.2
_LEAST_SPACE = 0.12
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627\u0671"


def as_seen(glyphs: Glyphs, spaces: Places, strokes: Floats) -> Glyphs:
    """Return the characters row by row from left to right, marks behind the letters that they stand on.

    `spaces` are the places of white space in the text of the page, `strokes` the boxes of what lengthens words (left,
    top, right, bottom).  Rows without letters that run to the left stay in the order of the file, before the others.
    """
    is_on = np.array(list(map(is_mark, glyphs.text)))
    if is_on.all():
        return glyphs
    bases = np.flatnonzero(~is_on)
    rows = _rows_of(glyphs, bases.tolist())
    parted = _lengthened(_with_parted_boxes(_with_even_heights(glyphs, rows)), bases, strokes)
    on = _marks_on(glyphs, np.flatnonzero(is_on).tolist(), bases)
    order: list[int] = []
    bearers: list[int] = []
    for at in _ordered(parted, rows):
        own = [at, *on.get(at, ())]
        order += own
        bearers += [at] * len(own)
    return _reordered(parted, np.array(order, np.int64), np.array(bearers, np.int64), spaces)


def _rows_of(glyphs: Glyphs, bases: Sequence[int]) -> list[list[int]]:
    """Return the characters of each row of the page, the highest first."""
    rows: list[list[int]] = []
    sizes, bottoms = np.maximum(glyphs.top - glyphs.bottom, 0.5).tolist(), glyphs.bottom.tolist()
    level = 0.0
    for at in sorted(bases, key=lambda at: -bottoms[at]):
        if not rows or level - bottoms[at] > _ROW * sizes[at]:
            rows.append([])
            level = bottoms[at]
        rows[-1].append(at)
    return rows


def _with_even_heights(glyphs: Glyphs, rows: list[list[int]]) -> Glyphs:
    """Return the characters, those of a row that differ little in height with one height."""
    bottoms, tops = glyphs.bottom.copy(), glyphs.top.copy()
    for row in rows:
        own = np.array(row)
        height, bottom = float(np.median(tops[own] - bottoms[own])), float(np.median(bottoms[own]))
        is_near = np.abs(tops[own] - bottoms[own] - height) < _AS_HIGH * height
        is_near &= np.abs(bottoms[own] - bottom) < _ROW * height
        bottoms[own[is_near]], tops[own[is_near]] = bottom, bottom + height
    return replace(glyphs, bottom=bottoms, top=tops)


def _with_parted_boxes(glyphs: Glyphs) -> Glyphs:
    """Return the characters, those of a ligature side by side in its box, the first of them at the right."""
    lefts, rights = glyphs.left.copy(), glyphs.right.copy()
    ligatures = list(_ligatures(glyphs))
    words = ["".join(glyphs.text[at] for at in own) for own in ligatures]
    is_in_order = sum(map(_is_lam_alef, words)) > sum(_is_lam_alef(word[::-1]) for word in words)
    for own, word in zip(ligatures, words, strict=True):
        forwards = _is_lam_alef(word) or (is_in_order and not _is_lam_alef(word[::-1]))
        edges = np.linspace(rights[own[0]], lefts[own[0]], len(own) + 1)
        places = np.array(own if forwards else own[::-1])
        rights[places], lefts[places] = edges[:-1], edges[1:]
    return replace(glyphs, left=lefts, right=rights)


def _lengthened(glyphs: Glyphs, bases: Places, strokes: Floats) -> Glyphs:
    """Return the characters, those that a stroke joins to the next one as wide as with it."""
    if glyphs.is_turned or not len(strokes):
        return glyphs
    lefts = glyphs.left.copy()
    for left, _, right, bottom in strokes.tolist():
        away = np.abs(glyphs.left[bases] - right) + np.abs(glyphs.bottom[bases] - bottom)
        at = int(bases[int(away.argmin())])
        if away.min() < _ROW * (glyphs.top[at] - glyphs.bottom[at]):
            lefts[at] = min(lefts[at], left)
    return replace(glyphs, left=lefts)


def _ligatures(glyphs: Glyphs) -> Iterator[list[int]]:
    """Yield the letters that run to the left and have one box, as they follow each other in the file."""
    boxes = np.stack((glyphs.left, glyphs.right, glyphs.bottom))
    is_same = np.abs(np.diff(boxes)).max(axis=0) < 0.01 if len(glyphs.text) > 1 else np.array([])
    own: list[int] = []
    for at in np.flatnonzero(is_same).tolist():
        if own and own[-1] != at:
            yield own
            own = []
        if all(RIGHT_TO_LEFT.match(char) and not is_mark(char) for char in glyphs.text[at : at + 2]):
            own = own or [at]
            own.append(at + 1)
    if own:
        yield own


def _is_lam_alef(word: str) -> bool:
    return len(word) == 2 and word[0] == _LAM and word[1] in _ALEFS


def _marks_on(glyphs: Glyphs, marks: Sequence[int], bases: Places) -> dict[int, list[int]]:
    """Return the marks that stand on each letter, in the order that Unicode gives them."""
    on: dict[int, list[int]] = {}
    left, right, bottom = glyphs.left[bases], glyphs.right[bases], glyphs.bottom[bases]
    for mark in marks:
        x = _middle_of(glyphs, mark)
        beside = np.maximum(np.maximum(left - x, x - right), 0)
        above = np.abs(bottom - glyphs.bottom[mark])
        nearest = int(bases[int((3 * beside + above + 0.2 * np.abs((left + right) / 2 - x)).argmin())])
        on.setdefault(nearest, []).append(mark)
    for own in on.values():
        own.sort(key=lambda mark: unicodedata.combining(glyphs.text[mark]))
    return on


def _middle_of(glyphs: Glyphs, at: int) -> float:
    """Return the middle of what is drawn of the mark, across the line."""
    if glyphs.is_turned:
        return float(glyphs.left[at] + glyphs.right[at]) / 2
    left, _, right, _ = glyphs.ink(at)
    return (left + right) / 2


def _ordered(glyphs: Glyphs, rows: list[list[int]]) -> Iterator[int]:
    """Yield the letters row by row; those drawn twice in one place as a row of their own."""
    middles = ((glyphs.left + glyphs.right) / 2).tolist()
    from_right = [any(RIGHT_TO_LEFT.match(glyphs.text[at]) for at in row) for row in rows]
    yield from sorted(at for row, is_so in zip(rows, from_right, strict=True) if not is_so for at in row)
    for row, is_so in zip(rows, from_right, strict=True):
        again: list[int] = []
        before = -1
        for at in sorted(row, key=lambda at: middles[at]) if is_so else ():
            width = _SAME_PLACE * float(glyphs.top[at] - glyphs.bottom[at])
            if before >= 0 and glyphs.text[at] == glyphs.text[before] and middles[at] - middles[before] < width / 2:
                again.append(at)
                continue
            yield at
            before = at
        yield from again


def _reordered(glyphs: Glyphs, order: Places, bearers: Places, spaces: Places) -> Glyphs:
    """Return the characters in that order; what a mark stands on tells its place."""
    is_on = order != bearers
    left, right = glyphs.left[bearers], glyphs.right[bearers]
    left[is_on] = right[is_on]
    moved = replace(
        glyphs,
        text="".join(glyphs.text[at] for at in order.tolist()),
        places=glyphs.places[bearers],
        left=left,
        right=right,
        bottom=glyphs.bottom[bearers],
        top=glyphs.top[bearers],
    )
    letters = np.sort(glyphs.places[bearers[~is_on]])
    return replace(moved, is_spaced=_are_spaced(moved, letters, spaces) & ~is_on)


def _are_spaced(moved: Glyphs, letters: Places, spaces: Places) -> Flags:
    """Return before which characters the file has white space and no letter, and there is a hole."""
    first, last = np.minimum(moved.places[1:], moved.places[:-1]), np.maximum(moved.places[1:], moved.places[:-1])
    is_next = np.searchsorted(letters, last) - np.searchsorted(letters, first) == 1
    has_space = np.searchsorted(spaces, last) > np.searchsorted(spaces, first)
    gaps: Floats = (moved.left[1:] - moved.right[:-1]) / np.maximum(moved.top - moved.bottom, 0.5)[1:]
    return np.concatenate(([False], is_next & has_space & (gaps > _LEAST_SPACE)))
