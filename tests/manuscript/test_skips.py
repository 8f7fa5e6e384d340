from cosystudio.manuscript.skips import Reason, Skips


def test_what_is_left_out_is_counted_with_three_examples() -> None:
    skips = Skips()
    for mark in ("1", "2", "2", "3", "4"):
        skips.add(Reason.NOTE_MARK, mark)
    skips.add(Reason.TABLE, "x " * 200)
    skips.add(Reason.IMAGE, "  ")
    marks, table = skips.account()
    assert (marks.reason, marks.count, marks.examples) == ("Footnote marks", 5, ("1", "2", "3"))
    assert table.count == 1
    assert len(table.examples[0]) <= 80


def test_the_account_of_a_page_is_taken_into_that_of_the_book() -> None:
    book, page = Skips(), Skips()
    book.add(Reason.NOTE_MARK, "1")
    page.add(Reason.NOTE_MARK, "2")
    page.add(Reason.IMAGE, "A map")
    book.include(page.account())
    marks, image = book.account()
    assert (marks.count, marks.examples, image.examples) == (2, ("1", "2"), ("A map",))
