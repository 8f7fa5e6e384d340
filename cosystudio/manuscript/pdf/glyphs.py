"""From pdfium's characters to runs: letters of one size that follow each other on one base line.

Asking pdfium for one character's box takes a microsecond, and a book has millions: each array is filled in one pass of
`map`, and all else is asked once a run.
"""

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from cosystudio.manuscript.pdf.values import CALL_CLOSES, CALL_OPENS, CAP_ENDS, Run

_BATCH = 4_096
_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
_TRANSLATED = str.maketrans(
    {_HYPHEN: "-", "\ufffe": "-", "\x00": _UNKNOWN, CALL_OPENS: _UNKNOWN, CALL_CLOSES: _UNKNOWN, CAP_ENDS: _UNKNOWN}
)
_WIDEST_GAP = 0.9
"""In sizes: the hole in a line that may be the space between two columns."""
_SPACE_GAP = 0.18
_SAMPLED = 60
_MOST_HEIGHTS = 4
_FIGURES = re.compile(r"[0-9]{1,3}")
_INK = re.compile(r"\S")
_SMALL = 0.6
"""Of the size of the text: what small figures of a font look like."""
_BOLD = ("bold", "black", "heavy", "demi", "cmbx", "ebx", "bx1")
_SLANTED = ("ital", "obli", "slant", "cmti", "cmsl")
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6
"""ForceBold and Italic of font descriptors (ISO 32000-1, table 123)."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page, one a place in `text`, and the edges of their boxes, turned so that lines run right.

    `angle` is that of the page's text in degrees.
    """

    text: str
    left: Floats
    bottom: Floats
    right: Floats
    top: Floats
    angle: int = 0
    is_turned: bool = False


class GlyphReader:
    """Reads pages one after the other, with buffers that are used again."""

    def __init__(self) -> None:
        """Set up the buffers, some 200 kB."""
        self._boxes = (pdfium.FS_RECTF * _BATCH)()
        self._places: list[Any] = [ctypes.byref(box) for box in self._boxes]
        self._name = ctypes.create_string_buffer(128)

    def runs(self, page: pypdfium2.PdfPage) -> tuple[str, list[Run]]:
        """Return the text of the page as it is found, and its runs in the order of the file."""
        textpage = page.get_textpage()
        try:
            count = max(textpage.count_chars(), 0)
            if not count:
                return "", []
            text = _text(textpage, count)
            boxes = self._all_boxes(textpage.raw, count)
            if _are_of_ink(textpage.raw, text, boxes):
                boxes = _boxes_of_lines(textpage.raw, boxes)
            glyphs = _upright(text, boxes, _turn(textpage.raw, text))
            return text, list(self._runs(textpage.raw, glyphs))
        finally:
            textpage.close()

    def _all_boxes(self, raw: Any, count: int) -> npt.NDArray[np.float64]:
        boxes = np.empty((count, 4))
        for start in range(0, count, _BATCH):
            end = min(start + _BATCH, count)
            calls = map(pdfium.FPDFText_GetLooseCharBox, repeat(raw), range(start, end), self._places)
            deque(calls, maxlen=0)
            read = np.frombuffer(self._boxes, np.float32, 4 * (end - start))
            boxes[start:end] = read.reshape(-1, 4)
        return np.nan_to_num(boxes)

    def _runs(self, raw: Any, glyphs: Glyphs) -> Iterator[Run]:
        ink = _inked(glyphs.text)
        if not len(ink):
            return
        raised = self._small_figures(raw, glyphs, ink)
        ends = np.union1d(_breaks(glyphs, ink), np.flatnonzero(np.diff(raised) != 0)) + 1
        start = 0
        for end in (*ends, len(ink)):
            own = ink[start:end]
            run = self._run(raw, glyphs, own, spaced=start > 0 and bool(own[0] - ink[start - 1] > 1))
            if raised[start]:
                run = replace(run, y=run.y + float(raised[start]), size=_SMALL * run.size)
            yield run
            start = end

    def _small_figures(self, raw: Any, glyphs: Glyphs, ink: npt.NDArray[np.int64]) -> Floats:
        """Return by how much each character is drawn above its line, where a font has small figures of its own."""
        raised = np.zeros(len(ink))
        if glyphs.is_turned:
            return raised
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for at in _raisable(glyphs.text):
            size = glyphs.top[at] - glyphs.bottom[at]
            if pdfium.FPDFText_GetCharBox(raw, at, left, right, bottom, top):
                lift = bottom.value - _base_line(raw, at, glyphs)
                raised[np.searchsorted(ink, at)] = lift if 0.15 * size < lift < size else 0.0
        return raised

    def _run(self, raw: Any, glyphs: Glyphs, own: npt.NDArray[np.int64], *, spaced: bool) -> Run:
        first, last = int(own[0]), int(own[-1])
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(raw, first, self._name, len(self._name), flags)
        font = self._name.value.decode("latin-1").lower() if 0 < length <= len(self._name) else ""
        weight = pdfium.FPDFText_GetFontWeight(raw, first)
        return Run(
            text=_words(glyphs, own),
            x0=float(glyphs.left[own].min()),
            x1=float(glyphs.right[own].max()),
            y=_base_line(raw, first, glyphs),
            size=float(glyphs.top[first] - glyphs.bottom[first]) or float(np.ptp(glyphs.left[[first, last]])) or 1.0,
            angle=(_angle(raw, first) - glyphs.angle + 180) % 360 - 180,
            is_bold=weight >= 600 or bool(flags.value & _BOLD_FLAG) or any(mark in font for mark in _BOLD),
            is_italic=bool(flags.value & _ITALIC_FLAG) or any(mark in font for mark in _SLANTED),
            spaced=spaced,
        )


def _raisable(text: str) -> Iterator[int]:
    """Yield the places of figures behind a word, or before one at the start of a line."""
    for match in _FIGURES.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (before and not before.isspace()) or after.isalpha():
            yield from range(*match.span())


def _inked(text: str) -> npt.NDArray[np.int64]:
    """Return the places of the characters other than white space."""
    return np.array([match.start() for match in _INK.finditer(text)], dtype=np.int64)


def _sampled(text: str) -> list[int]:
    """Return the places of some characters, spread over the text."""
    ink = _inked(text)
    return [int(at) for at in ink[:: max(1, len(ink) // _SAMPLED)]]


def _size(raw: Any, at: int) -> float:
    """Return the height of the character's type on the page, in points."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(raw, at))
    return size * math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(raw, at, matrix) else size


def _are_of_ink(raw: Any, text: str, boxes: npt.NDArray[np.float64]) -> bool:
    """Does pdfium know of a font no more than the outlines of its letters, so that boxes differ within a line?"""
    heights: dict[float, set[float]] = {}
    for at in _sampled(text):
        heights.setdefault(round(_size(raw, at), 1), set()).add(round(float(boxes[at, 1] - boxes[at, 3]), 1))
    return any(len(found) > _MOST_HEIGHTS for found in heights.values())


def _boxes_of_lines(raw: Any, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the boxes with the heights that the type has, from below the base line."""
    made = boxes.copy()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(len(boxes)):
        if pdfium.FPDFText_GetCharOrigin(raw, at, x, y):
            size = _size(raw, at)
            made[at] = (min(x.value, boxes[at, 0]), y.value + 0.8 * size, boxes[at, 2], y.value - 0.2 * size)
    return made


def _text(textpage: pypdfium2.PdfTextPage, count: int) -> str:
    """Return one character for each of pdfium's: in one piece where they match, else one by one."""
    text: str = textpage.get_text_range()
    if len(text) != count:
        codes = map(pdfium.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
        text = "".join(map(_character, codes))
    return text.translate(_TRANSLATED)


def _character(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else _UNKNOWN


def _angle(raw: Any, at: int) -> float:
    angle = pdfium.FPDFText_GetCharAngle(raw, at)
    return math.degrees(angle) if angle >= 0 else 0.0


def _turn(raw: Any, text: str) -> int:
    """Return by how many degrees most of the text is turned, a multiple of 90."""
    angles = [round(_angle(raw, at) / 90) * 90 % 360 for at in _sampled(text)]
    return max(set(angles), key=angles.count) if angles else 0


def _upright(text: str, boxes: npt.NDArray[np.float64], turn: int) -> Glyphs:
    """Return the characters with their boxes turned so that lines run to the right and follow downwards."""
    left, top, right, bottom = boxes.T
    if turn == 270 or (turn == 0 and _is_vertical(text, boxes)):
        return Glyphs(text, -top, left, -bottom, right, turn, is_turned=True)
    if turn == 90:
        return Glyphs(text, bottom, -right, top, -left, turn, is_turned=True)
    if turn == 180:
        return Glyphs(text, -right, -top, -left, -bottom, turn, is_turned=True)
    return Glyphs(text, left, bottom, right, top)


def _is_vertical(text: str, boxes: npt.NDArray[np.float64]) -> bool:
    """Do most characters stand below the one before them, as in columns of Chinese or Japanese?"""
    ink = boxes[_inked(text)]
    if len(ink) < 2:
        return False
    size = np.maximum(np.abs(ink[1:, 1] - ink[1:, 3]), 1)
    across = np.abs(ink[1:, 0] + ink[1:, 2] - ink[:-1, 0] - ink[:-1, 2]) / 2
    down = (ink[:-1, 1] - ink[1:, 1]) / size
    return bool(np.mean((across < 0.3 * size) & (down > 0.4) & (down < 2.5)) > 0.6)


def _breaks(glyphs: Glyphs, ink: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return behind which characters a run ends: where size or base line change, at wide holes and steps back."""
    left, right, bottom = glyphs.left[ink], glyphs.right[ink], glyphs.bottom[ink]
    size = np.maximum(glyphs.top[ink] - bottom, 0.5)
    least = np.minimum(size[1:], size[:-1])
    moved = np.abs(np.diff(bottom)) > 0.1 * least
    resized = np.abs(np.diff(size)) > 0.06 * least
    ahead = (left[1:] - right[:-1]) / least
    behind = np.abs(left[:-1] - right[1:]) / least
    apart = (ahead > _WIDEST_GAP) | ((left[1:] < left[:-1] - 0.3 * least) & (behind > _WIDEST_GAP))
    return np.flatnonzero(moved | resized | apart)


def _words(glyphs: Glyphs, own: npt.NDArray[np.int64]) -> str:
    """Return the run's letters with spaces where the file or a hole has one; spaced-out words are drawn together."""
    gaps = glyphs.left[own[1:]] - glyphs.right[own[:-1]]
    size = max(float(glyphs.top[own[0]] - glyphs.bottom[own[0]]), 0.5)
    spaced = np.diff(own) > 1
    word = np.array([glyphs.text[at].isalpha() for at in own])
    inside = word[1:] & word[:-1]
    if inside.sum() > 0.6 * len(inside) and _is_spaced_out(gaps[inside], spaced[inside], size):
        spaced = gaps > _word_gap(gaps)
    elif gaps.size:
        spaced |= gaps > _SPACE_GAP * size
    letters = [glyphs.text[at] for at in own]
    return letters[0] + "".join(f" {char}" if space else char for char, space in zip(letters[1:], spaced, strict=True))


def _is_spaced_out(gaps: Floats, spaced: npt.NDArray[np.bool_], size: float) -> bool:
    """Are the letters, and not only the words, set apart: ``C H A P T E R``?"""
    if gaps.size < 4:
        return False
    return bool(np.quantile(gaps, 0.3) > 0.07 * size or spaced.mean() > 0.7)


def _word_gap(gaps: Floats) -> float:
    """Return the width beyond which a hole parts words: in the middle of the widest step among the holes."""
    typical = float(np.median(gaps))
    wide = np.sort(gaps[gaps > 1.5 * max(typical, 0.01)])
    return (typical + float(wide[0])) / 2 if wide.size else float("inf")


def _base_line(raw: Any, at: int, glyphs: Glyphs) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    if glyphs.is_turned or not pdfium.FPDFText_GetCharOrigin(raw, at, x, y):
        return float(glyphs.bottom[at] + 0.2 * (glyphs.top[at] - glyphs.bottom[at]))
    return y.value
