"""A voice is cloned from a recording with its words, and only with consent."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.audio.decode import decode_wav
from cosystudio.engine.ports import Reference
from cosystudio.session.references import KnownReference
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.clone import CloneDialog
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.choice_box import ChoiceBox
from tests.fakes.services import services
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand
from tests.ui.sound_fakes import SoundStage


def recording(seconds: float) -> bytes:
    """Return a WAV file of noise in syllables, as a voice would have."""
    rate_hz = 24_000
    times = np.arange(int(seconds * rate_hz)) / rate_hz
    loud = np.abs(np.sin(2 * np.pi * 2 * times)) ** 2
    noise = np.random.default_rng(1).uniform(-0.4, 0.4, len(times)) * loud
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate_hz)
        wav.writeframes((noise * 32767).astype(np.int16).tobytes())
    return file.getvalue()


class Book:
    """Keeps what it is given under ascending digests."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes, str]] = {}

    def references(self) -> list[KnownReference]:
        return [KnownReference(digest, title, words) for digest, (title, _wav, words) in self.kept.items()]

    def reference(self, digest: str) -> Reference | None:
        _title, wav, words = self.kept[digest]
        return Reference(wav, words)

    async def add_reference(self, title: str, wav: bytes, transcript: str) -> str:
        digest = f"{len(self.kept)}"
        self.kept[digest] = (title, wav, transcript)
        return digest


class Stand(DialogStand):
    """The dialog on a book, and its widgets by name."""

    def __init__(self, tasks: TaskScope, holder: QWidget) -> None:
        self.book, self.stage, self.tasks, self.holder = Book(), SoundStage(), tasks, holder
        self.dialog: CloneDialog

    def open(self) -> CloneDialog:
        audition = Audition(self.tasks, self.stage.output, self.holder)
        self.dialog = CloneDialog(Booth(services(), self.tasks, audition, self.book), self.holder)
        self.dialog.open()
        return self.dialog

    async def load(self, path: Path) -> None:
        self.dialog.load(path)
        assert self.dialog._loading is not None
        await self.dialog._loading


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def stand(tasks: TaskScope, holder: QWidget) -> Stand:
    return Stand(tasks, holder)


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    path = tmp_path / "anna.wav"
    path.write_bytes(recording(6))
    return path


async def test_a_recording_with_its_words_and_consent_is_kept_and_becomes_the_voice(
    stand: Stand, anna: Path, rest: Settle
) -> None:
    dialog = stand.open()
    await stand.load(anna)
    assert stand.said("clone_length") == "6 s"
    assert stand.find(QLineEdit, "clone_title").text() == "anna"
    stand.find(QPlainTextEdit, "clone_transcript").setPlainText("It was the best\nof times.")
    stand.find(QCheckBox, "clone_consent").setChecked(True)
    stand.press("clone_use")
    await rest()
    title, wav, words = stand.book.kept[dialog.digest]
    assert (title, words) == ("anna", "It was the best of times.")
    assert decode_wav(wav).seconds == pytest.approx(6, abs=0.2)


async def test_without_consent_nothing_is_kept(stand: Stand, anna: Path, rest: Settle) -> None:
    dialog = stand.open()
    await stand.load(anna)
    stand.find(QPlainTextEdit, "clone_transcript").setPlainText("It was the best of times.")
    stand.press("clone_use")
    await rest()
    assert "tick it" in stand.said("clone_problem")
    assert dialog.isVisible()
    assert stand.book.kept == {}


async def test_what_is_missing_is_said_at_its_place(stand: Stand, rest: Settle) -> None:
    stand.open()
    stand.press("clone_use")
    await rest()
    assert stand.said("clone_problem").startswith("Choose a recording first.")
    assert stand.said("clone_title_problem") == "Give the voice a name."
    assert stand.said("clone_transcript_problem") == "Write the words that are heard in the recording."


async def test_a_file_that_is_no_recording_is_told(stand: Stand, tmp_path: Path) -> None:
    path = tmp_path / "letter.wav"
    path.write_text("Dear Anna")
    stand.open()
    await stand.load(path)
    assert "not a recording" in stand.said("clone_problem")


async def test_a_long_recording_is_remarked_on(stand: Stand, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    path.write_bytes(recording(40))
    stand.open()
    await stand.load(path)
    assert "Only the first" in stand.said("clone_remarks")


async def test_the_recording_can_be_heard_and_stopped(stand: Stand, anna: Path, rest: Settle) -> None:
    stand.open()
    await stand.load(anna)
    stand.press("clone_play")
    await rest()
    assert stand.find(QPushButton, "clone_play").toolTip() == "Stop"
    stand.press("clone_play")
    assert stand.stage.device.is_closed
    assert stand.find(QPushButton, "clone_play").toolTip() == "Play the recording"


async def test_a_recording_of_the_book_is_chosen_again_without_asking_twice(stand: Stand, rest: Settle) -> None:
    stand.book.kept["0"] = ("Anna", recording(6), "It was the best of times.")
    dialog = stand.open()
    stand.find(ChoiceBox, "clone_which").setCurrentIndex(1)
    assert dialog._loading is not None
    await dialog._loading
    assert stand.find(QPlainTextEdit, "clone_transcript").toPlainText() == "It was the best of times."
    assert not stand.find(QCheckBox, "clone_consent").isVisible()
    stand.press("clone_use")
    await rest()
    assert dialog.digest == "0"
    assert len(stand.book.kept) == 1


async def test_a_dropped_recording_is_taken_in(stand: Stand, anna: Path) -> None:
    dialog = stand.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(anna))])
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, held))
    assert dialog._loading is not None
    await dialog._loading
    assert stand.said("clone_length") == "6 s"
