import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cosystudio.audio.clip import Clip, WordTime
from cosystudio.book import casting, edits
from cosystudio.book.changes import changes_between
from cosystudio.book.keys import speech_key
from cosystudio.book.model import Book, SegmentId, SpeechKey, TakeId, Voice
from cosystudio.book.reading import Notes, Reading, ReadingChoices, Ruby, TextAccount, passages
from cosystudio.book.spoken_form import AS_WRITTEN, Form, LexiconEntry, Match, SpokenRules, Urls
from cosystudio.errors import ProjectError
from cosystudio.project.file import ProjectFile
from cosystudio.project.schema import APPLICATION_ID, MIGRATIONS, newest_version, searched
from cosystudio.project.store import Store
from cosystudio.project.values import ManuscriptFile, ReferenceRecording, Saved
from tests.book.builders import VOICE, book, chapter, ids

FIRST_VERSION = Path(__file__).parent.parent / "data" / "project-1.sql"


@pytest.fixture
def some() -> Book:
    return book(chapter("One", "First line.", "Second line."), chapter("二", "你好。", included=False, language="zh"))


def ramp(count: int = 4000, rate_hz: int = 16000) -> Clip:
    return Clip((np.arange(count) % 2000 - 1000).astype(np.float32) / 32768, rate_hz)


async def keep(file: ProjectFile, id: SegmentId, text: str) -> TakeId:
    return (await file.keep(id, speech_key(text, VOICE), text, VOICE, ramp())).id


async def loaded(path: Path) -> Saved:
    file = await ProjectFile.open(path)
    try:
        return await file.load()
    finally:
        await file.aclose()


async def test_a_book_comes_back_as_it_was(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    changed = edits.set_line_voices(edits.set_text(some, ids(some)[0], "Nový text “”"), {ids(some)[1]}, Voice("k", "v"))
    changed = edits.choose_take(edits.split(changed, ids(some)[2], 1), ids(some)[2], TakeId(7))
    changed = casting.add_character(casting.add_character(changed, "Ann", Voice("k", "a", style="softly")), "李四")
    changed = casting.set_character(changed, {ids(some)[2]}, "李四")
    await file.apply(changed, changes_between(some, changed))
    await file.aclose()
    again = await ProjectFile.open(tmp_path / "a.cosy")
    assert (await again.load()).book == changed
    await again.aclose()
    assert [path.name for path in tmp_path.iterdir()] == ["a.cosy"]


async def test_a_take_is_kept_sample_for_sample_with_its_waveform(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    take = await keep(file, ids(some)[0], "First line.")
    clip = await file.clip(take)
    assert np.array_equal(clip.samples, ramp().samples)
    assert clip.rate_hz == 16000
    waveform = await file.peaks(take)
    assert waveform.dtype == np.float32
    assert waveform.shape[1] == 2
    assert waveform[:, 1].max() == pytest.approx(1000 / 32768, abs=1 / 127)
    assert [one.id for one in (await file.load()).takes] == [take]
    await file.aclose()


async def test_the_times_of_words_are_kept_with_a_take(tmp_path: Path, some: Book) -> None:
    words = (WordTime("First", 0.0, 0.11), WordTime("行“", 0.11, 0.25))
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    key = speech_key("First line.", VOICE)
    timed = await file.keep(ids(some)[0], key, "First line.", VOICE, replace(ramp(), words=words))
    untimed = await keep(file, ids(some)[0], "First line.")
    assert (await file.clip(timed.id)).words == await file.words(timed.id) == words
    assert (await file.clip(untimed)).words == await file.words(untimed) == ()
    await file.aclose()


async def test_recordings_that_voices_are_cloned_from_are_kept_and_go_into_a_copy(tmp_path: Path, some: Book) -> None:
    mine = ReferenceRecording("d1", "Mine", b"RIFF" + bytes(range(256)), "What I said.")
    hers = ReferenceRecording("d2", "Hers", b"RIFF", "")
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    for reference in (replace(mine, title="Untitled"), mine, hers):
        await file.keep_reference(reference)
    await file.copy_to(tmp_path / "b.cosy")
    await file.aclose()
    assert (await loaded(tmp_path / "b.cosy")).references == (hers, mine)


async def test_takes_of_one_voice_share_it_in_memory(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    for line in ids(some):
        await keep(file, line, "The same words.")
    assert len({id(take.voice) for take in (await file.load()).takes}) == 1
    await file.aclose()


async def test_a_failure_is_remembered_until_the_line_is_spoken(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    first = ids(some)[0]
    await file.keep_failure(first, speech_key("First line.", VOICE), "No.")
    assert (await file.load()).failures == {first: (speech_key("First line.", VOICE), "No.")}
    await keep(file, first, "First line.")
    assert (await file.load()).failures == {}
    await file.aclose()


async def test_a_second_program_is_refused_in_a_sentence(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    with pytest.raises(ProjectError, match="already open in a window"):
        await ProjectFile.open(tmp_path / "a.cosy")
    await file.aclose()
    await (await ProjectFile.open(tmp_path / "a.cosy")).aclose()


async def test_a_copy_holds_everything_and_leaves_no_part_behind(tmp_path: Path, some: Book) -> None:
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    take = await keep(file, ids(some)[0], "First line.")
    await file.copy_to(tmp_path / "b.cosy")
    await file.aclose()
    copy = await ProjectFile.open(tmp_path / "b.cosy")
    assert (await copy.load()).book == some
    assert np.array_equal((await copy.clip(take)).samples, ramp().samples)
    await copy.aclose()
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


async def test_a_copy_never_replaces_a_book_that_is_open(tmp_path: Path, some: Book) -> None:
    one = await ProjectFile.create(tmp_path / "a.cosy", some)
    other = await ProjectFile.create(tmp_path / "b.cosy", edits.rename(some, "Other", ""))
    with pytest.raises(ProjectError, match="already open"):
        await one.copy_to(tmp_path / "b.cosy")
    assert (await other.load()).book.title == "Other"
    await one.aclose()
    await other.aclose()


async def test_a_copy_takes_the_place_of_a_killed_book_and_of_its_log(tmp_path: Path, some: Book) -> None:
    (tmp_path / "b.cosy").write_bytes(b"")
    (tmp_path / "b.cosy-wal").write_bytes(b"left over by a crash")
    file = await ProjectFile.create(tmp_path / "a.cosy", some)
    await file.copy_to(tmp_path / "b.cosy")
    await file.aclose()
    assert not (tmp_path / "b.cosy-wal").exists()
    assert (await loaded(tmp_path / "b.cosy")).book == some


async def test_a_new_project_that_cannot_be_filled_leaves_nothing_behind(
    tmp_path: Path, some: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store, _book: Book, _manuscript: bytes | None) -> None:
        raise ProjectError("The disk is full.")

    monkeypatch.setattr(Store, "fill", full)
    with pytest.raises(ProjectError, match="disk is full"):
        await ProjectFile.create(tmp_path / "a.cosy", some)
    monkeypatch.undo()
    assert not list(tmp_path.iterdir())
    await (await ProjectFile.create(tmp_path / "a.cosy", some)).aclose()


async def test_a_new_project_never_replaces_a_file(tmp_path: Path, some: Book) -> None:
    (tmp_path / "a.cosy").write_text("precious")
    with pytest.raises(ProjectError, match="exists already"):
        await ProjectFile.create(tmp_path / "a.cosy", some)
    assert (tmp_path / "a.cosy").read_text() == "precious"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"not a database at all, but long enough to be read as one" * 30, "damaged or not"), (b"", "holds no book")],
)
async def test_a_file_that_is_no_project_gets_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.cosy"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=sentence):
        await loaded(path)


async def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.cosy"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="not a CosyStudio book"):
        await ProjectFile.open(path)
    assert path.read_bytes()[100:] == before[100:]


async def test_a_book_of_a_newer_version_is_refused(tmp_path: Path, some: Book) -> None:
    await (await ProjectFile.create(tmp_path / "a.cosy", some)).aclose()
    with sqlite3.connect(tmp_path / "a.cosy") as connection:
        connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    connection.close()
    with pytest.raises(ProjectError, match="newer version of CosyStudio"):
        await ProjectFile.open(tmp_path / "a.cosy")


async def test_a_truncated_project_gets_one_sentence(tmp_path: Path) -> None:
    long = book(chapter("One", *(f"Line {number} of a long chapter." for number in range(3000))))
    await (await ProjectFile.create(tmp_path / "a.cosy", long)).aclose()
    whole = (tmp_path / "a.cosy").read_bytes()
    (tmp_path / "a.cosy").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ProjectError, match="damaged"):
        await loaded(tmp_path / "a.cosy")


def first_version(path: Path) -> None:
    """A project as the first program wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_VERSION.read_text("utf-8"))


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table of a file with its columns."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for name in names}


def test_lines_are_found_again_in_blocks_that_say_the_same_twice() -> None:
    lines = [(1, "No.", 0, 0), (2, "Yes.", 0, 0), (3, "No.", 0, 0), (4, "Changed.", 0, 0), (5, "No.", 1, 1)]
    found = dict(searched(lines, ["No. Yes. No.", "No."]))
    assert found == {1: (0, 3), 2: (4, 8), 3: (9, 12), 5: (0, 3)}


async def test_how_the_manuscript_was_read_and_how_it_is_said_come_back(tmp_path: Path, some: Book) -> None:
    account = TextAccount(20, (":",), (passages("Page numbers", ("12", "13")),))
    reading = Reading("a.txt", "gb18030", ReadingChoices("gb18030", Notes.AFTER_PARAGRAPH, Ruby.READING, True), account)
    entry = LexiconEntry("Cholmondeley", "Chumley", Match.PHRASE, Form.PINYIN, "en", "one", True, False)
    told = replace(some, reading=reading, spoken=SpokenRules(False, True, Urls.SKIP, True), lexicon=(entry,))
    file = await ProjectFile.create(tmp_path / "a.cosy", told, b"First line. Second line.")
    assert await file.manuscript() == ManuscriptFile("a.txt", b"First line. Second line.")
    await file.aclose()
    assert (await loaded(tmp_path / "a.cosy")).book == told
    file = await ProjectFile.open(tmp_path / "a.cosy")
    before = (await file.load()).book
    again = replace(before, reading=replace(reading, choices=ReadingChoices()))
    await file.apply(again, changes_between(before, again))
    await file.aclose()
    assert (await loaded(tmp_path / "a.cosy")).book.reading.choices == ReadingChoices()


async def test_a_manuscript_that_is_damaged_or_inflates_without_end_does_no_harm(
    tmp_path: Path, some: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cosy"
    await (await ProjectFile.create(path, some, b"word " * 1000)).aclose()
    monkeypatch.setattr("cosystudio.project.store.LARGEST_MANUSCRIPT", 20)
    file = await ProjectFile.open(path)
    kept = await file.manuscript()
    assert kept is not None
    assert kept.data == b"word " * 4
    await file.aclose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE manuscript SET data = x'00'")
        connection.commit()
    file = await ProjectFile.open(path)
    with pytest.raises(ProjectError, match="is damaged"):
        await file.manuscript()
    await file.aclose()


async def test_a_file_of_the_first_version_is_brought_up_to_date_and_copied_before(tmp_path: Path) -> None:
    path = tmp_path / "a.cosy"
    first_version(path)
    saved = await loaded(path)
    first, second = saved.book.chapters[0].segments
    assert (first.text, first.character, first.take) == ("First line.", "", TakeId(1))
    assert second.voice == Voice("fake", "two", 1.1, "softly")
    assert (saved.book.voice, saved.book.cast, saved.book.next_id) == (VOICE, (), 4)
    assert [take.key for take in saved.takes] == [speech_key("First line.", VOICE)]
    assert saved.failures == {second.id: (SpeechKey("other key"), "It was refused.")}
    assert (first.offsets, second.offsets) == ((0, 11), (0, 12))
    assert (saved.book.spoken, saved.book.lexicon, saved.book.reading) == (AS_WRITTEN, (), Reading())
    file = await ProjectFile.open(path)
    assert await file.words(TakeId(1)) == ()
    ann = casting.set_character(casting.add_character(saved.book, "Ann"), {first.id}, "Ann")
    await file.apply(ann, changes_between(saved.book, ann))
    await file.aclose()
    assert (await loaded(path)).book == ann
    with closing(sqlite3.connect(tmp_path / "a.cosy.v1.bak")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM take").fetchone() == (1,)


async def test_an_older_file_ends_up_just_like_a_new_one(tmp_path: Path, some: Book) -> None:
    first_version(tmp_path / "old.cosy")
    await loaded(tmp_path / "old.cosy")
    await (await ProjectFile.create(tmp_path / "new.cosy", some)).aclose()
    assert columns(tmp_path / "old.cosy") == columns(tmp_path / "new.cosy")


async def test_what_a_file_says_beyond_this_program_is_passed_over(tmp_path: Path, some: Book) -> None:
    await (await ProjectFile.create(tmp_path / "a.cosy", some)).aclose()
    with closing(sqlite3.connect(tmp_path / "a.cosy")) as connection, connection:
        for column in ("voice", "rules"):
            connection.execute(f"UPDATE book SET {column} = json_set({column}, '$.timbre', 'warm')")
    assert (await loaded(tmp_path / "a.cosy")).book == some


def test_the_file_says_what_it_is(tmp_path: Path, some: Book) -> None:
    store = Store.open(tmp_path / "a.cosy")
    store.fill(some)
    store.close()
    header = (tmp_path / "a.cosy").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, some: Book) -> None:
    store = Store.open(tmp_path / "a.cosy")
    store.fill(some)
    store._connection.execute("PRAGMA max_page_count = 1")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    longer = edits.set_text(some, ids(some)[0], "x" * 100_000)
    with pytest.raises(ProjectError, match="disk is full"):
        store.apply(longer, changes_between(some, longer))
    assert store.load().book == some
    store.close()


def test_an_older_file_is_copied_before_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, some: Book
) -> None:
    store = Store.open(tmp_path / "a.cosy")
    store.fill(some)
    store.close()

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr("cosystudio.project.schema.MIGRATIONS", (*MIGRATIONS, fails))
    with pytest.raises(ProjectError):
        Store.open(tmp_path / "a.cosy")
    monkeypatch.undo()
    for name in ("a.cosy", f"a.cosy.v{newest_version()}.bak"):
        again = Store.open(tmp_path / name)
        assert again.load().book == some
        again.close()
