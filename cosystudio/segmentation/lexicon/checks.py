"""What is wrong with an entry, before it is used."""

import re
from collections.abc import Callable, Iterable

from lxml import etree

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import expressions, literals
from cosystudio.segmentation.lexicon.patience import MOST_EXPRESSIONS, Patience

LONGEST = 300
"""Characters of either side of an entry."""

_PATIENCE_S = 1.0
_PINYIN = re.compile(r"[^\W\d_]+[0-5]?(?:[\s']+[^\W\d_]+[0-5]?)*")


def check(entry: LexiconEntry, patience: Patience | None = None) -> None:
    """Raise LexiconError, with one sentence, where an entry cannot be used."""
    if not literals.key_of(entry.written, match_case=True):
        raise LexiconError("Write down the word that the entry is for.")
    if max(len(entry.written), len(entry.spoken)) > LONGEST:
        raise LexiconError(f"An entry has {LONGEST} characters at most; “{entry.written[:40]}” has more.")
    if entry.match is Match.REGEX:
        expressions.check(entry, patience)
    _check_form(entry)


class Checker:
    """Checks the entries of one lexicon, one after the other: within seconds, whatever they are."""

    def __init__(self) -> None:
        self._patience = Patience(_PATIENCE_S)
        self._expressions = 0

    def check(self, entry: LexiconEntry) -> None:
        """Raise LexiconError, with one sentence, where the entry cannot be used in this lexicon."""
        if entry.match is Match.REGEX:
            self._expressions += 1
            if self._expressions > MOST_EXPRESSIONS:
                raise LexiconError(f"A lexicon has {MOST_EXPRESSIONS} regular expressions at most; this is one more.")
        check(entry, self._patience)


def problems_of(entries: Iterable[LexiconEntry]) -> list[str]:
    """Return what is wrong with each entry of a lexicon, empty where nothing is."""
    checker = Checker()
    return [_problem(entry, checker.check) for entry in entries]


def problem_of(entry: LexiconEntry) -> str:
    """Return what is wrong with an entry in one sentence, empty where nothing is."""
    return _problem(entry, check)


def _problem(entry: LexiconEntry, checked: Callable[[LexiconEntry], None]) -> str:
    try:
        checked(entry)
    except LexiconError as error:
        return str(error)
    return ""


def _check_form(entry: LexiconEntry) -> None:
    if entry.form is not Form.RESPELLING and not entry.spoken.strip():
        raise LexiconError(f"Write down how “{entry.written[:40]}” is said.")
    if entry.form is Form.PINYIN and not _PINYIN.fullmatch(entry.spoken.strip()):
        raise LexiconError(f"Pinyin is written as syllables with their tones, such as tian1 qi4; not “{entry.spoken}”.")
    if entry.form is Form.SSML and not _is_ssml(entry.spoken):
        raise LexiconError(f"The SSML of “{entry.written[:40]}” is not well-formed; check its angle brackets.")


def _is_ssml(spoken: str) -> bool:
    if "<!" in spoken or "<?" in spoken:
        return False
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(f"<speak>{spoken}</speak>".encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True
