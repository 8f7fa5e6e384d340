"""Figures with a unit or a percent sign, and degrees below zero."""

import re
from functools import cache

from cosystudio.segmentation.spoken.counting import LARGEST, counting, depends_on_gender
from cosystudio.segmentation.spoken.grammar import Grammar
from cosystudio.segmentation.spoken.runs import AT_THE_END, SPACE, Run, Spoken, amount_of, is_plural, said

_RANGE = re.compile(r"([1-9][0-9]*)( ?– ?|-)([1-9][0-9]*)")


_SHORT = re.compile("[A-Za-z]{2,}|°[CF]")
_GOES_ON = re.compile(r"\.(?:[,;:)]|\s+[a-z0-9(])")
"""What shows that the stop behind ft. is that of the abbreviation."""


def measure(run: Run) -> Spoken | None:
    """5 km, 3.5 %, 20 °C, 5–10 km."""
    unit = _unit(run)
    if unit is None:
        return None
    sign, end = unit
    amount = amount_of(run.core, run.grammar)
    if amount is not None:
        if sign in run.grammar.feminine and depends_on_gender(amount.whole, run.language):
            return None
        name = _unit_name(sign, is_plural(amount, run.language), run.grammar)
        return Spoken(f"{said(amount, run.language, run.grammar.point)} {name}", end)
    match = _RANGE.fullmatch(run.core)
    if match is None or not int(match[1]) < int(match[3]) <= LARGEST:
        return None
    ends = [counting(int(match[at]), run.language) for at in (1, 3)]
    return Spoken(f"{ends[0]} {run.grammar.to} {ends[1]} {_unit_name(sign, True, run.grammar)}", end)


def below_zero(run: Run) -> Spoken | None:
    """-5 °C; any other minus may be a bullet or a dash."""
    unit = _unit(run)
    spoken = (
        measure(run) if unit and unit[0] in ("°C", "°F", "°", "℃", "℉") and amount_of(run.core, run.grammar) else None
    )
    minus = {"fr": "moins", "es": "menos", "it": "meno", "pt": "menos", "nl": "min"}.get(run.language, "minus")
    return Spoken(f"{minus} {spoken.words}", spoken.right) if spoken else None


def _unit(run: Run) -> tuple[str, int] | None:
    """Return the sign of the unit or percentage behind a run, and where it ends."""
    match = _unit_behind(tuple(run.grammar.units)).match(run.after)
    if match is None:
        return None
    rest = run.after[match.end() :]
    sign, end = re.sub(r"\s", "", match[1]), match.end()
    if sign == "%" or not rest.startswith(".") or AT_THE_END.match(rest[1:]):
        return sign, end
    return (sign, end + 1) if _SHORT.fullmatch(sign) and _GOES_ON.match(rest) else None


@cache
def _unit_behind(units: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of a unit behind figures; to write it out takes longer than all else about a number."""
    signs = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(rf"{SPACE}?(°{SPACE}[CF]|{signs}|%)(?![\w/²³^°%])(?!-\w)")


def _unit_name(sign: str, is_plural: bool, grammar: Grammar) -> str:
    return grammar.percent if sign == "%" else grammar.units[sign][is_plural]
