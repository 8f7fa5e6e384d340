"""What is said for what is written: the values of the spoken form and of the pronunciation lexicon."""

from dataclasses import dataclass
from enum import StrEnum


class Urls(StrEnum):
    """How a web or mail address is spoken."""

    HOST = "host"
    IN_FULL = "in full"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class SpokenRules:
    """How lines are prepared for the voice, beside what is always done (NFC, nothing invisible, single spaces).

    `final_stop` ends a line with a stop where it has no mark of its own; `roman_headings` makes ``Chapter IV`` a
    ``Chapter 4``; `numbers` writes numbers, years, units and currency in words and `abbreviations` writes those out,
    for voices that stumble over them: good speech services do it themselves, and better.
    """

    final_stop: bool = True
    roman_headings: bool = True
    urls: Urls = Urls.HOST
    numbers: bool = False
    abbreviations: bool = False


AS_WRITTEN = SpokenRules(final_stop=False, roman_headings=False, urls=Urls.IN_FULL)
"""What books of before these rules were spoken by: their takes stay fresh."""


SSML_MARK = "\ufff9"
"""What a line begins with that is an SSML document: no text of a manuscript can, for such characters are left out."""


class Match(StrEnum):
    """What the written side of an entry of the lexicon is."""

    WORD = "word"
    PHRASE = "phrase"
    REGEX = "regex"


class Form(StrEnum):
    """What the spoken side of an entry is written in."""

    RESPELLING = "respelling"
    PINYIN = "pinyin"
    PHONEMES = "phonemes"
    SSML = "ssml"


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One entry of the pronunciation lexicon: where `written` stands, `spoken` is said.

    An entry with a `language` (a BCP 47 primary tag) or a `voice` (a voice's name) is for that one alone.
    """

    written: str
    spoken: str
    match: Match = Match.WORD
    form: Form = Form.RESPELLING
    language: str = ""
    voice: str = ""
    match_case: bool = False
    whole_word: bool = True
