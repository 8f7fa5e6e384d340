import pytest

from cosystudio.manuscript.account import Account
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.line_ends import LineEnds
from cosystudio.manuscript.plain_text.page_breaks import joined_over_pages

OPEN = "It was late, and the old keeper climbed the stairs as he had"


def joined(before: str, after: str, *, opens_page: bool = True) -> list[str]:
    pair = [Paragraph((before,), 1), Paragraph((after,), 1, opens_page=opens_page)]
    return [one.text for one in joined_over_pages(pair, LineEnds([], Account()))]


def test_a_sentence_goes_on_over_a_page() -> None:
    assert joined(OPEN, "done for years.") == [f"{OPEN} done for years."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It was late, and the old keeper climbed the stairs.", "there he stayed."),
        (OPEN, "CHAPTER II"),
        ("The Harbour", "a town"),
        (OPEN, "    The next morning he rose before the sun, as all the keepers did in those years."),
        ("他想起师父说过的话，心里一阵发酸。他走了很久很久。", "一阵风。"),
    ],
)
def test_what_ends_with_its_page_stays_apart(before: str, after: str) -> None:
    assert len(joined(before, after)) == 2


def test_nothing_is_joined_where_no_page_ends() -> None:
    assert len(joined(OPEN, "done for years.", opens_page=False)) == 2


def test_a_chinese_sentence_goes_on_without_a_space_and_an_indent_begins_anew() -> None:
    before = "他想起师父说过的话，想起那座城门，想起那天夜里的雪，心里"
    assert joined(before, "一阵发酸。") == [f"{before}一阵发酸。"]
    assert len(joined(before, "　　一阵发酸。")) == 2
