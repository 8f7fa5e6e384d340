"""Times of day, days of a month, decades and years."""

import re

from cosystudio.segmentation.spoken.counting import LARGEST, cardinal, depends_on_gender, hour, ordinal, year
from cosystudio.segmentation.spoken.dates import is_day, is_month_before, month_after
from cosystudio.segmentation.spoken.grammar import Grammar
from cosystudio.segmentation.spoken.runs import NOON, SPACE, Run, Spoken, is_letter, unknown_follows

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_HOURS = re.compile(rf"{SPACE}?h(?:{SPACE}?([0-5][0-9]))?(?![\w/.²])(?!\.\w)")
_RANGE = re.compile(r"([1-9][0-9]*)( ?– ?|-)([1-9][0-9]*)")
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ROMANCE_ORDINAL = {"fr": re.compile(r"(?:er|re|ère|e|ème)\b"), "nl": re.compile(r"(?:e|ste|de)\b")}
_BEFORE_N = re.compile(r"\b(?:am|vom|zum|beim|dem|den|des|bis|seit|ab)\s$", re.IGNORECASE)
_BEFORE_E = re.compile(r"\bder\s$", re.IGNORECASE)
_GERMAN_DATE = re.compile(
    r"(?<![\w.,/-])(0?[1-9]|[12][0-9]|3[01])\.\s?(0?[1-9]|1[0-2])\.\s?([12][0-9]{3})(?![\w/-]|[.,][0-9])"
)
_DECADE = re.compile(r"s\b")
_BEFORE_TENS = re.compile(r"(?:(?<!\w)(?P<apostrophe>[’'‘])|\b(?:the|early|late|mid|his|her|their|my|our)[ -])$", re.I)


def time(run: Run) -> Spoken | None:
    """12:30, 12.30 Uhr, 7:05 a.m."""
    grammar, match = run.grammar, _CLOCK.fullmatch(run.core)
    if match is None:
        return None
    named = re.match(rf"{SPACE}{grammar.clock_word}\b", run.after) if grammar.clock_word else None
    noon = NOON.match(run.after) if run.language == "en" else None
    if not grammar.clock or ("." in run.core and not named and not noon) or (is_letter(run.after[:1]) and not noon):
        return None
    at, past = int(match[1]), int(match[2])
    if run.language == "en" and (at == 0 or (at > 12 and not past)):
        return None
    return Spoken(_clock_time(at, past, grammar, "{hour}" if noon else ""), named.end() if named else 0)


def time_of_hours(run: Run) -> Spoken | None:
    """17 h 30, 8h, as French and Portuguese write the time."""
    match = _HOURS.match(run.after) if run.language in ("fr", "pt") else None
    if match is None or not re.fullmatch("[01]?[0-9]|2[0-4]", run.core):
        return None
    return Spoken(_clock_time(int(run.core), int(match[1] or 0), run.grammar), match.end())


def _clock_time(at: int, past: int, grammar: Grammar, full: str = "") -> str:
    """Return a time of day in words; `full` is how it is said at the hour, where that is not the usual way."""
    language = grammar.language
    hours = grammar.hours[at > 1 if language == "fr" else at != 1]
    if not past:
        return (full or grammar.full_hour).format(hour=hour(at, language), hours=hours)
    said_past = hour(past, "fr") if language == "fr" else cardinal(past, language)
    oh = "oh " if language == "en" and past < 10 else ""
    return grammar.clock.format(hour=hour(at, language), hours=hours, minutes=oh + said_past)


def ordinal_number(run: Run) -> Spoken | None:
    """1st, 2nd, 1er, 2e; am 3. Mai."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", run.core):
        return None
    number, pattern = int(run.core), _ROMANCE_ORDINAL.get(run.language)
    if run.language == "en" and (match := _ENGLISH_ORDINAL.match(run.after)):
        words = ordinal(number, "en")
        is_right = match[0] == (words[-2:] if words[-2:] in ("st", "nd", "rd", "th") else "th")
        return Spoken(words, match.end()) if is_right else None
    if pattern and (match := pattern.match(run.after)):
        if run.language == "fr" and (number == 1) != (match[0] in ("er", "re", "ère")):
            return None
        feminine = "première" if match[0] in ("re", "ère") else ""
        return Spoken(feminine or ordinal(number, run.language), match.end())
    return _german_day(run, number) if run.language == "de" else None


def _german_day(run: Run, number: int) -> Spoken | None:
    match = re.match(
        r"\.(?=\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)",
        run.after,
    )
    if match is None or number > 31:
        return None
    return Spoken(ordinal(number, "de") + _german_ending(run.before), 1)


def with_german_dates(text: str) -> str:
    """Return a German text with its dates of figures alone in words: am 1.9.1939 is am ersten neunten …"""
    return _GERMAN_DATE.sub(_german_date, text) if "." in text else text


def _german_date(match: re.Match[str]) -> str:
    ending = _german_ending(match.string[: match.start()])
    day, month = (ordinal(int(match[at]), "de") + ending for at in (1, 2))
    return f"{day} {month} {year(int(match[3]), 'de')}"


def _german_ending(before: str) -> str:
    if _BEFORE_N.search(before):
        return "n"
    return "" if _BEFORE_E.search(before) else "r"


def romance_day(run: Run) -> Spoken | None:
    """Le 21 mai, il 1° maggio, 31 de mayo; the first of a month in Spanish differs by country."""
    if not re.fullmatch("[1-9]|[12][0-9]|3[01]", run.core) or not is_day(run.after, run.language):
        return None
    has_ring = run.after[0] in "°º"
    if run.core == "1":
        first = {"fr": "premier", "it": "primo", "pt": "primeiro"}.get(run.language, "")
        return Spoken(first, int(has_ring)) if first else None
    return None if has_ring else Spoken(cardinal(int(run.core), run.language))


def english_day(run: Run, number: int) -> Spoken | None:
    if is_month_before(run.before) and not re.match(r"\s[a-z]|-", run.after):
        return Spoken(ordinal(number, "en"))
    if month_after(run.after):
        the = "" if re.search(r"\bthe\s$", run.before, re.IGNORECASE) else "the "
        return Spoken(f"{the}{ordinal(number, 'en')} of")
    return None


def decade(run: Run) -> Spoken | None:
    """1990s, the ’90s."""
    if run.language == "en" and re.fullmatch("[2-9]0", run.core) and (before := _BEFORE_TENS.search(run.before)):
        tens = f"{cardinal(int(run.core), 'en').removesuffix('y')}ies"
        return Spoken(tens, 1, len(before["apostrophe"] or "")) if _DECADE.match(run.after) else None
    match = _DECADE.match(run.after) if run.language == "en" and re.fullmatch("1[1-9][2-9]0", run.core) else None
    return Spoken(year(int(run.core), "en").removesuffix("y") + "ies", 1) if match else None


def years(run: Run) -> Spoken | None:
    """1914–18, 1914-1918, and other ranges with the dash that is made for them."""
    match = _RANGE.fullmatch(run.core)
    if match is None or is_letter(run.after[:1]) or unknown_follows(run, run.after):
        return None
    first, last, dash = int(match[1]), int(match[3]), match[2]
    if 1000 <= first <= 2099 and len(match[3]) in (2, 4):
        last_year = last if len(match[3]) == 4 else first // 100 * 100 + last
        if not first < last_year <= 2099:
            return None
        is_short = run.language == "en" and len(match[3]) == 2
        end = ("oh " if last < 10 else "") + cardinal(last, "en") if is_short else year(last_year, run.language)
        return Spoken(f"{year(first, run.language)} {run.grammar.to} {end}")
    if "–" not in dash or not first < last <= LARGEST or any(depends_on_gender(n, run.language) for n in (first, last)):
        return None
    return Spoken(f"{cardinal(first, run.language)} {run.grammar.to} {cardinal(last, run.language)}")
