"""What careless writers put into one paragraph is told apart by its line breaks."""

import pytest

from cosystudio.manuscript.office.lines import parted
from cosystudio.manuscript.office.paragraph import Look, Paragraph, Role
from cosystudio.manuscript.text import LINE_BREAK

TEXT = "The rain had stopped an hour ago, and nobody had come to the house on the hill that evening."
HEADING = Look(role=Role.HEADING, level=1)


def lines(*texts: str, look: Look | None = None) -> list[str]:
    made = parted(Paragraph(LINE_BREAK.join(texts), look or Look(), notes=("1",)))
    return [one.text.replace(LINE_BREAK, " / ") for one in made]


def test_text_typed_under_a_heading_is_no_part_of_it() -> None:
    made = list(parted(Paragraph(f"Chapter One{LINE_BREAK}The Hill{LINE_BREAK}{TEXT}", HEADING)))
    assert [(one.look.role, one.text) for one in made] == [
        (Role.HEADING, f"Chapter One{LINE_BREAK}The Hill"), (Role.TEXT, TEXT),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Chapter Two", "第二回　史大郎夜走華陰縣", "Epilogue"])
def test_a_numbered_line_above_text_is_a_paragraph_of_its_own(title: str) -> None:
    assert lines(TEXT, title, TEXT, TEXT) == [TEXT, title, f"{TEXT} / {TEXT}"]


def test_lines_that_are_no_headings_stay_together() -> None:
    assert lines("Roses are red,", "violets are blue.") == ["Roses are red, / violets are blue."]
    assert lines("Chapter One", "Chapter Two", "Chapter Three") == ["Chapter One / Chapter Two / Chapter Three"]
    assert lines("CHAPTER ONE", "THE EVE OF THE WAR", look=HEADING) == ["CHAPTER ONE / THE EVE OF THE WAR"]
    assert lines(TEXT, look=HEADING) == [TEXT]


def test_notes_stay_with_the_first_part() -> None:
    made = list(parted(Paragraph(f"{TEXT}{LINE_BREAK}Chapter Two{LINE_BREAK}{TEXT}", notes=("a", "b"))))
    assert [one.notes for one in made] == [("a", "b"), (), ()]


@pytest.mark.parametrize("lines_above", [[""], ["", " "], ["Chapter One"], ["", "Chapter One"]])
def test_notes_of_a_paragraph_that_begins_with_empty_lines_are_kept(lines_above: list[str]) -> None:
    made = list(parted(Paragraph(LINE_BREAK.join([*lines_above, TEXT, "Chapter Two", TEXT]), notes=("a", "b"))))
    assert not any(one.is_blank for one in made)
    assert [one.notes for one in made] == [("a", "b"), *[()] * (len(made) - 1)]
