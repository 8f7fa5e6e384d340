"""Times of day, days of a month, decades and years."""

import re

from cosystudio.segmentation.spoken.counting import LARGEST, cardinal, depends_on_gender, hour, ordinal, year
from cosystudio.segmentation.spoken.dates import is_month_before, month_after
from cosystudio.segmentation.spoken.runs import NOON, SPACE, Run, Spoken, is_letter, unknown_follows

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_RANGE = re.compile(r"([1-9][0-9]*)( ?– ?|-)([1-9][0-9]*)")
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ROMANCE_ORDINAL = {"fr": re.compile(r"(?:er|re|ère|e|ème)\b"), "nl": re.compile(r"(?:e|ste|de)\b")}
_DECADE = re.compile(r"s\b")


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
    hours = grammar.hours[at != 1] if run.language != "fr" else grammar.hours[at > 1]
    if past:
        said_past = hour(past, "fr") if run.language == "fr" else cardinal(past, run.language)
        oh = "oh " if run.language == "en" and past < 10 else ""
        words = grammar.clock.format(hour=hour(at, run.language), hours=hours, minutes=oh + said_past)
    else:
        full = "{hour}" if noon else grammar.full_hour
        words = full.format(hour=hour(at, run.language), hours=hours)
    if run.language == "en" and (at == 0 or (at > 12 and not past)):
        return None
    return Spoken(words, named.end() if named else 0)


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
    if re.search(r"\b(?:am|vom|zum|beim|dem|den|des|bis|seit|ab)\s$", run.before, re.IGNORECASE):
        ending = "n"
    else:
        ending = "" if re.search(r"\b(?:der)\s$", run.before, re.IGNORECASE) else "r"
    return Spoken(ordinal(number, "de") + ending, 1)


def english_day(run: Run, number: int) -> Spoken | None:
    if is_month_before(run.before) and not re.match(r"\s[a-z]|-", run.after):
        return Spoken(ordinal(number, "en"))
    if month_after(run.after):
        the = "" if re.search(r"\bthe\s$", run.before, re.IGNORECASE) else "the "
        return Spoken(f"{the}{ordinal(number, 'en')} of")
    return None


def decade(run: Run) -> Spoken | None:
    """1990s."""
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
