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
