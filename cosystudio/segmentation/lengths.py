"""Nothing longer than the longest line: where to part a sentence that is."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from cosystudio.segmentation.spans import Span, fits, spans_between, weights

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

# Every repetition is bounded: a run of twenty thousand marks or spaces must not take quadratic time.
_BREAK = re.compile(
    r"""
    (?: (?P<stop> [。！？]{1,6} | [!?](?=[”’»)\]"']{0,4}\s) )
      | (?P<line> \n )
      | (?P<semicolon> ； | ;(?=[”’»)\]"']{0,4}\s) )
      | (?P<colon> ：(?!\d) | :(?=\s) )
      | (?P<dash> [—―]{1,4}(?!\d) | (?<=\s)[–-]{1,3}(?=\s) )
      | (?P<comma> ，(?!\d) | ,(?=[”’»)\]"']{0,4}\s) )
      | (?P<pause> 、 | …{1,6} | \.{3}(?=\s) )
      | (?P<space> (?<![«‹“„(\[¿¡]) [^\S\xa0\u2007\u202f] (?! (?<=\d\s) \d ) )
    )
    (?: [”’」』）】〉》\])}]{0,4} ["'“«»]{0,4} (?=\s) | [”’」』）】〉》\])}]{1,4} )?
    (?! \s{0,3} [”’」』）】〉》\])}»,.;:!?，。；：！？、…] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that is too long: `reach` is the weight up to each offset; `places` are offsets to part it at.

    `place_reach` and `strengths` go with `places`; `limit` is the weight of the longest line.
    """

    text: str
    limit: float
    reach: list[float]
    places: list[int]
    place_reach: list[float]
    strengths: list[float]


def split_to_fit(text: str, span: Span, limit: float) -> list[Span]:
    """Return the span parted into pieces of about even weight, none heavier than the limit.

    It is parted after punctuation if there is any, the stronger the better, else between words; inside a word or a
    number only when that alone is longer than the limit.  One character that is heavier than the limit stays.
    """
    if fits(text, span, limit):
        return [span]
    start, end = span
    line = _read_line(text[start:end], limit)
    return spans_between(text, start, [start + offset for offset in _cuts(line)], end)


def _read_line(text: str, limit: float) -> _Line:
    reach = [0.0, *accumulate(weights(text))]
    found = [(match.end(), match.lastgroup or "") for match in _BREAK.finditer(text)]
    return _Line(
        text=text,
        limit=limit,
        reach=reach,
        places=[place for place, _ in found],
        place_reach=[reach[place] for place, _ in found],
        strengths=[_STRENGTHS[sort] for _, sort in found],
    )


def _cuts(line: _Line) -> Iterator[int]:
    """Yield the offsets to part the line at, in order."""
    done = 0
    while (rest := line.reach[-1] - line.reach[done]) > line.limit and done < len(line.text) - 1:
        even = rest / ceil(rest / line.limit)
        least = even * _LEAST_SHARE
        done = (
            _best_place(line, done, even, least, min(line.limit, rest - least))
            or _best_place(line, done, even, 0.5, line.limit)
            or _hard_cut(line, done, even)
        )
        yield done


def _best_place(line: _Line, done: int, even: float, least: float, most: float) -> int | None:
    """Return the best place for a piece that starts at `done` and weighs from `least` to `most`, near to `even`."""
    start = line.reach[done]
    first = bisect_left(line.place_reach, start + least)
    last = bisect_right(line.place_reach, start + most)
    if first >= last:
        return None

    def merit(index: int) -> float:
        return line.strengths[index] - abs(line.place_reach[index] - start - even) / line.limit

    return line.places[max(range(first, last), key=merit)]


def _hard_cut(line: _Line, done: int, even: float) -> int:
    """Return where to cut a text that has no place to breathe, not between a letter and its accents."""
    cut = max(done + 1, bisect_right(line.reach, line.reach[done] + even) - 1)
    whole = cut
    while whole > done and _belongs_to_the_last(line.text, whole):
        whole -= 1
    return whole if whole > done else cut


def _belongs_to_the_last(text: str, offset: int) -> bool:
    """Is the character at the offset a mark, a joiner or a modifier of the one before it?"""
    character = text[offset]
    joins = "\u200d" in (character, text[offset - 1])
    return joins or unicodedata.category(character).startswith("M") or "\U0001f3fb" <= character <= "\U0001f3ff"
