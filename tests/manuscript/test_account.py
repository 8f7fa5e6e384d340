from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.reading import TextAccount, size
from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.text import one_line


def letters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def test_what_is_left_out_is_kept_whole_and_counted_without_white_space() -> None:
    account = Account()
    for mark in ("1", "2", "2"):
        account.skip(Reason.NOTE_MARK, mark)
    account.skip(Reason.TABLE, "a  row\nof it")
    account.skip(Reason.IMAGE, "  ")
    table, marks = account.closed().skipped
    assert (marks.reason, marks.count, marks.characters, marks.texts) == ("Footnote marks", 3, 3, ("1", "2", "2"))
    assert (table.characters, table.texts) == (8, ("a row of it",))


def test_the_account_of_a_page_is_taken_into_that_of_the_book() -> None:
    book, page = Account(), Account()
    book.take_in("word 1")
    book.skip(Reason.NOTE_MARK, "1")
    page.take_in("other 2")
    page.skip(Reason.NOTE_MARK, "2")
    page.add(":")
    book.include(page)
    closed = book.closed()
    assert (closed.source, closed.added, closed.skipped[0].texts) == (11, (":",), ("1", "2"))


def test_invisible_characters_are_skipped_as_they_are_taken_in() -> None:
    account = Account()
    account.take_in("a\xadb\u200bc")
    assert account.closed() == TextAccount(5, (), account.closed().skipped)
    assert account.closed().skipped[0].characters == 2


def test_a_heading_joined_with_a_colon_adds_the_colon_alone() -> None:
    account = Account()
    account.reword(["CHAPTER ONE", "THE EVE"], ["CHAPTER ONE: THE EVE"])
    assert account.added == [":"]
    assert not account.skipped


def test_a_heading_said_in_other_words_is_skipped_and_added_whole() -> None:
    account = Account()
    account.reword(["CHAP. 1"], ["Chapter One"])
    assert account.added == ["Chapter One"]
    assert account.skipped == {Reason.HEADING: ["CHAP. 1"]}


TITLES = st.lists(st.text(max_size=20).map(one_line), max_size=4)


@given(TITLES, TITLES)
def test_rewording_keeps_the_sum_of_characters(before: list[str], after: list[str]) -> None:
    account = Account()
    for text in before:
        account.take_in(text)
    account.reword(before, after)
    skipped = [text for texts in account.skipped.values() for text in texts]
    assert account.source + sum(map(size, account.added)) == sum(map(size, [*skipped, *after]))
    assert letters([*before, *account.added]) == letters([*skipped, *after])
