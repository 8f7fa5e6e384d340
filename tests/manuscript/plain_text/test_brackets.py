from collections.abc import Callable

from cosystudio.manuscript import Manuscript
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.brackets import with_whole_brackets
from tests.manuscript.sums import assert_adds_up

ReadText = Callable[..., Manuscript]


def whole(*lines: str) -> list[str]:
    return [one.text for one in with_whole_brackets([Paragraph((line,), 1) for line in lines])]


def test_a_caption_and_a_note_of_several_paragraphs_are_not_read(read_text: ReadText, words: str) -> None:
    text = (
        f"Chapter 1\n\n{words}[1]\n\n[Illustration: “The old house”\n\n_Page 3_]\n\n{words}\n\n"
        f"[Footnote 1: A note about the house.\n\nIt was sold in 1812.]\n\nChapter 2\n\n{words}\n"
    )
    found = read_text(text)
    assert [len(chapter.blocks) for chapter in found.chapters] == [3, 2]
    assert {skip.reason for skip in found.account.skipped} == {"Footnotes", "Footnote marks", "Image descriptions"}
    assert_adds_up(text, found)


def test_a_bracket_that_is_never_closed_swallows_nothing() -> None:
    lines = ["[Illustration: a house", *["He left."] * 30]
    assert whole(*lines) == lines


def test_what_only_begins_with_a_bracket_stays_as_it_is() -> None:
    lines = ["[He left", "and came back]", "[Illustration]", "She came.", "[Footnote 1: A [small] note.]"]
    assert whole(*lines) == lines
