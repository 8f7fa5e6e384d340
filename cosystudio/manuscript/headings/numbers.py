"""Numbers as headings write them: 12, XII, twelve, 十二, 一百二十, 一二零."""

import re

from cosystudio.manuscript.headings.number_words import number_in_words

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(cm|cd|d?c{0,4})(xc|xl|l?x{0,4})(ix|iv|v?i{0,4})")
_HAN_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○０", "一壹弌１", "二贰貳弍２", "三叁參３", "四肆４", "五伍５", "六陆陸６", "七柒７", "八捌８", "九玖９")
    )
    for char in chars
}
_HAN_DIGITS |= {"两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
_HAN_TENS = {"廿": 20, "卅": 30}
HAN_NUMBER = f"[{''.join(_HAN_DIGITS)}{''.join(_HAN_UNITS)}{''.join(_HAN_TENS)}0-9]+"


def number(text: str) -> int | None:
    """Return the number that the text writes, or None when it writes none."""
    text = text.strip().casefold()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 6 else None
    for reading in (_roman, number_in_words, _han):
        value = reading(text)
        if value is not None:
            return value
    return None


def _roman(text: str) -> int | None:
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _han(text: str) -> int | None:
    if not re.fullmatch(HAN_NUMBER, text):
        return None
    if not any(char in _HAN_UNITS or char in _HAN_TENS for char in text):
        return int("".join(str(_han_digit(char)) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _HAN_TENS:
            total += _HAN_TENS[char]
        elif char in _HAN_UNITS:
            total, digit = total + max(digit, 1) * _HAN_UNITS[char], 0
        else:
            digit = _han_digit(char)
    return total + digit


def _han_digit(char: str) -> int:
    return _HAN_DIGITS[char] if char in _HAN_DIGITS else int(char)
