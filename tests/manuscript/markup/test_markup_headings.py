"""Headings that converters lose are found again by what stands around them."""

import pytest

from cosystudio.book.model import Kind
from cosystudio.manuscript.epub.listing import listed_headings
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.markup.headings import with_numbers, with_titles
from cosystudio.manuscript.markup.outline import entries_of_page
from cosystudio.manuscript.pieces import SCENE_BREAK, Piece

PROSE = Piece(Kind.PROSE, "It was a quiet evening by the harbour, and nobody had asked him to climb the stairs.")


def head(text: str, level: int = 2) -> Piece:
    return Piece(Kind.HEADING, text, level)


def line(text: str) -> Piece:
    return Piece(Kind.PROSE, text)


def headings(pieces: tuple[Piece, ...]) -> list[tuple[str, int]]:
    return [(piece.text, piece.level) for piece in pieces if piece.kind is Kind.HEADING]


def labels(pieces: tuple[Piece, ...] | list[Piece], title: str = "") -> list[str]:
    return [entry.label for entry in entries_of_page(pieces, title)]


def test_a_short_line_under_each_number_is_its_title() -> None:
    titles = ("The Period", "The Mail", "The Night Shadows", "The Shop", "One Night")
    pieces = [piece for number, title in zip(("I", "II", "III", "IV", "V"), titles, strict=True)
              for piece in (head(number), SCENE_BREAK, line(title), PROSE)]  # fmt: skip
    made = with_titles(pieces)
    assert [text for text, _ in headings(made)][:4] == ["I", "The Period", "II", "The Mail"]
    assert SCENE_BREAK not in made
    assert labels(made)[:3] == ["I: The Period", "II: The Mail", "III: The Night Shadows"]


def test_text_under_numbers_is_no_title() -> None:
    sentences = [piece for number in ("I", "II", "III", "IV") for piece in (head(number), line("“Yes!” said he."))]
    assert with_titles(sentences) == tuple(sentences)
    same = [piece for number in ("I", "II", "III", "IV") for piece in (head(number), line("To Mrs. Saville, England"))]
    assert with_titles(same) == tuple(same)
    rare = [head("I"), line("The Period"), PROSE, *(one for no in ("II", "III", "IV") for one in (head(no), PROSE))]
    assert with_titles(rare) == tuple(rare)


def test_a_number_that_lost_its_rank_is_a_heading_again() -> None:
    pieces = [piece for number, title in (("CHAPTER ONE", "THE EVE"), ("CHAPTER TWO", "THE STAR"))
              for piece in (line(number), head(title, 3), PROSE)]  # fmt: skip
    assert headings(with_numbers(pieces)) == [
        ("CHAPTER ONE", 3), ("THE EVE", 3), ("CHAPTER TWO", 3), ("THE STAR", 3),
    ]  # fmt: skip


def test_the_number_of_a_part_above_its_first_chapter_is_a_heading_above_it() -> None:
    pieces = [piece for number, title in (("Book the First", "Recalled to Life"), ("Book the Second", "Thread"))
              for piece in (line(number), line(title), head("I", 4), PROSE, head("II", 4), PROSE)]  # fmt: skip
    made = headings(with_numbers(pieces))
    assert [one for one in made if one[0].startswith("Book")] == [("Book the First", 3), ("Book the Second", 3)]


def test_a_line_in_the_text_that_reads_like_a_number_is_no_heading() -> None:
    pieces = (head("One"), PROSE, line("Chapter Two"), PROSE, head("Three"), PROSE, line("Part 2"), PROSE)
    assert with_numbers(pieces) == pieces


def test_a_part_with_one_chapter_does_not_take_its_title() -> None:
    pieces = [head("Part One", 1), head("Dawn"), PROSE, head("Dusk"), PROSE, head("Part Two", 1), head("Night"), PROSE]
    assert labels(pieces) == ["Part One", "Dawn", "Dusk", "Part Two", "Night"]


def test_the_number_and_the_title_of_a_part_are_one() -> None:
    chapters = [piece for number in ("I", "II", "I", "II") for piece in (head(number, 3), PROSE)]
    pieces = [head("BOOK ONE"), head("THE COMING"), *chapters[:4], head("BOOK TWO"), head("THE EARTH"), *chapters[4:]]
    assert [label for label in labels(pieces) if "BOOK" in label] == ["BOOK ONE: THE COMING", "BOOK TWO: THE EARTH"]


def test_a_contents_page_holds_no_chapters() -> None:
    pieces = [head("Table of Contents", 1), head("I"), PROSE, head("II"), PROSE]
    entries = entries_of_page(pieces, "")
    assert all(entries[0].depth > entry.depth for entry in entries[1:])


def test_a_half_title_between_part_and_chapter_hides_no_part() -> None:
    chapters = [piece for number in ("I", "II", "I") for piece in (head(f"CHAPTER {number}"), PROSE)]
    pieces = [head("EPOCH THE FIRST."), head("JACK SHEPPARD."), *chapters]
    parts = [
        entry.label for entry in entries_of_page(pieces, "Jack Sheppard, a Romance") if entry.matter is Matter.PART
    ]
    assert parts == ["EPOCH THE FIRST."]


@pytest.mark.timeout(6)
def test_a_page_of_nothing_but_headings_is_outlined_in_time() -> None:
    heads = [Piece(Kind.HEADING, words, 2) for words in ("Chapter 1", *["The Lamp"] * 20_000, "Chapter 1")]
    entries = entries_of_page(heads, "The Lamp")
    assert len(list(listed_headings(entries[:1], heads, "The Lamp"))) <= len(entries)
