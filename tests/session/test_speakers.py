"""Who is suggested to speak the lines of the open book, and what a person makes of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from cosystudio.book import casting, edits
from cosystudio.book.changes import Changes
from cosystudio.book.model import Book, CuttingRules, SegmentId
from cosystudio.session.drafting import lines_of
from cosystudio.session.events import SessionEvent
from cosystudio.session.session import Session
from cosystudio.session.speakers import Sureness, find_speakers
from tests.book.builders import book, chapter
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened

STORY = (
    "“Recalled to life,” said Mr. Lorry.",
    "“A strange message,” replied Jerry.",
    "“Very strange indeed,” said Lorry.",
    "The coach went on.",
    "“Who is there now?”",
)


def cut(some: Book, rules: CuttingRules | None = None) -> Book:
    """The book with its lines as the product cuts them."""
    rules = rules or some.rules
    return replace(
        some, rules=rules, chapters=edits.recut(some, rules, [lines_of(c, rules) for c in some.chapters]).chapters
    )


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=cut(book(chapter("One", *STORY)))) as made:
        yield made


def speakers(some: Book) -> list[tuple[str, str]]:
    return [(line.text, line.character) for one in some.chapters for line in one.segments]


def test_the_people_of_the_book_are_found_with_their_lines() -> None:
    found = find_speakers(cut(book(chapter("One", *STORY))))

    assert [(one.name, one.aliases, one.lines, one.sure) for one in found.characters] == [
        ("Mr. Lorry", ("Lorry",), 2, 2),
        ("Jerry", (), 1, 1),
    ]
    assert found.characters[0].examples == ("“Recalled to life,”", "“Very strange indeed,”")
    assert (found.spoken, found.mixed) == (4, 3)


def test_with_speech_apart_no_line_is_mixed() -> None:
    found = find_speakers(cut(book(chapter("One", *STORY)), CuttingRules(speech_apart=True)))

    assert found.mixed == 0
    assert sum(one.lines for one in found.characters) == 3


def test_a_line_changed_by_hand_keeps_its_suggestion() -> None:
    some = cut(book(chapter("One", *STORY)))
    first = some.chapters[0].segments[0].id

    changed = edits.set_text(some, first, "“Recalled to Life!” said Mr. Lorry.")

    assert find_speakers(changed).lines[first].name == "Mr. Lorry"


def test_lines_of_a_book_that_knows_no_offsets_are_looked_for() -> None:
    some = cut(book(chapter("One", "“So it is. I know it well,” said Carton. “Do you?”")))
    old = replace(
        some, chapters=tuple(edits.with_lines(one, lambda line: replace(line, offsets=(0, 0))) for one in some.chapters)
    )

    assert [wish.name for wish in find_speakers(old).lines.values()] == [
        wish.name for wish in find_speakers(some).lines.values()
    ]


def test_a_line_that_has_a_speaker_gets_no_suggestion() -> None:
    some = cut(book(chapter("One", *STORY)))
    first = some.chapters[0].segments[0].id

    cast = casting.cast_lines(some, {first}, "The banker")

    assert first not in find_speakers(cast).lines


def test_what_the_person_calls_a_character_is_what_is_suggested_next() -> None:
    some = cut(book(chapter("One", *STORY)))
    first, _, third = (line.id for line in some.chapters[0].segments[:3])

    cast = casting.cast_lines(some, {first}, "The banker")

    assert find_speakers(cast).lines[third].name == "The banker"


async def test_suggestions_change_nothing(session: Session) -> None:
    before = session.book

    await session.suggest_speakers()

    assert session.book is before
    assert not session.can_undo


async def test_the_lines_that_are_used_have_their_speakers_in_one_step_of_undo(session: Session) -> None:
    before = session.book
    found = await session.suggest_speakers()

    await session.use_speakers(found.speakers({"Mr. Lorry"}))

    assert [who for _, who in speakers(session.book)] == ["Mr. Lorry", "", "Mr. Lorry", "", ""]
    await session.undo()
    assert session.book.chapters == before.chapters
    assert session.book.cast == ()


async def test_a_book_is_read_for_its_speakers_once_without_being_asked(session: Session) -> None:
    second = session.ticked_ids()[1]
    heard: list[SessionEvent] = []
    session.listen(heard.append)
    await session.suggest_once()
    assert session.suggestion(second) is not None
    assert any(isinstance(event, Changes) and second in event.segments for event in heard)
    heard.clear()
    await session.suggest_once()
    assert heard == []


async def test_a_very_long_book_is_read_for_its_speakers_only_when_asked(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cosystudio.session.casting.READ_UNASKED", 10)
    await session.suggest_once()
    assert session.suggestion(session.ticked_ids()[1]) is None


async def test_a_line_set_since_then_is_not_overruled(session: Session) -> None:
    found = await session.suggest_speakers()
    first = session.ticked_ids()[0]
    await session.set_character([first], "Somebody")

    await session.use_speakers(found.speakers({"Mr. Lorry"}))

    assert session.segment(first).character == "Somebody"
    assert session.suggestion(first) is None


async def test_the_suggestion_of_a_line_is_known_until_it_is_used(session: Session) -> None:
    second = session.ticked_ids()[1]
    assert session.suggestion(second) is None

    await session.suggest_speakers()

    wish = session.suggestion(second)
    assert wish is not None
    assert (wish.name, wish.sureness, wish.is_mixed) == ("Jerry", Sureness.NAMED, True)
    await session.use_speakers({second: wish.name})
    assert session.suggestion(second) is None


async def test_parted_lines_hold_speech_or_narration(session: Session) -> None:
    await session.part_speech()
    found = await session.suggest_speakers()
    await session.use_speakers(found.speakers({one.name for one in found.characters}))

    assert ("“Recalled to life,”", "Mr. Lorry") in speakers(session.book)
    assert ("said Mr. Lorry.", "") in speakers(session.book)


async def test_only_the_sure_ones_can_be_used(session: Session) -> None:
    found = await session.suggest_speakers()
    guessed = replace(found, lines={id: replace(wish, sureness=Sureness.TURNS) for id, wish in found.lines.items()})

    assert guessed.speakers({"Mr. Lorry"}, only_sure=True) == {}
    assert len(found.speakers({"Mr. Lorry"}, only_sure=True)) == 2


def test_suggested_characters_can_be_renamed_and_made_one() -> None:
    found = find_speakers(cut(book(chapter("One", *STORY))))

    renamed = found.merged("Jerry", "Jerry Cruncher")
    merged = renamed.merged("Jerry Cruncher", "Mr. Lorry")

    assert [one.name for one in renamed.characters] == ["Mr. Lorry", "Jerry Cruncher"]
    assert {wish.name for wish in merged.lines.values()} == {"Mr. Lorry"}
    assert [(one.lines, one.aliases) for one in merged.characters] == [(3, ("Lorry", "Jerry Cruncher", "Jerry"))]


async def test_two_characters_made_one_is_a_step_of_undo(session: Session) -> None:
    found = await session.suggest_speakers()
    await session.use_speakers(found.speakers({"Mr. Lorry", "Jerry"}))

    await session.merge_characters("Jerry", "Mr. Lorry")

    assert [who for _, who in speakers(session.book)][:3] == ["Mr. Lorry"] * 3
    await session.merge_characters("Jerry", "Mr. Lorry")
    await session.undo()
    assert [who for _, who in speakers(session.book)][:3] == ["Mr. Lorry", "Jerry", "Mr. Lorry"]


async def test_a_line_that_is_gone_is_passed_over(session: Session) -> None:
    await session.use_speakers({SegmentId(9999): "Nobody"})

    assert session.book.cast == ()


def test_a_name_that_the_cast_writes_otherwise_is_that_one() -> None:
    some = casting.add_character(cut(book(chapter("One", *STORY))), "JERRY")

    assert "JERRY" in {wish.name for wish in find_speakers(some).lines.values()}


async def test_what_a_suggested_character_is_called_stays_when_the_book_is_read_again(session: Session) -> None:
    await session.suggest_speakers()
    session.call_suggested("Jerry", "Jerry Cruncher")

    found = await session.suggest_speakers()

    assert [one.name for one in found.characters] == ["Mr. Lorry", "Jerry Cruncher"]
    assert session.suggested is found
