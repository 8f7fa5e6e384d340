"""Where to cut a line when nobody has pointed at a place."""

import re

_AFTER_SENTENCE = re.compile(r"[.!?…。！？][\"'”’」』）)]*\s*")
_AFTER_CLAUSE = re.compile(r"[,;:，；：、—–][\"'”’」』）)]*\s*")
_AFTER_WORD = re.compile(r"\s+")


def natural_cut(text: str) -> int:
    """Return the place nearest to the middle that ends a sentence, else a clause, else a word, else the middle."""
    for pattern in (_AFTER_SENTENCE, _AFTER_CLAUSE, _AFTER_WORD):
        places = [match.end() for match in pattern.finditer(text) if text[match.end() :].strip()]
        if places:
            return min(places, key=lambda place: abs(place - len(text) / 2))
    return len(text) // 2
