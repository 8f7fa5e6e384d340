from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, plain_text, read
from cosystudio.manuscript.source import Source
from tests.manuscript.sums import assert_adds_up

ReadText = Callable[..., Manuscript]

ENGLISH = (
    "To Sherlock Holmes she is always THE woman. I have seldom heard\r\n"
    "him mention her under any other name. In his\r\n"
    "eyes she eclipses and predominates the whole of her sex, and so on\r\n_without_ end.[1]\r\n\r\n"
)
GUTENBERG = (
    "Project Gutenberg's The Adventures, by A. Doyle\r\n\r\nTitle: The Adventures\r\n"
    "Author: A. Doyle\r\nLanguage: English\r\n\r\n"
    "*** START OF THIS PROJECT GUTENBERG EBOOK THE ADVENTURES ***\r\n\r\n"
    "Produced by a volunteer\r\n\r\nTHE ADVENTURES\r\n\r\n"
    "   I. A Scandal\r\n  II. The League\r\n III. Identity\r\n\r\n\r\n"
    f"ADVENTURE I. A SCANDAL\r\n\r\nI.\r\n\r\n{ENGLISH * 3}II.\r\n\r\n{ENGLISH * 3}"
    f"ADVENTURE II. THE LEAGUE\r\n\r\n{ENGLISH * 3}       * * *\r\n\r\n{ENGLISH * 3}"
    "[Illustration: The King]\r\n\r\n[1] A note.\r\n\r\n"
    "*** END OF THIS PROJECT GUTENBERG EBOOK THE ADVENTURES ***\r\n\r\nSection 1. Terms of use\r\n"
)
CHINESE = (
    "    [三国演义 / 罗贯中 著 ]\n    作品仅供读者预览,请在下载24小时内删除！\n ------章节内容开始-------\n\n"
    "    正文 第一回 宴桃园豪杰三结义\n    更新时间:2007-11-16 7:55:51 本章字数:4804\n\n"
    + "　　话说天下大势，分久必合，合久必分。**奸雄皆鹰扬。\n" * 20
    + "\n    正文 第二回 张翼德怒鞭督邮\n    更新时间:2007-11-16 7:55:51 本章字数:5791\n\n"
    + "且说董卓字仲颖，陇西临洮人也。\n" * 30
)
JAPANESE = (
    "［＃５字下げ］一［＃「一」は中見出し］\n\n　私《わたくし》は歩いた。\n\n"
    "［＃５字下げ］二［＃「二」は中見出し］\n\n　私は寝た。\n"
)


@pytest.fixture
def adventures(read_text: ReadText) -> Manuscript:
    return read_text(GUTENBERG)


def test_the_header_names_the_book(adventures: Manuscript) -> None:
    assert (adventures.title, adventures.author, adventures.language) == ("The Adventures", "A. Doyle", "en")


def test_chapters_are_found_and_the_title_page_is_front_matter(adventures: Manuscript) -> None:
    assert [(chapter.kind, chapter.title) for chapter in adventures.chapters] == [
        (ChapterKind.FRONT, "The Adventures"),
        (ChapterKind.BODY, "ADVENTURE I. A SCANDAL"),
        (ChapterKind.BODY, "ADVENTURE II. THE LEAGUE"),
    ]


def test_inner_numbers_are_headings_inside_the_chapter(adventures: Manuscript) -> None:
    headings = [block.text for block in adventures.chapters[1].blocks if block.kind is Kind.HEADING]
    assert headings == ["ADVENTURE I. A SCANDAL", "I.", "II."]


def test_wrapped_lines_marks_and_emphasis_are_made_plain(adventures: Manuscript) -> None:
    assert adventures.chapters[1].blocks[2].text == (
        "To Sherlock Holmes she is always THE woman. I have seldom heard him mention her under any other name. "
        "In his eyes she eclipses and predominates the whole of her sex, and so on without end."
    )
    assert Kind.SCENE_BREAK in [block.kind for block in adventures.chapters[2].blocks]


def test_what_is_not_the_book_is_accounted_for(adventures: Manuscript) -> None:
    assert {skip.reason: skip.count for skip in adventures.account.skipped} == {
        "Licence and distribution notices": 6,
        "Contents pages": 1,
        "Footnote marks": 13,
        "Footnotes": 1,
        "Image descriptions": 1,
        "Formatting marks": 12,
        "Scene break marks": 1,
    }


def test_web_notices_are_taken_out_of_a_chinese_book(read_text: ReadText) -> None:
    book = read_text(CHINESE.encode("gb18030"), "sanguo.txt")
    assert (book.title, book.author, book.language, book.encoding) == ("三国演义", "罗贯中", "zh", "gb18030")
    first, second = (chapter for chapter in book.chapters if chapter.included)
    assert [block.text for block in first.blocks[:2]] == [
        "第一回 宴桃园豪杰三结义", "话说天下大势，分久必合，合久必分。**奸雄皆鹰扬。",
    ]  # fmt: skip
    assert len(second.blocks) == 31
    assert {skip.reason: skip.count for skip in book.account.skipped} == {"Web site notices": 6}


def test_aozora_notation_is_read(read_text: ReadText) -> None:
    book = read_text(JAPANESE.encode("cp932"), "kokoro.txt")
    assert [chapter.title for chapter in book.chapters] == ["一", "二"]
    assert (book.language, book.encoding) == ("ja", "cp932")


def test_a_text_without_headings_is_one_chapter_named_after_the_file(read_text: ReadText) -> None:
    book = read_text("Once upon a time.\n\nThe end of it.\n", "my_first_story.txt")
    assert [(chapter.title, chapter.included) for chapter in book.chapters] == [("my first story", True)]
    assert [block.text for block in book.chapters[0].blocks] == ["Once upon a time.", "The end of it."]


def test_page_numbers_are_not_read(read_text: ReadText) -> None:
    book = read_text("Some words.\n\n- 12 -\n\nMore [Pg 13] words.\n")
    assert [block.text for block in book.chapters[0].blocks] == ["Some words.", "More words."]
    assert book.account.skipped[0].count == 2


def test_the_beginning_of_a_long_story_is_not_front_matter(read_text: ReadText) -> None:
    book = read_text(ENGLISH * 12 + f"CHAPTER I\r\n\r\n{ENGLISH * 3}CHAPTER II\r\n\r\n{ENGLISH * 3}", "story.txt")
    assert [(chapter.title, chapter.included) for chapter in book.chapters] == [
        ("story", True), ("CHAPTER I", True), ("CHAPTER II", True),
    ]  # fmt: skip


LONG = "It was a long way, and nobody knew how long. " * 12
NOTES = f"""CHAPTER I

{LONG}

The sea[1] was calm.

[1] It lies in the north.

CHAPTER II

{LONG}

The land[1] was flat, and the sky[Footnote 2: Seen from below.] was grey.[*]

[1] It lies in the south.

[Footnote *: As ever.]
"""


def test_notes_that_count_anew_in_each_chapter_stand_behind_their_paragraphs(read_text: ReadText) -> None:
    book = read_text(NOTES, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert [[block.text for block in chapter.blocks[2:]] for chapter in book.chapters] == [
        ["The sea was calm.", "It lies in the north."],
        [
            "The land was flat, and the sky was grey.",
            "Seen from below.",
            "It lies in the south.",
            "As ever.",
        ],
    ]
    assert_adds_up(NOTES, book)


PARTS = st.sampled_from(
    [
        "CHAPTER I\n\n", "II.\n\n", "第一回 开始\n", "正文 第二章 后来\n", "\n\n", "* * *\n\n", "{12}\n\n",
        "Some _words_ of[1] it.\n", "[1] A note.\n\n", "[Illustration: A map]\n", "- 13 -\n\n", "手打，请收藏本站\n",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n", "End of Project Gutenberg's X\n", "︽书︾\n",
        "I. One\nII. Two\nIII. Three\n\n", "ALL IN CAPITALS\n\n", "[Footnote 1: Body.]\n\n", "    indented\n",
        "Notes\n\n1. A note.\n\n2. Another.\n\n", "The sea* and land (1) lay.\n\n", "* A sea.\n(1) A land.\n\n",
        "let-\nter letter\n", "12\n", "page was\n13\nturned\n", "14  THE KEEPER\n", "他走了。（未完待续）\n",
        "作者有话说：求票\n", "☆、第3章 雨（求收藏）\n", "\x0c", "Book X: Chapter 4\n\n", "Chapter 4\n\n",
        "1. Salt\n\n2. Bread\n\n3. Wine\n\n", "\x00\u00ad\ufeff",
        "\ufffd\ue000\n", "\u2028\x0c", "［＃「一」は中見出し］\n", "漢字《かんじ》｜\n",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=30)), max_size=14), st.booleans())
def test_no_text_loses_a_character(tmp_path_factory: pytest.TempPathFactory, parts: list[str], all_: bool) -> None:
    text = "Words first.\n" + "".join(parts).encode("utf-8", "replace").decode()
    path = tmp_path_factory.mktemp("made") / "book.txt"
    path.write_bytes(text.encode())
    choices = ReadingChoices(notes=Notes.AFTER_PARAGRAPH if all_ else Notes.SKIP)
    assert_adds_up(text, plain_text.read(Source(path, "utf-8"), choices))


def test_line_ends_that_a_copy_has_doubled_part_no_paragraphs(read_text: ReadText) -> None:
    prose = "The old keeper climbed the stairs as he had done for thirty years,\r\r\n"
    prose += "and the wind had blown since the morning, and all the gulls flew.\r\r\n"
    book = read_text(f"Chapter 1\r\r\n\r\r\n{prose * 9}\r\r\nChapter 2\r\r\n\r\r\n{prose * 9}".encode(), "book.txt")
    assert [chapter.title for chapter in book.chapters] == ["Chapter 1", "Chapter 2"]
    assert len(book.chapters[0].blocks) == 2


def test_the_word_above_a_contents_list_is_not_read(read_text: ReadText) -> None:
    prose = "The old keeper climbed the stairs. " * 20
    chapters = "".join(f"\n\n\nChapter {number}\n\n{prose}" for number in (1, 2, 3))
    listed = "\n".join(f"Chapter {number} ........ {17 * number}" for number in (1, 2, 3))
    book = read_text(f"CONTENTS\n\n{listed}{chapters}\n".encode(), "book.txt")
    assert [chapter.title for chapter in book.chapters] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert any("CONTENTS" in passages.texts for passages in book.account.skipped)


def test_a_picture_that_is_never_closed_is_looked_at_once(read_text: ReadText) -> None:
    book = read_text(b"It was late. " + b"[Illustration: " * 20_000, "book.txt")
    assert len(book.chapters[0].blocks) == 1


def test_a_form_feed_inside_a_sentence_ends_no_paragraph(read_text: ReadText) -> None:
    text = "It was late, and the old keeper climbed the stairs as he had\n\n\fdone for years.\n\nHe stayed.\n"
    book = read_text(text)
    assert [block.text for block in book.chapters[0].blocks] == [
        "It was late, and the old keeper climbed the stairs as he had done for years.", "He stayed.",
    ]  # fmt: skip
    assert_adds_up(text, book)


STORY = "　　他握紧了手里的剑，没有回头，风从谷口吹来，带着雪的气味。\n" * 20


def test_what_an_author_says_below_a_chapter_is_not_read(read_text: ReadText) -> None:
    text = "".join(f"第{number}章 雨\n\n{STORY}\n　　作者有话要说：多多留言。\n　　明天见。\n\n" for number in (1, 2))
    book = read_text(text)
    assert [chapter.blocks[-1].text[:4] for chapter in book.chapters] == ["他握紧了"] * 2
    assert_adds_up(text, book)


def test_a_chapter_of_the_author_is_read(read_text: ReadText) -> None:
    text = f"第1章 雨\n\n{STORY}\n第2章 感言\n\n　　作者有话说\n\n{STORY}"
    assert len(read_text(text).chapters[1].blocks) == 22


def test_adverts_inside_a_paragraph_are_taken_out_of_it(read_text: ReadText) -> None:
    text = f"第1章 雨\n\n{STORY}　　他走了。（本书首发www.example.com）\n\n第2章 雪\n\n{STORY}"
    book = read_text(text)
    assert book.chapters[0].blocks[-1].text == "他走了。"
    assert_adds_up(text, book)


def test_notes_of_transcribers_and_margins_are_not_read(read_text: ReadText) -> None:
    text = "He came.\n\n[Sidenote: His thoughts.]\n\n[Transcriber's Note: so in the\noriginal.]\n\nHe left.\n"
    assert [block.text for block in read_text(text).chapters[0].blocks] == ["He came.", "He left."]


@pytest.mark.parametrize(
    "unit",
    [
        "lorem ipsum\n\n" * 130_000,
        "第一章\n" * 130_000,
        "第1章 雨\n\n" * 41_000,
        "A line that is long enough\n\n" * 301_000,
        "A word\f" * 51_000,
    ],
    ids=["short paragraphs", "short lines", "headings alone", "too many", "pages"],
)
def test_a_text_of_more_paragraphs_than_a_book_is_refused(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "book.txt"
    path.write_text(unit, "utf-8")
    with pytest.raises(ManuscriptError, match=r"^This text holds too many paragraphs to be a book"):
        read(path)


@pytest.mark.parametrize("mark", ["[1]", "（求票）"])
def test_a_text_that_is_all_marks_is_refused(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "book.txt"
    path.write_text(mark * 600_000, "utf-8")
    with pytest.raises(ManuscriptError, match=r"^The file holds too much markup to be a book"):
        read(path)
