from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.plain_text.layout import Paragraph
from cosystudio.manuscript.plain_text.pages import page_furniture

OPEN = "It was late, and " * 5 + "the keeper climbed the stairs as he had"
CLOSED = "It was late, and the keeper climbed the stairs."


def pages(*lines: str) -> list[Paragraph]:
    return [Paragraph((line,), 1) for line in lines]


def test_numbers_that_sentences_go_on_over_are_of_pages_and_what_repeats_beside_them_runs_above() -> None:
    paragraphs = pages(*(line for page in range(17, 23) for line in (OPEN, str(page), "THE KEEPER", OPEN)))
    found = page_furniture(paragraphs)
    assert [at for at, reason in found.items() if reason is Reason.PAGE_NUMBER] == [1, 5, 9, 13, 17, 21]
    assert [at for at, reason in found.items() if reason is Reason.RUNNING_HEAD] == [2, 6, 10, 14, 18, 22]


def test_numbers_behind_whole_sentences_are_of_sections() -> None:
    assert page_furniture(pages(*(line for number in range(1, 9) for line in (str(number), CLOSED)))) == {}


def test_numbers_that_do_not_count_on_are_the_story() -> None:
    assert page_furniture(pages(*(line for year in (1984, 12, 7, 1905, 3) for line in (OPEN, str(year))))) == {}
