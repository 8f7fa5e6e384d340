"""How word processors write the number of a heading or of a line in a list."""

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_HAN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_GANADA = "가나다라마바사아자차카타파하"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_CARDINALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HAN_FORMS = frozenset(
    (
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "koreanCounting",
        "taiwaneseCountingThousand", "一",
    )
)  # fmt: skip
_LISTS = {
    "ideographTraditional": _STEMS, "甲": _STEMS, "ideographZodiac": _BRANCHES,
    "子": _BRANCHES,
    "aiueo": _KANA, "aiueoFullWidth": _KANA, "ア": _KANA, "iroha": _IROHA, "irohaFullWidth": _IROHA,
    "イ": _IROHA, "ganada": _GANADA, "russianLower": _CYRILLIC, "russianUpper": _CYRILLIC.upper(),
}  # fmt: skip


def written(value: int, form: str) -> str:
    """Return the number as the form of ECMA-376 or of OpenDocument writes it; plain digits for an unknown form."""
    form = form.partition(",")[0]  # OpenDocument names a form by its first numbers
    if form in ("none", ""):
        return ""
    if value <= 0:
        return str(value)
    if form in ("upperRoman", "I", "lowerRoman", "i"):
        return roman(value) if form in ("upperRoman", "I") else roman(value).lower()
    if form in ("upperLetter", "A", "lowerLetter", "a"):
        return _letters(
            value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if form in ("upperLetter", "A") else "abcdefghijklmnopqrstuvwxyz"
        )
    if form in _HAN_FORMS:
        return han(value)
    if form in _LISTS:
        return _letters(value, _LISTS[form])
    return _rarer(value, form)


def _rarer(value: int, form: str) -> str:
    if form in ("cardinalText", "ordinalText"):
        return _in_words(value, ordinal=form == "ordinalText").capitalize()
    if form == "ordinal":
        return f"{value}{_suffix(value)}"
    if form == "decimalZero":
        return f"{value:02}"
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"):
        return "".join(_HAN[int(digit)] for digit in str(value))
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "壹"):
        return han(value, _FORMAL, "拾佰仟")
    if form.startswith(("decimalEnclosedCircle", "①")) and value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    return str(value)


def roman(value: int) -> str:
    """Return the number in capital Roman numerals."""
    if value >= 5_000:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def han(value: int, digits: str = _HAN, units: str = "十百千") -> str:
    """Return the number as Chinese counts, 一百零三."""
    if value >= 10_000:
        return str(value)
    text, has_gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            has_gap = bool(text)
            continue
        text += "零" if has_gap else ""
        has_gap = False
        is_ten = place == 1 and digit == 1 and not text and digits == _HAN
        text += ("" if is_ten else digits[digit]) + (units[place - 1] if place else "")
    return text


def _letters(value: int, alphabet: str) -> str:
    """Return the letter, doubled where the alphabet is used up, as Word does: z, aa, bb."""
    rounds, place = divmod(value - 1, len(alphabet))
    return alphabet[place] * (rounds + 1) if rounds < 10 else str(value)


def _in_words(value: int, *, ordinal: bool) -> str:
    if ordinal and value <= len(_ORDINALS):
        return _ORDINALS[value - 1]
    if value > 99 or (ordinal and value % 10 == 0):
        return f"{value}{_suffix(value)}" if ordinal else str(value)
    if value < 20:
        return f"{_CARDINALS[value - 1]}th" if ordinal else _CARDINALS[value - 1]
    tens, ones = divmod(value, 10)
    rest = (_ORDINALS if ordinal else _CARDINALS)[ones - 1] if ones else ""
    return f"{_TENS[tens - 2]}-{rest}" if rest else _TENS[tens - 2]


def _suffix(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
