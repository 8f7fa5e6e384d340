"""The lexicon of a book and that of all books: what is said, what becomes stale, and how names are said."""

import logging
from pathlib import Path

import pytest

from cosystudio.book.model import Book, LineState, SegmentId, Voice
from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.session.pronunciation import FILE, Pronunciation
from cosystudio.session.session import Session
from tests.fakes.provider import FakeProvider
from tests.fakes.session import make_book
from tests.session.open_books import opened

CARTON = LexiconEntry("Carton", "Kar-ton")
LINES = ["The Mail", "Sydney Carton slept.", "Nobody saw Mr. Carton.", "It rained.", "They saw Sydney Carton."]


def book() -> Book:
    return make_book([("One", LINES)])


def ids(session: Session) -> list[SegmentId]:
    return [line.id for line in session.book.chapters[0].segments]


def sent(session: Session) -> list[str]:
    return [session.spoken_text(id) for id in ids(session)]


async def test_the_lexicon_is_undone_and_saved_like_any_edit(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", some=book()) as session:
        await session.set_lexicon([CARTON])
        assert sent(session)[1:3] == ["Sydney Kar-ton slept.", "Nobody saw Mr. Kar-ton."]
        assert session.undo_label == "Change lexicon"
        await session.undo()
        assert sent(session)[1] == "Sydney Carton slept."
        await session.redo()
    async with opened(tmp_path / "a.cosy") as session:
        assert session.book.lexicon == (CARTON,)
        assert sent(session)[1] == "Sydney Kar-ton slept."


async def test_only_spoken_lines_that_change_are_told_before_and_stale_after(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=book()) as session:
        lines = ids(session)
        await session.speak(lines[:4])
        await session.finished()
        told = await session.stale_with([CARTON])
        assert told == lines[1:3]
        assert session.state(lines[1]) is LineState.SPOKEN
        await session.set_lexicon([CARTON])
        assert [id for id in lines if session.state(id) is LineState.STALE] == told
        assert await session.stale_with([]) == []
        await session.set_lexicon([])
        assert not [id for id in lines if session.state(id) is LineState.STALE]


async def test_an_entry_that_cannot_be_used_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", some=book()) as session:
        with pytest.raises(LexiconError):
            await session.set_lexicon([CARTON, LexiconEntry("(", "x", Match.REGEX)])
        assert session.book.lexicon == ()


async def test_the_lexicon_of_all_books_says_the_open_one_anew_and_goes_behind_its_own(tmp_path: Path) -> None:
    file = tmp_path / "settings" / FILE
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=book()) as session:
        await session.use_pronunciation(Pronunciation(file))
        await session.speak(ids(session))
        await session.finished()
        shared = [LexiconEntry("Carton", "Cart"), LexiconEntry("rained", "rayned")]
        assert await session.stale_with([CARTON], shared) == ids(session)[1:]
        await session.set_shared_lexicon(shared)
        assert sent(session)[2:4] == ["Nobody saw Mr. Cart.", "It rayned."]
        assert session.state(ids(session)[3]) is LineState.STALE
        assert session.tally(session.book.chapters[0].id).stale == 4
        assert not session.can_undo
        await session.set_lexicon([CARTON])
        assert sent(session)[2:4] == ["Nobody saw Mr. Kar-ton.", "It rayned."]
    assert Pronunciation(file).entries == tuple(shared)


async def test_a_change_of_the_lexicon_of_all_books_reaches_lines_that_wait_to_be_spoken(tmp_path: Path) -> None:
    provider = FakeProvider(batch=1, concurrency=1)
    async with opened(tmp_path / "a.cosy", provider, some=book()) as session:
        await session.use_pronunciation(Pronunciation())
        provider.hold()
        await session.speak(ids(session))
        await provider.arrived(1)
        await session.set_shared_lexicon([LexiconEntry("rained", "rayned")])
        provider.release()
        await session.finished()
        assert "It rained." not in provider.texts
        assert session.gaps().stale == ()


async def test_forms_are_sent_to_services_that_take_them_alone(tmp_path: Path) -> None:
    carton = LexiconEntry("Carton", "K AA1", form=Form.PHONEMES)
    async with opened(tmp_path / "a.cosy", some=book()) as session:
        await session.set_lexicon([carton])
        assert sent(session)[1] == "Sydney Carton slept."
        names = {name.use.name: name for name in await session.names()}
        assert (names["Sydney Carton"].entry, names["Sydney Carton"].not_taken) == (None, carton)
        with pytest.raises(LexiconError, match="does not take this form"):
            await session.trial_of(carton, [carton], [])
        await session.use_pronunciation(Pronunciation(None, lambda voice: "brackets"))
        assert sent(session)[1] == "Sydney [K][AA1] slept."
        names = {name.use.name: name for name in await session.names()}
        assert (names["Sydney Carton"].entry, names["Sydney Carton"].not_taken) == (carton, None)


async def test_names_tell_how_they_are_said_and_by_which_entry(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", some=book()) as session:
        await session.set_lexicon([CARTON])
        (name, *_others) = await session.names()
        assert (name.use.name, name.use.count, name.said, name.entry) == (
            "Sydney Carton",
            2,
            "Sydney Kar-ton",
            CARTON,
        )


async def test_an_entry_is_heard_in_a_line_of_the_book_or_else_alone(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", some=book()) as session:
        line = ids(session)[1]
        await session.set_line_voice([line], Voice("local", "other"))
        heard = await session.trial_of(CARTON, [CARTON], [])
        assert (heard.text, heard.voice.name) == ("Sydney Kar-ton slept.", "other")
        alone = await session.trial_of(LexiconEntry("Manette", "Ma-net"), [], [])
        assert (alone.text, alone.voice) == ("Ma-net", session.book.voice)


async def test_a_damaged_shared_file_is_kept_aside_before_it_is_written_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / FILE
    file.write_bytes(b"written,spoken,match\nTom,Thomas,\nAnn,An,sound\n")
    with caplog.at_level(logging.WARNING):
        kept = Pronunciation(file)
    assert [entry.written for entry in kept.entries] == ["Tom"]
    assert "Row 3 was left out" in caplog.text
    await kept.change([CARTON])
    assert b"Ann" in file.with_suffix(".csv.bak").read_bytes()
    assert Pronunciation(file).entries == (CARTON,)


async def test_who_listens_hears_of_a_change_of_the_shared_lexicon(tmp_path: Path) -> None:
    heard: list[str] = []
    kept = Pronunciation(tmp_path / FILE)
    stop = kept.listen(lambda: heard.append("changed"))
    await kept.change([CARTON])
    stop()
    await kept.change([])
    assert heard == ["changed"]
