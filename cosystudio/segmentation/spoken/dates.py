"""Telling years and days from other numbers by the words around them."""

import re

_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_BEFORE = re.compile(rf"\b(?:{_ENGLISH_MONTHS})\s$")
_MONTH_AFTER = re.compile(rf"\s(?:{_ENGLISH_MONTHS})\b(?!\s[a-z]+s\b)")
_MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
}
_MONTH_BEHIND = {
    language: re.compile(rf"[°º]?\s(?:de\s)?(?:{months})\b", re.IGNORECASE) for language, months in _MONTHS.items()
}
_YEAR_BEFORE = {
    "en": r"in|AD|A\.D\.|since|until|till|circa|early|late|year|spring|summer|autumn|winter|"
    f"{_ENGLISH_MONTHS}|{_ENGLISH_MONTHS.replace('|', ',|')},|Christmas|Easter",
    "fr": f"en|an|année|depuis|avant|après|vers|{_MONTHS['fr']}",
    "es": f"en|año|desde|hasta|hacia|(?:{_MONTHS['es']}) del?",
    "it": f"nel|dal|del|anno|{_MONTHS['it']}",
    "pt": f"em|ano|desde|até|(?:{_MONTHS['pt']}) de",
}
_YEAR_WORD_BEFORE = {
    language: re.compile(rf"(?<!\w)(?:{words})\s$", re.IGNORECASE) for language, words in _YEAR_BEFORE.items()
}
_COUNTED_AFTER = re.compile(r"\s(?:men|women|people|children|feet|sheep|million|thousand|hundred|[a-z]{2,}s)\b")
_NOT_COUNTED = re.compile(r"\s(?:was|is|has|as|his|its|this|does|across|besides|towards|perhaps|always|unless|yes)\b")
_NOTHING_COUNTED = re.compile(
    r"[\s\"'”’»›)\]]*(?:$|[.,;:!?…–—)])|\s(?:y|e|o|et|ou|und|oder|en|a|au|à|il|el|la|le|les|los)\s"
)


def is_month_before(before: str) -> bool:
    """True when an English month stands right before."""
    return bool(_MONTH_BEFORE.search(before))


def month_after(after: str) -> bool:
    """True when an English month follows."""
    return bool(_MONTH_AFTER.match(after))


def is_day(after: str, language: str) -> bool:
    """True when a month of a Romance language follows, so that figures are its day."""
    return language in _MONTH_BEHIND and bool(_MONTH_BEHIND[language].match(after))


def is_year(number: int, before: str, after: str, language: str) -> bool:
    """True when a plain number of four figures is a year, or may be said like one in any case."""
    if not 1000 <= number <= 2099:
        return False
    if language in ("de", "nl"):
        return number in range(1100, 2000)
    named = _YEAR_WORD_BEFORE[language].search(before) if language in _YEAR_WORD_BEFORE else None
    if language != "en":
        return named is not None and bool(_NOTHING_COUNTED.match(after))
    if _COUNTED_AFTER.match(after) and not _NOT_COUNTED.match(after):
        return False
    return number in range(1100, 2000) or named is not None
