"""A voice is chosen among those on offer; a key goes nowhere but to its keeper."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import Voice
from cosystudio.engine.ports import VoiceInfo
from cosystudio.errors import Busy
from cosystudio.settings import Settings
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.tasks import TaskScope
from tests.ui.conftest import Settle

Make = Callable[[Voice], VoiceDialog]


class Voices:
    """A library of two providers, the second of which is a server that is away."""

    def providers(self) -> dict[str, str]:
        return {"local": "Built in", "zip-batch": "Server"}

    async def voices(self, provider: str) -> list[VoiceInfo]:
        if provider != "local":
            raise Busy("The server does not answer.")
        return [VoiceInfo("af_heart", "Heart", ("en",)), VoiceInfo("bm_george", "George", ("en",))]


@pytest.fixture
def kept() -> list[object]:
    return []


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def make(kept: list[object], tasks: TaskScope, holder: QWidget) -> Make:
    preferences = Preferences(Settings(), kept.append, lambda key: kept.append(("key", key)))
    return lambda voice: VoiceDialog("Voice", voice, Voices(), preferences, tasks, holder)  # type: ignore[arg-type]


def box(dialog: VoiceDialog, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert found is not None
    return found


async def test_the_voice_that_speaks_now_is_chosen(make: Make, settle: Settle) -> None:
    voice = Voice("local", "bm_george", speed=0.9, style="calm")
    dialog = make(voice)
    await settle()
    assert box(dialog, "voice_name").currentText() == "George (en)"
    assert dialog.voice() == voice


async def test_another_voice_is_its_name_not_its_label(make: Make, settle: Settle) -> None:
    dialog = make(Voice("local", "bm_george"))
    await settle()
    box(dialog, "voice_name").setCurrentIndex(0)
    assert dialog.voice() == Voice("local", "af_heart")


async def test_a_server_that_is_away_leaves_the_name_to_be_written(make: Make, settle: Settle) -> None:
    dialog = make(Voice("local", "bm_george", style="calm"))
    await settle()
    box(dialog, "voice_provider").setCurrentIndex(1)
    await settle()
    problem = dialog.findChild(QLabel, "voice_problem")
    assert problem is not None
    assert problem.text() == "The server does not answer."
    box(dialog, "voice_name").setEditText("narrator-7")
    assert dialog.voice() == Voice("zip-batch", "narrator-7")


async def test_addresses_are_settings_and_a_key_is_not(make: Make, kept: list[object], settle: Settle) -> None:
    dialog = make(Voice("zip-batch", "narrator"))
    await settle()
    addresses = dialog.findChild(QPlainTextEdit, "voice_endpoints")
    key = dialog.findChild(QLineEdit, "voice_key")
    assert addresses is not None
    assert key is not None
    addresses.setPlainText("http://a:1\n\n http://b:2 ")
    key.setText("secret")
    dialog.keep_service()
    settings, handed = kept
    assert isinstance(settings, Settings)
    assert settings.speech.endpoints == ("http://a:1", "http://b:2")
    assert handed == ("key", "secret")
    assert "secret" not in repr(settings)
    assert "secret" not in repr(dialog.voice())


async def test_a_voice_that_is_built_in_keeps_nothing(make: Make, kept: list[object], settle: Settle) -> None:
    dialog = make(Voice("local", "bm_george"))
    await settle()
    dialog.keep_service()
    assert kept == []
