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
