"""Names in languages that write them, and little else, with a capital: not by the capital of a sentence's first word.

A word is a part of a name where it has its capital within sentences too, and hardly ever stands without it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:[’'‐-][^\W\d_]+)*\.?)|(?P<other>\S)")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_ELIDED = re.compile(r"^(?:[dlDL]|qu)[’'](?=[A-ZÀ-Þ])")
_OPENERS = frozenset('“”"‘«»„‹›(—–-…*_[:;.!?。¿¡')
_TITLES = frozenset(
    """
    mr mrs ms messrs miss dr doctor st saint sir lord lady prof professor capt captain col colonel gen general lieut
    lieutenant major rev reverend father mother brother sister uncle aunt king queen prince princess duke duchess
    count countess baron baroness judge inspector m mm mme mlle monsieur madame mademoiselle monseigneur don doña
    señor señora signor signora herr frau citizen citizeness mount lake cape fort
    """.split()  # noqa: SIM905
)
"""Words that open a name and are none alone."""
_NEVER = frozenset(
    """
    i i’m i’ll i’ve i’d i'm i'll i've i'd o oh ah ha god lord heaven heavens christ sir madam ma’am ma'am ma sirs mr
    mrs monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december chapter book part volume illustration figure yes no well
    """.split()  # noqa: SIM905
)
_PARTICLES = frozenset(
    """
    de du des la le von van der of del di da
    """.split()  # noqa: SIM905
)
_FEWEST, _SHARE = 2, 0.75
"""How often a word has its capital within sentences, at least, and in which share of its uses within them."""

_LONG = 5
"""Letters of a word whose plural tells that it is an ordinary one; a name such as Rose has its own."""


@dataclass(slots=True)
class _Seen:
    within: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    is_first: bool
    is_free: bool
    """True where something other than a space stands between it and the word before."""


def names(paragraphs: Sequence[str]) -> set[str]:
    """Return the names in these paragraphs, such as ``Miss Pross``, ``Sydney Carton`` and ``Carton``."""
    read = [list(_words(paragraph)) for paragraph in paragraphs]
    parts = _parts(read)
    stretches = Counter(tuple(stretch) for words in read for stretch in _stretches(words, parts))
    runs = Counter[str]()
    for stretch, count in stretches.items():
        whole = [" ".join(stretch)] if count >= _FEWEST else _runs(stretch, parts)
        for run in whole:
            runs[run] += count
    return {run for run, count in runs.items() if count >= _FEWEST or " " not in run}


def _words(paragraph: str) -> Iterator[_Word]:
    is_first, is_free = True, True
    for token in _TOKEN.finditer(paragraph):
        if token["other"]:
            is_first, is_free = is_first or token["other"] in _OPENERS, True
            continue
        written = token["word"]
        ends = written.endswith(".") and not _is_short(written)
        text = _ELIDED.sub("", _POSSESSIVE.sub("", written.removesuffix(".") if ends else written))
        yield _Word(text, is_first, is_free)
        is_first, is_free = ends, ends or bool(_POSSESSIVE.search(written))


def _is_short(written: str) -> bool:
    """True for an initial or an abbreviation after which a sentence goes on."""
    plain = written.removesuffix(".")
    return plain.lower() in _TITLES or (len(plain) == 1 and plain.isupper() and plain != "I")


def _parts(read: Iterable[Iterable[_Word]]) -> set[str]:
    """Return the words that stand with a capital because they are names."""
    seen = _Seen()
    for words in read:
        for word in words:
            if not _is_capital(word.text):
                seen.small[word.text.lower()] += 1
            else:
                (seen.first if word.is_first else seen.within)[word.text] += 1
    return {word for word, count in seen.within.items() if _is_name(word, count, seen)}


def _is_name(word: str, count: int, seen: _Seen) -> bool:
    low = word.lower().removesuffix(".")
    if low in _NEVER or low in _TITLES or len(low) < _FEWEST:
        return False
    enough = count >= _FEWEST or seen.first[word]
    small = seen.small[low] + (seen.small[f"{low}s"] if len(low) >= _LONG else 0)
    return bool(enough) and count / (count + small) >= _SHARE


def _is_capital(word: str) -> bool:
    """True for Carton and McDonald, not for CHAPTER."""
    return word[0].isupper() and (not word.isupper() or len(word) == 1 or word.endswith("."))


def _stretches(words: Sequence[_Word], parts: set[str]) -> Iterator[list[str]]:
    """Yield the capital words that stand side by side, a part of a name among them: Old Bailey, Medical Man.

    Written so twice, they are one name, though one of them is an ordinary word.
    """
    stretch: list[str] = []
    for word in words:
        if word.is_free:
            yield from _trimmed(stretch, parts)
            stretch = []
        if _belongs(word.text, parts) or _may_belong(word) or (stretch and word.text in _PARTICLES):
            stretch.append(word.text)
        else:
            yield from _trimmed(stretch, parts)
            stretch = []
    yield from _trimmed(stretch, parts)


def _may_belong(word: _Word) -> bool:
    return not word.is_first and _is_capital(word.text) and word.text.lower().removesuffix(".") not in _NEVER


def _trimmed(stretch: list[str], parts: set[str]) -> Iterator[list[str]]:
    while stretch and stretch[-1].lower().removesuffix(".") in _TITLES | _PARTICLES:
        stretch = stretch[:-1]
    if not parts.isdisjoint(stretch):
        yield stretch


def _runs(words: Sequence[str], parts: set[str]) -> Iterator[str]:
    run: list[str] = []
    for word in words:
        if _belongs(word, parts) or (run and word in _PARTICLES):
            run.append(word)
        else:
            yield from _closed(run, parts)
            run = []
    yield from _closed(run, parts)


def _belongs(text: str, parts: set[str]) -> bool:
    return text in parts or (text[0].isupper() and (_is_short(text) or text.lower() in _TITLES))


def _closed(run: list[str], parts: set[str]) -> Iterator[str]:
    """Yield the run as a name, if it holds more than titles and particles."""
    while run and run[-1] not in parts:
        run = run[:-1]
    if any(word.lower() not in _PARTICLES for word in run):
        yield " ".join(run)
