"""A book whose lines and chapters are edited in turn is on disk what it is in memory."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book import chapters, edits
from cosystudio.book.changes import changes_between
from cosystudio.book.model import Book, ChapterKind, TakeId
from cosystudio.project.store import Store
from tests.book.builders import book, chapter, ids

Edit = Callable[[Book], Book]

EDITS: tuple[Edit, ...] = (
    lambda some: edits.set_text(some, ids(some)[-1], f"Written {some.next_id}."),
    lambda some: edits.choose_take(some, ids(some)[0], TakeId(some.next_id)),
    lambda some: edits.split(some, ids(some)[1], 6),
    lambda some: chapters.retype_chapters(some, {some.chapters[0].id}, ChapterKind.SKIP),
    lambda some: chapters.retype_chapters(some, {one.id for one in some.chapters}, ChapterKind.BODY),
    lambda some: chapters.move_chapters(some, {some.chapters[0].id}, None),
    lambda some: chapters.rename_chapter(some, some.chapters[-1].id, f"Title {some.next_id}", "Part"),
    lambda some: chapters.split_chapter(some, some.chapters[0].segments[-1].id, "New"),
    lambda some: chapters.merge_chapter(some, some.chapters[0].id),
)


def possible(edit: Edit, some: Book) -> Book:
    """The book after the edit, or as it is where the edit cannot be made."""
    try:
        return edit(some)
    except ValueError:
        return some


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.booleans()), min_size=1, max_size=8))
def test_what_is_on_disk_is_what_is_in_memory(steps: list[tuple[Edit, bool]]) -> None:
    store = Store.open(Path(":memory:"))
    now = book(chapter("One", "First line here.", "Second line here.", "Third."), chapter("Two", "Fourth.", "Fifth."))
    store.fill(now)
    for edit, is_undone in steps:
        after = possible(edit, now)
        for before, then in ((now, after), (after, now))[: 1 + is_undone]:
            store.apply(then, changes_between(before, then))
            now = then
    assert store.load().book == now
    store.discard()
