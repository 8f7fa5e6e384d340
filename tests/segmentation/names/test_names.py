"""The names of a book: none that is only a capital, and each with the lines that say it."""

from dataclasses import replace

import pytest

from cosystudio.book.model import Book, Kind
from cosystudio.segmentation.names import NameUse, chinese, names_in
from tests.fakes.session import make_book


def book(lines: list[str], language: str = "en") -> Book:
    made = make_book([("One", ["", *lines])])
    chapters = tuple(replace(chapter, language=language) for chapter in made.chapters)
    return replace(made, chapters=chapters, language=language)


def found(lines: list[str], language: str = "en") -> dict[str, int]:
    return {use.name: use.count for use in names_in(book(lines, language))}


ENGLISH = [
    "Then Sydney Carton rose, and Miss Pross saw Sydney Carton go.",
    "“Carton’s coat,” said Miss Pross. “He is gone, Mr. Lorry.”",
    "The old man followed Carton. Miss Pross did not follow. Nobody saw the Marquis de Sade.",
    "In London the old Marquis de Sade met Mr. Lorry. They slept; London slept. It was all over.",
    "“I am the man,” he said. It was so. CHAPTER was a word. It was a Monday, and another Monday.",
]


def test_names_are_told_from_words_at_the_beginning_of_a_sentence() -> None:
    assert found(ENGLISH) == {
        "Miss Pross": 3,
        "Carton": 2,
        "London": 2,
        "Marquis de Sade": 2,
        "Mr. Lorry": 2,
        "Sydney Carton": 2,
    }


def test_an_ordinary_word_with_a_capital_is_a_name_only_with_the_word_beside_it() -> None:
    lines = [
        "Then the Medical Man rose, a man of sense, and Filby told the Medical Man of the Fourth Dimension.",
        "In the Fourth Dimension, said Filby, a body has dimensions; a fourth of two dimensions.",
    ]

    assert set(found(lines)) == {"Medical Man", "Filby"}


def test_capitals_that_meet_once_make_no_longer_name() -> None:
    assert set(found(["So Carton met Old Carton.", "They saw Carton, an old man.", "An old day."])) == {"Carton"}


def test_each_name_says_in_which_lines_it_stands_once() -> None:
    made = book(ENGLISH)
    ids = [line.id for line in made.chapters[0].segments[1:]]
    uses = {use.name: use for use in names_in(made)}
    assert uses["Sydney Carton"] == NameUse("Sydney Carton", "en", 2, (ids[0],))
    assert uses["Carton"].lines == (ids[1], ids[2])


def test_chapters_that_are_not_spoken_have_no_names() -> None:
    made = book(ENGLISH)
    assert names_in(replace(made, chapters=(replace(made.chapters[0], included=False),))) == []


def test_a_heading_says_a_name_but_makes_none() -> None:
    made = book(["Miss Pross Comes Home", *ENGLISH])
    lines = made.chapters[0].segments
    chapter = replace(made.chapters[0], segments=(lines[0], replace(lines[1], kind=Kind.HEADING), *lines[2:]))
    counts = {use.name: use.count for use in names_in(replace(made, chapters=(chapter,)))}
    assert counts["Miss Pross"] == 4
    assert "Home" not in counts


def test_every_german_noun_has_a_capital_but_is_no_name() -> None:
    lines = [
        "Gregors Vater öffnete die Tür, und Gregor sah den Vater.",
        "Gregor hörte Gregors Mutter und die Tür. »Gregor!« rief eine Stimme mit Mühe.",
        "Herr Samsa ging ins Zimmer, mit Mühe und Not. Samsa schwieg, das Zimmer war leer.",
    ]
    assert found(lines, "de") == {"Gregor": 3, "Samsa": 2}


def test_who_speaks_in_chinese_has_a_name() -> None:
    lines = [
        "袭人笑道：“好。”忽然笑道：“好。”",
        "贾母说道：“你来。”袭人道：“是。”",
        "袭人听了，便说：“走。”林黛玉听见，",
    ]
    lines += [
        "林黛玉进来。明白了。明白，那东西，东西。",
        "忽然道：“不。”忽然说：“不。”袭人忙道：“嗯。”",
        "到了荣国府，又到荣国府。",
    ]
    assert found(lines, "zh") == {"袭人": 4, "林黛玉": 2, "荣国府": 2}


def test_honorifics_make_a_name_in_japanese() -> None:
    lines = [
        "乃木さんが来た。皆さん、同様に。",
        "乃木大将とトムさん。奥さんとトムくん。Kは黙った。",
        "乃木さんとKの奥さん。",
    ]
    assert found(lines, "ja") == {"乃木": 3, "K": 2, "トム": 2}


@pytest.mark.parametrize("language", ["en", "de", "zh", "ja", "ko", "ru"])
@pytest.mark.parametrize("text", ["", "…", "A", "’s", "\n", "MR. X", "。", "а б"])
def test_odd_lines_are_survived(language: str, text: str) -> None:
    assert isinstance(found([text, text], language), dict)


def test_a_chinese_name_with_a_latin_letter_is_one() -> None:
    lines = ["阿Ｑ想。", "小D也回过头来。", "阿Ｑ说，小D笑了。", "他买了大T恤衫，老K牌。"]

    assert {"阿Ｑ", "小D"} <= set(chinese.names(lines))
    assert "老K" not in chinese.names(lines)


def test_what_is_done_is_no_name_in_chinese() -> None:
    lines = ["割麦便割麦，舂米便舂米，割麦便忙。", "他又上城去，上城回来。", "张辽道：“好。”张辽笑。"]

    assert {"割麦", "上城"}.isdisjoint(found(lines, "zh"))
