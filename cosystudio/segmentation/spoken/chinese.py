"""Figures in Chinese text, in characters as a reader says them, wherever it is sure what they are."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Protocol

from cosystudio.segmentation.spans import CJK

_RUN = re.compile("[0-9]+(?:[.,:：/~～至–—-][0-9]+)*")
_AROUND = 16
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_TELEPHONE = {**_DIGITS, "1": "幺"}
_UNITS = {"km/h": "公里每小时", "km²": "平方公里", "m²": "平方米", "㎡": "平方米", "m³": "立方米", "km": "公里"} | (
    {
        "cm": "厘米",
        "mm": "毫米",
        "kg": "公斤",
        "mg": "毫克",
        "ml": "毫升",
        "mL": "毫升",
        "m": "米",
        "g": "克",
        "L": "升",
    }
    | {"℃": "摄氏度", "°C": "摄氏度", "°": "度", "度": "度"}
)
_CURRENCIES = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_MEASURES = (
    "个只条张块瓶杯份本辆台匹头位间次件双天岁倍米斤周遍种层座把封根片滴声步句页名家年人千万亿"
    "個隻條張塊輛匹頭間雙歲種層頁萬億"
)
"""Before these, 2 is 两."""

_TWO_OF = re.compile(
    f"[{_MEASURES}](?!级|級)|小时|小時|分钟|分鐘|秒|元|[美欧歐日港]元|英镑|英鎊|成(?![熟功长長为為立员員])|[点點](?![0-9])|"
    "公[里斤]|平方|立方|毫|厘米|克"
)
_AN_ERA_BEFORE = re.compile(
    "(?:公元前?|民国|民國|昭和|平成|令和|大正|明治|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|贞观|开元|洪武|永乐|万历|崇祯)$"
)
_DECADE_AFTER = re.compile("年代|后(?![来面续期方半])|後(?![來面續期方半])")

_COUNTED = f"[{_MEASURES}多余餘元分秒点點月日小公毫厘里亩吨度届屆]"
"""Before these a number of three figures or more is a quantity, not a name such as 911 or 618."""

_UNIT = re.compile(rf" ?({'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![A-Za-z/²³])")
_MONEY_BEFORE = re.compile(rf"(?<![A-Za-z0-9.]) ?([{''.join(_CURRENCIES)}]) ?$")
_TOUCHES_BEFORE = re.compile(r"[A-Za-z_.#@&=+*/×^$€£¥￥%№-]\s?$")
_TOUCHES_AFTER = re.compile(r"\s?[A-Za-z_]|[#@&=+*/×^%‰$€£¥￥-]|[.,:'’″′][A-Za-z0-9]")
_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])(?:[:：]([0-5][0-9]))?")
_RATIO = re.compile(r"([0-9]{1,3})[:：]([0-9]{1,3})")
_RANGE = re.compile(r"([0-9]{1,9})([~～至–—-])([0-9]{1,9})")
_NUMBER = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]{1,8})?")
_A_MATCH = re.compile("比分|胜|勝|赢|贏|输|輸|负于|击败|比数")
_SPAN_OF_YEARS = "年(?:级|級|来|來|前|后|後|以|间|間|多|的历史|的歷史)"
_A_SPAN_OF_YEARS = re.compile(_SPAN_OF_YEARS)
_A_NAME_OF_FIGURES = re.compile(" ?[室房路次号號班]")
_LARGEST = 10**16
_ROUNDS = 4
"""A figure may be sure only once the one behind it is read: £5 -5°C."""
_TRADITIONAL = str.maketrans("点万亿负", "點萬億負")
_TRADITIONAL_TAGS = ("hant", "tw", "hk", "mo")
_CLAUSE = re.compile(r"[^，。！？；：、“”‘’「」『』（）\s]*[0-9][^，。！？；、“”‘’「」『』（）\s]*")
_LONGEST_FOR_WETEXT = 600
"""It reads some 400 sentences a second, and takes the longer for each the longer it is."""

_NOT_FOR_WETEXT = re.compile(
    rf"[A-Za-z￥¥$€£_@#/\\+*×=^~～]|[0-9]+\.[0-9]+\.|[^\W_{CJK}0-9]|(?<![{CJK}])-|(?<![0-9.])2(?![0-9.])|[0-9][–—]|公元|[0-9]0年代"
    rf"|[0-9]{{3,}} ?[室房路次号號班]"
    rf"|(?<![0-9])[0-9]{{2}}年|[0-9]{_SPAN_OF_YEARS}|[0-9],[0-9]|[0-9]{{3,}}(?![0-9年%]|{_COUNTED})"
)
"""Letters, money and codes that it reads in part only, and figures whose reading it takes for sure where it is not."""


class Normaliser(Protocol):
    """A grammar that writes out figures."""

    def normalize(self, text: str) -> str:
        """Return the text with its figures written out."""
        ...


def with_characters_for_figures(text: str, language: str, grammar: Normaliser | None = None) -> str:
    """Return the text with its figures in characters: 1984年 is 一九八四年, 13:30 is 十三点三十分.

    `language` is a BCP 47 tag; a traditional one gets 點 and 萬.  A `grammar` reads the clauses that it is good at.
    What may be said in several ways stays as written.
    """
    if grammar is not None and len(text) <= _LONGEST_FOR_WETEXT:
        text = _CLAUSE.sub(lambda match: _by_grammar(match[0], grammar), text)
    for _ in range(_ROUNDS):
        before, text = text, _read_once(text, language)
        if text == before:
            break
    return text


def _read_once(text: str, language: str) -> str:
    read, at = "", 0
    for match in _RUN.finditer(text):
        read += text[at : match.start()]
        words, left, right = _read(match[0], read[-_AROUND:], text[match.end() : match.end() + _AROUND])
        read = read[: len(read) - left] + _in_script(words, language) if words else read + match[0]
        at = match.end() + right
    return read + text[at:]


def _by_grammar(clause: str, normaliser: Normaliser) -> str:
    return clause if _NOT_FOR_WETEXT.search(clause) else str(normaliser.normalize(clause))


@cache
def installed_grammar() -> Normaliser | None:
    """Return the grammar of the extra ``cosystudio[wetext]`` where it is installed: half a second to load, once."""
    try:
        from wetext import Normalizer
    except ImportError:
        return None
    grammar: Normaliser = Normalizer(lang="zh", operator="tn")
    return grammar


def _read(core: str, before: str, after: str) -> tuple[str, int, int]:
    """Return what is said for a run, and how much before and behind it that stands for; "" where that is not sure."""
    money = _MONEY_BEFORE.search(before)
    if money:
        words, right = _sum(core, _CURRENCIES[money[1]], after)
        return words, len(money[0]), right
    unit = _UNIT.match(after)
    if unit and not _TOUCHES_BEFORE.search(before.removesuffix("-")) and _NUMBER.fullmatch(core):
        name, is_minus = _UNITS[unit[1]], before.endswith("-")
        if is_minus and not name.endswith("度"):
            return "", 0, 0
        return ("零下" if is_minus else "") + _counted(core, name) + name, int(is_minus), unit.end()
    if _TOUCHES_BEFORE.search(before):
        return "", 0, 0
    if after.startswith("%") and _NUMBER.fullmatch(core) and not after.startswith(("%-", "%~", "%～")):
        return f"百分之{_number(core)}", 0, 1
    if _TOUCHES_AFTER.match(after):
        return "", 0, 0
    return next((words for reading in _READINGS if (words := reading(core, before, after))), ""), 0, 0


def _sum(core: str, currency: str, after: str) -> tuple[str, int]:
    """Money with its sign in front: ￥1,234.56元 has its name once."""
    if not _NUMBER.fullmatch(core) or re.match(r" ?[A-Za-z%/~～-]", after):
        return "", 0
    scale = re.match(r"[百千]?[万亿萬億]?", after)
    end = scale.end() if scale else 0
    named = end + (1 if currency == "元" and after[end : end + 1] in ("元", "圆") else 0)
    return f"{_counted(core, after[:end] + currency)}{after[:end]}{currency}", named


def _date(core: str, _before: str, _after: str) -> str:
    match = _DATE.fullmatch(core)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        return ""
    return f"{_spelled(match[1])}年{_number(str(int(match[2])))}月{_number(str(int(match[3])))}日"


def _clock(core: str, before: str, after: str) -> str:
    match = _CLOCK.fullmatch(core)
    if match is None or _A_MATCH.search(before + after):
        return ""
    hour, minute, second = match.groups()
    seconds = f"{_number(str(int(second)))}秒" if second else ""
    past = (("零" if minute[0] == "0" else "") + _number(str(int(minute))) + "分") if int(minute) else ""
    return f"{_number(str(int(hour)))}点{past or ('零分' if second else '整')}{seconds}"


def _ratio(core: str, before: str, after: str) -> str:
    match = _RATIO.fullmatch(core)
    if match is None or (len(match[2]) > 1 and not _A_MATCH.search(before + after)):
        return ""
    return f"{_number(match[1])}比{_number(match[2])}"


def _range(core: str, _before: str, after: str) -> str:
    match = _RANGE.fullmatch(core)
    if match is None:
        return ""
    first, dash, last = match.groups()
    if len(first) == 4 and len(last) in (2, 4) and first[-len(last) :] < last and after.startswith("年"):
        return f"{_spelled(first)}到{_spelled(last)}"
    is_range = int(first) < int(last) and "0" not in (first[0], last[0]) and (dash != "-" or after[:1] in _MEASURES)
    return f"{_counted(first, after)}到{_counted(last, after)}" if is_range and after[:1] else ""


def _year(core: str, before: str, after: str) -> str:
    if _AN_ERA_BEFORE.search(before) and re.fullmatch("[1-9][0-9]{0,2}", core) and after.startswith("年"):
        return _number(core)
    is_year = re.fullmatch("[1-9][0-9]{3}", core) and after.startswith("年") and not _A_SPAN_OF_YEARS.match(after)
    return _spelled(core) if is_year else ""


def _decade(core: str, _before: str, after: str) -> str:
    match = _DECADE_AFTER.match(after) if re.fullmatch("[1-9]0|00", core) else None
    if match is None or (core == "00" and match[0] == "年代"):
        return ""
    return _number(core) if match[0] == "年代" else _spelled(core)


def _fraction(core: str, _before: str, _after: str) -> str:
    match = re.fullmatch("([1-9][0-9]?)/([1-9][0-9]?)", core)
    return f"{_number(match[2])}分之{_number(match[1])}" if match and int(match[1]) < int(match[2]) <= 10 else ""


def _telephone(core: str, _before: str, _after: str) -> str:
    return "".join(_TELEPHONE[figure] for figure in core) if re.fullmatch("1[3-9][0-9]{9}", core) else ""


def _plain(core: str, before: str, after: str) -> str:
    if re.fullmatch("0[0-9]{1,3}", core):
        return _spelled(core)
    if not _NUMBER.fullmatch(core) or float(core.replace(",", "")) >= _LARGEST:
        return ""
    is_quantity = re.match(_COUNTED, after) or before.endswith("第") or not core.strip("0")[1:]
    is_name = len(core) > 2 and core.isdigit() and (not is_quantity or _A_NAME_OF_FIGURES.match(after) or len(core) > 9)
    is_span = after.startswith("年") and core.isdigit() and len(core) != 1 and not before.endswith("第")
    return "" if is_name or is_span else _counted(core, "" if before.endswith("第") else after)


def _counted(core: str, after: str) -> str:
    return "两" if core == "2" and _TWO_OF.match(after) else _number(core)


@lru_cache(maxsize=4096)
def _number(figures: str) -> str:
    from cn2an import An2Cn  # it reads its tables when it is loaded

    return str(An2Cn().an2cn(figures.replace(",", ""), "low"))


def _spelled(figures: str) -> str:
    return "".join(_DIGITS[figure] for figure in figures)


def _in_script(words: str, language: str) -> str:
    parts = language.lower().split("-")[1:]
    is_traditional = any(tag in parts for tag in _TRADITIONAL_TAGS)
    return words.translate(_TRADITIONAL).replace("两", "兩") if is_traditional else words


_READINGS: tuple[Callable[[str, str, str], str], ...] = (
    _date,
    _clock,
    _ratio,
    _year,
    _decade,
    _range,
    _fraction,
    _telephone,
    _plain,
)
