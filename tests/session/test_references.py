from dataclasses import replace
from pathlib import Path

from cosystudio.audio.clip import WordTime
from cosystudio.book.model import LineState, Voice
from cosystudio.session.events import LineFailed, SessionEvent
from cosystudio.session.references import NOT_THERE
from tests.fakes.provider import FakeProvider
from tests.session.open_books import opened

WAV = b"RIFF" + bytes(64)


async def test_a_cloned_voice_speaks_with_its_recording_which_all_lines_share(tmp_path: Path) -> None:
    provider = FakeProvider()
    async with opened(tmp_path / "a.cosy", provider) as session:
        digest = await session.add_reference(" Mine ", WAV, "What I said.")
        await session.set_book_voice(Voice("fake", "", reference=digest))
        await session.speak(session.ticked_ids())
        session.speak_again(session.ticked_ids()[:1])
        await session.finished()
    sent = [line.reference for request in provider.requests for line in request]
    assert {(one.wav, one.transcript) for one in sent if one} == {(WAV, "What I said.")}
    assert None not in sent
    assert len({id(one) for one in sent}) == 1


async def test_a_recording_stays_with_the_book(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        mine = await session.add_reference("Mine", WAV, "What I said.")
        hers = await session.add_reference("hers", WAV, "What she said.")
        assert mine != hers
        assert await session.add_reference("My own", WAV, "What I said.") == mine
        await session.save_copy(tmp_path / "b.cosy")
    async with opened(tmp_path / "b.cosy", FakeProvider()) as session:
        assert session.references() == [(hers, "hers", "What she said."), (mine, "My own", "What I said.")]
        found = session.reference(mine)
        assert found is not None
        assert found.wav == WAV
        assert session.reference("unknown") is None


async def test_lines_of_a_missing_recording_fail_with_a_sentence_and_the_others_are_spoken(tmp_path: Path) -> None:
    provider, heard = FakeProvider(), list[SessionEvent]()
    async with opened(tmp_path / "a.cosy", provider) as session:
        first, second, _, last = session.ticked_ids()
        await session.set_line_voice([first, last], Voice("fake", "", reference="gone"))
        session.listen(heard.append)
        assert await session.speak(session.ticked_ids()) == 1
        session.speak_again([last])
        await session.finished()
        assert [session.state(id) for id in (first, second, last)] == [
            LineState.FAILED,
            LineState.SPOKEN,
            LineState.FAILED,
        ]
        assert session.reason(first) == NOT_THERE
        assert LineFailed(last, NOT_THERE) in heard
        assert session.total().failed == 2
        await session.set_line_voice([first, last], None)
        assert session.total().failed == 0
    assert provider.texts == ["Nobody came. Nothing stirred."]


async def test_a_line_speaks_once_its_recording_is_there(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        digest = await session.add_reference("Mine", WAV, "")
        missing = Voice("fake", "", reference=digest)
    async with opened(tmp_path / "b.cosy", FakeProvider()) as session:
        await session.set_book_voice(missing)
        await session.speak(session.ticked_ids())
        await session.finished()
        assert session.total().failed == 3
        await session.add_reference("Mine", WAV, "")
        assert await session.speak(session.ticked_ids()) == 3
        await session.finished()
        assert session.total().is_spoken


async def test_the_times_of_words_can_be_asked_for_without_the_sound(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.cosy", FakeProvider()) as session:
        await session.speak(session.ticked_ids())
        await session.finished()
        first = session.ticked_ids()[0]
        take = session.current_take(first)
        assert take is not None
        assert await session.take_words(take.id) == (await session.take_clip(take.id)).words == ()
        words = (WordTime("The", 0.0, 0.1), WordTime("lamp", 0.1, 0.3))
        clip = await session.take_clip(take.id)
        timed = await session._file.keep(first, take.key, take.spoken_text, take.voice, replace(clip, words=words))
        assert await session.take_words(timed.id) == words
