import pytest

from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.manuscript import Manuscript
from tests.manuscript.plain_text.test_reader import ReadText
from tests.manuscript.sums import assert_adds_up


def spoken(book: Manuscript) -> list[str]:
    return [block.text for chapter in book.chapters for block in chapter.blocks]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("He came to Arles* in the spring.", "* A town in the south."),
        ("He came to Arles(1) in the spring.", "(1) A town in the south."),
        ("He came to Arles (1) in the spring.", "    (1) A town in the south."),
        ("He came to Arles† in the spring.", "†A town in the south."),
        ("He came to Arles² in the spring.", "² A town in the south."),
        ("他来到长安①，住了三年。", "①今西安。"),
        ("他来到长安〔1〕，住了三年。", "〔1〕今西安。"),
        ("他来到长安[注1]，住了三年。", "[注1] 今西安。"),
    ],
)
def test_a_note_that_is_called_is_no_line_of_the_text(read_text: ReadText, text: str, body: str) -> None:
    source = f"{text}\n\nHe stayed.\n\n{body}\n\nThen he left.\n"
    book = read_text(source)
    assert body.lstrip() not in spoken(book)
    assert not any(sign in "".join(spoken(book)) for sign in "*†①〔(")
    after = read_text(source, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(after)[1].rstrip(".。") in body
    assert_adds_up(source, book)
    assert_adds_up(source, after)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("There were reasons: (1) he was poor, and (2) he was old.", ["(1) He was poor.", "(2) He was old."]),
        ("He packed his things.", ["* A knife", "* A lamp"]),
        ("原因有三：①他没钱；②他没时间。", ["①他没钱。", "②他没时间。"]),
    ],
)
def test_the_items_of_a_list_are_read(read_text: ReadText, text: str, items: list[str]) -> None:
    source = "\n\n".join([text, *items, "Then he left."])
    assert spoken(read_text(source)) == [text, *items, "Then he left."]


def test_one_star_after_another_is_paired_with_the_note_below_it(read_text: ReadText) -> None:
    source = "The sea* was calm.\n\n* In the north.\n\nThe land* was flat.\n\n* In the south.\n"
    book = read_text(source, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(book) == ["The sea was calm.", "In the north.", "The land was flat.", "In the south."]


def test_notes_without_blank_lines_between_are_each_a_note(read_text: ReadText) -> None:
    source = "The sea* and the land† lay still.\n\n* In the north.\n† In the south.\n\nThen he left.\n"
    book = read_text(source, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert spoken(book) == ["The sea and the land lay still.", "In the north.", "In the south.", "Then he left."]
    assert_adds_up(source, book)


def test_a_list_of_notes_at_the_end_of_a_chapter_is_no_chapter(read_text: ReadText) -> None:
    story = "It was a long way, and nobody knew how long. " * 12
    chapter = (
        "CHAPTER {}\n\n"
        + story
        + "\n\nThe sea[1] was calm.\n\nNotes:\n\n1. It lies in the north.\n\n2. A second one.\n\n"
    )
    source = "".join(chapter.format(number).replace("calm", "calm[2]") for number in ("I", "II"))
    book = read_text(source)
    assert [one.title for one in book.chapters] == ["CHAPTER I", "CHAPTER II"]
    assert [one.blocks[-1].text for one in book.chapters] == ["The sea was calm."] * 2
    assert_adds_up(source, book)
    after = read_text(source, choices=ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert [block.text for block in after.chapters[1].blocks[-2:]] == ["It lies in the north.", "A second one."]
    assert_adds_up(source, after)


def test_a_list_below_notes_that_nothing_calls_is_read(read_text: ReadText) -> None:
    source = "He opened the book.\n\nNotes\n\n1. Buy bread.\n\n2. Buy wine.\n"
    assert "1. Buy bread." in spoken(read_text(source))
