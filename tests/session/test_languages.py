"""Lines in another language than their voice speaks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cosystudio.book.model import Book, Voice
from cosystudio.profiles import Profile, ServiceInfo
from cosystudio.session.library import Library
from cosystudio.session.session import Session
from tests.book.builders import VOICE, book, chapter, ids
from tests.fakes.provider import FakeProvider
from tests.fakes.services import services

ENGLISH_ONLY = ServiceInfo("On this computer, English", voice="tone", languages=("en",), best_length=120)
CHINESE_TOO = ServiceInfo("On this computer, Chinese", voice="tone", languages=("zh", "en"))
SERVER = ServiceInfo("A server", "http://127.0.0.1:9880", "tone")
KNOWN = services({"fake": ENGLISH_ONLY, "chinese": CHINESE_TOO, "server": SERVER})


def mixed() -> Book:
    """A book in English with a line in Russian, and one in Chinese."""
    return book(chapter("One", "The lamp was lit.", "Я не знаю.", "He said 你好."), chapter("Two", "没有人来。"))


@asynccontextmanager
async def opened(path: Path, provider: FakeProvider | None = None, some: Book | None = None) -> AsyncIterator[Session]:
    speaker = provider or FakeProvider()
    session = await Session.create(path, some or mixed(), lambda _service: [speaker], speaks=KNOWN.speaks)
    try:
        yield session
    finally:
        await session.aclose()


async def test_lines_that_their_voice_cannot_say_are_known_before_production(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy") as session:
        first, second = session.book.chapters
        every = ids(session.book)
        assert session.unsayable([first.id]) == {every[1]: "ru"}
        assert session.unsayable([first.id, second.id]) == {every[1]: "ru", every[3]: "zh"}


async def test_only_the_lines_that_are_to_be_produced_are_told_of(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy") as session:
        every = ids(session.book)
        assert await session.find_unsayable(every[:3]) == {every[1]: "ru"}
        assert await session.find_unsayable(every[3:]) == {every[3]: "zh"}
        assert await session.find_unsayable([]) == {}


async def test_another_voice_or_other_words_make_a_line_sayable(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy") as session:
        chapters = [one.id for one in session.book.chapters]
        russian, chinese = ids(session.book)[1], ids(session.book)[3]
        await session.set_line_voice([russian], Voice("server", "any"))
        assert session.unsayable(chapters) == {chinese: "zh"}
        await session.edit_text(chinese, "Nobody came.")
        assert session.unsayable(chapters) == {}
        await session.set_book_voice(Voice("chinese", "any"))
        await session.undo()
        await session.undo()
        assert session.unsayable(chapters) == {chinese: "zh"}


async def test_a_characters_voice_counts(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy") as session:
        chapters = [one.id for one in session.book.chapters]
        chinese = ids(session.book)[3]
        await session.set_character([chinese], "Ann")
        assert chinese in session.unsayable(chapters)
        await session.set_character_voice("Ann", Voice("chinese", "any"))
        assert chinese not in session.unsayable(chapters)


async def test_a_voice_is_asked_for_each_line_in_its_own_language(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        await session.speak(session.ticked_ids())
        await session.finished()
    asked = {line.text: line.language for request in provider.requests for line in request}
    assert sorted(asked.values()) == ["en", "en", "ru", "zh"]


async def test_what_is_known_of_services_is_asked_again_when_they_change(tmp_path: Path) -> None:
    known = {"ru": False}
    session = await Session.create(
        tmp_path / "a.cosy", mixed(), lambda _service: [FakeProvider()], speaks=lambda _voice, tag: known.get(tag, True)
    )
    chapters = [one.id for one in session.book.chapters]
    assert set(session.unsayable(chapters).values()) == {"ru"}
    known["ru"] = True
    await session.reconnect()
    assert session.unsayable(chapters) == {}
    await session.aclose()


@pytest.mark.parametrize(
    ("service", "language", "speaks"),
    [
        ("fake", "en", True),
        ("fake", "en-gb", True),
        ("fake", "zh", False),
        ("fake", "", True),
        ("elsewhere", "zh", True),
        ("russian", "ru", True),
        ("russian", "en", False),
        ("nobody", "zh", True),
    ],
)
def test_a_service_speaks_what_it_or_its_profile_says_else_everything(
    service: str, language: str, speaks: bool
) -> None:
    known = services({"fake": ENGLISH_ONLY, "server": SERVER, "elsewhere": SERVER}, profiles=[_russian()])
    assert known.speaks(Voice("server", "any", profile=service), language) is speaks


def _russian() -> Profile:
    return Profile("russian", "server", ("http://127.0.0.1:9880",), languages=("ru",))


@pytest.mark.parametrize(("service", "longest"), [("", 120), ("server", 240), ("nobody", 240)])
async def test_a_new_book_is_cut_as_its_service_speaks_best(tmp_path: Path, service: str, longest: int) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The lamp was lit, and nobody came. " * 3 + "Nobody " * 100, "utf-8")
    library = Library(tmp_path / "books", KNOWN, lambda _language: VOICE, service=service)
    session = await library.new_from_manuscript(story)
    assert session.book.rules.longest_line == longest
    assert max(len(line.text) for one in session.book.chapters for line in one.segments) <= longest
    await session.aclose()
