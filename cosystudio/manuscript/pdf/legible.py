"""Can what the fonts of a PDF call its letters be read?  Some name none of them, some name wrong ones."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from cosystudio.manuscript.pdf.values import Page
from cosystudio.pdfium.values import RIGHT_TO_LEFT

_UNREADABLE = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNREADABLE_SHARE = 0.05
_FEWEST = 20
_FEWEST_LETTERS = 400
_FREQUENT = frozenset("eainorst")
_FREQUENT_SHARE = 0.45
"""Of the letters of a text: 50 to 68 % are frequent ones in the languages written with Latin letters, as tables of
letter frequencies say; where each letter is another one it is 18 to 40 %."""
_ACCENTED_SHARE = 0.55
"""Of the letters of a text: more than the 40 % of Vietnamese; letters of other alphabets taken for Latin have it."""


_FINAL = "ךםןףץةى"
"""Letters that stand at the ends of words alone: the final ones of Hebrew, and two of Arabic."""
_FINAL_AT_END = re.compile(rf"[\u05d0-\u064a]{{2}}[{_FINAL}](?![\u0590-\u06ff])")
_FINAL_AT_START = re.compile(rf"(?<![\u0590-\u06ff])[{_FINAL}][\u05d0-\u064a]{{2}}")
_FEWEST_FINAL = 5
_MIXED = re.compile(r"(?<=[\u05d0-\u06ff])[A-Za-z$\u1400-\u167f]{1,2}(?=[\u05d0-\u06ff])")


class Legibility:
    """Counts the characters of a book, and says what is wrong with them."""

    def __init__(self) -> None:
        """Count from nothing."""
        self._counts: Counter[str] = Counter()
        self._at_ends = self._at_starts = self._mixed = 0

    def count(self, text: str) -> None:
        """Take in the text of a page."""
        self._counts.update(text)

    def read(self, page: Page) -> None:
        """Take in the lines of a page."""
        for line in page.lines:
            if RIGHT_TO_LEFT.search(line.text):
                self._at_ends += len(_FINAL_AT_END.findall(line.text))
                self._at_starts += len(_FINAL_AT_START.findall(line.text))
                self._mixed += len(_MIXED.findall(line.text))

    def warnings(self) -> Iterator[str]:
        """Yield what the person must know, a sentence each."""
        yield from self._of_letters()
        if self._at_starts > max(_FEWEST_FINAL, self._at_ends):
            yield "The letters of the words in this PDF stand in the wrong order; it may need OCR."
        elif self._mixed > 1:
            yield (
                f"{self._mixed} words of this PDF hold letters of other alphabets, as its fonts name wrong ones;"
                " listen to them."
            )

    def _of_letters(self) -> Iterator[str]:
        total = sum(count for char, count in self._counts.items() if not char.isspace())
        unreadable = sum(count for char, count in self._counts.items() if _UNREADABLE.match(char))
        if unreadable > max(_FEWEST, _UNREADABLE_SHARE * total):
            yield (
                f"{unreadable} characters are unreadable, as the fonts of this PDF do not name their letters;"
                " it may need OCR."
            )
        elif _is_of_no_language(self._counts, total):
            yield "The letters of this PDF make no words, as its fonts name wrong ones; it may need OCR."


def _is_of_no_language(counts: Counter[str], total: int) -> bool:
    """Are the letters mostly Latin ones, and not those that languages have most of?"""
    letters: Counter[str] = Counter()
    for char, count in counts.items():
        base = unicodedata.normalize("NFD", char.casefold())[:1]
        if char.isalpha() and char < "\u0250":
            letters[base if base.isascii() else ""] += count
            letters["accented"] += count * (not char.isascii())
    accented = letters.pop("accented", 0)
    latin = letters.total()
    if latin < max(_FEWEST_LETTERS, 0.4 * total):
        return False
    frequent = sum(letters[char] for char in _FREQUENT)
    return frequent < _FREQUENT_SHARE * latin or accented > _ACCENTED_SHARE * latin
