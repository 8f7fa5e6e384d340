import pytest

from cosystudio.book import edits
from cosystudio.book.history import History
from tests.book.builders import book, chapter, ids, texts


def test_undo_gives_the_earlier_book_and_redo_the_later() -> None:
    first = book(chapter("One", "A line."))
    second = edits.set_text(first, ids(first)[0], "Another.")
    history = History()
    history.record("Edit text", first)
    assert history.undo_label == "Edit text"
    assert texts(history.undo(second)) == ["A line."]
    assert history.redo_label == "Edit text"
    assert texts(history.redo(first)) == ["Another."]


def test_an_id_is_never_given_twice_even_after_undo() -> None:
    first = book(chapter("One", "A line."))
    history = History()
    history.record("Split line", first)
    split = edits.split(first, ids(first)[0], 1)
    assert history.undo(split).next_id == split.next_id


def test_a_new_edit_ends_what_could_be_redone() -> None:
    first = book(chapter("One", "A line."))
    history = History()
    history.record("Edit text", first)
    history.undo(first)
    history.record("Rename book", first)
    with pytest.raises(IndexError):
        history.redo(first)
