from cosystudio.book.model import Kind
from cosystudio.manuscript.headings.matter import Matter
from cosystudio.manuscript.outline import Entry, Start, entries_of_headings, starts_of
from cosystudio.manuscript.pieces import Piece

TEXT = Piece(Kind.PROSE, "Some words of the story. " * 20)


def heading(text: str, level: int) -> Piece:
    return Piece(Kind.HEADING, text, level)


def outline(*pieces: Piece, title: str = "The Book") -> list[Start]:
    return starts_of(entries_of_headings(pieces), pieces, title)


def titles(starts: list[Start]) -> list[tuple[str, str]]:
    return [(start.part, start.title) for start in starts]


def test_parts_label_the_chapters_below_them_and_are_spoken_before_the_first() -> None:
    starts = outline(
        heading("Part I: This World", 1), Piece(Kind.PROSE, "A motto."),
        heading("One", 2), TEXT, heading("Two", 2), TEXT,
        heading("Part II: Other Worlds", 1), heading("Three", 2), TEXT,
    )  # fmt: skip
    assert titles(starts) == [
        ("Part I: This World", "One"), ("Part I: This World", "Two"), ("Part II: Other Worlds", "Three"),
    ]  # fmt: skip
    assert [piece.text for piece in starts[0].lead] == ["Part I: This World", "A motto."]
    assert starts[1].lead == ()
    assert [piece.text for piece in starts[2].lead] == ["Part II: Other Worlds"]


def test_parts_listed_beside_their_chapters_label_them_too() -> None:
    starts = outline(
        heading("PART ONE", 1), heading("Chapter 1", 1), TEXT, heading("Chapter 2", 1), TEXT,
        heading("PART TWO", 1), heading("Chapter 3", 1), TEXT,
    )  # fmt: skip
    assert titles(starts) == [("PART ONE", "Chapter 1"), ("PART ONE", "Chapter 2"), ("PART TWO", "Chapter 3")]


def test_short_books_of_a_collection_are_chapters_and_not_parts() -> None:
    starts = outline(heading("Book I", 1), TEXT, heading("Book II", 1), TEXT, heading("Book III", 1), TEXT)
    assert [start.title for start in starts] == ["Book I", "Book II", "Book III"]


def test_sections_of_a_chapter_are_not_chapters() -> None:
    starts = outline(
        heading("Chapter 1", 1), TEXT, heading("The Inn", 2), TEXT, heading("The Road", 2), TEXT,
        heading("Chapter 2", 1), TEXT,
    )  # fmt: skip
    assert titles(starts) == [("", "Chapter 1"), ("", "Chapter 2")]


def test_the_title_of_the_book_is_neither_a_part_nor_a_chapter() -> None:
    starts = outline(heading("The Book", 1), heading("One", 2), TEXT, heading("Two", 2), TEXT)
    assert titles(starts[1:]) == [("", "One"), ("", "Two")]
    assert starts[0].matter is Matter.PAGE


def test_a_number_and_a_title_listed_apart_are_one_chapter() -> None:
    starts = outline(heading("CHAPTER ONE", 3), heading("THE EVE OF THE WAR", 3), TEXT, heading("CHAPTER TWO", 3), TEXT)
    assert [start.title for start in starts] == ["CHAPTER ONE: THE EVE OF THE WAR", "CHAPTER TWO"]


def test_a_long_text_under_the_title_of_a_part_is_a_chapter() -> None:
    long = Piece(Kind.PROSE, "Words of an introduction. " * 100)
    starts = outline(heading("Part One", 1), long, heading("Chapter 1", 2), TEXT)
    assert titles(starts) == [("", "Part One"), ("Part One", "Chapter 1")]


def test_front_matter_does_not_take_the_part_away_from_the_first_chapter() -> None:
    starts = outline(heading("Part One", 1), heading("Bibliography", 2), TEXT, heading("Chapter 1", 2), TEXT)
    assert titles(starts) == [("", "Bibliography"), ("Part One", "Chapter 1")]
    assert [piece.text for piece in starts[1].lead] == ["Part One"]


def test_a_part_without_chapters_is_not_lost() -> None:
    starts = outline(heading("Chapter 1", 1), TEXT, heading("Part Two", 1), Piece(Kind.PROSE, "Only a motto."))
    assert starts[-1].title == "Part Two"


def test_a_short_opening_is_front_matter_and_a_long_one_a_chapter() -> None:
    short = [Piece(Kind.PROSE, "by the author"), heading("Chapter 1", 1), TEXT]
    long = [Piece(Kind.PROSE, "It began like this. " * 120), heading("Chapter 1", 1), TEXT]
    assert outline(*short)[0].matter is Matter.PAGE
    assert outline(*long)[0].matter is Matter.BODY


def test_lines_that_point_nowhere_group_the_ones_below() -> None:
    pieces = [heading("190", 3), TEXT]
    entries = [Entry(0, 1, "An Author", has_page=False), Entry(0, 2, "190 A Tale")]
    (start,) = starts_of(entries, pieces, "The Book")
    assert (start.part, start.title) == ("An Author", "190 A Tale")
    assert [piece.text for piece in start.lead] == ["An Author"]
