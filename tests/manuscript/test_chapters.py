from dataclasses import replace

from cosystudio.book.model import Block, ChapterKind, Kind
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.chapters import chapters_of
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.outline import Start
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece
from cosystudio.manuscript.values import ReadChapter

TEXT = Piece(Kind.PROSE, "Some words of the story.")


def heading(text: str, level: int = 2) -> Piece:
    return Piece(Kind.HEADING, text, level)


def one_chapter(title: str, *pieces: Piece) -> ReadChapter:
    (chapter,) = chapters_of(pieces, [Start(0, len(pieces), title)], "The Book", "en", Account(), {})
    return chapter


def kinds(*matters: Matter | None) -> list[ChapterKind]:
    pieces = [TEXT] * len(matters)
    starts = [Start(i, i + 1, f"Chapter {i}", matter=matter) for i, matter in enumerate(matters)]
    return [chapter.kind for chapter in chapters_of(pieces, starts, "The Book", "en", Account(), {})]


def test_matter_is_front_or_back_only_outside_the_body() -> None:
    body, opening, closing, page = Matter.BODY, Matter.OPENING, Matter.CLOSING, Matter.PAGE
    assert kinds(page, opening, body, opening, body, closing, page) == [
        ChapterKind.FRONT, ChapterKind.FRONT, ChapterKind.BODY, ChapterKind.BODY, ChapterKind.BODY,
        ChapterKind.BACK, ChapterKind.BACK,
    ]  # fmt: skip
    assert kinds(opening, page) == [ChapterKind.BODY, ChapterKind.BODY]


def test_front_matter_starts_switched_off() -> None:
    starts = [Start(0, 1, "Preface", matter=Matter.OPENING), Start(1, 2, "One")]
    preface, one = chapters_of([TEXT, TEXT], starts, "The Book", "en", Account(), {})
    assert (preface.included, one.included) == (False, True)


def test_the_heading_is_the_first_block() -> None:
    assert one_chapter("One", heading("One"), TEXT).blocks[0].text == "One"
    assert one_chapter("One", TEXT).blocks[0].kind is Kind.HEADING
    named_in_text = one_chapter("楔子 張天師", Piece(Kind.PROSE, "楔子　張天師"), TEXT)
    assert [block.kind for block in named_in_text.blocks] == [Kind.HEADING, Kind.PROSE]


def test_a_number_and_the_title_below_it_are_one_heading() -> None:
    chapter = one_chapter("Chapter I", heading("CHAPTER I"), heading("The Period", 3), TEXT)
    assert chapter.title == "CHAPTER I: The Period"
    assert [block.text for block in chapter.blocks] == ["CHAPTER I: The Period", TEXT.text]


def test_notes_of_headings_that_are_joined_are_spoken_behind_them() -> None:
    pieces = [heading("CHAPTER I"), replace(heading("The Period", 3), notes=("a",)), TEXT]
    (chapter,) = chapters_of(pieces, [Start(0, 3, "")], "The Book", "en", Account(), {"a": "A note."})
    assert [block.text for block in chapter.blocks][1:] == ["A note.", TEXT.text]


def test_a_first_paragraph_that_is_the_title_adds_up_however_long_it_is() -> None:
    account, words = Account(), "In which the hero sees a town and " * 8
    (chapter,) = chapters_of(
        [Piece(Kind.PROSE, words.strip().upper()), TEXT], [Start(0, 2, words)], "", "en", account, {}
    )
    assert chapter.blocks[0] == Block(Kind.HEADING, words.strip().upper())
    assert (account.added, account.skipped) == ([], {})


def test_the_fuller_name_is_the_title() -> None:
    assert one_chapter("190 A FOUR-LEAVED CLOVER", heading("190"), TEXT).title == "190 A FOUR-LEAVED CLOVER"
    assert one_chapter("Chapter 1", heading("Chapter 1: The Inn"), TEXT).title == "Chapter 1: The Inn"


def test_chapters_of_one_name_are_told_apart() -> None:
    starts = [Start(0, 1, "Night"), Start(1, 2, "Night"), Start(2, 3, "Night", part="Two")]
    chapters = chapters_of([TEXT] * 3, starts, "The Book", "en", Account(), {})
    assert [chapter.title for chapter in chapters] == ["Night", "Night (2)", "Night"]


def test_scene_breaks_stand_only_between_texts() -> None:
    pieces = (SCENE_BREAK, heading("One"), SCENE_BREAK, TEXT, SCENE_BREAK, SCENE_BREAK, TEXT, SCENE_BREAK)
    chapter = one_chapter("One", *pieces)
    assert [block.kind for block in chapter.blocks][-3:] == [Kind.PROSE, Kind.SCENE_BREAK, Kind.PROSE]


def test_pages_that_are_only_a_title_are_accounted_for() -> None:
    account = Account()
    starts = [Start(0, 1, "The Book", matter=Matter.PAGE), Start(1, 2, "One")]
    assert len(chapters_of([heading("The Book"), TEXT], starts, "The Book", "en", account, {})) == 1
    assert [(skip.reason, skip.texts) for skip in account.closed().skipped] == [("Title pages", ("The Book",))]


def test_each_chapter_has_its_own_language() -> None:
    assert one_chapter("第四章", Piece(Kind.PROSE, "天黑了，灯亮了。")).language == "zh"
