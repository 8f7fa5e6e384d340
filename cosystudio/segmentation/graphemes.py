"""Where one written character ends and the next begins: never between a letter and its accents.

The rules are those of Unicode Standard Annex #29, extended grapheme clusters; where the classes of the standard are
not at hand a place is rather no border.
"""

import re
import unicodedata

_ALONE = re.compile(
    "[\n -\u02ff\u0370-\u0482\u048a-\u0590\u05be\u05d0-\u05f4\u2010-\u2027\u2030-\u203b\u203d-\u2048\u2050-\u205e"
    "\u20a0-\u20cf\u3000-\u3029\u3031-\u303c\u3041-\u3098\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d]{2}"
)
"""Two characters of sorts that stand alone and join nothing; a quick answer for nearly every place in a book."""

_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_FIRST_COMBINING = "\u0300"
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd")
_PICTURES_THAT_ARE_NO_SYMBOLS = frozenset("‼⁉〰〽↔↕⤴⤵▫▪◼◾◽")
_VIRAMA = 9
"""The combining class of the sign that joins two consonants of an Indic script."""


def is_border(text: str, offset: int, since: int = 0) -> bool:
    """May the text be cut at the offset without cutting a character?  `since` is a border before it."""
    if offset <= since or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if after < _FIRST_COMBINING and before < _FIRST_COMBINING:
        return (before, after) != ("\r", "\n")
    if _ALONE.match(text, offset - 1):
        return True
    if _is_control(before) or _is_control(after):
        return True
    return not _extends(before, after) and not _joins(text, offset, since)


def next_border(text: str, offset: int, since: int = 0) -> int:
    """Return the first border at or after the offset."""
    while not is_border(text, offset, since):
        offset += 1
    return offset


def _is_control(character: str) -> bool:
    if character in (_JOINER, _NON_JOINER) or character in _PREPENDED or "\U000e0020" <= character <= "\U000e007f":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _extends(before: str, after: str) -> bool:
    """Does the second character belong to whatever stands before it, or the first to what comes?"""
    return (
        unicodedata.category(after).startswith("M")
        or after in (_JOINER, _NON_JOINER, "\u0e33", "\u0eb3", "\uff9e", "\uff9f")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or before in _PREPENDED
    )


def _joins(text: str, offset: int, since: int) -> bool:
    """Do the two characters make one sign: a picture of several, a flag, a Korean syllable, an Indic conjunct?"""
    before, after = text[offset - 1], text[offset]
    if before == _JOINER and (unicodedata.category(after) == "So" or after in _PICTURES_THAT_ARE_NO_SYMBOLS):
        return True
    if _is_flag_letter(before) and _is_flag_letter(after):
        return _flag_letters_before(text, offset, since) % 2 == 1
    return _makes_syllable(before, after) or _makes_conjunct(text, offset, since)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, offset: int, since: int) -> int:
    first = offset
    while first > since and _is_flag_letter(text[first - 1]):
        first -= 1
    return offset - first


def _makes_syllable(before: str, after: str) -> bool:
    """Korean: a leading consonant with what follows, a vowel or a final consonant with what is before it."""
    if "\u1160" <= after <= "\u11ff" or "\ud7b0" <= after <= "\ud7fb":
        return "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7fb" or "\ua960" <= before <= "\ua97c"
    leads = "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c"
    return leads and ("\u1100" <= after <= "\u115f" or "\ua960" <= after <= "\ua97c" or "\uac00" <= after <= "\ud7a3")


def _makes_conjunct(text: str, offset: int, since: int) -> bool:
    if not "\u0900" <= text[offset] <= "\u0d7f" or unicodedata.category(text[offset]) != "Lo":
        return False
    at = offset - 1
    while at >= since and _extends("", text[at]):
        if unicodedata.combining(text[at]) == _VIRAMA:
            return True
        at -= 1
    return False
