"""Export names what is missing first, then writes, and can be stopped."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import LineState
from cosystudio.errors import ExportError
from cosystudio.export.encoders import Format
from cosystudio.session.exporting import ExportResult, ExportWish
from cosystudio.settings import Settings
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.export import ExportDialog
from cosystudio.ui.preferences import Preferences
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


Make = Callable[[], ExportDialog]


@pytest.fixture
def make(desk: Desk, saved: list[Settings], holder: QWidget, tmp_path: Path) -> Make:
    def dialog() -> ExportDialog:
        made = ExportDialog(desk, desk.session.gaps(), Preferences(Settings(), saved.append), holder)
        field = made.findChild(QLineEdit, "export_folder")
        assert field is not None
        field.setText(str(tmp_path))
        made.open()
        return made

    return dialog


def speak_all(session: FakeSession) -> None:
    for id in session.ticked_ids():
        session.set_state(id, LineState.SPOKEN)


def press(dialog: ExportDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    found.click()


def text(dialog: ExportDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    return "" if found is None else found.text()


async def test_a_whole_book_is_written_where_and_as_it_was_wished(
    make: Make, session: FakeSession, saved: list[Settings], settle: Settle, tmp_path: Path
) -> None:
    speak_all(session)
    dialog = make()
    wav = dialog.findChild(QRadioButton, "format_wav")
    assert wav is not None
    wav.setChecked(True)
    press(dialog, "export_start")
    await settle()
    assert session.asked == [("export", ExportWish(tmp_path, Format.WAV))]
    assert text(dialog, "export_summary") == f"One file is in {tmp_path}."
    assert saved[-1].export.format == "wav"


async def test_missing_and_stale_lines_are_named_before_anything_is_written(make: Make, session: FakeSession) -> None:
    speak_all(session)
    ids = session.ticked_ids()
    session.set_state(ids[0], LineState.STALE)
    for id in ids[1:3]:
        session.set_state(id, LineState.NOT_SPOKEN)
    dialog = make()
    assert text(dialog, "export_gaps").startswith("Not spoken: 2 lines.\nStale: 1 line.")
    assert dialog.gaps.missing == tuple(ids[1:3])
    listed = dialog.findChild(QListWidget, "export_gap_list")
    assert listed is not None
    for row, id in enumerate((*ids[1:3], ids[0])):
        assert session.segment(id).text in listed.item(row).text()
        assert listed.visualItemRect(listed.item(row)).width() <= listed.width()


async def test_speaking_them_first_ends_the_dialog(make: Make, session: FakeSession) -> None:
    dialog, ends = make(), []
    dialog.finished.connect(ends.append)
    press(dialog, "speak_first")
    assert ends == [ExportDialog.SPEAK_FIRST]
    assert session.asked == []


async def test_a_failure_is_told_in_its_sentence(
    make: Make, session: FakeSession, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_all(session)

    async def fails(_wish: ExportWish, _progress: object) -> ExportResult:
        raise ExportError("The folder cannot be written.")

    monkeypatch.setattr(session, "export", fails)
    dialog = make()
    press(dialog, "export_start")
    await settle()
    assert text(dialog, "export_summary") == "The folder cannot be written."
    assert dialog.findChild(QPushButton, "show_folder").isHidden()  # type: ignore[union-attr]


async def test_cancel_stops_the_writing(
    make: Make, session: FakeSession, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_all(session)
    stopped = []

    async def hangs(_wish: ExportWish, _progress: object) -> ExportResult:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            stopped.append(True)
            raise
        raise AssertionError

    monkeypatch.setattr(session, "export", hangs)
    dialog = make()
    press(dialog, "export_start")
    await settle()
    press(dialog, "export_stop")
    await settle()
    assert stopped == [True]
    assert not dialog.isVisible()


async def test_progress_from_another_thread_is_shown(make: Make, session: FakeSession, settle: Settle) -> None:
    dialog = make()
    await asyncio.to_thread(dialog.progressed.emit, 0.42)
    await settle()
    assert text(dialog, "export_working") == "Writing… 42 %"
