import pytest

from cosystudio.manuscript.labels import is_part, is_unnumbered_chapter, label_of, with_title


@pytest.mark.parametrize(
    ("text", "style", "number", "title"),
    [
        ("CHAPTER XII", "chapter", 12, ""),
        ("Chapter One: The Step That Creaked", "chapter", 1, "The Step That Creaked"),
        ("Chapter the Third", "chapter", 3, ""),
        ("ADVENTURE I. A SCANDAL IN BOHEMIA", "adventure", 1, "A SCANDAL IN BOHEMIA"),
        ("Zweites Kapitel", "kapitel", 2, ""),
        ("Chapitre 3 — La mer", "chapitre", 3, "La mer"),
        ("第三十回  宝钗借扇机带双敲　龄官划蔷痴及局外", "回", 30, "宝钗借扇机带双敲 龄官划蔷痴及局外"),
        ("正文 第一回 宴桃园豪杰三结义", "回", 1, "宴桃园豪杰三结义"),
        ("第一一九回 中乡魁", "回", 119, "中乡魁"),
        ("VII. THE BLUE CARBUNCLE", "roman titled", 7, "THE BLUE CARBUNCLE"),
        ("II.", "roman", 2, ""),
        ("§ 4. Concerning the Women", "section titled", 4, "Concerning the Women"),
        ("五十六", "han", 56, ""),
    ],
)
def test_a_numbered_heading_is_taken_apart(text: str, style: str, number: int, title: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.style, label.number, label.title) == (style, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "Book one of the seats, please.",
        "第四回中既将薛家母子在荣府内寄居等事略已表明，此回则暂不能写矣．",
        "第三十八回林潇湘魁夺菊花诗薛蘅芜讽和螃蟹咏——",
        "I had seen little of Holmes lately.",
        "1.5 metres",
        "Mix the paint.",
        "x" * 300,
    ],
)
def test_a_sentence_is_not_a_heading(text: str) -> None:
    assert label_of(text) is None


def test_parts_are_told_from_chapters() -> None:
    assert is_part("BOOK TWO")
    assert is_part("Zweiter Teil")
    assert is_part("第二卷 风云")
    assert not is_part("Chapter 2")


def test_prologues_stand_outside_the_numbers() -> None:
    assert is_unnumbered_chapter("PROLOGUE")
    assert is_unnumbered_chapter("楔子")
    assert not is_unnumbered_chapter("Prologue to a farce")


def test_number_and_title_are_one_heading() -> None:
    assert with_title("CHAPTER ONE", "THE EVE OF THE WAR") == "CHAPTER ONE: THE EVE OF THE WAR"
    assert with_title("I.", "The Eve") == "I. The Eve"
    assert with_title("第一回", "王教頭") == "第一回 王教頭"
    assert with_title("Chapter 1", "") == "Chapter 1"
