"""Where a word may begin and end, by the script at its own edge.

Chinese, Japanese hiragana and Thai run on without spaces: there every place may be the edge of a word.  A run of
katakana is a word of its own, Korean hangs its particles on a word's end, and ``AI`` is a whole word in ``用AI写``.
"""

import re

_RUNNING_ON = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_LETTER = f"[^\\W_{_RUNNING_ON}{_KATAKANA}{_HANGUL}]"
"""A letter or digit of a script that parts its words, as a class of a regular expression."""

_IS_RUNNING_ON = re.compile(f"[{_RUNNING_ON}]")
_IS_KATAKANA = re.compile(f"[{_KATAKANA}]")
_IS_HANGUL = re.compile(f"[{_HANGUL}]")


def before(first: str) -> str:
    """Return the condition, as a regular expression, for a whole word to begin with this character here."""
    if first.isdigit():
        return f"(?<!{_LETTER})(?<!\\d[.,])"
    if not first.isalnum() or _IS_RUNNING_ON.match(first):
        return ""
    if _IS_KATAKANA.match(first):
        return f"(?<![{_KATAKANA}])"
    return f"(?<![{_HANGUL}])" if _IS_HANGUL.match(first) else f"(?<!{_LETTER})"


def after(last: str) -> str:
    """Return the condition for a whole word to end with this character: ``can`` is none in ``can’t``."""
    if last.isdigit():
        return f"(?!{_LETTER})(?![.,]\\d)"
    if not last.isalnum() or _IS_RUNNING_ON.match(last) or _IS_HANGUL.match(last):
        return ""
    if _IS_KATAKANA.match(last):
        return f"(?![{_KATAKANA}])"
    return f"(?!{_LETTER})(?![\u0300-\u036f])(?!['’]t(?!{_LETTER}))"


def is_whole(text: str, start: int, end: int) -> bool:
    """Do whole words begin and end at the borders of text[start:end]?"""
    return bool(_compiled(before(text[start])).match(text, start) and _compiled(after(text[end - 1])).match(text, end))


def _compiled(condition: str) -> re.Pattern[str]:
    return re.compile(condition)  # the few there are stay in re's own cache
