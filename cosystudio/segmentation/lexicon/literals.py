"""Many words and phrases as one regular expression that takes the longest, in time that does not grow with them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_APOSTROPHES = "'’ʼ"
_HYPHENS = "-\u2010\u2011"
_ALIKE = str.maketrans(dict.fromkeys("’ʼ", "'") | dict.fromkeys("\u2010\u2011", "-"))
_END = ""
"""The key in a node of the tree that says: here a word may end."""


def key_of(written: str, *, match_case: bool) -> str:
    """Return what is equal for all spellings that an entry means: spaces, apostrophes and hyphens of one sort."""
    plain = " ".join(unicodedata.normalize("NFC", written).translate(_ALIKE).split())
    return plain if match_case else "".join(map(_lower, plain))


def pattern_of(keys: Iterable[str], *, match_case: bool) -> str:
    """Return an expression that matches the longest of these keys; none of them is empty."""
    root: dict[str, Any] = {}
    for key in keys:
        node = root
        for character in key:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _expression(root, match_case)


def _expression(node: dict[str, Any], match_case: bool) -> str:
    branches = [
        _class(character, match_case) + _expression(below, match_case) for character, below in node.items() if character
    ]
    if _END in node:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _class(character: str, match_case: bool) -> str:
    """Return what a character of a key stands for: each space for any white space, each letter for both its cases."""
    if character == " ":
        return r"\s+"
    if character == "'":
        return f"[{_APOSTROPHES}]"
    if character == "-":
        return f"[{_HYPHENS}]"
    cases = {character} if match_case else {character, *_cases(character)}
    return re.escape(character) if len(cases) == 1 else f"[{''.join(sorted(cases))}]"


def _cases(character: str) -> set[str]:
    return {case for case in (character.upper(), character.title()) if _lower(case) == character}


def _lower(character: str) -> str:
    """One character in lower case, as one character: ``İ`` would become two."""
    low = character.lower()
    return low if len(low) == 1 else character
