"""From the characters of a page to runs: letters of one size that follow each other on one base line."""

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from cosystudio.pdfium.bidi import Brackets, is_from_right, letters_of_forms, read_from_left, read_from_right
from cosystudio.pdfium.glyphs import BoxReader, Floats, Glyphs, Places, glyphs_of, spaces_of, strokes_of
from cosystudio.pdfium.seen import as_seen
from cosystudio.pdfium.values import RIGHT_TO_LEFT, Run

_WIDEST_GAP = 0.9
"""In sizes: the hole in a line that may be the space between two columns."""
_SPACE_GAP = 0.18
_IDEOGRAPHIC_GAP = 0.8
_HAN_GAP = 0.19
"""In sizes: the hole between Chinese or Japanese characters, which have no spaces, from which on it parts words, and
that between letters of lines that run right, where boxes are as wide as the characters with the white beside them."""
_LETTER_GAP = 0.07
"""In sizes: the hole between letters from which on a word is spaced out."""
_FEWEST_SPACED = 5
_LEVEL = 2.5
"""Points: by how much letters of one line may stand above each other."""
_FIGURES = re.compile(r"[0-9]{1,3}")
_SMALL = 0.6
"""Of the size of the text: what small figures of a font look like."""
_BOLD = ("bold", "black", "heavy", "demi", "cmbx", "ebx", "bx1")
_SLANTED = ("ital", "obli", "slant", "cmti", "cmsl")
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6
"""ForceBold and Italic of font descriptors (ISO 32000-1, table 123)."""


class RunReader:
    """Reads pages one after the other, with buffers that are used again."""

    def __init__(self) -> None:
        """Set up the buffers."""
        self._boxes = BoxReader()
        self._name = ctypes.create_string_buffer(128)
        self._styles: dict[bytes, tuple[bool, bool]] = {}
        self._brackets = Brackets()

    def runs(self, page: pypdfium2.PdfPage) -> tuple[str, list[Run]]:
        """Return the text of the page as it is found, and its runs in the order of the file."""
        textpage = page.get_textpage()
        try:
            text, glyphs = glyphs_of(textpage, self._boxes)
            if glyphs and (from_right := RIGHT_TO_LEFT.findall(glyphs.text)):
                is_mostly = 2 * len(from_right) > sum(map(str.isalpha, glyphs.text))
                seen = as_seen(glyphs, spaces_of(text), strokes_of(textpage, text, self._boxes))
                runs = self._read_from_right(list(self._runs(seen)), is_mostly=is_mostly)
                return "\n".join(run.text for run in runs), runs
            return text, list(self._runs(glyphs)) if glyphs else []
        finally:
            textpage.close()

    def _read_from_right(self, runs: list[Run], *, is_mostly: bool) -> list[Run]:
        """Return the runs, those that run to the left in the order of reading."""
        from_right = [is_from_right(run.text, is_mostly=is_mostly) for run in runs]
        swaps = self._brackets.learn(read_from_right(run.text) for run in compress(runs, from_right))
        for run, is_so in zip(runs, from_right, strict=True):
            read = read_from_right if is_so else read_from_left
            run.text, run.spaced = letters_of_forms(read(run.text, swaps=swaps)), False
        return runs

    def _runs(self, glyphs: Glyphs) -> Iterator[Run]:
        raised = _small_figures(glyphs)
        gaps = _Gaps(glyphs)
        is_start = np.concatenate(([True], _breaks(glyphs) | (np.diff(raised) != 0)))
        is_start[_filled_holes(glyphs, np.flatnonzero(is_start).astype(np.int64))] = True
        starts = np.flatnonzero(is_start).astype(np.int64)
        lefts = np.minimum.reduceat(glyphs.left, starts).tolist()
        rights = np.maximum.reduceat(glyphs.right, starts).tolist()
        after = [*starts[1:].tolist(), len(glyphs.text)]
        for start, end, x0, x1 in zip(starts.tolist(), after, lefts, rights, strict=True):
            is_bold, is_italic = self._style(glyphs, start)
            size = float(glyphs.top[start] - glyphs.bottom[start]) or 1.0
            lift = float(raised[start])
            yield Run(
                text=gaps.words(start, end),
                x0=x0,
                x1=x1,
                y=glyphs.base_line(start) + lift,
                size=_SMALL * size if lift else size,
                angle=glyphs.slant(start),
                is_bold=is_bold,
                is_italic=is_italic,
                spaced=start > 0 and bool(gaps.has_space[start]),
            )

    def _style(self, glyphs: Glyphs, at: int) -> tuple[bool, bool]:
        """Return whether the character is bold, and whether it is slanted, by what its font says and is called."""
        place, flags = int(glyphs.places[at]), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(glyphs.raw, place, self._name, len(self._name), flags)
        name = self._name.value if 0 < length <= len(self._name) else b""
        is_bold, is_slanted = self._styles.get(name) or self._styles.setdefault(name, _style_named(name))
        is_heavy = pdfium.FPDFText_GetFontWeight(glyphs.raw, place) >= 600 or bool(flags.value & _BOLD_FLAG)
        return is_heavy or is_bold, is_slanted or bool(flags.value & _ITALIC_FLAG)


def _style_named(name: bytes) -> tuple[bool, bool]:
    """Return whether the name of a font is that of a bold one, and of a slanted one."""
    font = name.decode("latin-1").lower()
    return any(mark in font for mark in _BOLD), any(mark in font for mark in _SLANTED)


@dataclass(slots=True, init=False)
class _Gaps:
    """The holes before the characters of a page, in sizes, and whether a space stands there."""

    letters: str
    gap: Floats
    has_space: npt.NDArray[np.bool_]
    _spaces: list[int]
    _inside: list[int]
    _wide: list[int]

    def __init__(self, glyphs: Glyphs) -> None:
        size = np.maximum(glyphs.top - glyphs.bottom, 0.5)
        self.gap = np.concatenate(([0.0], (glyphs.left[1:] - glyphs.right[:-1]) / size[1:]))
        self.has_space = glyphs.is_spaced | (self.gap > _SPACE_GAP)
        if not glyphs.text.isascii():
            narrowest = np.where(_are_letters(glyphs.text) & ~np.bool_(glyphs.is_turned), _HAN_GAP, _IDEOGRAPHIC_GAP)
            unspaced = _are_unspaced(glyphs.text) & self.has_space & (self.gap < narrowest)
            for at in np.flatnonzero(unspaced).tolist():
                self.has_space[at] = self.gap[at] > _SPACE_GAP and glyphs.has_own_space(at)
        self.letters = glyphs.text
        self._spaces = np.flatnonzero(self.has_space).tolist()
        inside = _are_letters(glyphs.text)
        wide = inside & ((self.gap > _LETTER_GAP) | glyphs.is_spaced)
        self._inside, self._wide = ([0, *np.cumsum(one).tolist()] for one in (inside, wide))

    def words(self, start: int, end: int) -> str:
        """Return the letters with spaces where the file or a hole has one; spaced-out words are drawn together."""
        if not self._is_spaced_out(start + 1, end):
            spaces = self._spaces[bisect_right(self._spaces, start) : bisect_left(self._spaces, end)]
            return " ".join([self.letters[begin:after] for begin, after in pairwise((start, *spaces, end))])
        gaps = self.gap[start + 1 : end]
        parts = [start, *(np.flatnonzero(gaps > _word_gap(gaps)) + start + 1).tolist(), end]
        return " ".join(self.letters[begin:after] for begin, after in pairwise(parts))

    def _is_spaced_out(self, start: int, end: int) -> bool:
        """Are the letters, and not only the words, set apart: ``C H A P T E R``?"""
        inside = self._inside[end] - self._inside[start] if end > start else 0
        wide = self._wide[end] - self._wide[start]
        if inside < _FEWEST_SPACED:
            return inside > 1 and wide == inside == end - start and self.letters[start - 1 : end].isupper()
        return inside >= 0.6 * (end - start) and wide > 0.7 * inside


def _are_letters(text: str) -> npt.NDArray[np.bool_]:
    """Return which characters are letters behind letters."""
    is_letter = np.array(list(map(str.isalpha, text)))
    return np.concatenate(([False], is_letter[1:] & is_letter[:-1]))


def _are_unspaced(text: str) -> npt.NDArray[np.bool_]:
    """Return which characters are Chinese or Japanese ones behind others such; quotes and dashes beside them too."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    is_one = ((codes >= 0x2E80) & (codes < 0xA4D0)) | ((codes >= 0xF900) & (codes < 0xFB00))
    is_one |= ((codes >= 0xFE30) & (codes < 0xFE50)) | ((codes >= 0xFF00) & (codes < 0xFFF0)) | (codes >= 0x20000)
    may_be = is_one | ((codes >= 0x2014) & (codes < 0x2027)) | (codes == ord('"'))
    return np.concatenate(([False], (is_one[1:] & may_be[:-1]) | (may_be[1:] & is_one[:-1])))


def _word_gap(gaps: Floats) -> float:
    """Return the width beyond which a hole parts words: between the usual one and the next that is far wider."""
    typical = float(np.median(gaps))
    wide = np.sort(gaps[gaps > 1.5 * max(typical, 0.01)])
    return (typical + float(wide[0])) / 2 if wide.size else float("inf")


def _small_figures(glyphs: Glyphs) -> Floats:
    """Return by how much each character is drawn above its line, where a font has small figures of its own."""
    raised = np.zeros(len(glyphs.text))
    if glyphs.is_turned:
        return raised
    for match in _FIGURES.finditer(glyphs.text):
        if not _may_be_raised(glyphs, *match.span()):
            continue
        for at in range(*match.span()):
            size = glyphs.top[at] - glyphs.bottom[at]
            lift = glyphs.ink_bottom(at) - glyphs.base_line(at)
            raised[at] = lift if 0.15 * size < lift < size else 0.0
    return raised


def _may_be_raised(glyphs: Glyphs, start: int, end: int) -> bool:
    """Do the figures stand close behind a word, or close before one?"""
    is_behind = start > 0 and not glyphs.is_spaced[start]
    is_before = end < len(glyphs.text) and not glyphs.is_spaced[end]
    return bool(is_behind or (is_before and glyphs.text[end].isalpha()))


def _filled_holes(glyphs: Glyphs, starts: Places) -> Places:
    """Return before which characters a hole in a run is filled by another run, drawn later in another font."""
    lefts, rights = np.minimum.reduceat(glyphs.left, starts), np.maximum.reduceat(glyphs.right, starts)
    bottoms, ends = glyphs.bottom[starts], np.append(starts[1:], len(glyphs.text))
    order = np.lexsort((lefts, np.round(bottoms)))
    overlaps = (rights[order][:-1] > lefts[order][1:] + 1) & (np.abs(np.diff(bottoms[order])) < _LEVEL)
    found: list[int] = []
    if not overlaps.any():
        return np.array(found, np.int64)
    for left, right, bottom in zip(lefts.tolist(), rights.tolist(), bottoms.tolist(), strict=True):
        around = (lefts < left) & (rights > right) & (np.abs(bottoms - bottom) < _LEVEL)
        for at in np.flatnonzero(around).tolist():
            inner = glyphs.left[starts[at] : ends[at]]
            behind = int(starts[at]) + int(np.searchsorted(inner, (left + right) / 2))
            if behind < ends[at] and glyphs.right[behind - 1] < left + 1 and glyphs.left[behind] > right - 1:
                found.append(behind)
    return np.array(found, np.int64)


def _breaks(glyphs: Glyphs) -> npt.NDArray[np.bool_]:
    """Return behind which characters a run ends: where size or base line change, at wide holes and steps back."""
    left, right, bottom = glyphs.left, glyphs.right, glyphs.bottom
    size = np.maximum(glyphs.top - bottom, 0.5)
    least = np.minimum(size[1:], size[:-1])
    moved = np.abs(np.diff(bottom)) > 0.1 * least
    resized = np.abs(np.diff(size)) > 0.06 * least
    ahead = (left[1:] - right[:-1]) / least
    behind = np.abs(left[:-1] - right[1:]) / least
    apart = (ahead > _WIDEST_GAP) | ((left[1:] < left[:-1] - 0.3 * least) & (behind > _WIDEST_GAP))
    broken: npt.NDArray[np.bool_] = moved | resized | apart
    return broken
