"""A stop at the end of a line that has no mark there: a voice then lets its tone fall."""

import re
import unicodedata

from cosystudio.segmentation.spans import CJK

_CLOSERS = "\"'”’»›“‘）)］]}】〕〉》」』〞"
"""Marks that may stand behind the last word: brackets, and quotation marks that close in some language."""

_BEHIND = f"{_CLOSERS} "
_USUAL_STOPS = frozenset(".,;:!?…—。，！？")
_ENDS_A_WORD = "%‰°′″$€£¥￥℃℉²³+№"
"""Signs that are said, so that a line which ends with one has not had its stop."""

_LATIN_STOP, _HAN_STOP = ".", "。"
_STOPS = (
    (re.compile("[\uac00-\ud7a3\u1100-\u11ff]"), "."),
    (re.compile(f"[{CJK}]"), _HAN_STOP),
    (re.compile("[\u0900-\u09ff\u0a00-\u0a7f\u0b00-\u0b7f]"), "।"),
    (re.compile("[\u0530-\u058f]"), "։"),
    (re.compile("[\u1200-\u137f]"), "።"),
    (re.compile("[\u1000-\u109f]"), "။"),
    (re.compile("[\u1780-\u17ff]"), "។"),
    (re.compile("[\u0e00-\u0eff\u0f00-\u0fff]"), ""),  # Thai, Lao and Tibetan have none
)
"""The full stop of each script that has one of its own, by a character of it."""

_HAN_LANGUAGES = frozenset(("zh", "ja", "yue", "lzh", "wuu"))
_ORDINAL_LANGUAGES = frozenset(
    ("de", "da", "no", "nb", "nn", "fi", "et", "lv", "cs", "sk", "pl", "hu", "hr", "sr", "bs", "sl", "is", "tr")
)
"""Where a stop behind figures makes an ordinal number of them: ``Kapitel 4.`` is the fourth."""


def final_stop(text: str, language: str = "") -> str:
    """Return the stop, of its own script, that belongs behind a line whose last word has no mark; else "".

    Brackets and quotation marks behind that word are looked through: ``“Yes”`` gets a stop, ``“Yes.”`` none.  This is
    about whole lines: give it nothing that stands in the middle of one.  `language` is a BCP 47 tag.
    """
    core = text.rstrip(_BEHIND)
    if not core or core[-1] in _USUAL_STOPS or not _is_of_a_word(core[-1]):
        return ""
    primary = language.partition("-")[0].lower()
    if primary in _ORDINAL_LANGUAGES and core[-1].isdigit():
        return ""
    return _stop_of(core, primary)


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character in _ENDS_A_WORD or unicodedata.category(character)[0] == "M"


def _stop_of(core: str, language: str) -> str:
    """Return the stop of the script of the last letter; without a letter, of the language."""
    letter = next((character for character in reversed(core) if character.isalpha()), "")
    if not letter:
        return _HAN_STOP if language in _HAN_LANGUAGES else _LATIN_STOP
    return next((stop for script, stop in _STOPS if script.match(letter)), _LATIN_STOP)
