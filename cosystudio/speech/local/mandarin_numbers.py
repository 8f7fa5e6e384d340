"""Figures in Chinese text, spelled out in characters as a reader says them."""

import re

from cn2an import An2Cn

_UNITS = (
    {"km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "km/h": "公里每小时"}
    | {"kg": "公斤", "g": "克", "mg": "毫克", "L": "升", "ml": "毫升", "mL": "毫升"}
    | {"℃": "摄氏度", "°C": "摄氏度", "°": "度"}
)
_SIGNS = {"+": "加", "×": "乘", "÷": "除以", "=": "等于", ":": "比", "：": "比"}
_CURRENCIES = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_MEASURES = "个只条张块瓶杯份本辆台匹头位间次件双天年岁倍米斤周遍种层座把封根片滴声步句页名家"
"""Before these, 2 is 两."""
_COUNTED = _MEASURES + "分秒点月日号小元公厘毫千克度摄万亿%"
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_NUMBER = r"\d+(?:\.\d+)?"


def spell_out(text: str) -> str:
    """Return the text with its figures in Chinese characters: 13:30 becomes 十三点三十分, 2024年 becomes 二零二四年."""
    for pattern, spoken in _RULES:
        text = pattern.sub(spoken, text)
    return text


def _digits(figures: str) -> str:
    return "".join(_DIGITS.get(figure, "点") for figure in figures)


def _number(figures: str) -> str:
    """Return a number as a quantity, or digit by digit where it is no quantity: 007, or longer than there are words."""
    whole = figures.partition(".")[0]
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > 16:
        return _digits(figures)
    return str(An2Cn().an2cn(figures, "low"))


def _minutes(minute: str) -> str:
    if int(minute) == 0:
        return ""
    return ("零" if minute[0] == "0" else "") + _number(str(int(minute))) + "分"


def _clock(match: re.Match[str]) -> str:
    hour, minute, second = match.groups()
    seconds = f"{_number(str(int(second)))}秒" if second else ""
    return f"{_number(str(int(hour)))}点{_minutes(minute) or ('零分' if second else '整')}{seconds}"


def _date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{_digits(year)}年{_number(str(int(month)))}月{_number(str(int(day)))}日"


_RULES = (
    (re.compile("〇"), lambda _: "零"),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), lambda _: ""),
    (re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)"), _date),
    (re.compile(r"(?<!\d)(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?!\d)"), _clock),
    (re.compile(r"(?<!\d)(\d{4})\s*[-—~～至]\s*(\d{4})(?=年)"), lambda m: f"{_digits(m[1])}到{_digits(m[2])}"),
    (re.compile(r"(?<!\d)(\d{4}|\d{2})(?=年(?!级|级))"), lambda m: _digits(m[1])),
    (re.compile(r"(?<=\d)\s*([+×÷=:：])\s*(?=\d)"), lambda m: _SIGNS[m[1]]),
    (re.compile(rf"([¥￥$€£])\s*({_NUMBER})"), lambda m: m[2] + _CURRENCIES[m[1]]),
    (
        re.compile(rf"(?<=\d)\s*({'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![A-Za-z])"),
        lambda m: _UNITS[m[1]],
    ),
    (re.compile(rf"(?<=[\d%])\s*[~～–]\s*(?={_NUMBER})"), lambda _: "到"),
    (re.compile(rf"(?<=\d)-(?={_NUMBER}[{_COUNTED}])"), lambda _: "到"),
    (re.compile(rf"(?<![A-Za-z\d.])[-−]({_NUMBER})(?=摄氏度)"), lambda m: f"零下{m[1]}"),
    (re.compile(rf"(?<![A-Za-z\d.])[-−](?={_NUMBER})"), lambda _: "负"),
    (re.compile(rf"({_NUMBER})%"), lambda m: f"百分之{_number(m[1])}"),
    (re.compile(r"(?<![\d/])(\d+)/(\d+)(?![\d/])"), lambda m: f"{_number(m[2])}分之{_number(m[1])}"),
    (re.compile(rf"(?<![\d.第])2(?=[{_MEASURES}])"), lambda _: "两"),
    (re.compile(r"(?<![\d.])1\d{10}(?![\d.])"), lambda m: _digits(m[0])),
    (re.compile(_NUMBER), lambda m: _number(m[0])),
)
