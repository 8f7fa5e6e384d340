"""Abbreviations written out, where there is one reading of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cosystudio.segmentation.spoken.abbreviation_lists import BY_LANGUAGE, Abbreviations

_BEFORE_A_NAME = r"(?=\s(?:and\s|&\s)?[^\W\d_a-zа-яà-öø-ÿ][^\W\d_A-ZА-ЯÀ-ÖØ-Þ])"
_BEFORE_A_FRENCH_NAME = r"(?=\s(?:(?:de|du|des|le|la)\s|d[’'])?[^\W\d_a-zà-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ])"
_BEFORE_FIGURES = r"(?=\s?\d)"
_BEFORE_A_YEAR = r"(?=\s?\d{3,4}(?!\w))"
_LONGEST_WORD = 24
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_]\.\s?$")
_THE_END = re.compile(r"[\s\"'”’»›)\]]*$")
_A_SENTENCE_STARTS = re.compile(r"[\"'”’»›)\]]*\s[\s\"'“‘«‹([]*[^\W\d_a-zа-яà-öø-ÿ]")
_STREET = re.compile(r"(?<![\w.])St\.(?=\s[a-z]|[,;:!?)\"'”’]|$)")
_STARTER_WORDS = (
    "A And As At Before But By Dear For From Good He Her His If In Is It My Near No Of Old On Or Our Poor She So That "
    "The Then They This To Was We When While With Yes You Your Lord Lady Sir Duke Marquis Marquise Count Countess Earl "
    "Viscount Abbot Abbé Rue Father Mother Sister Brother Fort Port Lake Cathedral Church"
)
_STARTERS = frozenset(_STARTER_WORDS.split())
"""Words that a capital is on only because a sentence starts, or that stand before a title."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a language's abbreviations are found by and read as."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    readings: dict[str, str]
    may_end: frozenset[str]


def with_words_for_abbreviations(text: str, language: str) -> str:
    """Return the text with the abbreviations of its language (a primary tag such as ``de``) written out.

    The stop of one that ends the sentence stays.  Whatever has more than one reading is left as written.
    """
    reader = _READERS.get(language)
    if reader is None:
        return text
    if not reader.hint.search(text):
        return text
    read = reader.pattern.sub(lambda match: _read(match, reader, language), text)
    return _STREET.sub(_street, read) if language == "en" else read


def _read(match: re.Match[str], reader: _Reader, language: str) -> str:
    written = re.sub(r"(?<=\.)\s", "", match[0])
    spoken = reader.readings.get(written)
    if spoken is None or not _is_sure(match, written, language):
        return match[0]
    return spoken + _stop_after(match, written in reader.may_end and language != "de")


def _is_sure(match: re.Match[str], written: str, language: str) -> bool:
    """Titles after an initial are initials; ``St.`` and ``Dr.`` after a name may be a street."""
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if written in ("M.", "MM.", "c.", "p.", "S.", "n."):
        return not _INITIAL_BEFORE.search(before)
    if language != "en" or written.rstrip(".") not in ("St", "Dr"):
        return True
    word = _WORD_BEFORE.search(before)
    if word is None or word[1] in _STARTERS or word[1].isdigit():
        return True
    return word[1].islower() and not word[1][0].isdigit()  # 12 St. James’s Square, but: 5th St. Near it


def _stop_after(match: re.Match[str], may_end: bool) -> str:
    """Return the stop that ends the sentence, where the abbreviation's own one did both."""
    text, end = match.string, match.end()
    if not match[0].endswith("."):
        return ""
    ends = _THE_END.match(text, end) or (may_end and _A_SENTENCE_STARTS.match(text, end))
    return "." if ends else ""


def _street(match: re.Match[str]) -> str:
    word = _WORD_BEFORE.search(match.string[max(0, match.start() - _LONGEST_WORD) : match.start()])
    is_named = word is not None and word[1][0].isupper() and word[1] not in _STARTERS
    return "Street" + _stop_after(match, True) if is_named else match[0]


def _reader(language: str, known: Abbreviations) -> _Reader:
    before_name = _BEFORE_A_FRENCH_NAME if language == "fr" else _BEFORE_A_NAME
    bare = {name.rstrip("."): known.names[name] for name in known.bare}
    groups = (
        _alternatives([*known.names, *bare], before_name),
        _alternatives(known.numbers, _BEFORE_FIGURES),
        _alternatives(known.years, _BEFORE_A_YEAR),
        _alternatives([*known.open, *known.last], r"(?!\w)"),
    )
    readings = {**known.names, **bare, **known.numbers, **known.years, **known.open, **known.last}
    pattern = "|".join(group for group in groups if group)
    stopless = [word for word in readings if not word.endswith(".")]
    hint = re.compile("|".join([r"\w\.[^\"'”’»›]", r"\w\.\W*$", *map(re.escape, stopless)]))
    return _Reader(hint, re.compile(rf"(?<![\w.’'&-])(?:{pattern})"), readings, frozenset(known.last))


def _alternatives(words: Iterable[str], ahead: str) -> str:
    """Return a pattern for any of the words, longest first; behind a stop inside there may be a space."""
    spelt = [re.escape(word).replace(r"\.", r"\.\s?").removesuffix(r"\s?") for word in words]
    return f"(?:{'|'.join(sorted(spelt, key=len, reverse=True))}){ahead}" if spelt else ""


_READERS = {language: _reader(language, known) for language, known in BY_LANGUAGE.items()}
