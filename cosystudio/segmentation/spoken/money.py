"""Sums of money, their sign in front or behind."""

import re

from cosystudio.segmentation.spoken.counting import counting
from cosystudio.segmentation.spoken.grammar import Grammar
from cosystudio.segmentation.spoken.runs import (
    AT_THE_END,
    SPACE,
    Amount,
    Run,
    Spoken,
    amount_of,
    is_letter,
    is_plural,
    said,
    unknown_follows,
)

_MAGNITUDES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_SHORT_MAGNITUDE = re.compile(r"(k|m|mn|bn?|tn)(?![\w-])", re.IGNORECASE)
_GERMAN_MILLIONS = {"Mio": "Million", "Mrd": "Milliarde"}
_MILLIONS = re.compile(rf"{SPACE}?(Mio|Mrd)\b\.?(?:{SPACE}?([€$£])(?!\w))?")
_OLD_MONEY = re.compile(r"(?<![\w.,£])(?:£([1-9][0-9]{0,3}) )?([1-9][0-9]?)s\. ?([1-9][0-9]?)d\.(?!\w)")


def sum_before(run: Run) -> Spoken | None:
    """Money with its sign in front: £5, $1,234.56, $3 million."""
    forms = run.grammar.currencies.get(run.currency)
    if forms and (short := _short_sum(run, forms)):
        return short
    if forms is None or is_letter(run.after[:1]) or run.after[:1] in ("-", "%"):
        return None
    magnitude = (
        re.match(rf"{SPACE}({'|'.join(run.grammar.magnitudes)})\b", run.after) if run.grammar.magnitudes else None
    )
    amount = amount_of(run.core, run.grammar)
    if amount is None and run.currency == "€" and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{2}", run.core):
        amount = Amount(int(run.core[:-3]), run.core[-2:])
    if amount is None or (
        not magnitude
        and (unknown_follows(run, run.after) or re.match(rf"{SPACE}?(?:mi|bi|mrd|mld|k\b)", run.after, re.IGNORECASE))
    ):
        return None
    if magnitude:
        return Spoken(f"{said(amount, run.language, run.grammar.point)} {magnitude[1]} {forms[1]}", magnitude.end())
    words = _money(amount, run.currency, forms, run.grammar)
    return Spoken(words) if words else None


def _short_sum(run: Run, forms: tuple[str, str]) -> Spoken | None:
    """£1m, $2.5bn."""
    match = _SHORT_MAGNITUDE.match(run.after) if run.language == "en" else None
    amount = amount_of(run.core, run.grammar)
    if match is None or amount is None:
        return None
    return Spoken(f"{said(amount, 'en', ' point ')} {_MAGNITUDES[match[1].lower()]} {forms[1]}", match.end())


def german_millions(run: Run) -> Spoken | None:
    """3,5 Mio. €, 2 Mrd. Menschen."""
    match = _MILLIONS.match(run.after) if run.language == "de" else None
    amount = amount_of(run.core, run.grammar)
    forms = run.grammar.currencies.get(match[2]) if match and match[2] else ("", "")
    if match is None or amount is None or forms is None:
        return None
    one = amount.whole == 1 and not amount.decimals
    number = "eine" if one else said(amount, "de", run.grammar.point)
    name = _GERMAN_MILLIONS[match[1]] + ("" if one else "en" if match[1] == "Mio" else "n")
    ends = not match[2] and match[0].endswith(".") and AT_THE_END.match(run.after, match.end())
    return Spoken(f"{number} {name} {forms[1]}".rstrip(), match.end() - bool(ends))


def sum_behind(run: Run) -> Spoken | None:
    """Money with its sign behind: 3,50 €."""
    match = re.match(rf"{SPACE}?([£$€])(?![\w/-])", run.after)
    amount = amount_of(run.core, run.grammar)
    forms = run.grammar.currencies.get(match[1]) if match else None
    if match is None or forms is None or amount is None:
        return None
    words = _money(amount, match[1], forms, run.grammar)
    return Spoken(words, match.end()) if words else None


def with_old_money(text: str) -> str:
    """Return an English text with its shillings and pence in words: £3 7s. 6d."""
    return _OLD_MONEY.sub(_old_money, text) if "d." in text else text


def _old_money(match: re.Match[str]) -> str:
    pounds, shillings, pence = (int(match[at] or 0) for at in (1, 2, 3))
    said_pounds = f"{counting(pounds, 'en')} pound{'s' * (pounds != 1)} " if pounds else ""
    said_shillings = f"{counting(shillings, 'en')} shilling{'s' * (shillings != 1)}"
    stop = "." if AT_THE_END.match(match.string, match.end()) else ""
    return f"{said_pounds}{said_shillings} and {counting(pence, 'en')} {'penny' if pence == 1 else 'pence'}{stop}"


def _money(amount: Amount, sign: str, forms: tuple[str, str], grammar: Grammar) -> str:
    """Return a sum in words; empty where its decimals are no cents."""
    if amount.decimals and len(amount.decimals) != 2:
        return ""
    cents, small = int(amount.decimals or 0), grammar.small_money.get(sign)
    said_cents = counting(cents, grammar.language) + (f" {small[cents != 1]}" if small else "")
    if amount.whole == 0 and cents:
        return said_cents if small else ""
    whole = f"{counting(amount.whole, grammar.language)} {forms[is_plural(Amount(amount.whole), grammar.language)]}"
    return f"{whole}{grammar.joins_cents}{said_cents}" if cents else whole
