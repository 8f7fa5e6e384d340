import pytest

from cosystudio.manuscript.plain_text.about import header_fields, title_and_author


def test_the_header_of_project_gutenberg_is_read() -> None:
    lines = ["The Project Gutenberg EBook of Emma", "", "Title: Emma", "Author: Jane Austen", "Language: English"]
    assert header_fields(lines) == {"title": "Emma", "author": "Jane Austen", "language": "English"}
    assert header_fields(["Title: a word in a story"]) == {}


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        (["《红楼梦》曹雪芹"], "红楼梦", "曹雪芹"),
        (["    [三国演义 / 罗贯中 著 ]"], "三国演义", "罗贯中"),
        (["书名：边城", "作者：沈从文"], "边城", "沈从文"),
        (["Title: The Lamp", "Author: Ann Other"], "The Lamp", "Ann Other"),
        (["BOOK ONE", "PART I"], "", ""),
        (["THE LAMP KEEPER", "", "by Ann Other"], "THE LAMP KEEPER", "Ann Other"),
        (["DIE VERWANDLUNG", "von Franz Kafka"], "DIE VERWANDLUNG", "Franz Kafka"),
        (["Call me Ishmael. Some years ago"], "", ""),
        (["CAPÍTULO PRIMEIRO / Do título"], "", ""),
        (["Chapter 1", "by Ann Other"], "", "Ann Other"),
        (["The Harbour", "by the sea"], "", ""),
        ([], "", ""),
    ],
)
def test_the_first_lines_may_name_title_and_author(lines: list[str], title: str, author: str) -> None:
    assert title_and_author(lines) == (title, author)


def test_a_header_from_before_there_were_fields_names_the_book() -> None:
    lines = ["**The Project Gutenberg Etext of The Keeper, by Jane Doe**", "#1 in our series by Jane Doe"]
    assert header_fields(lines) == {"title": "The Keeper", "author": "Jane Doe"}
