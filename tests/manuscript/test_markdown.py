from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.manuscript import Manuscript, read

BOOK = """---
title: The Book
author: Ann
language: en-GB
---

# Dedication

To\\
all readers

# Part I: This World

> A motto.

## 1. Of Nature

It was *quiet*, and **very** late.[^1] He wrote
two lines.

![A map](map.png)

* * *

| a | b |
|---|---|
| 1 | 2 |

```
code
```

## 2. Of Houses {#houses}

第一行，
第二行。

# Part II: Other Worlds

## 3. Of Lines

    An indented paragraph.

[^1]: The note,
    in two lines.
"""


@pytest.fixture
def book(read_text: Callable[..., Manuscript]) -> Manuscript:
    return read_text(BOOK, "book.txt")


def test_markdown_is_known_by_its_content(book: Manuscript) -> None:
    assert (book.title, book.author, book.language, book.encoding) == ("The Book", "Ann", "en", "utf-8")


def test_parts_chapters_and_front_matter_are_found(book: Manuscript) -> None:
    assert [(c.part, c.title, c.kind) for c in book.chapters] == [
        ("", "Dedication", ChapterKind.FRONT),
        ("Part I: This World", "1. Of Nature", ChapterKind.BODY),
        ("Part I: This World", "2. Of Houses", ChapterKind.BODY),
        ("Part II: Other Worlds", "3. Of Lines", ChapterKind.BODY),
    ]


def test_marks_are_not_spoken(book: Manuscript) -> None:
    assert [(block.kind, block.text) for block in book.chapters[1].blocks] == [
        (Kind.HEADING, "Part I: This World"),
        (Kind.PROSE, "A motto."),
        (Kind.HEADING, "1. Of Nature"),
        (Kind.PROSE, "It was quiet, and very late. He wrote two lines."),
    ]
    assert {skip.reason: skip.texts[0] for skip in book.account.skipped} == {
        "Metadata": "title: The Book author: Ann language: en-GB",
        "Footnotes": "[^1]: The note, in two lines.",
        "Footnote marks": "[^1]",
        "Image descriptions": "A map",
        "Tables": "a b 1 2",
        "Code": "code",
    }


def test_lines_are_kept_where_the_writer_broke_them_and_joined_where_not(book: Manuscript) -> None:
    assert book.chapters[0].blocks[1].text == "To\nall readers"
    assert book.chapters[2].blocks[1].text == "第一行，第二行。"
    assert book.chapters[3].blocks[-1].text == "An indented paragraph."


def test_each_chapter_has_its_own_language(book: Manuscript) -> None:
    assert [chapter.language for chapter in book.chapters] == ["en", "en", "zh", "en"]


def test_html_inside_is_read_as_on_a_page(read_text: Callable[..., Manuscript]) -> None:
    book = read_text("# One\n\n<div><p>In a div.</p></div>\n\nA<br>B\n\n<!-- not for readers -->\n\n# Two\n\nText.\n")
    assert [block.text for block in book.chapters[0].blocks] == ["One", "In a div.", "A\nB"]


def test_the_one_top_heading_is_the_title(read_text: Callable[..., Manuscript]) -> None:
    book = read_text("# The Sea\n\n## One\n\nText.\n\n## Two\n\nText.\n")
    assert (book.title, [chapter.title for chapter in book.chapters]) == ("The Sea", ["One", "Two"])


def test_a_plain_text_with_a_few_asterisks_is_not_markdown(read_text: Callable[..., Manuscript]) -> None:
    assert read_text("He was **tired**.\n\nAll was said.\n").chapters[0].blocks[0].text == "He was **tired**."


def test_the_sample_book_has_every_kind_of_line() -> None:
    book = read(Path(__file__).parents[2] / "resources" / "sample" / "the-lamp-keeper.md")
    assert (book.title, book.author, book.language) == ("The Lamp Keeper", "CosyStudio", "en")
    assert [chapter.language for chapter in book.chapters] == ["en", "en", "en", "zh"]
    assert {block.kind for chapter in book.chapters for block in chapter.blocks} == set(Kind)
