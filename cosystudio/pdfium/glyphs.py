"""The characters of a page as pdfium knows them: what they are and where they stand.

Asking pdfium for one character's box takes half a microsecond, and a book has millions: they are filled in one pass
of `map`, and all else is asked once a run.
"""

import ctypes
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

_BATCH = 4_096
_UNKNOWN = "\ufffd"
# pdfium writes a hyphen at the end of a line as U+0002 or U+FFFE, and 0 where a font does not say the letter; the
# characters from U+FDD0 are none (Unicode 23.7).
_TRANSLATED = str.maketrans({2: "-", 0xFFFE: "-", 0: _UNKNOWN} | dict.fromkeys(range(0xFDD0, 0xFDF0), _UNKNOWN))
_SAMPLED = 60
_MOST_HEIGHTS = 4
_LOWEST, _HIGHEST = 0.6, 2.5
"""In sizes: between which the heights of the type of books are."""
_ASIDE = 5.0
_SMALLEST = 1.0
_ODD = 0.12
_WHITE = np.zeros(0x3002, np.bool_)
_WHITE[[*range(33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]] = True
_FARTHEST = 14_400.0
"""Points: the longest side that a page has (ISO 32000-1, annex C); damaged files put text anywhere."""

# ctypes makes a new pointer of each argument whose type it knows, which is half of the time that a box takes.
_BOX_OF = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page other than white space, and the edges of their boxes turned so that lines run right.

    `places` are their places in the text of the page, `angle` that of most of it in degrees; `raw` is pdfium's page.
    `is_spaced` is whether the file has white space before each.
    """

    raw: Any
    text: str
    places: Places
    left: Floats
    bottom: Floats
    right: Floats
    top: Floats
    is_spaced: Flags
    angle: int = 0
    is_turned: bool = False

    def has_own_space(self, at: int) -> bool:
        """Does a space of the file itself, and not one that pdfium sees, stand before the character?"""
        place = int(self.places[at]) - 1
        return bool(self.is_spaced[at]) and pdfium.FPDFText_IsGenerated(self.raw, place) == 0

    def base_line(self, at: int) -> float:
        """Return the height of the line that the character stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        if self.is_turned or not pdfium.FPDFText_GetCharOrigin(self.raw, int(self.places[at]), x, y):
            return float(self.bottom[at] + 0.2 * (self.top[at] - self.bottom[at]))
        return min(max(y.value, -_FARTHEST), _FARTHEST) if math.isfinite(y.value) else float(self.bottom[at])

    def ink_bottom(self, at: int) -> float:
        """Return how low the character is drawn."""
        return self.ink(at)[1]

    def ink(self, at: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what is drawn of the character, on a page that is not turned."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self.raw, int(self.places[at]), left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def slant(self, at: int) -> float:
        """Return the angle of the character against the text of the page, in degrees from -180 to 180.

        Latin words lie on their side between characters that stand upright below each other.
        """
        own = _angle(self.raw, int(self.places[at]))
        if self.is_turned and not self.angle and abs(own - 90) < _ASIDE:
            return 0.0
        return (own - self.angle + 180) % 360 - 180


class BoxReader:
    """Reads the boxes of characters, with buffers that are used again."""

    def __init__(self) -> None:
        """Set up the buffers, some 500 kB; `height` is that of the type of the pages before, in sizes."""
        self.height = 1.0
        self._boxes = np.zeros((_BATCH, 4), np.float32)
        first, step = self._boxes.ctypes.data, self._boxes.strides[0]
        self._addresses = [ctypes.c_void_p(first + at * step) for at in range(_BATCH)]

    def read(self, raw: Any, places: Places) -> Floats:
        """Return left, top, right and bottom of the characters at these places, shape [places, 4]."""
        boxes = np.empty((len(places), 4))
        page = ctypes.cast(raw, ctypes.c_void_p)
        for start in range(0, len(places), _BATCH):
            batch = places[start : start + _BATCH].tolist()
            deque(map(_BOX_OF, repeat(page), batch, self._addresses), maxlen=0)
            boxes[start : start + _BATCH] = self._boxes[: len(batch)]
        return boxes


def glyphs_of(textpage: pypdfium2.PdfTextPage, boxes: BoxReader) -> tuple[str, Glyphs | None]:
    """Return the text of the page as it is found, and its characters, None where there are none."""
    count = max(textpage.count_chars(), 0)
    text = _text(textpage, count) if count else ""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    places = np.flatnonzero(~_WHITE[np.minimum(codes, len(_WHITE) - 1)]).astype(np.int64)
    if not len(places):
        return text, None
    read = _on_paper(boxes.read(textpage.raw, places))
    if _are_of_ink(textpage.raw, places, read):
        _set_heights(textpage.raw, range(len(places)), places, read, boxes.height)
    else:
        boxes.height = _even_heights(textpage.raw, places, read) or boxes.height
    read = _on_paper(read)
    letters = codes[places].tobytes().decode("utf-32-le", "surrogatepass")
    return text, _upright(textpage.raw, letters, places, read)


def spaces_of(text: str) -> Places:
    """Return the places of white space in the text of a page."""
    return np.array([at for at, char in enumerate(text) if char.isspace()], np.int64)


def strokes_of(textpage: pypdfium2.PdfTextPage, text: str, boxes: BoxReader) -> Floats:
    """Return the boxes of what is drawn and says nothing, such as the strokes that lengthen Arabic words."""
    drawn = [at for at, char in enumerate(text) if char < " " and pdfium.FPDFText_IsGenerated(textpage.raw, at) == 0]
    return _on_paper(boxes.read(textpage.raw, np.array(drawn, np.int64)))


def _on_paper(boxes: Floats) -> Floats:
    """Return the boxes, those of damaged files kept within what a page can be."""
    if np.isnan(boxes).any():
        boxes = np.nan_to_num(boxes)
    return boxes.clip(-_FARTHEST, _FARTHEST)


def _text(textpage: pypdfium2.PdfTextPage, count: int) -> str:
    """Return one character for each of pdfium's: in one piece where they match, else one by one."""
    text: str = textpage.get_text_range()
    if len(text) != count:
        codes = map(pdfium.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
        text = "".join(map(_character, codes))
    return text.translate(_TRANSLATED)


def _character(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else _UNKNOWN


def _sampled(places: Places) -> Places:
    """Return some of the places, spread over all."""
    return np.arange(0, len(places), max(1, len(places) // _SAMPLED))


def _angle(raw: Any, place: int) -> float:
    """Return by how much the character is turned clockwise, in degrees."""
    angle = pdfium.FPDFText_GetCharAngle(raw, place)
    return math.degrees(angle) if angle >= 0 else 0.0


def _size(raw: Any, place: int) -> float:
    """Return the height of the character's type on the page, in points."""
    matrix = pdfium.FS_MATRIX()
    size: float = pdfium.FPDFText_GetFontSize(raw, place)
    return size * math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(raw, place, matrix) else size


def _are_of_ink(raw: Any, places: Places, boxes: Floats) -> bool:
    """Does pdfium know of a font no more than the outlines of its letters, so that boxes differ within a line?"""
    sampled = _sampled(places)
    if len(set((boxes[sampled, 1] - boxes[sampled, 3]).round(2).tolist())) <= _MOST_HEIGHTS:
        return False
    heights: dict[float, set[float]] = {}
    for at in sampled:
        size = max(_size(raw, int(places[at])), 0.1)
        heights.setdefault(round(size, 1), set()).add(round(float(boxes[at, 1] - boxes[at, 3]) / size, 1))
    return any(len(found) > _MOST_HEIGHTS for found in heights.values())


def _set_heights(raw: Any, which: Iterable[int], places: Places, boxes: Floats, height: float = 1.0) -> None:
    """Give these boxes the heights that the type has, or some times that, from below the base line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in which:
        place = int(places[at])
        if pdfium.FPDFText_GetCharOrigin(raw, place, x, y):
            bottom, size = y.value - 0.2 * height * _size(raw, place), height * _size(raw, place)
            boxes[at] = (min(x.value, boxes[at, 0]), bottom + size, boxes[at, 2], bottom)


def _even_heights(raw: Any, places: Places, boxes: Floats) -> float:
    """Give the boxes of fonts that tell another height of the same size than most of the page does its height.

    Returns that height in sizes of the type, 0 where it is no usual one.
    """
    found, first, of, counts = np.unique(
        np.round(boxes[:, 1] - boxes[:, 3], 2), return_index=True, return_inverse=True, return_counts=True
    )
    sizes = np.clip(np.nan_to_num([_size(raw, int(places[at])) for at in first.tolist()]), 0.01, _FARTHEST)
    shares = found / sizes
    usual = max(float(shares[counts.argmax()]), 0.01)
    if not _LOWEST < usual < _HIGHEST:
        return 0.0
    is_odd = (sizes > _SMALLEST) & (np.abs(shares / usual - 1) > _ODD)
    which = [at for at in np.flatnonzero(is_odd[of]).tolist() if not _angle(raw, int(places[at]))]
    _set_heights(raw, which, places, boxes, usual)
    return usual


def _upright(raw: Any, text: str, places: Places, boxes: Floats) -> Glyphs:
    """Return the characters with their boxes turned so that lines run to the right and follow downwards."""
    left, top, right, bottom = boxes.T
    is_spaced = np.concatenate(([False], np.diff(places) > 1))
    angles = [round(_angle(raw, int(places[at])) / 90) * 90 % 360 for at in _sampled(places)[::3]]
    turn = max(set(angles), key=angles.count)
    if turn == 90 or (turn == 0 and _is_vertical(boxes)):
        return Glyphs(raw, text, places, -top, left, -bottom, right, is_spaced, turn, is_turned=True)
    if turn == 270:
        return Glyphs(raw, text, places, bottom, -right, top, -left, is_spaced, turn, is_turned=True)
    if turn == 180:
        return Glyphs(raw, text, places, -right, -top, -left, -bottom, is_spaced, turn, is_turned=True)
    return Glyphs(raw, text, places, left, bottom, right, top, is_spaced)


def _is_vertical(boxes: Floats) -> bool:
    """Do most characters stand below the one before them, as in columns of Chinese or Japanese?"""
    if len(boxes) < 2:
        return False
    size = np.maximum(np.abs(boxes[1:, 1] - boxes[1:, 3]), 1)
    across = np.abs(boxes[1:, 0] + boxes[1:, 2] - boxes[:-1, 0] - boxes[:-1, 2]) / 2
    down = (boxes[:-1, 1] - boxes[1:, 1]) / size
    return bool(np.mean((across < 0.3 * size) & (down > 0.4) & (down < 2.5)) > 0.6)
