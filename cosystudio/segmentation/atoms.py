"""What must stay in one piece when a sentence is parted: addresses, numbers, dates and names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from cosystudio.segmentation.abbreviations import TITLES
from cosystudio.segmentation.spans import CJK, Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĊČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢȚȘŤŪŮŰŲŴŶŹŻŽΑ-ΩЀ-Я"
_MONTHS = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|"
    "November|December|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|"
    "juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    "octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
_PARTICLES = (
    "van|von|vom|der|den|dem|de|del|della|dei|degli|di|da|do|dos|das|du|des|la|le|les|los|las|zu|zum|zur|ten|ter|te|"
    "op|bin|ibn|ben|al|el|af|av|of"
)
_UNITS = r"%|‰|°(?:\s?[CF])?|[ap]\.\s?m\.|[ap]m|km|cm|mm|kg|mg|ml|Uhr|ft|lb|h|min|s"

# Every repetition of more than single characters is bounded: the text may be a run of twenty thousand of anything.
_IN_ADDRESS = r"[^\s<>\"“”‘’«»\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_LETTER = rf"[^\W_{CJK}]"
_WORD = rf"(?:[dl][’'])?[{_UPPER}](?:(?:{_LETTER}|[’'‐-]){{0,40}}{_LETTER})?"
_PART = rf"(?:(?:{TITLES.replace(' ', '|')})\.?|[{_UPPER}]\.|{_WORD})"
_LINK = rf"(?:\s(?:(?:{_PARTICLES})\s){{0,3}}|(?<=\.))"

_NAME = rf"(?<!{_LETTER})(?<![’'-])(?:{_PART}(?:{_LINK}{_PART}){{1,5}}|(?:(?:{_PARTICLES})\s){{1,3}}{_WORD})"

_ATOM = re.compile(
    rf"""
    (?: https?:// | ftp:// | www\. ) {_IN_ADDRESS}+ (?<![.,;:!?])
  | (?<![A-Za-z0-9_.+-]) [A-Za-z0-9_.+-]{{1,64}} @ [A-Za-z0-9-]{{1,64}} (?: \. [A-Za-z0-9-]{{1,64}} ){{1,6}}
  | (?<!\w) (?: {_MONTHS} )\.? \s \d{{1,2}} (?: st | nd | rd | th )? (?: ,?\s \d{{4}} )? \b
  | (?<!\w) \d{{1,2}} (?: \. | st | nd | rd | th | er | º )? \s (?: (?: of | de ) \s )? (?: {_MONTHS} ) \b
    (?: ,?\s (?: de\s )? \d{{4}} \b )?
  | (?: [$€£¥￥№] \s? )? \d+ (?: (?: [.,:'’/．，：] | [ \u00a0\u2009\u202f] (?= \d{{3}} (?!\d) ) ) \d+ )*
    (?: \s? (?: {_UNITS} ) (?!\w) | [年月日号時时点點分秒] )?
  | [〇零一二三四五六七八九十百千万萬亿億兆]{{2,12}}
  | [{CJK}]{{1,3}} (?: [·・•] [{CJK}]{{1,4}} ){{1,4}}
  | {_NAME}
    """,
    re.VERBOSE,
)

_NOT_A_NAME = re.compile(rf"[@\d{CJK}]|://|www\.")
"""What is in every atom but a name."""

_ASIDE = re.compile(r"\([^()]{1,400}\)|（[^（）]{1,400}）")
_NAME_ALONE = re.compile(_NAME)
_BEFORE_A_NAME = re.compile(rf"[\W_](?=[{_UPPER}]|[dl][’']|(?:{_PARTICLES})\s)")


class Stretches:
    """Stretches of a text, in order, none inside another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        found = list(spans)
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def holds(self, offset: int) -> bool:
        """Is the offset inside one of them, not at its border?"""
        at = bisect_left(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def atoms(text: str) -> Stretches:
    """Return the stretches of a text that should not be cut."""
    return Stretches(match.span() for match in _matches(text))


def asides(text: str) -> Stretches:
    """Return the stretches of a text that are in round brackets."""
    return Stretches(match.span() for match in _ASIDE.finditer(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the atoms in order; where there can be names alone, it is known at a glance where one may start."""
    if _NOT_A_NAME.search(text):
        yield from _ATOM.finditer(text)
        return
    end = 0
    for start in (0, *(before.end() for before in _BEFORE_A_NAME.finditer(text))):
        if start >= end and (match := _NAME_ALONE.match(text, start)):
            yield match
            end = match.end()
