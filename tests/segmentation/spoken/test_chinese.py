"""Figures in Chinese: quantities, years, dates, money, telephones, each in its way."""

import pytest

from cosystudio.segmentation.spoken.chinese import installed_grammar, with_characters_for_figures

READ = {
    "3～5天": "三到五天",
    "-5度": "零下五度",
    "转180度": "转一百八十度",
    "1984年有3个人": "一九八四年有三个人",
    "1914-1918年": "一九一四到一九一八年",
    "2024-05-03": "二零二四年五月三日",
    "13:30见": "十三点三十分见",
    "8:00": "八点整",
    "3:2赢了": "三比二赢了",
    "比分21:15": "比分二十一比十五",
    "￥1,234.56元": "一千二百三十四点五六元",
    "$5万": "五万美元",
    "5 km/h，20°C，-5℃": "五公里每小时，二十摄氏度，零下五摄氏度",
    "50%": "百分之五十",
    "1/2杯": "二分之一杯",
    "电话13812345678": "电话幺三八幺二三四五六七八",
    "第3章，第2天": "第三章，第二天",
    "2个人，2月2日，2万": "两个人，二月二日，两万",
    "3~5天": "三到五天",
    "12.5万": "十二点五万",
    "12月2日下午2点，2小时，2年级": "十二月二日下午两点，两小时，二年级",
    "10–20人": "十到二十人",
    "1914-18年": "一九一四到一八年",
    "20世纪90年代，80后": "二十世纪九十年代，八零后",
    "公元前221年，民国2年，2年": "公元前二百二十一年，民国二年，两年",
    "007": "零零七",
}
LEFT = [
    "2.0.1版",
    "A4纸",
    "COVID-19",
    "1990s",
    "302室",
    "84年",
    "12345678901234567890",
    "010-12345678",
    "3-2",
    "1/2/3",
    "25:70",
    "911事件",
    "618大促",
]


@pytest.mark.parametrize(("text", "read"), READ.items())
def test_figures_are_read_as_a_reader_does(text: str, read: str) -> None:
    assert with_characters_for_figures(text, "zh") == read


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_sure_stays_as_written(text: str) -> None:
    assert with_characters_for_figures(text, "zh") == text


def test_traditional_books_get_their_own_characters() -> None:
    assert with_characters_for_figures("8:05，12.5，2万", "zh-TW") == "八點零五分，十二點五，兩万"


@pytest.mark.parametrize(
    "text", ["￥1,234.56元", "COVID-19", "3～5天", "7×24小时", "第2天", "A4纸", "302室", "84年", "1990s", "2.0.1版"]
)
def test_the_grammar_of_the_extra_is_not_asked_what_it_gets_wrong(text: str) -> None:
    pytest.importorskip("wetext")
    assert with_characters_for_figures(text, "zh", installed_grammar()) == READ.get(text, text).replace(
        "第2天", "第二天"
    )


def test_the_grammar_of_the_extra_reads_what_the_rules_leave() -> None:
    pytest.importorskip("wetext")
    assert with_characters_for_figures("他说25:70", "zh", installed_grammar()) == "他说二十五比七十"
