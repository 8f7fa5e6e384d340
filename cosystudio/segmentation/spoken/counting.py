"""Numbers in words, as far as they can be said without knowing more of the sentence."""

import re
from collections.abc import Callable
from functools import lru_cache

LARGEST = 10**9 - 1
"""Above this, long and short scales part ways, and no book of words counts so far."""

_PAIRED_YEARS = {"en": (range(1010, 2000), range(2010, 2100)), "de": (range(1100, 2000),), "nl": (range(1100, 2000),)}
_PLURAL_OF_AN_ORDINAL = re.compile("(?<=vingt)s(?=ième$)|(?<=cent)s(?=ième$)")
"""num2words 0.5.14 makes quatre-vingtsième of quatre-vingts; this can go when it no longer does."""

_CENTURY = {"en": " hundred", "de": "hundert", "nl": "honderd"}


def cardinal(number: int, language: str) -> str:
    """Return a number from 0 to LARGEST in words, in its plain form: ``eins``, ``uno``."""
    words = _num2words(number, language, "cardinal").replace(",", "")
    return (
        words.replace("veintiuno mil", "veintiún mil").replace("y uno mil", "y un mil") if language == "es" else words
    )


def counting(number: int, language: str) -> str:
    """Return a number as it stands before a masculine or neuter noun: ``ein Kilometer``, ``veintiún kilómetros``."""
    words = cardinal(number, language)
    if number == 1:
        return {"de": "ein", "es": "un", "it": "un", "nl": "één"}.get(language, words)
    if language == "es" and number % 10 == 1 and number % 100 != 11:
        return (words.removesuffix("veintiuno") + "veintiún") if number % 100 == 21 else words.removesuffix("o")
    return words


def ordinal(number: int, language: str) -> str:
    """Return the ordinal number in words, in its masculine and undeclined form."""
    words = _num2words(number, language, "ordinal").replace(",", "")
    return _PLURAL_OF_AN_ORDINAL.sub("", words) if language == "fr" else words


def year(number: int, language: str) -> str:
    """Return a year in words: ``nineteen oh five``, ``neunzehnhundertfünf``, ``mille neuf cent cinq``."""
    if not any(number in years for years in _PAIRED_YEARS.get(language, ())):
        return cardinal(number, language)
    century, rest = divmod(number, 100)
    head = cardinal(century, language)
    if rest == 0:
        return head + _CENTURY[language]
    if language == "en":
        return f"{head} {'oh ' if rest < 10 else ''}{cardinal(rest, language)}"
    return head + _CENTURY[language] + cardinal(rest, language)


def depends_on_gender(number: int, language: str) -> bool:
    """True when the number takes the gender or case of what is counted, which is not known here."""
    ends_in_one = number % 10 == 1 and number % 100 != 11
    rules: dict[str, Callable[[], bool]] = {
        "en": lambda: False,
        "nl": lambda: False,
        "de": lambda: number % 100 == 1,
        "it": lambda: number == 1,
        "fr": lambda: ends_in_one and number % 100 not in (71, 91),
        "es": lambda: ends_in_one or number % 1000 >= 200 or number // 1000 % 1000 >= 200,
        "pt": lambda: (number % 10 in (1, 2) and number % 100 not in (11, 12)) or _has_gendered_hundreds(number),
    }
    return rules[language]() if language in rules else True


def hour(number: int, language: str) -> str:
    """Return an hour in words: feminine in the Romance languages, where it is one of the hours."""
    words = counting(number, language) if language == "de" else cardinal(number, language)
    if language == "it":
        return "una" if number == 1 else words
    feminine = {"fr": ("un", "une"), "es": ("uno", "una"), "pt": ("um", "uma")}.get(language)
    if feminine and words.endswith(feminine[0]):
        return words.removesuffix(feminine[0]) + feminine[1]
    return words.removesuffix("dois") + "duas" if language == "pt" and words.endswith("dois") else words


def _has_gendered_hundreds(number: int) -> bool:
    return number % 1000 >= 200 or number // 1000 >= 200 or number // 1000 % 1000 in (1, 2)


@lru_cache(maxsize=4096)
def _num2words(number: int, language: str, form: str) -> str:
    from num2words import num2words  # its forty languages are loaded only where numbers are written out

    return str(num2words(number, lang=language, to=form))
