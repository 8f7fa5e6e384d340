"""What all notices in a web novel are made of: addresses, ornaments, sentences and clauses."""

import re
from collections.abc import Iterator

LONGEST = 150
"""Characters of a line that may be a call or a notice."""
HAN = re.compile("[\u3400-\u9fff]")
ORNAMENTS = " \t　~～*＊=＝-—―–…。.!！?？、,，:：;；+＋^_|｜·•☆★◆◇●○■□※"
BRACKETS = "()（）[]【】〔〕{}「」『』<>《》〈〉"
_IN_SENTENCES = re.compile(r"[。！!？?；;\n]+")
_IN_CLAUSES = re.compile(r"[，,、。！!？?；;~～\s…+＋】【（）()]+")

ADDRESS = re.compile(
    r"https?:|(?:www|wap|m)\s*[.．。]\s*\w|\w[.．](?:com|net|org|cn|cc|info|la|me|tw|xyz|top|vip)(?![a-z])",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a line without the ornaments around them; the points of an address end none."""
    yield from filter(None, (one.strip(ORNAMENTS) for one in _IN_SENTENCES.split(text) if bare(one)))


def clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a line without ornaments and brackets around them."""
    yield from filter(None, map(bare, _IN_CLAUSES.split(text)))


def bare(words: str) -> str:
    """Return the words without ornaments and brackets around them."""
    return words.strip(ORNAMENTS + BRACKETS)
