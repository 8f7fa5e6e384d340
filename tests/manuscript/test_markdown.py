from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, markdown, read
from cosystudio.manuscript.source import Source
from tests.manuscript.sums import assert_adds_up

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
        "Footnotes": "The note, in two lines.",
        "Footnote marks": "[^1]:",
        "Formatting marks": "------",
        "Scene break marks": "***",
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


def test_notes_are_read_behind_their_paragraph_by_choice(read_text: Callable[..., Manuscript]) -> None:
    text = BOOK.replace("He wrote", "^[An *aside*.] He wrote")
    book = read_text(text, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert [block.text for block in book.chapters[1].blocks[3:6]] == [
        "It was quiet, and very late. He wrote two lines.",
        "The note, in two lines.",
        "An aside.",
    ]
    assert_adds_up(text, book)


def test_tables_are_read_row_by_row_by_choice(read_text: Callable[..., Manuscript]) -> None:
    book = read_text(BOOK, choices=ReadingChoices(tables=True))
    assert [block.text for block in book.chapters[1].blocks[-2:]] == ["a, b", "1, 2"]
    assert_adds_up(BOOK, book)


def test_the_numbers_of_a_list_are_spoken_and_its_bullets_are_not(read_text: Callable[..., Manuscript]) -> None:
    book = read_text("# A\n\n3. Stir.\n4. Wait.\n\n- Done.\n\n# B\n\nEnd.\n")
    assert [block.text for block in book.chapters[0].blocks] == ["A", "3. Stir.", "4. Wait.", "Done."]


def test_every_character_of_the_book_is_accounted_for(book: Manuscript) -> None:
    assert_adds_up(BOOK, book)


PARTS = st.sampled_from(
    [
        "# One\n\n", "## Two {#id}\n\n", "Some *words* of the **story**.\n", "\n\n", "> quoted\n", "- item\n",
        "7) seven\n", "![alt](a.png)\n", "[link](http://a.b \"t\")\n", "[ref]: http://c.d\n", "[ref]\n", "\\*\n",
        "&eacute;&amp;&#65;\n", "`code`\n", "```\nfence\n```\n", "|a|b|\n|-|-|\n|1|2|\n", "* * *\n", "---\n",
        "<div>x &lt; y\x18</div>\n\n", "a<br>b <i>c</i>\n", "<!-- no -->\n", "[^1]", "[^1]: A note.\n", "^[inline]",
        "\n===\n", ":::\n", "\u00ad\u200b", "“Ja”", "第一章\n",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=12), st.booleans())
def test_no_text_loses_or_wins_a_character(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], all_: bool
) -> None:
    text = "# Start\n\n" + "".join(parts) + "\n\n# End\n\nLast words.\n"
    path = tmp_path_factory.mktemp("made") / "book.md"
    path.write_text(text, "utf-8")
    notes = Notes.AFTER_PARAGRAPH if all_ else Notes.SKIP
    assert_adds_up(text, markdown.read(Source(path), ReadingChoices(notes=notes, tables=all_)))


@pytest.mark.parametrize("knot", ["[" * 190, "[ !" * 80, "<" * 390, "<a<" * 190, "*_" * 900 + " x", "**a_" * 400])
def test_marks_that_are_hardly_a_knot_are_looked_at_once(tmp_path: Path, knot: str) -> None:
    path = tmp_path / "book.md"
    path.write_text(f"# One\n\nWords {knot}\n\n# Two\n\nMore.\n", "utf-8")
    assert [chapter.title for chapter in read(path).chapters][-1] == "Two"


@pytest.mark.parametrize("knot", ["[" * 9_000, "[\\!" * 9_000, "<a" * 9_000, "*_" * 9_000, "*a" * 9_000])
def test_thousands_of_opened_marks_are_read_as_plain_text(tmp_path: Path, knot: str) -> None:
    path = tmp_path / "book.md"
    path.write_text(f"# One\n\nWords {knot}\n\n# Two\n\nMore.\n", "utf-8")
    book = read(path)
    assert any("One" in block.text for chapter in book.chapters for block in chapter.blocks)


def test_a_null_byte_is_an_invisible_character(tmp_path: Path) -> None:
    text = "# One\n\nIt was\x00 late.\n\n# Two\n\n<p>A\x00 page.</p>\n"
    path = tmp_path / "book.md"
    path.write_text(text, "utf-8")
    book = read(path)
    assert [block.text for chapter in book.chapters for block in chapter.blocks][1] == "It was late."
    assert_adds_up(text, book)


@pytest.mark.parametrize("line", ["# a\n", "- [ ] a\n", "|a|\n", "1. a\n"])
def test_more_headings_items_and_rows_than_any_book_has_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "book.md"
    path.write_text("# One\n\n# Two\n\n" + line * 61_000, "utf-8")
    with pytest.raises(ManuscriptError, match="too many paragraphs to be a book"):
        read(path)


def test_more_marks_than_any_book_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.md"
    path.write_text("# a\n\n" + "![a](b)" * 600_000, "utf-8")
    with pytest.raises(ManuscriptError, match="too much markup to be a book"):
        read(path)


def test_verse_with_bars_tasks_and_struck_words_lose_their_marks(read_text: Callable[..., Manuscript]) -> None:
    source = (
        "# One\n\n[TOC]\n\nHe was ~~not~~ late.\n\n| Roses are red,\n| violets are blue.\n\n- [ ] buy\n- [x] sell\n"
    )
    book = read_text(source, "book.md")
    assert_adds_up(source, book)
    assert [block.text for block in book.chapters[0].blocks[1:]] == [
        "He was not late.", "Roses are red,\nviolets are blue.", "buy", "sell",
    ]  # fmt: skip


def test_chapters_without_marks_are_found_by_their_words(read_text: Callable[..., Manuscript]) -> None:
    text = "It was *quiet*, and **very** late, and nobody had come to the house on the hill. " * 9
    book = read_text("".join(f"**Chapter {n}**\n\n{text}\n\n{text}\n\n" for n in (1, 2, 3)), "book.md")
    assert [chapter.title for chapter in book.chapters] == ["Chapter 1", "Chapter 2", "Chapter 3"]
