"""The entries of a diary: dates on lines of their own, ``3 May. Bistritz.``, ``1937年7月7日 晴``."""

import re
from collections.abc import Sequence

from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.text import one_line

_FEWEST, _MOST = 3, 10_000
_FEWEST_LETTERS = 60
"""Letters that an entry has at the median."""
_LONGEST = 60
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|января|"
    r"февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
_WEEKDAY = r"(?:[^\W\d_]{3,12}[,.]? )?"
_REST = r"(?:[,.:;—–-]? ?(?:de )?\d{4})?(?:$|\s?[.,:;(—–-].*)"
_ALPHABETIC = re.compile(
    rf"{_WEEKDAY}(?:(?:the )?{_DAY} (?:of |de )?{_MONTH}|{_MONTH} (?:the )?{_DAY}){_REST}", re.IGNORECASE
)
_HAN_FIGURES = "[〇零一二三四五六七八九十廿卅0-9０-９]"
_HAN = re.compile(
    rf"(?:[^\W\d_]{{0,4}}{_HAN_FIGURES}{{2,4}}年)?\s*{_HAN_FIGURES}{{1,3}}月\s*{_HAN_FIGURES}{{1,3}}日(?:$|[\s,，:：（(·星周].*)|"
    r"\d{4}년 \d{1,2}월 \d{1,2}일(?:$|[\s.,(].*)"
)
_IN_FIGURES = re.compile(r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:$|[\s.,:].*)")
_SENTENCE = re.compile(r"[。，；！？!?,;]$|[^\s.\d]{2}[.] \S.{20}")
_FIGURES = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十")


def entries_of_diary(paragraphs: Sequence[Paragraph], distances: Distances) -> list[int]:
    """Return the places of the dates that head entries; none where there are few, or nothing stands below them."""
    found = [at for at, one in enumerate(paragraphs) if len(one.lines) == 1 and is_date(one.lines[0])]
    return found if _FEWEST <= len(found) <= _MOST and distances.median(found) >= _FEWEST_LETTERS else []


def is_date(line: str) -> bool:
    """Does the line say a day, and behind it the weather or the place at most?"""
    if len(line) > 2 * _LONGEST or _FIGURES.isdisjoint(line):
        return False
    text = one_line(line)
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    return any(form.fullmatch(text) for form in (_ALPHABETIC, _HAN, _IN_FIGURES))
