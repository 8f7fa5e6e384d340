import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.speech.local.mandarin_numbers import spell_out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1,234人", "一千二百三十四人"),
        ("10个", "十个"),
        ("2个人", "两个人"),
        ("12个", "十二个"),
        ("第2次", "第二次"),
        ("第12章", "第十二章"),
        ("2024年5月12日", "二零二四年五月十二日"),
        ("2024-05-12", "二零二四年五月十二日"),
        ("1949-1950年", "一九四九到一九五零年"),
        ("二〇二四年", "二零二四年"),
        ("90年代", "九零年代"),
        ("3年级", "三年级"),
        ("13:30", "十三点三十分"),
        ("8:05", "八点零五分"),
        ("9:00", "九点整"),
        ("10:05:30", "十点零五分三十秒"),
        ("比分3:2", "比分三比二"),
        ("50%", "百分之五十"),
        ("20%~30%", "百分之二十到百分之三十"),
        ("3/4", "四分之三"),
        ("-3.5℃", "零下三点五摄氏度"),
        ("3-5个", "三到五个"),
        ("5-10分钟", "五到十分钟"),
        ("5km", "五公里"),
        ("¥100", "一百元"),
        ("$1,000,000", "一百万美元"),
        ("13800138000", "一三八零零一三八零零零"),
        ("007", "零零七"),
        ("0.5", "零点五"),
        ("1+1=2", "一加一等于二"),
    ],
)
def test_figures_are_said_as_a_reader_says_them(written: str, said: str) -> None:
    assert spell_out(written) == said


@given(st.text("0123456789.,:：/-−+=%~〇年月日个℃km¥ ", max_size=30))
def test_no_figure_is_left_whatever_stands_around_it(text: str) -> None:
    assert not set("0123456789") & set(spell_out(text))


@given(st.text("天地玄黄宇宙洪荒，。abc\n"))
def test_text_without_figures_stays_as_it_is(text: str) -> None:
    assert spell_out(text) == text
