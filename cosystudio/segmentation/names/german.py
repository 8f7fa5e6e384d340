"""Names in German, where every noun has a capital: a name goes without article, and gives a genitive before a noun."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[^\w\s]")
_TITLES = frozenset(("Herr", "Herrn", "Frau", "Fräulein", "Doktor", "Professor", "Dr.", "Onkel", "Tante", "Graf"))
_DETERMINED = re.compile(
    "(?:d(?:er|ie|as|en|em|es)|dies\\w*|jen\\w*|jed\\w*|all\\w*|manch\\w*|welch\\w*|kein\\w*|[mds]?ein\\w{0,2}|ihr\\w*|"
    "uns\\w*|eu(?:er|re\\w*)|zu[mr]|i[mn]s?|am|vom|beim|ans|aufs|ohne|\\w{3,}(?:e|en|er|es|em))$",
    re.IGNORECASE,
)
_LEAST_COUNT, _LEAST_EVIDENCE, _MOST_DETERMINED = 2, 2, 0.25


def names(paragraphs: Sequence[str]) -> set[str]:
    """Return the names in these paragraphs."""
    nouns, determined, evidence = Counter[str](), Counter[str](), Counter[str]()
    words = [_WORD.findall(paragraph) for paragraph in paragraphs]
    small = {word for line in words for word in line if word.islower()}
    for line in words:
        for before, word, after in zip(["", *line], line, [*line[1:], ""], strict=False):
            if not word[0].isupper() or word.isupper():
                continue
            nouns[word] += 1
            determined[word] += bool(_DETERMINED.match(before)) and before not in _TITLES
            evidence[word.removesuffix("s")] += word.endswith("s") and after[:1].isupper()
            evidence[word] += 3 * (before in _TITLES) + (after == "!" and not before[:1].isalnum())
    return {
        word
        for word, count in nouns.items()
        if count + nouns[f"{word}s"] >= _LEAST_COUNT
        and evidence[word] >= _LEAST_EVIDENCE
        and determined[word] / count <= _MOST_DETERMINED
        and word.lower() not in small
        and word not in _TITLES
    }
