"""Which letters a text is written in: a voice leaves out, without a word, what its language does not have."""

import re
import unicodedata
from collections.abc import Collection

LATIN = "LATIN"
HAN = "CJK"
HIRAGANA = "HIRAGANA"
KATAKANA = "KATAKANA"
GREEK = "GREEK"
KANA = (HIRAGANA, KATAKANA)
"""The first word of the Unicode names of these letters; NFKC takes the full-width and ligature forms to them."""

_WORDS = re.compile(r"[^\W\d_]+")


def script(letter: str) -> str:
    """Return the first word of the letter's Unicode name, which is the name of its script."""
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def foreign_words(text: str, known: Collection[str]) -> list[str]:
    """Return the runs of letters that hold one from a script outside `known`, in the order of the text.

    A single Greek letter is a symbol, not a word: π and µ belong to every language.  Modifier letters, such as the
    Hawaiian ʻokina, are of no script.
    """
    return [word for word in _WORDS.findall(unicodedata.normalize("NFKC", text)) if _is_foreign(word, known)]


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit to speak at all."""
    return any(character.isalnum() for character in text)


def _is_foreign(word: str, known: Collection[str]) -> bool:
    outside = [letter for letter in word if unicodedata.category(letter) != "Lm" and script(letter) not in known]
    return len(outside) > 1 or (len(outside) == 1 and script(outside[0]) != GREEK)
