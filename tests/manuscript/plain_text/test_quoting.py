from collections.abc import Callable

from cosystudio.book.model import Kind
from cosystudio.manuscript import Manuscript
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.plain_text.quoting import without_quote_marks
from tests.manuscript.sums import assert_adds_up

ReadText = Callable[..., Manuscript]

LETTER = [
    "It was a quiet evening by the harbour, and the keeper",
    "climbed the stairs as he had done for thirty years.",
    "",
    "Nobody had asked him to, and nobody would have noticed",
    "if he had stayed at home beside the fire.",
]


def quoted(lines: list[str], marks: str = "> ") -> list[str]:
    return [f"{marks}{line}".rstrip() for line in lines]


def test_a_quoted_text_is_read_in_paragraphs_without_its_marks(read_text: ReadText) -> None:
    for marks in ("> ", ">", "> > "):
        text = "\n".join(quoted(["Chapter 1", "", *LETTER * 3, "", "Chapter 2", "", *LETTER * 3], marks))
        found = read_text(text)
        assert [chapter.title for chapter in found.chapters] == ["Chapter 1", "Chapter 2"]
        prose = [block.text for block in found.chapters[0].blocks if block.kind is Kind.PROSE]
        assert prose[0] == " ".join(LETTER[:2])
        assert_adds_up(text, found)


def test_what_is_quoted_is_parted_from_its_answer() -> None:
    lines = ["I read it.", *quoted(LETTER), *quoted(LETTER, "> > "), "It is good."]
    assert without_quote_marks(lines, Account()) == ["I read it.", "", *LETTER, "", *LETTER, "", "It is good."]


def test_marks_before_a_few_short_lines_are_the_writers_own() -> None:
    for lines in (["> go north", "> take lamp"], ["a > b", ">"], LETTER):
        assert without_quote_marks(lines, Account()) == lines
