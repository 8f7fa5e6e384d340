"""Lines of Hebrew and Arabic: letters as they stand on the paper, from left to right, put in the order of reading.

Producers write such lines in whichever order they like, so what a file says of it is not asked: on the paper it is
what the Unicode Bidirectional Algorithm (UAX 9) makes of the text, and that is undone here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cosystudio.pdfium.values import RIGHT_TO_LEFT

_MARKS = ("Mn", "Me")
_TERMINATORS = "ET"
_BRACKETS = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_OPENS, _CLOSES = "([{«‹", ")]}»›"
_AT_WORD = re.compile(r"(?:^|(?<=\s))(?P<before>[()\[\]{}«»‹›](?=\w))|(?<=\w)[()\[\]{}«»‹›](?=$|[\s.,:;!?،؛؟])")
"""A bracket with white before it and a word behind it, or the other way round."""
_WORDS_FROM_RIGHT = re.compile(rf"{RIGHT_TO_LEFT.pattern}(?:[^A-Za-z\u00c0-\u058f]*{RIGHT_TO_LEFT.pattern})?")
_FORMS = re.compile("[\ufb1d-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc]")


def is_mark(char: str) -> bool:
    """Does the character stand above or below another one, as vowel points do?"""
    return unicodedata.category(char) in _MARKS


def letters_of_forms(text: str) -> str:
    """Return the text with the letters that presentation forms are shapes of (Unicode 9.2)."""
    return _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).replace(" ", ""), text)


def is_from_right(text: str, *, is_mostly: bool) -> bool:
    """Does the line, or a part of one, run to the left?  `is_mostly` is whether most letters of the page do."""
    own, all_of_them = len(RIGHT_TO_LEFT.findall(text)), sum(map(str.isalpha, text))
    return 2 * own >= all_of_them or own > 0 if is_mostly else 2 * own > all_of_them


def read_from_right(seen: str, *, swaps: bool = False) -> str:
    """Return the letters of a line that runs to the left in the order of reading; `seen` is from left to right.

    Words and numbers that run to the right inside it stay as they are.  With `swaps` its brackets are turned round.
    """
    clusters = list(_clusters(seen))[::-1]
    text = ""
    at = 0
    for start, end in _runs_right([cluster[0] for cluster in clusters]):
        text += _turned(clusters[at:start], swaps=swaps) + "".join(clusters[start:end][::-1])
        at = end
    return text + _turned(clusters[at:], swaps=swaps)


def read_from_left(seen: str, *, swaps: bool = False) -> str:
    """Return the letters of a line that runs to the right, the words in it that run left in the order of reading."""
    return _WORDS_FROM_RIGHT.sub(lambda match: read_from_right(match[0], swaps=swaps), seen)


def _turned(clusters: list[str], *, swaps: bool) -> str:
    text = "".join(clusters)
    return text.translate(_BRACKETS) if swaps else text


def _clusters(text: str) -> Iterator[str]:
    """Yield the letters with the marks that stand on them, which follow them."""
    cluster = ""
    for char in text:
        if cluster and not is_mark(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _runs_right(chars: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words and numbers stand that run to the right, in characters taken from right to left."""
    kinds = [unicodedata.bidirectional(char) for char in chars]
    at = 0
    after_arabic = next((kind for kind in kinds if kind in ("R", "AL")), "") == "AL"
    while at < len(chars):
        kind = kinds[at]
        after_arabic = kind == "AL" if kind in ("R", "AL") else after_arabic
        start, end = at, at + 1
        if kind in ("L", "EN", "AN"):
            end = _end_of_run(kinds, at, after_arabic=after_arabic)
        elif kind == _TERMINATORS and not after_arabic and kinds[at + 1 : at + 2] == ["EN"]:
            end = _end_of_run(kinds, at + 1, after_arabic=after_arabic)
        if end - start > 1:
            yield start, end
        at = end


def _end_of_run(kinds: list[str], start: int, *, after_arabic: bool) -> int:
    """Return the end of the words, or of the number, that begin there; figures beside Latin words belong to them."""
    stop = next((at for at in range(start, len(kinds)) if kinds[at] in ("R", "AL", "AN")), len(kinds))
    words = [at for at in range(start, stop) if kinds[at] == "L"]
    if kinds[start] != "AN" and words:
        return max(at for at in range(start, stop) if kinds[at] in ("L", "EN")) + 1
    end = start + 1
    while _goes_on(kinds, end, kinds[start], after_arabic=after_arabic):
        end += 1
    while kinds[start] == "EN" and not after_arabic and kinds[end : end + 1] == [_TERMINATORS]:
        end += 1
    return end


def _goes_on(kinds: list[str], at: int, number: str, *, after_arabic: bool) -> bool:
    """Does a number go on there, with a figure or one mark before the next figure?"""
    figures = ("EN", "AN") if after_arabic else (number,)
    marks = ("CS",) if after_arabic or number == "AN" else ("CS", "ES")
    here, after = [*kinds[at : at + 2], "", ""][:2]
    return here in figures or (here in marks and after in figures)


class Brackets:
    """Learns from page to page whether brackets come as the shapes that are seen or as what they mean."""

    def __init__(self) -> None:
        """Know of none."""
        self._right = self._wrong = 0

    def learn(self, texts: Iterable[str]) -> bool:
        """Take in lines in the order of reading; return whether their brackets are to be turned round."""
        for text in texts:
            for match in _AT_WORD.finditer(text):
                is_right = match[0][-1] in _OPENS if match["before"] else match[0][0] in _CLOSES
                self._right += is_right
                self._wrong += not is_right
        return self._wrong > self._right
