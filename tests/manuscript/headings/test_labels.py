import pytest

from cosystudio.manuscript.headings.labels import bare_label, is_part, is_unnumbered_chapter, label_of, with_title


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
        ("（三）", "han", 3, ""),
        ("その二", "han", 2, ""),
        ("Das erste Kapitel", "kapitel", 1, ""),
        ("IV. Kapitel.", "kapitel", 4, ""),
        ("Kapitel Zwei", "kapitel", 2, ""),
        ("Chapitre 1er", "chapitre", 1, ""),
        ("CHAPITRE Ier. — La mer", "chapitre", 1, "La mer"),
        ("Capítulo segundo", "capítulo", 2, ""),
        ("CAPITOLO TERZO", "capitolo", 3, ""),
        ("ГЛАВА ВТОРАЯ", "глава", 2, ""),
        ("Глава 1. Порт", "глава", 1, "Порт"),
        ("CHAPTER ONE HUNDRED AND TWO The Eve", "chapter", 102, "The Eve"),
        ("第 12 章 夜行", "章", 12, "夜行"),
        ("【第12章】夜行", "章", 12, "夜行"),
        ("第12章 你是谁？", "章", 12, "你是谁？"),
        ("章节目录 第12章 夜行", "章", 12, "夜行"),
        ("第一卷 风起 第12章 夜行", "章", 12, "夜行"),
        ("ACT I, SCENE II. A room", "scene", 2, "A room"),
        ("제1장 항구", "장", 1, "항구"),
        ("12화", "화", 12, ""),
        ("章三 夜行", "章", 3, "夜行"),
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
        "One night.",
        "I act.",
        "第二章里有什么？",
        "第三章他没有读，",
        "3부터 시작했다",
        "Del 3 de mayo al 5 de junio",
        "Mix the paint.",
        "章三走了过来",
        "x" * 300,
    ],
)
def test_a_sentence_is_not_a_heading(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("01 夜行", 1, "夜行"),
        ("2 The Tower", 2, "The Tower"),
        ("0003、夜行", 3, "夜行"),
        ("4 - The Tower", 4, "The Tower"),
        ("（5）", 5, ""),
        ("1916", 1916, ""),
        ("Seven", 7, ""),
        ("下", 3, ""),
    ],
)
def test_numbers_that_may_be_headings_are_read(text: str, number: int, title: str) -> None:
    label = bare_label(text)
    assert label is not None
    assert (label.number, label.title) == (number, title)


@pytest.mark.parametrize(
    "text", ["12 of them came.", "3 days later", "seven", "Seven of them", "下雨", "500", "1.5 metres"]
)
def test_other_numbers_are_not(text: str) -> None:
    assert bare_label(text) is None


def test_parts_are_told_from_chapters() -> None:
    assert is_part("BOOK TWO")
    assert is_part("Zweiter Teil")
    assert is_part("第二卷 风云")
    assert is_part("下卷")
    assert is_part("ЧАСТЬ ПЕРВАЯ")
    assert is_part("제2부")
    assert not is_part("Book I, Chapter II")
    assert not is_part("Chapter 2")


def test_prologues_stand_outside_the_numbers() -> None:
    assert is_unnumbered_chapter("PROLOGUE")
    assert is_unnumbered_chapter("楔子")
    assert is_unnumbered_chapter("序章 风起")
    assert is_unnumbered_chapter("番外二 大海")
    assert is_unnumbered_chapter("Prologue: The Harbour")
    assert is_unnumbered_chapter("에필로그")
    assert is_unnumbered_chapter("间章 旧事")
    assert is_unnumbered_chapter("完本感言")
    assert not is_unnumbered_chapter("Prologue to a farce")
    assert not is_unnumbered_chapter("序章里他说过。")


def test_number_and_title_are_one_heading() -> None:
    assert with_title("CHAPTER ONE", "THE EVE OF THE WAR") == "CHAPTER ONE: THE EVE OF THE WAR"
    assert with_title("I.", "The Eve") == "I. The Eve"
    assert with_title("第一回", "王教頭") == "第一回 王教頭"
    assert with_title("Chapter 1", "") == "Chapter 1"
