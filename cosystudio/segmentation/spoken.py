"""What is sent to the voice for a line, and about how long that takes to say."""

import re
import unicodedata

from cosystudio.segmentation.spans import CJK, cjk_count

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are not white space
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"  # hyphens, joiners, directions
    "\ufe00-\ufe0f\U000e0000-\U000e01ef"  # variation selectors and tags
    "\ud800-\udfff]"  # lone surrogates, which no request can carry
)
_LINE_BREAK = re.compile(r"\s*[\n\r\x85\u2028\u2029]\s*")
_CJK_CHARACTER = re.compile(f"[{CJK}]")

_LATIN_PER_SECOND = 14.5
"""Characters with spaces a second: narrators read 150 to 160 words a minute, an English word has 5.7 with its space."""

_CJK_PER_SECOND = 4.3
"""Syllables a second, pauses within the sentence included: Chinese narrators read 240 to 280 characters a minute."""

_JAPANESE_PER_SECOND = 5.0
"""Kana and kanji a second: 300 a minute is what Japanese newsreaders are trained to."""

_DIGIT_LENGTH = 5
"""Latin characters that a digit stands for when it is read out: ``1859`` is ``eighteen fifty-nine``."""

_DIGIT = re.compile(r"\d")
_CJK_PUNCTUATION = re.compile("[\u3000-\u3004\u3008-\u3030\u303d\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")


def spoken_text(text: str) -> str:
    """Return what is sent to the voice for a line, or "" when there is no letter or digit in it to be said.

    Unicode NFC, without characters that are not seen, white space folded to single spaces.  The end of a verse becomes
    a comma where it has no punctuation of its own, for a reader breathes there.
    """
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()
    if not any(character.isalnum() for character in seen):
        return ""
    return " ".join(_LINE_BREAK.sub(_breath, seen).split())


def estimated_seconds(text: str, language: str) -> float:
    """Return about how long the line takes to say, in seconds; 0 when there is nothing to say.

    Good for a sum over a chapter, not for one line: voices differ by a third.  `language` is a BCP 47 tag.
    """
    spoken = spoken_text(text)
    cjk, digits = cjk_count(spoken), len(_DIGIT.findall(spoken))
    others = len(spoken) - cjk - digits - len(_CJK_PUNCTUATION.findall(spoken))
    if cjk > others:  # in a CJK sentence a digit is one syllable: 1859 is 一八五九
        cjk, digits = cjk + digits, 0
    return (others + digits * _DIGIT_LENGTH) / _LATIN_PER_SECOND + cjk / _cjk_per_second(language)


def _cjk_per_second(language: str) -> float:
    return _JAPANESE_PER_SECOND if language.partition("-")[0].lower() == "ja" else _CJK_PER_SECOND


def _breath(line_break: re.Match[str]) -> str:
    """Return what stands for a line break: a comma after a word, of its own script, else a space."""
    last = line_break.string[line_break.start() - 1]
    if _CJK_CHARACTER.match(last):
        return "，"
    return ", " if last.isalnum() else " "
