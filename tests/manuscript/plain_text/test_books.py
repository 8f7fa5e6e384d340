from collections.abc import Callable

import pytest

from cosystudio.manuscript import Manuscript
from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.about import is_author_line, title_in_header
from cosystudio.manuscript.plain_text.books import between_licences
from tests.manuscript.sums import assert_adds_up

ReadText = Callable[..., Manuscript]

WORDED = ["CHAPTER I", "CHAPTER II", "CHAPTER III"]
BARE = ["I", "II", "III", "IV"]
LETTERS = ["LETTER I", "LETTER II", "LETTER III"]


def chapters(names: list[str], words: str) -> str:
    return "\n\n\n".join(f"{name}\n\n{words}\n\n{words}" for name in names)


def gutenberg(title: str, body: str) -> str:
    return (
        f"The Project Gutenberg EBook of {title}, by Ann Marsh\n\nTitle: {title}\n\nAuthor: Ann Marsh\n\n"
        f"*** START OF THE PROJECT GUTENBERG EBOOK {title.upper()} ***\n\nProduced by Volunteers\n\n\n{body}\n\n"
        f"*** END OF THE PROJECT GUTENBERG EBOOK {title.upper()} ***\n\nSection 1. Project Gutenberg's terms of use\n\n"
    )


def read_in(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(chapter.part, chapter.title) for chapter in manuscript.chapters if chapter.included]


def both(part: str, names: list[str]) -> list[tuple[str, str]]:
    return [(part, name) for name in names]


def test_books_between_licences_keep_their_chapters_and_are_the_parts(read_text: ReadText, words: str) -> None:
    text = "".join(
        gutenberg(title, f"{title.upper()}\n\nBy Ann Marsh\n\n\n{chapters(names, words)}")
        for title, names in (("The Light", WORDED), ("The River", BARE), ("The Post", LETTERS))
    )
    found = read_text(text)
    assert read_in(found) == both("THE LIGHT", WORDED) + both("THE RIVER", BARE) + both("THE POST", LETTERS)
    assert_adds_up(text, found)


def test_a_licence_names_the_book_whose_own_page_does_not(read_text: ReadText, words: str) -> None:
    text = gutenberg("The Light", chapters(WORDED, words)) + gutenberg("The River", chapters(BARE, words))
    found = read_text(text)
    assert read_in(found) == both("The Light", WORDED) + both("The River", BARE)
    assert_adds_up(text, found)


def test_who_made_the_edition_has_written_no_second_book(read_text: ReadText, words: str) -> None:
    colophon = f"Colophon\n\nThis ebook was produced for\n\nGood Ebooks\n\nby\n\nTom Reed,\n\nfor readers.\n\n{words}"
    found = read_text(f"The Light\n\nby Ann Marsh\n\n\n{chapters(WORDED, words)}\n\n\n\n{colophon}")
    assert read_in(found) == both("", WORDED)


@pytest.mark.parametrize("closing", ["", "\n\nTHE END"])
def test_title_pages_part_books(read_text: ReadText, words: str, closing: str) -> None:
    text = "\n\n\n\n".join(
        f"{title}\n\nby Ann Marsh\n\n\n{chapters(names, words)}{closing}"
        for title, names in (("The Light", WORDED), ("The River", BARE), ("The Post", WORDED))
    )
    found = read_text(text)
    assert read_in(found) == both("The Light", WORDED) + both("The River", BARE) + both("The Post", WORDED)
    assert_adds_up(text, found)
    assert not any("END" in block.text for chapter in found.chapters for block in chapter.blocks)


def test_numbers_that_begin_anew_in_another_style_are_another_book(read_text: ReadText, words: str) -> None:
    for names in (WORDED + BARE, BARE + WORDED, WORDED + BARE + LETTERS, [*WORDED, "1", "2", "3", "4", "5", "6"]):
        assert [title for _, title in read_in(read_text(chapters(names, words)))] == names


def test_numbered_sections_of_one_chapter_or_of_a_preface_are_no_book(read_text: ReadText, words: str) -> None:
    last = f"CHAPTER IV\n\n{chapters(BARE, words)}"
    assert len(read_in(read_text(f"{chapters(WORDED, words)}\n\n\n{last}"))) == 4
    front = f"INTRODUCTION\n\n{chapters(BARE, words)}"
    assert read_in(read_text(f"{front}\n\n\n{chapters(WORDED, words)}")) == both("", WORDED)


def test_a_title_above_numbers_that_begin_anew_is_a_part(read_text: ReadText, words: str) -> None:
    text = "\n\n\n\n".join(f"{title}\n\n\n{chapters(WORDED, words)}" for title in ("The Light", "The River"))
    assert read_in(read_text(text)) == both("The Light", WORDED) + both("The River", WORDED)


def test_plays_one_behind_another_are_parted_above_their_persons(read_text: ReadText, words: str) -> None:
    acts = "\n\n\n".join(f"ACT {act}\n\n" + chapters(["SCENE I", "SCENE II"], words) for act in ("I", "II"))
    text = "\n\n\n\n".join(
        f"{title}\n\nDRAMATIS PERSONAE\n\nANNE, a widow.\n\nTOM, her son.\n\n\n{acts}"
        for title in ("THE GHOST", "THE KING")
    )
    parts = list(dict.fromkeys(part for part, _ in read_in(read_text(text))))
    assert parts == ["THE GHOST: ACT I", "THE GHOST: ACT II", "THE KING: ACT I", "THE KING: ACT II"]


def test_stories_with_their_authors_are_chapters(read_text: ReadText, words: str) -> None:
    text = "\n\n\n\n".join(f"{title}\n\nby {author}\n\n\n{words}\n\n{words}" for title, author in (
        ("The Lamp", "Ann Marsh"), ("The Boat", "Tom Reed"), ("The Stairs", "Lee Hart")
    ))  # fmt: skip
    assert read_in(read_text(text)) == both("", ["The Lamp", "The Boat", "The Stairs"])


def test_chinese_books_are_parted_by_their_title_pages(read_text: ReadText) -> None:
    story = "　　夜色渐深，山道上只剩下他一个人。风从谷口吹来，带着雪的气味。" * 10
    first, second = ["第一章 夜行", "第二章 雪"], ["一", "二", "三"]
    text = "\n\n".join(
        f"《{title}》\n作者：{author}\n\n" + "\n\n".join(f"{name}\n\n{story}" for name in names)
        for title, author, names in (("夜行记", "王明", first), ("雪原", "李四", second))
    )
    assert read_in(read_text(text)) == both("《夜行记》", first) + both("《雪原》", second)


def test_words_that_end_a_chapter_or_name_no_author_part_no_book(read_text: ReadText, words: str) -> None:
    text = "".join(f"{name}\n\n{words}\n\nFine.\n\nThe Harbour\n\nby the sea\n\n{words}\n\n\n" for name in WORDED)
    assert read_in(read_text(text)) == both("", WORDED)


def test_who_wrote_a_book_is_told_from_any_line_with_by() -> None:
    for line in ("by Ann Marsh", "By ANN MARSH", "von Franz Kafka", "by Lope de Vega", "作者：王明", "by"):
        assert is_author_line(line)
    for line in ("by the sea", "By Night", "by Ann Marsh and what she had seen there", "standing by"):
        assert not is_author_line(line)


def test_a_licence_gives_a_title_in_a_field_a_sentence_or_its_last_line() -> None:
    assert title_in_header(["Title: Emma", "Author: Jane Austen"]) == "Emma"
    assert title_in_header(["Title: Emma", "*** END ***", "Title: Persuasion"]) == "Persuasion"
    assert title_in_header(["The Project Gutenberg Etext of Emma, by Jane Austen"]) == "Emma"
    assert title_in_header(["*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***"]) == "EMMA"
    assert title_in_header(["Author: Jane Austen"]) == ""


def test_a_few_words_between_licences_are_no_book() -> None:
    lines = ["licence", "x" * 600, "licence", "a credit", "licence", "y" * 600]
    reasons = [Reason.LICENCE if line == "licence" else None for line in lines]
    assert [inside for _, inside in between_licences([Paragraph((line,), 1) for line in lines], reasons)] == [
        range(5),
        range(5, 6),
    ]
    assert between_licences([], []) == [("", range(0))]
