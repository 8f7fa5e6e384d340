"""Nothing longer than the longest line: where to part a sentence that is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil, inf

from cosystudio.segmentation.atoms import asides, atoms
from cosystudio.segmentation.graphemes import is_border, next_border
from cosystudio.segmentation.spans import CJK, Span, fits, spans_between, weights

_LEAST_SHARE = 0.25
"""No piece is made shorter than this share of an even part, as long as there is another place."""

_STRENGTHS = {
    "stop": 1.0,
    "line": 0.95,
    "semicolon": 0.9,
    "colon": 0.75,
    "dash": 0.7,
    "comma": 0.6,
    "pause": 0.45,
    "space": 0.0,
}
"""How good a place is to breathe: for a place that is better by 0.3, a piece may be 0.3 longest lines less even."""

_IN_BRACKETS = 0.4
"""How much worse a place is inside of brackets: an aside is said in one breath."""

_CJK_CHARACTER = re.compile(f"[{CJK}]")
_NEVER_FIRST = frozenset(
    "”’」』）】〉》])}»,.;:!?，。；：！？、…·・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞヽヾ%％"
)
_NEVER_LAST = frozenset("“‘「『（【〈《[({«¿¡·・$€£￥")

_CONNECTORS = frozenset("-‐'’._/@&")

# Both expressions start with a set of characters, for such is looked for fast; what it was is asked after that.
# Every repetition is bounded: a run of twenty thousand marks or spaces must not take quadratic time.
_MARKS = r"""
      (?: (?<=，)(?!\d) | (?<=,)(?=[”’»)\]"']{0,4}\s) ) (?P<comma>)
      | (?: (?<=[。！？])[。！？]{0,5} | (?<=[!?])(?=[”’»)\]"']{0,4}\s) ) (?P<stop>)
      | (?<=\n) (?P<line>)
      | (?: (?<=；) | (?<=;)(?=[”’»)\]"']{0,4}\s) ) (?P<semicolon>)
      | (?: (?<=：)(?!\d) | (?<=:)(?=\s) ) (?P<colon>)
      | (?: (?<=[—―])[—―]{0,3}(?!\d) | (?<=\s[–-])[–-]{0,2}(?=\s) ) (?P<dash>)
      | (?: (?<=、) | (?<=…)…{0,5} | (?<=\.)\.\.(?=\s) ) (?P<pause>)
"""
_SPACE = r"(?<= [^\S\n\xa0\u2007\u202f] ) (?<! [«‹“„(\[¿¡]. ) (?! (?<=\d\s) \d ) (?P<space>)"
_BEHIND = r"""
    (?: [”’」』）】〉》\])}]{0,4} ["'“«»]{0,4} (?=\s) | [”’」』）】〉》\])}]{1,4} )?
    (?! \s{0,3} [”’」』）】〉》\])}»,.;:!?，。；：！？、…] )
"""
_MARK = re.compile(rf"[\n,;:!?.…、，。；：！？—―–-] (?: {_MARKS} ) {_BEHIND}", re.VERBOSE)
_BREAK = re.compile(rf"[\s,;:!?.…、，。；：！？—―–-] (?: {_SPACE} | {_MARKS} ) {_BEHIND}", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class _Places:
    """Offsets to part a line at, in order, with the weight up to each and how good it is."""

    offsets: list[int]
    reach: list[float]
    strengths: list[float]


class _Line:
    """A sentence that is too long: `reach` is the weight up to each offset, `limit` that of the longest line.

    The spaces, most of its places, are looked for only where no mark is near.
    """

    def __init__(self, text: str, limit: float) -> None:
        self.text, self.limit = text, limit
        self.reach = [0.0, *accumulate(weights(text))]
        self.atoms = atoms(text)
        self.asides = asides(text)

    @cached_property
    def marks(self) -> _Places:
        """Places after a mark, outside of names, numbers and addresses."""
        return self._places(_MARK, is_bound=False)

    @cached_property
    def free(self) -> _Places:
        """All places outside of names, numbers and addresses."""
        return self._places(_BREAK, is_bound=False)

    @cached_property
    def bound(self) -> _Places:
        """The places inside a name, a number or an address."""
        return self._places(_BREAK, is_bound=True)

    def _places(self, pattern: re.Pattern[str], *, is_bound: bool) -> _Places:
        places = _Places([], [], [])
        for match in pattern.finditer(self.text):
            place = match.end()
            if self.atoms.holds(place) is is_bound and is_border(self.text, place):
                places.offsets.append(place)
                places.reach.append(self.reach[place])
                strength = _STRENGTHS[match.lastgroup or "space"]
                places.strengths.append(strength - _IN_BRACKETS * self.asides.holds(place))
        return places


def split_to_fit(text: str, span: Span, limit: float) -> list[Span]:
    """Return the span parted into pieces of about even weight, none heavier than the limit.

    It is parted after punctuation if there is any, the stronger the better, else between words; inside a name, a
    number, an address or a word only when that alone is longer than the limit.  One written character, with all its
    accents, that is heavier than the limit stays.
    """
    if fits(text, span, limit):
        return [span]
    start, end = span
    cuts = _cuts(_Line(text[start:end], limit))
    return spans_between(text, start, [start + offset for offset in cuts], end)


def _cuts(line: _Line) -> Iterator[int]:
    """Yield the offsets to part the line at, in order."""
    done = 0
    while (rest := line.reach[-1] - line.reach[done]) > line.limit:
        even = rest / ceil(rest / line.limit)
        least = even * _LEAST_SHARE
        most = min(line.limit, rest - least)
        done = (
            _best_place(line, line.marks, done, even, least, most, better_than=_STRENGTHS["space"])
            or _best_place(line, line.free, done, even, least, most)
            or _best_place(line, line.free, done, even, 0.5, line.limit)
            or _free_cut(line, done, even)
            or _best_place(line, line.bound, done, even, 0.5, line.limit)
            or _hard_cut(line, done, even)
        )
        if done >= len(line.text):
            return
        yield done


def _best_place(
    line: _Line, places: _Places, done: int, even: float, least: float, most: float, better_than: float = -inf
) -> int | None:
    """Return the best place for a piece that starts at `done` and weighs from `least` to `most`, near to `even`.

    None where there is none that is `better_than` an even piece at such a strength.
    """
    start = line.reach[done]
    first = bisect_left(places.reach, start + least)
    last = bisect_right(places.reach, start + most)
    if first >= last:
        return None

    def merit(index: int) -> float:
        return places.strengths[index] - abs(places.reach[index] - start - even) / line.limit

    best = max(range(first, last), key=merit)
    return places.offsets[best] if merit(best) > better_than else None


def _free_cut(line: _Line, done: int, even: float) -> int | None:
    """Return the offset nearest before, else after, an even piece where no word, number or name is cut.

    Such is any between two hanzi, in a sentence without a mark or a space.
    """
    middle, last = _offset_at(line, done, even), _offset_at(line, done, line.limit)
    candidates = (*range(middle, done, -1), *range(middle + 1, last + 1))
    return next((offset for offset in candidates if _is_free(line, offset, done)), None)


def _is_free(line: _Line, offset: int, done: int) -> bool:
    before, after = line.text[offset - 1], line.text[offset : offset + 1]
    if after in _NEVER_FIRST or before in _NEVER_LAST or _is_inside_word(before, after):
        return False
    return not line.atoms.holds(offset) and is_border(line.text, offset, done)


def _is_inside_word(before: str, after: str) -> bool:
    if before in _CONNECTORS or after in _CONNECTORS:
        return before.isalnum() or after.isalnum()
    if not (before.isalnum() and after.isalnum()):
        return False
    if before.isdigit() or after.isdigit():
        return True
    return not (_CJK_CHARACTER.match(before) or _CJK_CHARACTER.match(after))


def _hard_cut(line: _Line, done: int, even: float) -> int:
    """Return where to cut a text that has no place to cut at all, but not inside a written character."""
    middle = _offset_at(line, done, even)
    for offset in range(middle, done, -1):
        if is_border(line.text, offset, done):
            return offset
    return next_border(line.text, max(done + 1, middle), done)


def _offset_at(line: _Line, done: int, weight: float) -> int:
    """Return the last offset up to which a piece from `done` weighs no more than `weight`."""
    return max(done + 1, bisect_right(line.reach, line.reach[done] + weight) - 1)
