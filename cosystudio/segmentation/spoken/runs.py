"""A run of figures with what stands around it, and what it is worth as a number."""

import re
from dataclasses import dataclass
from functools import cache

from cosystudio.segmentation.spoken.counting import LARGEST, cardinal, counting
from cosystudio.segmentation.spoken.grammar import Grammar

SPACE = "[ \u00a0\u202f]"
AT_THE_END = re.compile(r"[\s\"'”’»›)\]]*$")
NOON = re.compile(r"\s?(?:[ap]\.\s?m\.|[ap]m\b|o[’']clock)", re.IGNORECASE)


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
class Amount:
    """A whole number, and decimals as written."""

    whole: int
    decimals: str = ""


def amount_of(core: str, grammar: Grammar) -> Amount | None:
    """Return what figures are worth in a language's writing; None for 007, 1.2.3 or what is too large to be said."""
    match = _number_in(grammar.groups, grammar.decimal).fullmatch(core)
    if match is None or len(match[1]) > 13:
        return None
    if grammar.language == "es" and len(match[2] or "") == 3:
        return None  # in Mexico 1,234 is a thousand and more, in Spain hardly one
    number = int(re.sub(r"[^0-9]", "", match[1]))
    return Amount(number, match[2] or "") if number <= LARGEST else None


@cache
def _number_in(groups: str, decimal: str) -> re.Pattern[str]:
    whole = rf"(0|[1-9][0-9]{{0,2}}(?:[{re.escape(groups)}][0-9]{{3}})+|[1-9][0-9]*)"
    return re.compile(rf"{whole}(?:{re.escape(decimal)}([0-9]{{1,8}}))?")


def said(amount: Amount, language: str, point: str) -> str:
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


def is_plural(amount: Amount, language: str) -> bool:
    if language == "fr":
        return amount.whole >= 2
    return amount.whole != 1 or bool(amount.decimals)


_SIGN_BEHIND = re.compile(rf"{SPACE}(?:([^\W\d_])\b|[%‰°£$€¥])")


def unknown_follows(run: Run, after: str) -> bool:
    """True when a letter stands alone behind, as in 5 s. or 6 d., or a sign of a unit or of money."""
    match = _SIGN_BEHIND.match(after)
    return match is not None and (
        match[1] is None or match[1] not in run.grammar.single_letters or after[match.end() :][:1] == "."
    )


def is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
