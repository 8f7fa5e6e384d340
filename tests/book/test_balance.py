from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.balance import DAMAGED, PRIVATE, UNEXPLAINED, balance
from cosystudio.book.model import ChapterKind
from cosystudio.book.reading import TextAccount, passages, size
from tests.book.builders import chapter

NUMBERS = passages("Page numbers", ("12", "13"))


def test_what_is_spoken_skipped_and_flagged_is_all_that_there_is() -> None:
    front = replace(chapter("Preface", "Before all.", included=False), kind=ChapterKind.FRONT)
    account = TextAccount(source=36, added=(":",), skipped=(NUMBERS,))
    sums = balance(account, [front, chapter("One", "Once: upon\na time.", "L\ufffdst \ue000.")])
    assert (sums.source, sums.added, sums.spoken, sums.unexplained) == (36, 1, 19, 2)
    assert {one.reason: one.characters for one in sums.skipped} == {"Page numbers": 4, "Front matter": 10}
    assert {one.reason: one.characters for one in sums.flagged} == {DAMAGED: 1, PRIVATE: 1, UNEXPLAINED: 2}
    assert sums.source + sums.added == sums.spoken + sums.skipped_characters + sums.flagged_characters


def test_more_than_the_file_held_counts_as_added_and_is_flagged() -> None:
    sums = balance(TextAccount(source=3), [chapter("One", "Four.")])
    assert (sums.added, sums.spoken, sums.unexplained) == (2, 3, -2)
    assert {one.reason: one.characters for one in sums.flagged} == {UNEXPLAINED: 2}


def test_ticking_a_chapter_moves_its_words_to_what_is_spoken() -> None:
    off = chapter("One", "Words.", included=False)
    assert balance(TextAccount(source=6), [off]).skipped[0].reason == "Chapters switched off"
    assert balance(TextAccount(source=6), [replace(off, included=True)]).spoken == 6


@given(st.text(alphabet=st.characters(max_codepoint=0x3100), min_size=1, max_size=40))
def test_a_long_text_is_as_many_times_as_large_as_a_short_one(text: str) -> None:
    assert size(text * 10_000) == 10_000 * size(text)
