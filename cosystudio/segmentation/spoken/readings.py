"""What one run of figures is, and how it is said: sums, measures, times, years, ranges, ordinals, plain numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cosystudio.segmentation.spoken.counting import (
    LARGEST,
    cardinal,
    counting,
    depends_on_gender,
    hour,
    ordinal,
    year,
)
from cosystudio.segmentation.spoken.dates import is_month_before, is_year, month_after
from cosystudio.segmentation.spoken.grammar import Grammar

_SPACE = "[ \u00a0\u202f]"
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_RANGE = re.compile(r"([1-9][0-9]*)( ?– ?|-)([1-9][0-9]*)")
_FRACTION = re.compile(r"(?:([1-9][0-9]{0,3}) )?([1357])/([2348])")
_FRACTION_NAMES = {
    "2": ("half", "halves"),
    "3": ("third", "thirds"),
    "4": ("quarter", "quarters"),
    "8": ("eighth", "eighths"),
}
_HALF = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ROMANCE_ORDINAL = {"fr": re.compile(r"(?:er|re|ère|e|ème)\b"), "nl": re.compile(r"(?:e|ste|de)\b")}
_DECADE = re.compile(r"s\b")
_NOON = re.compile(r"\s?(?:[ap]\.\s?m\.|[ap]m\b|o[’']clock)", re.IGNORECASE)
_AT_THE_END = re.compile(r"[\s\"'”’»›)\]]*$")
_LABEL_BEFORE = re.compile(
    r"\b(?:chapter|part|page|kapitel|teil|seite|band|nummer|chapitre|partie|page|tome|numéro|capítulo|parte|página|"
    r"tomo|número|capitolo|pagina|numero|livro|hoofdstuk|deel|bladzijde)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that hang together, the characters around them, and the sign of money or the minus before them."""

    core: str
    before: str
    after: str
    grammar: Grammar
    currency: str = ""
    is_minus: bool = False

    @property
    def language(self) -> str:
        """The language they are read in."""
        return self.grammar.language


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for a run, and how many characters before and behind it they stand for too."""

    words: str
    right: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Amount:
    """A whole number, and decimals as written."""

    whole: int
    decimals: str = ""


def in_words(run: Run, left: int) -> Spoken | None:
    """Return what is said for a run, `left` characters before it taken in; None where that is not sure."""
    if run.currency:
        spoken = _sum(run)
    elif run.is_minus:
        spoken = _below_zero(run)
    else:
        spoken = next((one for reading in _READINGS if (one := reading(run)) is not None), None)
    return Spoken(spoken.words, spoken.right, left + spoken.left) if spoken else None


def _amount(core: str, grammar: Grammar) -> _Amount | None:
    """Return what figures are worth in a language's writing; None for 007, 1.2.3 or what is too large to be said."""
    groups, decimal = f"[{re.escape(grammar.groups)}]", re.escape(grammar.decimal)
    whole = rf"(0|[1-9][0-9]{{0,2}}(?:{groups}[0-9]{{3}})+|[1-9][0-9]*)"
    match = re.fullmatch(rf"{whole}(?:{decimal}([0-9]{{1,8}}))?", core)
    if match is None or len(match[1]) > 13:
        return None
    number = int(re.sub(r"[^0-9]", "", match[1]))
    return _Amount(number, match[2] or "") if number <= LARGEST else None


def _said(amount: _Amount, language: str, point: str) -> str:
    """Return an amount in words, its decimals one by one, or as one number where that is how it is said."""
    if not amount.decimals:
        return counting(amount.whole, language)
    if language in ("en", "de", "nl"):
        tail = " ".join(cardinal(int(figure), language) for figure in amount.decimals)
    else:
        zeros = len(amount.decimals) - len(amount.decimals.lstrip("0"))
        rest = [cardinal(int(amount.decimals[zeros:]), language)] if amount.decimals.lstrip("0") else []
        tail = " ".join([cardinal(0, language)] * zeros + rest)
    return f"{cardinal(amount.whole, language)}{point}{tail}"


def _is_plural(amount: _Amount, language: str) -> bool:
    if language == "fr":
        return amount.whole >= 2
    return amount.whole != 1 or bool(amount.decimals)


def _sum(run: Run) -> Spoken | None:
    """Money with its sign in front: £5, $1,234.56, $3 million."""
    forms = run.grammar.currencies.get(run.currency)
    if forms is None or _is_letter(run.after[:1]) or run.after[:1] in ("-", "%"):
        return None
    magnitude = (
        re.match(rf"{_SPACE}({'|'.join(run.grammar.magnitudes)})\b", run.after) if run.grammar.magnitudes else None
    )
    amount = _amount(run.core, run.grammar)
    if amount is None and run.currency == "€" and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{2}", run.core):
        amount = _Amount(int(run.core[:-3]), run.core[-2:])
    if amount is None or (
        not magnitude
        and (_unknown_follows(run, run.after) or re.match(rf"{_SPACE}?(?:mi|bi|mrd|mld|k\b)", run.after, re.IGNORECASE))
    ):
        return None
    if magnitude:
        return Spoken(f"{_said(amount, run.language, run.grammar.point)} {magnitude[1]} {forms[1]}", magnitude.end())
    words = _money(amount, run.currency, forms, run.grammar)
    return Spoken(words) if words else None


def _sum_behind(run: Run) -> Spoken | None:
    """Money with its sign behind: 3,50 €."""
    match = re.match(rf"{_SPACE}?([£$€])(?![\w/-])", run.after)
    amount = _amount(run.core, run.grammar)
    forms = run.grammar.currencies.get(match[1]) if match else None
    if match is None or forms is None or amount is None:
        return None
    words = _money(amount, match[1], forms, run.grammar)
    return Spoken(words, match.end()) if words else None


def _money(amount: _Amount, sign: str, forms: tuple[str, str], grammar: Grammar) -> str:
    """Return a sum in words; empty where its decimals are no cents."""
    if amount.decimals and len(amount.decimals) != 2:
        return ""
    cents, small = int(amount.decimals or 0), grammar.small_money.get(sign)
    said_cents = counting(cents, grammar.language) + (f" {small[cents != 1]}" if small else "")
    if amount.whole == 0 and cents:
        return said_cents if small else ""
    whole = f"{counting(amount.whole, grammar.language)} {forms[_is_plural(_Amount(amount.whole), grammar.language)]}"
    return f"{whole}{grammar.joins_cents}{said_cents}" if cents else whole


def _unit(run: Run) -> tuple[str, int] | None:
    """Return the sign of the unit or percentage behind a run, and where it ends."""
    signs = "|".join(sorted(map(re.escape, run.grammar.units), key=len, reverse=True))
    match = re.match(rf"{_SPACE}?({signs}|°{_SPACE}[CF]|%)(?![\w/²³^°%])(?!-\w)", run.after)
    if match is None:
        return None
    rest = run.after[match.end() :]
    is_cut_short = rest.startswith(".") and not _AT_THE_END.match(rest[1:]) and match[1] != "%"
    return None if is_cut_short else (re.sub(r"\s", "", match[1]), match.end())


def _unit_name(sign: str, is_plural: bool, grammar: Grammar) -> str:
    return grammar.percent if sign == "%" else grammar.units[sign][is_plural]


def _measure(run: Run) -> Spoken | None:
    """5 km, 3.5 %, 20 °C, 5–10 km."""
    unit = _unit(run)
    if unit is None:
        return None
    sign, end = unit
    amount = _amount(run.core, run.grammar)
    if amount is not None:
        if sign in run.grammar.feminine and depends_on_gender(amount.whole, run.language):
            return None
        name = _unit_name(sign, _is_plural(amount, run.language), run.grammar)
        return Spoken(f"{_said(amount, run.language, run.grammar.point)} {name}", end)
    match = _RANGE.fullmatch(run.core)
    if match is None or not int(match[1]) < int(match[3]) <= LARGEST:
        return None
    ends = [counting(int(match[at]), run.language) for at in (1, 3)]
    return Spoken(f"{ends[0]} {run.grammar.to} {ends[1]} {_unit_name(sign, True, run.grammar)}", end)


def _below_zero(run: Run) -> Spoken | None:
    """-5 °C; any other minus may be a bullet or a dash."""
    unit = _unit(run)
    spoken = (
        _measure(run) if unit and unit[0] in ("°C", "°F", "°", "℃", "℉") and _amount(run.core, run.grammar) else None
    )
    minus = {"fr": "moins", "es": "menos", "it": "meno", "pt": "menos", "nl": "min"}.get(run.language, "minus")
    return Spoken(f"{minus} {spoken.words}", spoken.right) if spoken else None


def _time(run: Run) -> Spoken | None:
    """12:30, 12.30 Uhr, 7:05 a.m."""
    grammar, match = run.grammar, _CLOCK.fullmatch(run.core)
    if match is None:
        return None
    named = re.match(rf"{_SPACE}{grammar.clock_word}\b", run.after) if grammar.clock_word else None
    noon = _NOON.match(run.after) if run.language == "en" else None
    if not grammar.clock or ("." in run.core and not named and not noon) or (_is_letter(run.after[:1]) and not noon):
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


def _ordinal(run: Run) -> Spoken | None:
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


def _fraction(run: Run) -> Spoken | None:
    """5 1/2, 3/4 of, 2½: in English alone, where nothing is declined."""
    if run.language != "en":
        return None
    if run.core.isdigit() and run.after[:1] in _HALF and run.after[:1] and not _is_letter(run.after[1:2]):
        amount = _amount(run.core, run.grammar)
        return Spoken(f"{cardinal(amount.whole, 'en')} and {_HALF[run.after[0]]}", 1) if amount else None
    match = _FRACTION.fullmatch(run.core)
    if match is None or int(match[2]) >= int(match[3]) or _is_letter(run.after[:1]):
        return None
    one, several = _FRACTION_NAMES[match[3]]
    part = several if match[2] != "1" else one
    if match[1]:
        return Spoken(
            f"{cardinal(int(match[1]), 'en')} and {'a' if part == one else cardinal(int(match[2]), 'en')} {part}"
        )
    return Spoken(f"{cardinal(int(match[2]), 'en')} {part}") if re.match(r"\s[a-z]", run.after) else None


def _years(run: Run) -> Spoken | None:
    """1914–18, 1914-1918, and other ranges with the dash that is made for them."""
    match = _RANGE.fullmatch(run.core)
    if match is None or _is_letter(run.after[:1]) or _unknown_follows(run, run.after):
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


def _decade(run: Run) -> Spoken | None:
    """1990s."""
    match = _DECADE.match(run.after) if run.language == "en" and re.fullmatch("1[1-9][2-9]0", run.core) else None
    return Spoken(year(int(run.core), "en").removesuffix("y") + "ies", 1) if match else None


def _plain(run: Run) -> Spoken | None:
    """A number, a year or a day that nothing else is attached to."""
    amount = _amount(run.core, run.grammar)
    if amount is None or not _is_free(run):
        return None
    number = amount.whole
    if amount.decimals:
        return Spoken(_said(amount, run.language, run.grammar.point))
    if run.language == "en" and number in range(1, 32) and (day := _english_day(run, number)):
        return day
    if run.core.isdigit() and is_year(number, run.before, run.after, run.language):
        return Spoken(year(number, run.language))
    is_label = bool(_LABEL_BEFORE.search(run.before))
    if depends_on_gender(number, run.language) and not is_label:
        return None
    return Spoken(cardinal(number, run.language))


def _english_day(run: Run, number: int) -> Spoken | None:
    if is_month_before(run.before) and not re.match(r"\s[a-z]|-", run.after):
        return Spoken(ordinal(number, "en"))
    if month_after(run.after):
        the = "" if re.search(r"\bthe\s$", run.before, re.IGNORECASE) else "the "
        return Spoken(f"{the}{ordinal(number, 'en')} of")
    return None


def _is_free(run: Run) -> bool:
    """True when what stands behind a plain number is not a part of it."""
    after = run.after
    if _is_letter(after[:1]) or after[:1] in ("%", "°", "$", "£", "€", "‰", "²", "³", "º", "ª", "#", "_", "″", "′"):
        return False
    if after[:1] == "-" and (run.language != "en" or not after[1:2].isalpha()):
        return False
    if after[:1] in ("'", "’", '"') and len(run.core) < 4:
        return False  # feet, minutes and inches look like closing quotation marks
    if run.language == "de" and after.startswith(".") and (len(run.core) < 3 or not _AT_THE_END.match(after[1:])):
        return False
    return bool(run.language == "en" and _NOON.match(after)) or not _unknown_follows(run, after)


def _unknown_follows(run: Run, after: str) -> bool:
    """True when a letter stands alone behind, as in 5 s. or 6 d., or a sign of a unit or of money."""
    match = re.match(rf"{_SPACE}(?:([^\W\d_])\b|[%‰°£$€¥])", after)
    return match is not None and (
        match[1] is None or match[1] not in run.grammar.single_letters or after[match.end() :][:1] == "."
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


_READINGS: tuple[Callable[[Run], Spoken | None], ...] = (
    _time,
    _sum_behind,
    _measure,
    _ordinal,
    _fraction,
    _decade,
    _years,
    _plain,
)
