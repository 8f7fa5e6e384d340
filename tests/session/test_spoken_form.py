"""The rules of the spoken form: every line is said anew by them, and undo brings takes back."""

from dataclasses import replace
from pathlib import Path

from cosystudio.book.model import Block, Book, Kind, LineState
from cosystudio.book.spoken_form import SpokenRules, Urls
from cosystudio.session.session import Session
from tests.book.builders import book, chapter
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened

WORDS = SpokenRules(numbers=True, abbreviations=True)


def some() -> Book:
    """Three lines, of which one has figures; the last one is an address."""
    return book(chapter("One", "The lamp was lit.", "He had 3 dogs.", "https://a.org"))


async def speak_all(session: Session) -> None:
    await session.speak(session.ticked_ids())
    await session.finished()


async def test_a_change_of_the_rules_makes_stale_what_is_sent_otherwise_and_undo_takes_it_back(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider, some=some()) as session:
        await speak_all(session)
        _lamp, dogs, _address = session.ticked_ids()
        assert await session.stale_under(WORDS) == [dogs]
        await session.set_spoken_rules(WORDS)
        assert session.spoken_text(dogs) == "He had three dogs."
        assert (session.state(dogs), session.gaps().stale) == (LineState.STALE, (dogs,))
        assert session.undo_label == "Change spoken form"
        await speak_all(session)
        await session.undo()
        assert session.gaps().stale == ()
        assert await session.stale_under(WORDS) == []
    assert provider.texts.count("The lamp was lit.") == 1
    async with opened(tmp_path / "a.cosy", FakeProvider()) as again:
        assert again.book.spoken == SpokenRules()


async def test_the_rules_are_kept_with_the_book(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some()) as session:
        await session.set_spoken_rules(WORDS)
        await session.set_spoken_rules(WORDS)
        await session.undo()
        assert not session.can_undo
        await session.redo()
    async with opened(tmp_path / "a.cosy", FakeProvider()) as again:
        assert again.spoken_text(again.ticked_ids()[1]) == "He had three dogs."


async def test_a_preview_of_rules_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some()) as session:
        assert await session.stale_under(WORDS) == []  # nothing has a take yet
        await speak_all(session)
        before = session.book
        louder = replace(session.book, voice=replace(session.book.voice, style="softly"))
        assert await session.would_change(louder) == session.ticked_ids()
        assert session.book is before
        assert session.gaps().stale == ()


async def test_a_line_that_is_sent_no_more_is_not_stale(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some()) as session:
        await speak_all(session)
        skip = SpokenRules(urls=Urls.SKIP)
        assert await session.stale_under(skip) == []
        await session.set_spoken_rules(skip)
        assert session.state(session.ticked_ids()[2]) is LineState.SPOKEN


async def test_an_example_is_a_line_that_the_rules_change(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=some()) as session:
        chapter_id, (_lamp, dogs, address) = session.book.chapters[0].id, session.ticked_ids()
        assert session.spoken_example(chapter_id, WORDS) == (dogs, "He had three dogs.")
        assert session.spoken_example(chapter_id, SpokenRules()) == (address, "a.org.")


async def test_a_heading_is_sent_by_its_kind_and_language(tmp_path: Path) -> None:
    one = chapter("One", "x")
    heading = replace(one.segments[0], text="Chapter IV", kind=Kind.HEADING)
    with_heading = replace(one, segments=(heading,), blocks=(Block(Kind.HEADING, "Chapter IV"),))
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=book(with_heading)) as session:
        assert session.spoken_text(session.ticked_ids()[0]) == "Chapter 4."
