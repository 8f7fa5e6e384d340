"""The files on the disk, as a shop would measure them and a player would show them."""

import csv
from pathlib import Path

import numpy as np
import pytest

from cosystudio.audio.clip import Clip, Subtype
from cosystudio.audio.decode import decode_wav
from cosystudio.audio.loudness import peak_dbfs, power_to_db, rms_dbfs, window_powers
from cosystudio.book.keys import speech_key
from cosystudio.book.model import SegmentId, Take, TakeId, Voice
from cosystudio.errors import ExportError
from cosystudio.export.book_files import SpokenLine, write_lines, write_tracks
from cosystudio.export.encoders import Format
from cosystudio.export.render import RATE_HZ, lay_out
from tests.export.books import TAGS, Heard, Shelf, hear, pauses_s, speech


def never() -> bool:
    """Do not cancel."""
    return False


def ignore(_share: float) -> None:
    """Take no notice."""


def export(shelf: Shelf, folder: Path, form: Format = Format.MP3) -> Heard:
    """Export one track and return what is heard."""
    (path,) = write_tracks([shelf.track(600, title="第一章")], shelf.load, folder, form, TAGS, ignore, never)
    return hear(path)


@pytest.mark.parametrize("form", list(Format))
def test_a_file_has_the_figures_that_shops_ask_for(tmp_path: Path, form: Format) -> None:
    shelf = speech(4)
    heard = export(shelf, tmp_path, form)
    floor = power_to_db(float(window_powers(heard.samples, RATE_HZ // 2)[:-1].min()))
    assert heard.rate_hz == RATE_HZ
    assert -23 <= rms_dbfs(heard.samples) <= -18
    assert peak_dbfs(heard.samples) <= -3
    assert -75 <= floor <= -60


def test_an_mp3_is_192_kbit_constant_and_as_long_as_its_sound(tmp_path: Path) -> None:
    shelf = speech(4)
    heard = export(shelf, tmp_path)
    length = lay_out(shelf.track(600), shelf.load).length
    assert heard.bit_rate == 192_000
    assert len(heard.samples) == pytest.approx(length, abs=1152)
    size = next(tmp_path.iterdir()).stat().st_size
    assert size * 8 / (length / RATE_HZ) == pytest.approx(192_000, rel=0.03)


@pytest.mark.parametrize("form", list(Format))
def test_pauses_are_still_as_set_in_the_file(tmp_path: Path, form: Format) -> None:
    heard = export(speech(3), tmp_path, form)
    assert pauses_s(heard.samples, RATE_HZ) == pytest.approx([0.5, 0.6, 0.6, 1.5], abs=0.015)


@pytest.mark.parametrize("form", list(Format))
def test_tags_are_right_in_chinese(tmp_path: Path, form: Format) -> None:
    tags = export(speech(1, 0.5), tmp_path, form).tags
    assert tags["title"] == "第一章"
    assert tags["album"] == "灯塔 The Lighthouse"
    assert tags["artist"] == "作者"
    assert tags["track"] == "1/1"
    assert tags["genre"] == "Audiobook"
    assert tags["language"] == "zho"


def test_an_mp3_carries_the_tags_that_old_players_read(tmp_path: Path) -> None:
    export(speech(1, 0.5), tmp_path)
    assert next(tmp_path.iterdir()).read_bytes()[:4] == b"ID3\x03"


def test_files_are_named_in_order_and_returned(tmp_path: Path) -> None:
    shelf = speech(1, 0.3)
    tracks = [shelf.track(number=number, title=f"Night {number}") for number in (1, 3)]
    paths = write_tracks(tracks, shelf.load, tmp_path / "new", Format.MP3, TAGS, ignore, never)
    assert [path.name for path in paths] == ["01 Night 1.mp3", "03 Night 3.mp3"]
    assert sorted((tmp_path / "new").iterdir()) == paths
    assert hear(paths[0]).tags["track"] == "1/3"


def test_progress_grows_to_one(tmp_path: Path) -> None:
    shelf, told = speech(3, 0.5), list[float]()
    write_tracks([shelf.track(), shelf.track(number=2)], shelf.load, tmp_path, Format.WAV, TAGS, told.append, never)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 6


@pytest.mark.parametrize("after", [0, 1, 4, 9, 14])
def test_a_cancel_leaves_the_folder_as_it_was(tmp_path: Path, after: int) -> None:
    (tmp_path / "01 Chapter.mp3").write_text("an earlier export")
    shelf, told = speech(3, 0.5), list[float]()
    tracks = [shelf.track(), shelf.track(number=2, title="Second")]
    paths = write_tracks(tracks, shelf.load, tmp_path, Format.MP3, TAGS, told.append, lambda: len(told) >= after)
    assert paths == []
    assert [path.read_text() for path in tmp_path.iterdir()] == ["an earlier export"]


def test_what_loading_raises_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    shelf = speech(2, 0.5)

    def load(take: TakeId) -> Clip:
        if shelf.loaded >= 3:
            raise RuntimeError("a bug")
        return shelf.load(take)

    with pytest.raises(RuntimeError, match="a bug"):
        write_tracks([shelf.track()], load, tmp_path, Format.MP3, TAGS, ignore, never)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("form", list(Format))
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, form: Format) -> None:
    shelf = speech(1, 0.5)
    (tmp_path / f"01 Chapter.{form}.part").symlink_to("/dev/full")
    with pytest.raises(ExportError, match=r"^The disk is full\.$"):
        write_tracks([shelf.track()], shelf.load, tmp_path, form, TAGS, ignore, never)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ExportError, match="file where the folder should be"):
        write_tracks([speech(1).track()], speech(1).load, tmp_path / "out", Format.MP3, TAGS, ignore, never)


def line(number: int, text: str, clip: Clip) -> SpokenLine:
    """Return a line with a take."""
    voice = Voice("fake", "龙小淳")
    take = Take(
        TakeId(number), speech_key(text, voice), SegmentId(number + 40), text, voice, clip.seconds, clip.rate_hz
    )
    return SpokenLine("第一章", take.segment, take)


@pytest.mark.parametrize(("subtype", "scale"), [("PCM_16", 2**15), ("PCM_24", 2**23), ("FLOAT", 2**24)])
def test_a_line_is_written_sample_for_sample_as_it_was_received(tmp_path: Path, subtype: Subtype, scale: int) -> None:
    whole = np.random.default_rng(1).integers(-scale, scale, 22_050)
    clip = Clip((whole / scale).astype(np.float32), 22_050, subtype)
    shelf = Shelf(clip)
    path, _ = write_lines([line(1, "Words.", clip)], shelf.load, tmp_path, ignore, never)
    back = decode_wav(path.read_bytes())
    assert path.name == "00001.wav"
    assert np.array_equal(back.samples, clip.samples)
    assert (back.rate_hz, back.subtype) == (22_050, subtype)


def test_the_table_of_lines_opens_in_excel_with_chinese(tmp_path: Path) -> None:
    shelf = speech(2, 0.5)
    lines = [line(1, "他说：“你好，世界。”", shelf.clips[TakeId(1)]), line(2, 'a "b", c', shelf.clips[TakeId(2)])]
    paths = write_lines(lines, shelf.load, tmp_path, ignore, never)
    assert [path.name for path in paths] == ["00001.wav", "00002.wav", "lines.csv"]
    assert paths[-1].read_bytes().startswith(b"\xef\xbb\xbf")
    with paths[-1].open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert header == ["number", "chapter", "segment", "spoken_text", "provider", "voice", "seconds"]
    assert first == ["00001", "第一章", "41", "他说：“你好，世界。”", "fake", "龙小淳", "1.200"]
    assert second[3] == 'a "b", c'


def test_cancelling_the_lines_leaves_nothing(tmp_path: Path) -> None:
    shelf, told = speech(3, 0.5), list[float]()
    lines = [line(number, "Words.", clip) for number, clip in enumerate(shelf.clips.values(), 1)]
    assert write_lines(lines, shelf.load, tmp_path, told.append, lambda: len(told) >= 2) == []
    assert list(tmp_path.iterdir()) == []
