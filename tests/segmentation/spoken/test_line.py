"""What is sent to the voice, and how long it takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.model import Kind
from cosystudio.book.spoken_form import SpokenRules, Urls
from cosystudio.segmentation import estimated_seconds, spoken_text
from cosystudio.segmentation.spoken import finished, normalised

ALL = SpokenRules(numbers=True, abbreviations=True)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("  He\t ran \xa0 away. ", "He ran away."),
        ("al\xadpha\u200bbet\ufeff\u2060", "alphabet"),
        ("a\x00b\x1f\x7fc", "abc"),
        ("a\ud800b", "ab"),
        ("cafe\u0301", "café"),
        ("好\ufe0f的", "好的"),
        ("❤\ufe0f love", "❤ love"),
    ],
)
def test_only_what_can_be_seen_is_sent(text: str, spoken: str) -> None:
    assert spoken_text(text) == spoken


@pytest.mark.parametrize(
    ("verses", "spoken"),
    [
        ("The day is done\nAnd night is here,\nAll dark.", "The day is done, And night is here, All dark."),
        ("床前明月光\n疑是地上霜。\n举头", "床前明月光，疑是地上霜。 举头"),
        ("\nOne \r\n two\n", "One, two"),
        ("One\u2028two", "One, two"),
    ],
)
def test_the_end_of_a_verse_is_a_breath(verses: str, spoken: str) -> None:
    assert spoken_text(verses) == spoken


@pytest.mark.parametrize("text", ["", " ", "* * *", "……”", "—", "\u200b", "&", "😀"])
def test_marks_alone_are_not_sent(text: str) -> None:
    assert spoken_text(text) == ""
    assert estimated_seconds(text, "en") == 0


@pytest.mark.parametrize("text", ["1", "好", "I", "é", "한", "か", "〇", "½"])
def test_a_single_letter_or_digit_is_sent(text: str) -> None:
    assert spoken_text(text) == text


@given(st.text())
def test_what_is_sent_is_clean_and_stays_so(text: str) -> None:
    spoken = spoken_text(text)
    assert spoken_text(spoken) == spoken == unicodedata.normalize("NFC", spoken)
    assert spoken == " ".join(spoken.split())
    spoken.encode("utf-8")


def test_a_page_of_english_takes_about_two_minutes() -> None:
    page = "The quick brown fox jumps over the lazy dog by the river. " * 30
    assert estimated_seconds(page, "en") == pytest.approx(120, rel=0.05)


def test_two_hundred_and_fifty_eight_hanzi_take_a_minute() -> None:
    assert estimated_seconds("好" * 258, "zh-CN") == pytest.approx(60)
    assert estimated_seconds("好，" * 129 + "好" * 129, "zh") == pytest.approx(60)


def test_japanese_is_read_at_three_hundred_characters_a_minute() -> None:
    assert estimated_seconds("かな" * 150, "ja") == pytest.approx(60)


def test_a_number_takes_longer_than_its_digits() -> None:
    assert estimated_seconds("in 1859", "en") > 1.4 * estimated_seconds("in year", "en")
    assert estimated_seconds("一八五九年", "zh") == pytest.approx(estimated_seconds("1859年", "zh"))


@pytest.mark.parametrize("text", ["See IV at http://www.a.org/1984", "Chapter IV", "Mr. Smith has 5 km"])
def test_books_of_before_the_rules_are_sent_as_written(text: str) -> None:
    assert spoken_text(text, Kind.HEADING, "en") == text


@pytest.mark.parametrize(
    ("text", "kind", "language", "sent"),
    [
        ("CHAPTER IV", Kind.HEADING, "en", "CHAPTER 4."),
        ("Louis XIV lit Chapter IV", Kind.PROSE, "en", "Louis XIV lit Chapter IV."),
        ("see https://www.example.com/a?b=1, he wrote", Kind.PROSE, "en", "see example.com, he wrote."),
        ("第IV章", Kind.HEADING, "zh", "第4章。"),
        ("Mr. Smith has 5 dogs.", Kind.PROSE, "en", "Mr. Smith has 5 dogs."),
    ],
)
def test_the_rules_of_a_new_book_are_cautious(text: str, kind: Kind, language: str, sent: str) -> None:
    assert spoken_text(text, kind, language, SpokenRules()) == sent


@pytest.mark.parametrize(
    ("text", "kind", "language", "sent"),
    [
        ("Chapter IV", Kind.HEADING, "en", "Chapter four."),
        (
            "Mr. Smith of No. 5 paid £3 at 12:30",
            Kind.PROSE,
            "en",
            "Mister Smith of Number five paid three pounds at twelve thirty.",
        ),
        ("Hr. Meier fuhr z. B. 5 km", Kind.PROSE, "de", "Herr Meier fuhr zum Beispiel fünf Kilometer."),
        ("第IV章", Kind.HEADING, "zh", "第四章。"),
        ("write to me@1984.org", Kind.PROSE, "en", "write to 1984.org."),
        ("т. е. 5 домов", Kind.PROSE, "ru", "то есть 5 домов."),
        ("He said 5 to Анна", Kind.PROSE, "en", "He said 5 to Анна."),
        ("1984年に3人", Kind.PROSE, "ja", "1984年に3人。"),
    ],
)
def test_all_rules_work_together(text: str, kind: Kind, language: str, sent: str) -> None:
    assert spoken_text(text, kind, language, ALL) == sent


def test_a_line_of_an_address_alone_is_not_sent_where_addresses_are_skipped() -> None:
    assert spoken_text("https://example.com/a", Kind.PROSE, "en", SpokenRules(urls=Urls.SKIP)) == ""


def test_a_stretch_of_a_heading_is_no_roman_number_by_itself() -> None:
    rules = SpokenRules()
    assert normalised("XIV", Kind.HEADING, "en", rules) == "14"
    assert normalised(" XIV", Kind.HEADING, "en", rules, is_whole=False) == " XIV"
    assert normalised("Chapter IV, ", Kind.HEADING, "en", rules, is_whole=False) == "Chapter 4, "


def test_the_stop_is_for_the_end_of_the_whole_line() -> None:
    assert finished("Chapter 4" + " " + "<phoneme>x</phoneme>", "en", SpokenRules()) == "Chapter 4 <phoneme>x</phoneme>"
    assert finished(" Chapter  4 ", "en", SpokenRules()) == "Chapter 4."
    assert finished(" — ", "en", SpokenRules()) == ""
