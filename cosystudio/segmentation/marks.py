"""Quotation marks: which ones open, which ones close, and which two belong together.

One paragraph is read on its own, so a mark that was forgotten spoils nothing beyond it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cosystudio.segmentation.spans import CJK, Span

MARKS = '“”„‟"«»‹›「」『』〝〞〟‘’‚'
"""Every mark that hardly ever is anything else, to stand inside a regular expression's brackets; ' is not in it."""

_LETTER_OF_A_WORD = re.compile(rf"[^\W\d_{CJK}]")
_MARK = re.compile(rf"[{MARKS}'](?!(?<=’)[^\W\d_{CJK}])")
"""A mark that may quote; ’ inside a word never does."""

_FAMILIES = {
    **dict.fromkeys('“”„‟"〝〞〟', "double"),
    **dict.fromkeys("‘’‚", "single"),
    "'": "straight single",
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("‹›", "single guillemets"),
    **dict.fromkeys("「」", "corners"),
    **dict.fromkeys("『』", "white corners"),
}
_ALWAYS_OPEN = frozenset("„‟「『〝‚")
_ALWAYS_CLOSE = frozenset("」』〞〟")
_GUILLEMETS = frozenset("«»‹›")
_COLONS = frozenset(":：")
_STOPS = frozenset(".!?…,。！？，")
_STRAIGHT_STOPS = frozenset(".!?…,;—-")

_ELIDED = re.compile(
    r"(?:tis|twas|twere|twill|twould|til|till|em|cause|bout|neath|gainst|round|ave|im|er|n)\b|\d", re.I
)
"""What is written behind an apostrophe that a word processor has turned into an opening mark: ‘tis, ‘twas, ‘83."""

_SHORT_OF_A_LETTER = re.compile(r"(?:s|in|an|th|wi|ol|\bo)$", re.I)
"""How words end that may have an apostrophe behind them: the boys’ room, goin’ home, o’ them."""

# As far as a speech may reasonably reach; a bound keeps a paragraph of nothing but marks from taking quadratic time.
_CLOSED_LATER = re.compile(r"[^‘\n]{0,400}?[.,!?…—–;:]’(?!\w)")
_CLOSED_LATER_STRAIGHT = re.compile(r'[^"\n]{0,400}?[.,!?…—–-]"(?!\w)')
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")


@dataclass(slots=True)
class Quotations:
    """What the quotation marks of one paragraph do.

    `opens` says of the mark at a position whether it opens; an apostrophe is in neither.  `pairs` are the quotations
    with both marks, in the order they are closed, inner ones before the outer.  `unclosed` are the marks that still
    wait for their other one at the end.
    """

    opens: dict[int, bool] = field(default_factory=dict)
    pairs: list[Span] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)

    def closes(self, position: int) -> bool:
        """Is there a closing quotation mark at the position?"""
        return self.opens.get(position) is False

    def outermost(self) -> list[Span]:
        """Return the quotations that are not inside another one, in order of the text."""
        return outermost(self.pairs)


def outermost(pairs: Iterable[Span]) -> list[Span]:
    """Return the spans that are not inside another one, in order of the text."""
    outer: list[Span] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return outer


def read_quotations(text: str) -> Quotations:
    """Return what each quotation mark of the paragraph does.

    An open mark of the same sort that is still waiting when the next one opens was never closed: it is given up, as
    is usual in books where each paragraph of a long speech opens anew.
    """
    found = Quotations()
    waiting: dict[str, int] = {}
    for match in _MARK.finditer(text):
        position = match.start()
        family = _FAMILIES[text[position]]
        opening = _opens(text, position, waiting.get(family))
        if opening is None:
            continue
        found.opens[position] = opening
        if opening:
            waiting[family] = position
        elif family in waiting:
            found.pairs.append((waiting.pop(family), position + 1))
    if waiting:
        found.unclosed.extend(sorted(waiting.values()))
    return found


def _opens(text: str, position: int, waiting: int | None) -> bool | None:
    """Say whether the mark opens (True), closes (False) or is an apostrophe (None).

    `waiting` is the place of the open mark that this one could close.
    """
    mark = text[position]
    if mark == "“":
        return waiting is None or text[waiting] != "„"  # „…“ is how German closes
    if mark in _ALWAYS_OPEN:
        return True
    if mark in _ALWAYS_CLOSE:
        return False
    if mark in "‘’":
        return _single_opens(text, position, waiting)
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if mark in _GUILLEMETS:
        return _guillemet_opens(mark, before, after)
    if mark == "'":
        return _straight_single_opens(before, after, waiting)
    if mark == '"':
        return None if _is_inch(text, position, waiting) else _straight_opens(before, after, waiting)
    if before in _COLONS:
        return waiting is None  # said：”…” has the wrong mark, but no speech ends with a colon
    return waiting is None and _starts_a_word(before, after)  # ”…” is how Swedish and Finnish open


def _is_inch(text: str, position: int, waiting: int | None) -> bool:
    """Does the straight mark after a number stand for inches: a 12" pipe, 6'2" tall?"""
    if not text[position - 1 : position].isdigit():
        return False
    if waiting is None or _FEET.search(text, max(0, position - 6), position):
        return True
    return bool(_CLOSED_LATER_STRAIGHT.match(text, position + 1))


def _guillemet_opens(mark: str, before: str, after: str) -> bool:
    """German sets »…«, French « … »: the spaces tell, and where they do not, the French way holds."""
    if _starts_a_word(before, after):
        return True
    if before and not _is_gap(before) and not after.isalnum():
        return False
    return mark in "«‹"


def _single_opens(text: str, position: int, waiting: int | None) -> bool | None:
    """’ is an apostrophe far more often than a closing mark: it closes what ‘ opened, or after a stop, never in a word.

    Chinese has no apostrophe, so a hanzi after it does not make it one.
    """
    if text[position] == "‘":
        if is_elision(text, position) and not _CLOSED_LATER.match(text, position + 1):
            return None
        return waiting is None or text[waiting] != "‚"
    if waiting is not None and _is_apostrophe(text, position):
        return None
    after_a_stop = text[position - 1 : position] in _STOPS
    inside_a_word = bool(_LETTER_OF_A_WORD.match(text, position + 1))
    return None if inside_a_word or (waiting is None and not after_a_stop) else False


def _is_apostrophe(text: str, position: int) -> bool:
    """Is the ’ after a word not the end of a speech, because that ends further on: ‘Is it the boys’ room?’"""
    if not _SHORT_OF_A_LETTER.search(text, max(0, position - 3), position):
        return False
    return text[position + 1 : position + 2].isspace() and bool(_CLOSED_LATER.match(text, position + 1))


def is_elision(text: str, position: int) -> bool:
    """Is the single mark at the position the apostrophe of such as ’tis, whatever it looks like?"""
    return text[position] in "‘'’" and bool(_ELIDED.match(text, position + 1))


def _straight_single_opens(before: str, after: str, waiting: int | None) -> bool | None:
    """Of all marks ' is most often an apostrophe: it must look like a quotation mark from both sides to be one."""
    if _starts_a_word(before.strip('"“'), after) and not after.isdigit():
        return True
    closes = waiting is not None and before in _STRAIGHT_STOPS and not after.isalnum()
    return False if closes else None


def _straight_opens(before: str, after: str, waiting: int | None) -> bool:
    """Spaces tell which way a straight mark faces; without spaces, as in Chinese, every second one closes."""
    if _starts_a_word(before, after):
        return True
    if before and not _is_gap(before) and (not after or after.isspace()):
        return False
    return waiting is None


def _starts_a_word(before: str, after: str) -> bool:
    return (not before or _is_gap(before)) and (after.isalnum() or (bool(after) and after in "…¿¡‘'"))


def _is_gap(before: str) -> bool:
    """Could a word start after this character, because it is a space, a dash or an opening bracket?"""
    return before.isspace() or before in "—–―-([{（【"
