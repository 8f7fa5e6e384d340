"""About how long a line takes to say."""

import re

from cosystudio.segmentation.spans import cjk_count
from cosystudio.segmentation.spoken.clean import cleaned, is_sayable

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


def estimated_seconds(text: str, language: str) -> float:
    """Return about how long the line takes to say, in seconds; 0 when there is nothing to say.

    Good for a sum over a chapter, not for one line: voices differ by a third.  `language` is a BCP 47 tag.
    """
    if not is_sayable(text):
        return 0.0
    spoken = cleaned(text)
    digits = len(_DIGIT.findall(spoken))
    if spoken.isascii():
        return (len(spoken) - digits + digits * _DIGIT_LENGTH) / _LATIN_PER_SECOND
    cjk = cjk_count(spoken)
    others = len(spoken) - cjk - digits - len(_CJK_PUNCTUATION.findall(spoken))
    if cjk > others:  # in a CJK sentence a digit is one syllable: 1859 is 一八五九
        cjk, digits = cjk + digits, 0
    return (others + digits * _DIGIT_LENGTH) / _LATIN_PER_SECOND + cjk / _cjk_per_second(language)


def _cjk_per_second(language: str) -> float:
    return _JAPANESE_PER_SECOND if language.partition("-")[0].lower() == "ja" else _CJK_PER_SECOND
