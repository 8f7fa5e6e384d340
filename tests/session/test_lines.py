"""What is remembered of lines: each is made ready for its voice once."""

from dataclasses import replace

from cosystudio.book import edits
from cosystudio.book.changes import changes_between
from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.session.lines import Lines
from tests.book.builders import book, chapter, ids


def test_an_edit_of_one_line_has_no_other_line_said_anew() -> None:
    some = replace(book(chapter("One", "The lamp was lit.", "Nobody came.")), lexicon=(LexiconEntry("lamp", "lump"),))
    lines = Lines(some)
    lamp, nobody = ids(some)
    before = lines.spoken(lamp)
    after = edits.set_text(some, nobody, "Somebody came.")
    lines.follow(after, changes_between(some, after))
    assert (lines.spoken(lamp).text, lines.spoken(nobody).text) == ("The lump was lit.", "Somebody came.")
    assert lines.spoken(lamp) is before
