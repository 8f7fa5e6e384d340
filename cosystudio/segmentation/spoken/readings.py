"""What one run of figures is: the first reading that is sure of itself."""

import re
from collections.abc import Callable

from cosystudio.segmentation.spoken.counting import cardinal, depends_on_gender, year
from cosystudio.segmentation.spoken.dates import is_year
from cosystudio.segmentation.spoken.measures import below_zero, measure
from cosystudio.segmentation.spoken.money import german_millions, sum_before, sum_behind
from cosystudio.segmentation.spoken.runs import (
    AT_THE_END,
    NOON,
    Run,
    Spoken,
    amount_of,
    is_letter,
    said,
    unknown_follows,
)
from cosystudio.segmentation.spoken.times import (
    decade,
    english_day,
    ordinal_number,
    romance_day,
    time,
    time_of_hours,
    years,
)

_FRACTION = re.compile(r"(?:([1-9][0-9]{0,3}) )?([1357])/([2348])")
_FRACTION_NAMES = {
    "2": ("half", "halves"),
    "3": ("third", "thirds"),
    "4": ("quarter", "quarters"),
    "8": ("eighth", "eighths"),
}
_HALF = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}
_MIXED = re.compile("[ \u00a0\u202f]?([½¼¾⅓⅔])(?!\\w)")
_MAY_FOLLOW = ".,;:!?)]}\"'”’»›“„‘‚…—–-"
_ELIDED = re.compile(r"[—–-]+(?!\w)")
"""In 17— a year is left out."""

_LABEL_BEFORE = re.compile(
    r"\b(?:chapter|part|page|kapitel|teil|seite|band|nummer|chapitre|partie|page|tome|numéro|capítulo|parte|página|"
    r"tomo|número|capitolo|pagina|numero|livro|hoofdstuk|deel|bladzijde)\s$",
    re.IGNORECASE,
)


def in_words(run: Run, left: int) -> Spoken | None:
    """Return what is said for a run, `left` characters before it taken in; None where that is not sure."""
    if run.currency:
        spoken = sum_before(run)
    elif run.is_minus:
        spoken = below_zero(run)
    else:
        spoken = next((one for reading in _READINGS if (one := reading(run)) is not None), None)
    return Spoken(spoken.words, spoken.right, left + spoken.left) if spoken else None


def fraction(run: Run) -> Spoken | None:
    """5 1/2, 3/4 of, 2½: in English alone, where nothing is declined."""
    if run.language != "en":
        return None
    mixed = _MIXED.match(run.after)
    if mixed and run.core != "0":
        amount = amount_of(run.core, run.grammar)
        is_whole = amount is not None and not amount.decimals
        return (
            Spoken(f"{cardinal(amount.whole, 'en')} and {_HALF[mixed[1]]}", mixed.end())
            if amount and is_whole
            else None
        )
    match = _FRACTION.fullmatch(run.core)
    if match is None or int(match[2]) >= int(match[3]) or is_letter(run.after[:1]):
        return None
    one, several = _FRACTION_NAMES[match[3]]
    part = several if match[2] != "1" else one
    if match[1]:
        return Spoken(
            f"{cardinal(int(match[1]), 'en')} and {'a' if part == one else cardinal(int(match[2]), 'en')} {part}"
        )
    return Spoken(f"{cardinal(int(match[2]), 'en')} {part}") if re.match(r"\s[a-z]", run.after) else None


def _plain(run: Run) -> Spoken | None:
    """A number, a year or a day that nothing else is attached to."""
    amount = amount_of(run.core, run.grammar)
    if amount is None or not _is_free(run):
        return None
    number = amount.whole
    if amount.decimals:
        return Spoken(said(amount, run.language, run.grammar.point))
    if run.language == "en" and number in range(1, 32) and (day := english_day(run, number)):
        return day
    if run.core.isdigit() and is_year(number, run.before, run.after, run.language):
        return Spoken(year(number, run.language))
    is_label = bool(_LABEL_BEFORE.search(run.before))
    if depends_on_gender(number, run.language) and not is_label:
        return None
    return Spoken(cardinal(number, run.language))


def _is_free(run: Run) -> bool:
    """True when what stands behind a plain number is not a part of it."""
    after = run.after
    if after and not (after[0].isspace() or after[0] in _MAY_FOLLOW):
        return False
    if _ELIDED.match(after) and len(run.core) == 2:
        return False
    if after.startswith("--") and not after[2:3].isdigit():
        return True  # a dash of a typewriter: in 1888--I was
    if after[:1] == "-" and (run.language != "en" or not after[1:2].isalpha()):
        return False
    if after[:1] in ("'", "’", '"') and len(run.core) < 4:
        return False  # feet, minutes and inches look like closing quotation marks
    if run.language == "de" and after.startswith(".") and (len(run.core) < 3 or not AT_THE_END.match(after[1:])):
        return False
    return bool(run.language == "en" and NOON.match(after)) or not unknown_follows(run, after)


_READINGS: tuple[Callable[[Run], Spoken | None], ...] = (
    time,
    time_of_hours,
    romance_day,
    german_millions,
    sum_behind,
    measure,
    ordinal_number,
    fraction,
    decade,
    years,
    _plain,
)
