import asyncio
from dataclasses import replace
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

from cosystudio.book.changes import Changes
from cosystudio.book.model import LineState, SegmentId, Voice
from cosystudio.errors import Broken, Denied, ProjectError
from cosystudio.session.events import JobChanged, LineFailed, LineSpoken, SessionEvent, Trouble
from cosystudio.session.session import Session
from tests.book.builders import book, chapter, texts
from tests.fakes.provider import FakeProvider
from tests.fakes.tones import text_matches
from tests.session.open_books import opened


async def speak_all(session: Session) -> int:
    count = await session.speak(session.ticked_ids())
    await session.finished()
    return count


def states(session: Session) -> list[LineState]:
    return [session.state(id) for id in session.ticked_ids()]


async def test_a_book_is_spoken_kept_and_found_again(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        assert await speak_all(session) == 3
        assert set(states(session)) == {LineState.SPOKEN}
        assert session.total().is_spoken
    async with opened(tmp_path / "a.cosy", provider) as again:
        assert set(states(again)) == {LineState.SPOKEN}
        assert await speak_all(again) == 0
        first = again.ticked_ids()[0]
        take = again.current_take(first)
        assert take is not None
        assert text_matches(await again.take_clip(take.id), "The lamp was lit.")
    assert len(provider.texts) == 3


async def test_a_line_with_nothing_to_say_is_never_sent(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await speak_all(session)
        session.speak_again(session.ticked_ids())
        await session.finished()
    assert "……" not in provider.texts


async def test_an_edited_line_is_stale_and_undo_makes_its_take_fresh_again(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await speak_all(session)
        first = session.ticked_ids()[0]
        await session.edit_text(first, "The lamp was out.")
        assert session.state(first) is LineState.STALE
        assert session.gaps().stale == (first,)
        await session.undo()
        assert session.state(first) is LineState.SPOKEN
        await session.redo()
        await session.speak([first])
        await session.finished()
        assert session.state(first) is LineState.SPOKEN
        assert [take.spoken_text for take in session.takes(first)] == ["The lamp was out.", "The lamp was lit."]
    assert provider.texts.count("The lamp was lit.") == 1


async def test_a_redo_adds_a_take_and_the_earlier_can_be_chosen_again(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await speak_all(session)
        first = session.ticked_ids()[0]
        session.speak_again([first])
        await session.finished()
        newest, oldest = session.takes(first)
        assert session.current_take(first) == newest
        await session.choose_take(first, oldest.id)
        assert session.current_take(first) == oldest
        assert session.state(first) is LineState.SPOKEN
        await session.undo()
        assert session.current_take(first) == newest
        await session.redo()
        session.speak_again([first])
        await session.finished()
        assert session.current_take(first) == session.takes(first)[0] != newest


async def test_a_redo_asks_for_another_reading(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await speak_all(session)
        session.speak_again(session.ticked_ids()[:1])
        await session.finished()
    seeds = [line.seed for request in provider.requests for line in request if line.text == "The lamp was lit."]
    assert seeds == [0, 1]


async def test_a_failed_line_says_why_and_can_be_tried_again(tmp_path: Path) -> None:
    provider = FakeProvider()
    provider.fails("Morning broke.", [Broken("An empty recording came.")])
    heard: list[SessionEvent] = []
    async with opened(tmp_path / "a.cosy", provider) as session:
        session.listen(heard.append)
        await speak_all(session)
        last = session.ticked_ids()[-1]
        assert LineFailed(last, "An empty recording came.") in heard
        assert sum(isinstance(event, LineSpoken) for event in heard) == 2
    async with opened(tmp_path / "a.cosy", provider) as session:
        assert (session.state(last), session.reason(last)) == (LineState.FAILED, "An empty recording came.")
        assert session.tally(session.book.chapters[1].id).failed == 1
        assert await speak_all(session) == 1
        assert session.state(last) is LineState.SPOKEN
        assert session.total().failed == 0


async def test_wrong_settings_are_said_in_a_sentence_and_lines_wait(tmp_path: Path) -> None:
    provider, heard = FakeProvider(), list[SessionEvent]()
    provider.raises("The lamp was lit.", repeat(Denied("The key is wrong.")))
    async with opened(tmp_path / "a.cosy", provider) as session:
        session.listen(heard.append)
        await speak_all(session)
        assert Trouble("The key is wrong.") in heard
        assert states(session).count(LineState.NOT_SPOKEN) == 3
        last = [event for event in heard if isinstance(event, JobChanged)][-1]
        assert not last.job.running


async def test_changing_the_rules_keeps_what_was_spoken_and_did_not_change(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await speak_all(session)
        await session.set_rules(replace(session.book.rules, paragraph_pause_ms=1234))
        assert "Nobody came." in texts(session.book)
        assert session.state(session.ticked_ids()[0]) is LineState.SPOKEN
        assert session.segment(session.ticked_ids()[0]).pause_ms == 1234
        assert await speak_all(session) == 2
        await session.undo()
        assert set(states(session)) == {LineState.SPOKEN}
    assert provider.texts.count("The lamp was lit.") == 1


async def test_a_pause_set_by_hand_can_be_given_back_to_the_rules(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        first = session.ticked_ids()[0]
        await session.set_pause(first, 4000)
        assert session.segment(first).pause_ms == 4000
        await session.set_pause(first, None)
        assert session.segment(first).pause_ms == session.book.rules.paragraph_pause_ms
        assert not session.segment(first).pause_by_hand


async def test_every_edit_can_be_undone_and_is_on_disk(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        before = session.book
        first, second, *_ = session.ticked_ids()
        voice = Voice("fake", "other", 1.2)
        for edit in (
            session.edit_text(first, "New."),
            session.split(second, 13),
            session.merge(first),
            session.set_pause(first, 10),
            session.set_line_voice([first], voice),
            session.set_chapter_voice(before.chapters[1].id, voice),
            session.set_book_voice(voice),
            session.tick([before.chapters[1].id], False),
            session.rename("Other", "Somebody"),
        ):
            await edit
        after = session.book
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        assert session.book == after
    async with opened(tmp_path / "b.cosy", FakeProvider(), some=before) as session:
        await session.split(session.ticked_ids()[1], 13)
        await session.rename("Other", "Somebody")
        await session.undo()
        await session.undo()
        assert (session.book.chapters, session.can_undo, session.redo_label) == (before.chapters, False, "Split line")
    async with opened(tmp_path / "b.cosy", FakeProvider()) as session:
        assert session.book.chapters == before.chapters


async def test_what_cannot_be_cut_or_joined_is_left_alone(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        ids = session.ticked_ids()
        await session.split(ids[0], 0)
        await session.merge(ids[2])
        assert session.ticked_ids() == ids
        assert not session.can_undo


async def test_a_redo_overtakes_the_batch_that_is_queued(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold("The lamp was lit.")
        await session.speak(session.ticked_ids())
        await provider.arrived(1)
        last = session.ticked_ids()[-1]
        await session.edit_text(last, "Evening fell.")
        session.speak_again([last])
        provider.release("The lamp was lit.")
        await session.finished()
    assert provider.texts == ["The lamp was lit.", "Evening fell.", "Nobody came. Nothing stirred."]


async def test_a_disk_that_fills_during_an_edit_takes_the_edit_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        store = session._file._store
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        before = session.book
        with pytest.raises(ProjectError, match="disk is full"):
            await session.edit_text(session.ticked_ids()[0], "x" * 200_000)
        assert session.book == before
        assert not session.can_undo
        store._connection.execute("PRAGMA max_page_count = 1000000")
        await session.edit_text(session.ticked_ids()[0], "Short.")


async def test_a_disk_that_fills_during_production_stops_it_with_a_sentence(tmp_path: Path) -> None:
    heard: list[SessionEvent] = []
    async with opened(tmp_path / "a.cosy", FakeProvider(batch=1)) as session:
        session.listen(heard.append)
        store = session._file._store
        store._connection.execute("PRAGMA max_page_count = 1")
        await speak_all(session)
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert any(isinstance(event, Trouble) and "disk is full" in event.message for event in heard)
        assert LineState.SPEAKING not in states(session)
        await speak_all(session)
        assert set(states(session)) == {LineState.SPOKEN}


async def test_save_as_moves_the_book_and_leaves_no_nameless_file(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "Book.cosy", provider) as session:
        session.is_named = False
        await speak_all(session)
        await session.save_as(tmp_path / "Mine.cosy")
        assert (session.path, session.is_named) == (tmp_path / "Mine.cosy", True)
        await session.rename("Later", "")
    assert not (tmp_path / "Book.cosy").exists()
    async with opened(tmp_path / "Mine.cosy", provider) as session:
        assert session.book.title == "Later"
        assert set(states(session)) == {LineState.SPOKEN}


async def test_save_as_during_production_loses_no_take_and_goes_on(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "Book.cosy", provider) as session:
        session.is_named = False
        provider.hold("The lamp was lit.")
        asked = session.ticked_ids()[:2]
        await session.speak(asked)
        await provider.arrived(1)
        async with asyncio.TaskGroup() as group:
            group.create_task(session.save_as(tmp_path / "Mine.cosy"))
            await asyncio.sleep(0)
            provider.release("The lamp was lit.")
        session.speak_again(asked[:1])
        await session.finished()
        assert len(session.takes(asked[0])) == 2
    async with opened(tmp_path / "Mine.cosy", FakeProvider()) as session:
        assert len(session.takes(asked[0])) == 2
        assert [session.state(id) is LineState.SPOKEN for id in session.ticked_ids()] == [True, True, True, False]


async def test_a_chosen_take_gives_way_to_the_first_that_fits_a_new_voice(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await speak_all(session)
        first = session.ticked_ids()[0]
        await session.choose_take(first, session.takes(first)[0].id)
        await session.set_book_voice(Voice("fake", "other"))
        assert session.gaps().stale
        await speak_all(session)
        assert not session.gaps()


async def test_a_take_of_older_words_stays_chosen_until_the_fresh_one_is_wanted(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await speak_all(session)
        first = session.ticked_ids()[0]
        old = session.takes(first)[0]
        await session.edit_text(first, "The lamp was out.")
        await speak_all(session)
        await session.choose_take(first, old.id)
        assert await speak_all(session) == 0
        assert session.current_take(first) == old
        assert session.gaps().stale == (first,)
        await session.use_fresh_takes([first])
        assert not session.gaps()


async def test_an_undo_that_the_disk_refuses_is_not_lost(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        first = session.ticked_ids()[0]
        await session.edit_text(first, "One.")
        await session.edit_text(first, "Two.")
        store = session._file._store
        real, store.apply = store.apply, _refuse  # type: ignore[method-assign]
        with pytest.raises(ProjectError):
            await session.undo()
        store.apply = real  # type: ignore[method-assign]
        assert session.segment(first).text == "Two."
        await session.undo()
        assert session.segment(first).text == "One."


def _refuse(*_anything: object) -> None:
    raise ProjectError("The disk is full.")


async def test_a_saved_copy_is_a_book_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await speak_all(session)
        await session.save_copy(tmp_path / "copy.cosy")
        await session.rename("Changed", "")
        async with opened(tmp_path / "copy.cosy", FakeProvider()) as copy:
            assert copy.book.title == "A Book"
            assert set(states(copy)) == {LineState.SPOKEN}


async def test_closing_during_production_keeps_what_arrived(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        provider.hold("Morning broke.")
        await session.speak(session.ticked_ids())
        await provider.arrived(3)
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        assert [state is LineState.SPOKEN for state in states(session)] == [True, True, True, False]


async def test_rows_are_told_as_they_change(tmp_path: Path) -> None:
    heard: list[SessionEvent] = []
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        stop = session.listen(heard.append)
        first = session.ticked_ids()[0]
        await session.edit_text(first, "New.")
        assert heard == [Changes(segments=frozenset({first}))]
        stop()
        await session.undo()
        assert len(heard) == 1


async def test_the_ear_hears_the_line_without_the_engines_silence(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        assert await session.clip_for_ear(session.ticked_ids()[0]) is None
        await speak_all(session)
        first = session.ticked_ids()[0]
        clip = await session.clip_for_ear(first)
        take = session.current_take(first)
        assert clip is not None
        assert take is not None
        assert 0 < clip.seconds <= take.seconds
        waveform = await session.take_peaks(take.id)
        assert np.abs(waveform).max() > 0


async def test_edits_made_at_the_same_time_all_count(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        first, second, *_ = session.ticked_ids()
        async with asyncio.TaskGroup() as group:
            group.create_task(session.set_rules(replace(session.book.rules, longest_line=100)))
            group.create_task(session.edit_text(first, "One."))
            group.create_task(session.set_pause(second, 99) if session.has(second) else asyncio.sleep(0))
        assert session.segment(first).text == "One."
        assert session.book.rules.longest_line == 100


async def test_production_begins_where_somebody_listens(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider) as session:
        session.listen_at(session.ticked_ids()[1])
        session.listen_at(session.ticked_ids()[-1])
        await speak_all(session)
        session.listen_at(None)
        await session.set_book_voice(Voice("fake", "other"))
        await speak_all(session)
    first = ["The lamp was lit.", "Nobody came. Nothing stirred."]
    assert provider.texts == ["Morning broke.", *first, *first, "Morning broke."]


async def test_lines_that_sound_alike_share_a_take_and_all_of_them_count_as_spoken(tmp_path: Path) -> None:
    provider = FakeProvider()
    alike = book(chapter("One", "Yes.", *(f"Line {number}." for number in range(1500))), chapter("Two", "Yes."))
    async with opened(tmp_path / "a.cosy", provider, some=alike) as session:
        last = session.ticked_ids()[-1]
        told: set[SegmentId] = set()
        session.listen(lambda event: told.update(event.segments) if isinstance(event, Changes) else None)
        await session.speak(session.ticked_ids())
        await session.finished()
        assert provider.texts.count("Yes.") == 1
        assert session.total().is_spoken
        assert last in told
        await session.edit_text(last, "No.")
        assert session.state(last) is LineState.NOT_SPOKEN
