import io
import tracemalloc
import zipfile

import pytest

from cosystudio.audio.clip import Clip
from cosystudio.errors import Broken
from cosystudio.speech.wire import answers
from cosystudio.speech.wire.answers import unpack
from tests.fakes.speech_server import zip_of
from tests.fakes.tones import text_matches, wav_for


def zipped(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_names_give_the_order_and_other_files_are_passed_over() -> None:
    body = zipped({"001.WAV": wav_for("b"), "manifest.json": b"{}", "000.wav": wav_for("a"), "folder/": b""})
    a, b = unpack(body, 2)
    assert isinstance(a, Clip)
    assert isinstance(b, Clip)
    assert text_matches(a, "a")
    assert text_matches(b, "b")


def test_a_damaged_file_fails_alone() -> None:
    body = bytearray(zipped({"000.wav": wav_for("a"), "001.wav": wav_for("b")}))
    body[200] ^= 0xFF
    damaged, whole = unpack(bytes(body), 2)
    assert isinstance(damaged, Broken)
    assert damaged.__cause__
    assert isinstance(whole, Clip)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_a_file_that_is_not_packed_as_it_says_fails_alone(method: int) -> None:
    body = bytearray(zipped({"000.wav": wav_for("a"), "001.wav": wav_for("b")}))
    directory = body.index(b"PK\x01\x02")
    body[8], body[directory + 10] = method, method  # the compression in both headers of the first file
    damaged, whole = unpack(bytes(body), 2)
    assert isinstance(damaged, Broken)
    assert isinstance(whole, Clip)


def test_a_file_that_grows_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES_A_LINE", 50_000)
    body = zip_of([wav_for("a") + bytes(10**7), wav_for("b")])
    tracemalloc.start()
    bomb, whole = unpack(body, 2)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(bomb, Broken)
    assert isinstance(whole, Clip)
    assert most < 10**6


@pytest.mark.parametrize("cut", range(0, 3000, 97))
def test_a_zip_cut_anywhere_is_broken_as_a_whole(cut: int) -> None:
    body = zip_of([wav_for("a"), wav_for("b")])
    with pytest.raises(Broken):
        unpack(body[:cut], 2)
