"""Figures in a sentence, written out in words wherever it is sure what they are.

The text is gone through once, run by run: a run is every figure that hangs together with others by one mark or one
space.  It is understood as a whole together with what stands around it, or it stays as written.
"""

import re

from cosystudio.segmentation.spoken.grammar import GRAMMARS, Grammar
from cosystudio.segmentation.spoken.money import with_old_money
from cosystudio.segmentation.spoken.readings import in_words
from cosystudio.segmentation.spoken.runs import Run, Spoken
from cosystudio.segmentation.spoken.times import with_german_dates

_RUN = re.compile("[0-9]+(?:(?: [–—] |[.,:/'’ \u00a0\u202f–—-])[0-9]+)*")
_AROUND = 32
"""Characters looked at on either side of a run."""

_NEAR = 6
"""Characters before a run in which a sign can stand that is its own."""

_LOOSE_BEFORE = re.compile(r"(?:^|[\s(\[{“”„«»‹›‘’\"'¿¡—–…]|--|[^\W\d_]-)$")
_OTHER_MONEY_BEFORE = re.compile(
    "[^\\s0-9(\\[“„«‘\"'—–-][£$€¥] ?$|[₽₹₩฿₴₺₫₪] ?$|(?<!\\w)(?:USD|EUR|GBP|CHF|JPY|RUB|Rs\\.?) $"
)
_CURRENCY_BEFORE = re.compile("(?:^|[\\s(\\[“„«‘\"'—])(?P<sign>[£$€¥])[ \u00a0\u202f]?$")
_MINUS_BEFORE = re.compile("(?:^|[\\s(\\[“„«‘\"'])(?P<sign>[-−–])$")
_TORN_OFF = re.compile(r"[0-9][)\]][\s-]?$|[+*/⁄=#]\s?$|[0-9]\s?[–—x×]\s?$")
_JOINED_ON = re.compile(r"[)\]][\s-]?[0-9]|\s?[+*/⁄=×^#]|\s?[–—x×]\s?[0-9]|\.[^\W_]|[:\\@&_’'″′]\S|[,;]\S")
_FRACTION_SIGNS = {"½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third", "⅔": "two thirds"}
_FRACTION_ALONE = re.compile(r"(?<![\w/.,])(?<![0-9][ \u00a0\u202f])[½¼¾⅓⅔](?![\w/])")


def with_words_for_figures(text: str, language: str) -> str:
    """Return the text with its figures in the words of a language, a primary tag such as ``de``.

    A language without a grammar here comes back as written.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return text
    if language == "en":
        text = with_old_money(text)
    if language == "de":
        text = with_german_dates(text)
    pieces, at = [], 0
    for match in _RUN.finditer(text):
        spoken = _spoken(text, match, grammar)
        if spoken is not None and match.start() - spoken.left >= at:
            pieces += [text[at : match.start() - spoken.left], spoken.words]
            at = match.end() + spoken.right
    read = "".join((*pieces, text[at:]))
    return _FRACTION_ALONE.sub(_fraction, read) if language == "en" else read


def _spoken(text: str, match: re.Match[str], grammar: Grammar) -> Spoken | None:
    start, end = match.span()
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    near = max(0, len(before) - _NEAR)
    if _TORN_OFF.search(before, near) or _JOINED_ON.match(after) or _OTHER_MONEY_BEFORE.search(before, near):
        return None
    currency = _CURRENCY_BEFORE.search(before, near)
    minus = _MINUS_BEFORE.search(before, near)
    if currency:
        return in_words(
            Run(match[0], before, after, grammar, currency=currency["sign"]), len(before) - currency.start("sign")
        )
    if minus:
        return in_words(Run(match[0], before, after, grammar, is_minus=True), 1)
    return in_words(Run(match[0], before, after, grammar), 0) if _LOOSE_BEFORE.search(before, near) else None


def _fraction(match: re.Match[str]) -> str:
    words = _FRACTION_SIGNS[match[0]]
    return words if " " in words else f"one {words}"
