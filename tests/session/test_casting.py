import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cosystudio.book.changes import Changes
from cosystudio.book.model import Character, LineState, SegmentId, Voice
from cosystudio.errors import BookError, ProjectError
from cosystudio.session.events import SessionEvent
from cosystudio.session.lines import Lines
from cosystudio.session.session import Session
from tests.book.builders import VOICE, book, chapter
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened

ALTO, BASS = Voice("fake", "alto"), Voice("fake", "bass")

Verb = Callable[[Session, SegmentId], Awaitable[None]]

VERBS: dict[str, Verb] = {
    "cast": lambda session, first: session.set_character([first], "Bob"),
    "cast by a new name": lambda session, first: session.set_character([first], "Zoe"),
    "voice": lambda session, _first: session.set_character_voice("Ann", BASS),
    "add": lambda session, _first: session.add_character("Eve", ALTO),
    "rename": lambda session, _first: session.rename_character("Ann", "Anne"),
    "remove": lambda session, _first: session.remove_character("Ann"),
    "pace": lambda session, first: session.adjust_lines([first], speed=0.9, style="softly"),
}


async def cast(session: Session) -> SegmentId:
    """Ann speaks the second line with the alto voice, Bob speaks nothing yet; returns the first line."""
    first, second, *_ = session.ticked_ids()
    await session.add_character("Ann", ALTO)
    await session.add_character("Bob")
    await session.set_character([second], "Ann")
    return first


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
async def test_every_edit_of_the_cast_is_one_step_of_undo_and_on_disk(tmp_path: Path, verb: Verb) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        first = await cast(session)
        before = session.book
        await verb(session, first)
        after = session.book
        assert after != before
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        assert session.book == after
    async with opened(tmp_path / "b.cosy", FakeProvider()) as session:
        first = await cast(session)
        before = session.book
        await verb(session, first)
        await session.undo()
        assert (session.book.cast, session.book.chapters) == (before.cast, before.chapters)
        assert session.undo_label == "Change character"
        await session.redo()
        assert session.book == after
    async with opened(tmp_path / "b.cosy", FakeProvider()) as session:
        assert session.book == after


async def test_each_character_is_spoken_by_their_voice(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await cast(session)
        await session.speak(session.ticked_ids())
        await session.finished()
    spoken = {line.text: line.voice for request in provider.requests for line in request}
    assert spoken == {"The lamp was lit.": VOICE, "Nobody came. Nothing stirred.": ALTO, "Morning broke.": VOICE}


async def test_a_character_recast_makes_just_their_lines_stale_and_undo_makes_them_fresh(tmp_path: Path) -> None:
    heard: list[SessionEvent] = []
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        await session.speak(session.ticked_ids())
        await session.finished()
        session.listen(heard.append)
        second = session.ticked_ids()[1]
        await session.set_character_voice("ann", BASS)
        assert [id for id in session.ticked_ids() if session.state(id) is LineState.STALE] == [second]
        assert session.total().stale == 1
        assert heard == [Changes(segments=frozenset({second}), book=True)]
        await session.undo()
        assert session.total().is_spoken


async def test_a_new_name_spoils_no_take(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        await session.speak(session.ticked_ids())
        await session.finished()
        await session.rename_character("Ann", "Anne")
        assert session.total().is_spoken


async def test_somebody_new_may_be_named_on_a_line(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        ids = session.ticked_ids()
        await session.set_character(ids[:2], " Ann ")
        await session.set_character(ids[2:3], "ANN")
        assert session.book.cast == (Character("Ann"),)
        assert [session.segment(id).character for id in ids] == ["Ann", "Ann", "Ann", ""]


async def test_a_taken_name_is_refused_in_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        before, label = session.book, session.undo_label
        for edit in (session.add_character("bob"), session.rename_character("Ann", "BOB"), session.add_character(" ")):
            with pytest.raises(BookError, match=r"\.$"):
                await edit
        assert (session.book, session.undo_label) == (before, label)


async def test_a_character_who_is_gone_when_an_edits_turn_comes_is_left_alone(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        async with asyncio.TaskGroup() as group:
            group.create_task(session.remove_character("Ann"))
            group.create_task(session.set_character_voice("Ann", BASS))
            group.create_task(session.rename_character("Ann", "Anne"))
        assert session.book.cast == (Character("Bob"),)


async def test_a_disk_that_refuses_takes_a_change_of_the_cast_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        before, store = session.book, session._file._store
        real, store.apply = store.apply, _refuse  # type: ignore[method-assign]
        with pytest.raises(ProjectError):
            await session.set_character_voice("Ann", BASS)
        store.apply = real  # type: ignore[method-assign]
        assert session.book == before
        assert session.voice(session.ticked_ids()[1]) == ALTO


def _refuse(*_anything: object) -> None:
    raise ProjectError("The disk is full.")


async def test_a_pace_for_many_lines_leaves_each_its_voice(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await cast(session)
        first, second, *_ = session.ticked_ids()
        await session.adjust_lines([first, second], speed=1.2)
        assert session.voice(first) == replace(VOICE, speed=1.2)
        assert session.voice(second) == replace(ALTO, speed=1.2)
        await session.set_line_voice([first, second], None)
        assert [session.voice(id) for id in (first, second)] == [VOICE, ALTO]


@pytest.mark.parametrize("many", [10, 100])
async def test_many_lines_changed_at_once_are_all_counted_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("cosystudio.session.open_book.MANY", many)
    some = book(*(chapter(name, *(f"Line {number}." for number in range(20))) for name in ("One", "Two", "Three")))
    heard: list[SessionEvent] = []
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some) as session:
        ids = session.ticked_ids()
        await session.speak(ids)
        await session.finished()
        await session.set_character(ids, "Ann")
        session.listen(heard.append)
        await session.set_character_voice("Ann", BASS)
        assert (session.total().stale, session.total().spoken) == (len(ids), 0)
        assert all(isinstance(event, Changes) and event.book for event in heard)
        await session.undo()
        assert session.total().is_spoken


async def test_a_wide_edit_and_its_undo_leave_what_a_fresh_count_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cosystudio.session.open_book.MANY", 3)
    some = book(*(chapter(name, *(f"Line {number}." for number in range(8))) for name in ("One", "Two")))
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some) as session:
        first = session.book.chapters[0].id
        middle = session.chapter(first).segments[4].id
        await session.split_chapter(middle, "One and a half")
        assert [session.tally(one.id).lines for one in session.book.chapters] == [4, 4, 8]
        assert session.number(middle) == 1
        await session.undo()
        assert [session.tally(one.id).lines for one in session.book.chapters] == [8, 8]
        await session.adjust_lines(session.ticked_ids(), speed=2.0)
        assert session.total().estimated_seconds == pytest.approx(_counted_anew(session))


def _counted_anew(session: Session) -> float:
    fresh = Lines(session.book)
    return sum(fresh.spoken(id).estimated_seconds for id in session.ticked_ids())
