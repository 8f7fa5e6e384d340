import pytest

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.paragraph import Paragraph
from cosystudio.manuscript.plain_text.layout import PAGE_BREAK
from cosystudio.manuscript.plain_text.page_edges import without_page_edges
from cosystudio.manuscript.plain_text.pages import page_furniture, without_page_lines

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


@pytest.mark.parametrize("form", ["Page {}", "Page {} of 99", "{}/99", "- {} -", "{}   THE KEEPER", "The Keeper | {}"])
def test_numbers_of_pages_are_told_however_they_are_set(form: str) -> None:
    paragraphs = pages(*(line for page in range(11, 17) for line in (OPEN, form.format(page))))
    assert set(page_furniture(paragraphs)) == {1, 3, 5, 7, 9, 11}


def test_numbered_sections_and_chapters_are_not_of_pages() -> None:
    for form in ("- {} -", "[{}]", "Chapter {}"):
        assert page_furniture(pages(*(line for at in range(1, 6) for line in (form.format(at), CLOSED)))) == {}


def test_a_heading_that_runs_above_its_pages_is_kept_once() -> None:
    lines = [line for page in range(17, 22) for line in (OPEN, str(page), "CHAPTER I")]
    assert [at for at, reason in page_furniture(pages(*lines)).items() if reason is Reason.RUNNING_HEAD] == [
        5,
        8,
        11,
        14,
    ]


def test_a_line_that_opens_page_after_page_runs_above_them() -> None:
    lines = [
        Paragraph((line,), 1, opens_page=line == "THE KEEPER") for _ in range(3) for line in ("THE KEEPER", CLOSED)
    ]
    assert set(page_furniture(lines)) == {0, 2, 4}


def test_page_numbers_between_the_lines_of_a_sentence_are_not_read() -> None:
    lines = [line for page in range(11, 16) for line in ("the keeper climbed the stairs as he", str(page))] + [
        "had done."
    ]
    account = Account()
    assert without_page_lines(lines, account).count(PAGE_BREAK) == 5
    assert account.skipped[Reason.PAGE_NUMBER] == ["11 12 13 14 15"]
    counted = ["He counted:", "1", "2", "3", "4", "And he stopped."]
    assert without_page_lines(counted, Account()) == counted


LONG = "It was late, and the keeper climbed the stairs as he had done for thirty years. " * 25


def numbered(numbers: range, *, closing: bool) -> list[Paragraph]:
    return pages(*(line for at in numbers for line in ((LONG, str(at)) if closing else (str(at), LONG))))


def test_numbers_as_far_apart_as_pages_that_close_them_or_do_not_begin_with_one_are_of_pages() -> None:
    assert set(page_furniture(numbered(range(1, 9), closing=True))) == set(range(1, 16, 2))
    assert set(page_furniture(numbered(range(17, 25), closing=False))) == set(range(0, 16, 2))


def test_numbers_as_far_apart_as_pages_that_begin_with_one_and_open_the_text_are_chapters() -> None:
    assert page_furniture(numbered(range(1, 13), closing=False)) == {}
    assert page_furniture(pages("PROLOGUE", LONG, *(one.text for one in numbered(range(1, 13), closing=False)))) == {}


def test_numbers_that_vary_in_their_distances_are_chapters() -> None:
    lines = [line for at in range(5, 17) for line in (str(at), LONG * (1 + at % 4))]
    assert page_furniture(pages(*lines)) == {}


def test_numbers_that_count_on_over_headings_are_of_pages() -> None:
    lines = [line for at in range(1, 13) for line in ((f"Chapter {at // 4 + 1}",) * (at % 4 == 1) + (str(at), LONG))]
    assert len(page_furniture(pages(*lines))) == 12


def test_chapters_that_count_on_over_parts_are_not_of_pages() -> None:
    lines = [line for at in range(1, 13) for line in ((f"PART {(at - 1) // 4 + 1}",) * (at % 4 == 1) + (str(at), LONG))]
    assert page_furniture(pages(*lines)) == {}


def test_numbers_below_the_lines_of_pages_that_end_sentences_are_of_pages() -> None:
    lines = [line for page in range(11, 19) for line in (LONG, str(page))] + [CLOSED]
    account = Account()
    assert without_page_lines(lines, account).count(PAGE_BREAK) == 8
    assert without_page_lines([CLOSED, *(str(at) for at in range(3, 12)), CLOSED], Account()).count(PAGE_BREAK) == 0


def test_titles_above_numbers_are_no_sentences_that_a_page_breaks() -> None:
    lines = [line for at in range(1, 7) for line in (("The Harbour",) * (at in (1, 4)) + (str(at), CLOSED))]
    assert page_furniture(pages(*lines)) == {}


def test_a_heading_at_the_head_of_a_page_is_that_of_a_new_chapter_where_others_are_between() -> None:
    lines = [
        Paragraph((line,), 1, opens_page=line != CLOSED)
        for _ in range(4)
        for name in ("CHAPTER I", "CHAPTER I", "CHAPTER II")
        for line in (name, CLOSED)
    ]
    assert set(page_furniture(lines)) == {2, 8, 14, 20}


def test_heads_and_numbers_that_no_blank_line_parts_from_their_pages_are_not_read() -> None:
    text = "and he left.\nIt was late"
    for head in ("{}    THE KEEPER", "THE KEEPER    {}", "THE KEEPER"):
        lines = "\n\f\n".join(f"{head.format(page)}\n{text}\n{page}" for page in range(11, 17)).split("\n")
        account = Account()
        kept = without_page_edges(lines, account)
        assert not any("KEEPER" in line for line in kept)
        assert account.skipped[Reason.PAGE_NUMBER] == ["11", "12", "13", "14", "15", "16"]
    chapters = "\n\f\n".join(f"Chapter {page}\n{text}" for page in range(1, 7)).split("\n")
    assert without_page_edges(chapters, Account()) == chapters


@pytest.mark.parametrize("head", ["Psalm {}", "{} May", "HAMLET."])
def test_what_opens_pages_of_whole_sentences_is_read(head: str) -> None:
    lines = "\n\f\n".join(f"{head.format(page)}\nIt was late.\nHe left." for page in range(1, 7)).split("\n")
    assert without_page_edges(lines, Account()) == lines


def test_who_speaks_first_on_a_few_pages_of_a_play_is_read() -> None:
    heads = ["HAMLET." if page % 5 == 0 else "O" + "h" * page for page in range(20)]
    lines = "\n\f\n".join(f"{head}\nIt was late\nand he went" for head in heads).split("\n")
    assert without_page_edges(lines, Account()) == lines
