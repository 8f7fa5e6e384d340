"""Editing the chapters of an open book: on disk, undone, and right for a production that runs."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cosystudio.book.model import Book, ChapterId, ChapterKind, LineState, SegmentId
from cosystudio.session.session import Session
from tests.book.builders import book, chapter
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened


def four() -> Book:
    """Four chapters of two lines in two parts: chapters 1, 4, 7 and 10, lines 2, 3, 5, 6, 8, 9, 11 and 12."""
    made = [("One", "A"), ("Two", "A"), ("Three", "B"), ("Four", "B")]
    return book(*(replace(chapter(title, f"{title} begins.", f"{title} ends."), part=part) for title, part in made))


Edit = Callable[[Session], Awaitable[None]]

EDITS: dict[str, Edit] = {
    "Split chapter": lambda session: session.split_chapter(SegmentId(6), "And a half"),
    "Merge chapters": lambda session: session.merge_chapter(ChapterId(4)),
    "Rename chapter": lambda session: session.rename_chapter(ChapterId(7), "Another", "C"),
    "Move chapters": lambda session: session.move_chapters([ChapterId(1), ChapterId(7)], None),
    "Change kind of chapters": lambda session: session.retype_chapters([ChapterId(1)], ChapterKind.SKIP),
}


@pytest.mark.parametrize("label", EDITS)
async def test_every_edit_is_on_disk_undone_and_made_again(tmp_path: Path, label: str) -> None:
    path = tmp_path / "a.cosy"
    async with opened(path, FakeProvider(), some=four()) as session:
        await EDITS[label](session)
        assert session.undo_label == label
        edited = session.book
        assert edited.chapters != four().chapters
    async with opened(path, FakeProvider()) as again:
        assert again.book == edited
    path.unlink()
    async with opened(path, FakeProvider(), some=four()) as session:
        await EDITS[label](session)
        await session.undo()
        assert session.book.chapters == four().chapters
        undone = session.book
    async with opened(path, FakeProvider()) as again:
        assert again.book == undone
        await EDITS[label](again)
        await again.undo()
        await again.redo()
        assert [one.title for one in again.book.chapters] == [one.title for one in edited.chapters]


async def test_every_edit_on_top_of_the_others_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.cosy"
    async with opened(path, FakeProvider(), some=four()) as session:
        for edit in EDITS.values():
            await edit(session)
        edited = session.book
        for _ in range(2):
            await session.undo()
        await session.redo()
        await session.redo()
        assert session.book == edited
    async with opened(path, FakeProvider()) as again:
        assert again.book == edited


async def test_what_was_spoken_stays_spoken_whatever_is_done_to_chapters(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=four()) as session:
        await session.speak(session.ticked_ids())
        await session.finished()
        for edit in EDITS.values():
            await edit(session)
            every = [line.id for one in session.book.chapters for line in one.segments]
            assert len(every) == 8
            assert {session.state(id) for id in every} == {LineState.SPOKEN}
            for one in session.book.chapters:
                tally = session.tally(one.id)
                assert (tally.lines, tally.spoken) == (len(one.segments), len(one.segments))
                numbers = [session.number(line.id) for line in one.segments]
                assert numbers == list(range(1, len(one.segments) + 1))
                assert {session.chapter_of(line.id).id for line in one.segments} == {one.id}


async def test_lines_are_asked_for_and_heard_in_the_new_order(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=four()) as session:
        await session.move_chapters([ChapterId(10)], ChapterId(1))
        assert session.ticked_ids() == [11, 12, 2, 3, 5, 6, 8, 9]
        assert session.gaps().missing == (11, 12, 2, 3, 5, 6, 8, 9)
        assert session.after(SegmentId(12)) == 2
        await session.retype_chapters([ChapterId(1)], ChapterKind.SKIP)
        assert session.after(SegmentId(12)) == 5
        assert session.gaps().missing == (11, 12, 5, 6, 8, 9)
        assert session.total().lines == 6


async def test_edits_of_what_is_gone_do_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=four()) as session:
        nobody = ChapterId(99)
        await session.split_chapter(SegmentId(99), "x")
        await session.split_chapter(SegmentId(2), "x")
        await session.merge_chapter(nobody)
        await session.merge_chapter(ChapterId(10))
        await session.rename_chapter(nobody, "x", "")
        await session.move_chapters([nobody], ChapterId(1))
        await session.move_chapters([ChapterId(1)], nobody)
        await session.retype_chapters([nobody], ChapterKind.SKIP)
        assert not session.can_undo
        assert session.book == four()


async def test_production_goes_on_with_lines_that_changed_chapters(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider, some=four()) as session:
        provider.hold()
        asked = await session.speak(session.ticked_ids())
        await provider.arrived(1)
        await session.merge_chapter(ChapterId(1))
        assert session.job.chapter == ChapterId(1)
        await session.move_chapters([ChapterId(1)], None)
        await session.split_chapter(SegmentId(3), "Half")
        provider.release()
        await session.finished()
        assert (asked, session.job.done) == (8, 8)
        assert session.total().is_spoken
        assert [session.tally(one.id).spoken for one in session.book.chapters] == [2, 2, 1, 3]
    assert len(provider.texts) == len(set(provider.texts)) == 8


async def test_the_chapter_in_production_is_the_one_its_line_stands_in_now(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider, some=four()) as session:
        provider.hold()
        await session.speak(session.ids_of([ChapterId(4)]))
        await provider.arrived(1)
        assert session.job.chapter == ChapterId(4)
        await session.merge_chapter(ChapterId(1))
        assert session.job.chapter == ChapterId(1)
        provider.release()
        await session.finished()


async def test_a_chapter_that_is_left_out_is_not_spoken_any_more(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider, some=four()) as session:
        provider.hold()
        await session.speak(session.ticked_ids())
        await provider.arrived(1)
        await session.retype_chapters([ChapterId(1), ChapterId(7)], ChapterKind.SKIP)
        provider.release()
        await session.finished()
        assert provider.texts == ["One begins.", "Two begins.", "Two ends.", "Four begins.", "Four ends."]
        assert await session.speak(session.ids_of([ChapterId(7)])) == 0
        session.speak_again([SegmentId(8)])
        assert not session.job.running
