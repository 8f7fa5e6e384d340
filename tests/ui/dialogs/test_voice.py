"""A voice is chosen among what its service can do; nothing is spoken without a click."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.model import Voice
from cosystudio.engine.ports import Abilities, Reference, VoiceInfo
from cosystudio.errors import Busy, Denied, SpeechError
from cosystudio.profiles import Profile, ServiceInfo
from cosystudio.session.references import KnownReference
from cosystudio.session.services import Providers, Services
from cosystudio.session.trials import sample
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.clone import CloneDialog
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.tasks import TaskScope
from tests.fakes.provider import FakeProvider
from tests.fakes.services import MemoryKeys
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand
from tests.ui.sound_fakes import SoundStage

INFOS = {
    "local": ServiceInfo("On this computer", voice="heart"),
    "server": ServiceInfo("Server", "http://127.0.0.1:9880", takes_key=True, models=("small", "large")),
    "cloner": ServiceInfo("Cloner", "http://127.0.0.1:50000"),
}
ATTIC = Profile("Attic", "server", ("http://attic:1",), voice="bo")
CELLAR = Profile("Cellar", "cloner", ("http://cellar:1",))
ANNA = KnownReference("0a" * 16, "Anna", "It was the best of times.")


class Provider(FakeProvider):
    """A provider of two voices, unless they cannot be listed."""

    def __init__(self, abilities: Abilities, unlisted: SpeechError | None = None) -> None:
        super().__init__()
        self.abilities = abilities
        self.unlisted = unlisted

    async def voices(self) -> list[VoiceInfo]:
        if self.unlisted is not None:
            raise self.unlisted
        return [VoiceInfo("george", "George", ("en",)), VoiceInfo("xiao", "Xiao", ("zh",))]


class Shelf:
    """A book with one recording."""

    def references(self) -> list[KnownReference]:
        return [ANNA]

    def reference(self, digest: str) -> Reference | None:
        return Reference(b"RIFF", ANNA.transcript) if digest == ANNA.digest else None

    async def add_reference(self, title: str, wav: bytes, transcript: str) -> str:
        raise AssertionError


class Stand(DialogStand):
    """The dialog, what it stands on, and its widgets by name."""

    def __init__(self, tasks: TaskScope, holder: QWidget) -> None:
        self.local = Provider(Abilities(speeds=(0.5, 2.0)))
        self.server = Provider(Abilities(style=True))
        self.cloner = Provider(Abilities(reference=True, needs_reference=True, speeds=(0.8, 1.2)))
        providers = {"local": self.local, "server": self.server, "cloner": self.cloner}
        self.keys = MemoryKeys()
        self.connected: list[tuple[str, str]] = []

        def connect(profile: Profile, key: str) -> Sequence[Provider]:
            self.connected.append((profile.name, key))
            return [providers[profile.provider]]

        async def recognise(_address: str, _key: str) -> object:
            raise Denied("Nothing answers there.")

        self.services = Services(
            Providers(INFOS, connect, recognise),  # type: ignore[arg-type]
            self.keys,
            (ATTIC, CELLAR),
        )
        self.stage = SoundStage()
        self.tasks, self.holder = tasks, holder
        self.dialog: VoiceDialog

    def open(self, voice: Voice, *, text: str = "", language: str = "en") -> VoiceDialog:
        audition = Audition(self.tasks, self.stage.output, self.holder)
        booth = Booth(self.services, self.tasks, audition, Shelf(), language, text)
        self.dialog = VoiceDialog("Voice", voice, booth, self.holder)
        self.dialog.open()
        return self.dialog

    def choose_service(self, text: str) -> None:
        box = self.box("voice_service")
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())

    def hear(self) -> None:
        self.find(QPushButton, "voice_hear").click()


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def stand(tasks: TaskScope, holder: QWidget) -> Stand:
    return Stand(tasks, holder)


async def test_the_voice_that_speaks_now_is_chosen_and_comes_back_as_it_was(stand: Stand, rest: Settle) -> None:
    voice = Voice("local", "george", speed=0.9)
    dialog = stand.open(voice)
    await rest()
    assert stand.box("voice_name").currentText() == "George · en"
    assert dialog.voice() == voice


async def test_voices_of_the_book_s_language_come_first(stand: Stand, rest: Settle) -> None:
    stand.open(Voice("local", "george"), language="zh-CN")
    await rest()
    assert stand.box("voice_name").values == ("xiao", "george")


async def test_a_service_that_was_set_up_is_chosen_by_its_name(stand: Stand, rest: Settle) -> None:
    dialog = stand.open(Voice("local", "george", speed=0.9))
    await rest()
    stand.choose_service("Attic")
    await rest()
    stand.box("voice_name").setEditText("narrator-7")
    stand.find(QLineEdit, "voice_style").setText(" softly ")
    stand.box("voice_model").setEditText("large")
    assert dialog.voice() == Voice("server", "narrator-7", style="softly", model="large", profile="Attic")


async def test_only_what_the_service_can_do_is_offered(stand: Stand, rest: Settle) -> None:
    stand.open(Voice("local", "george"))
    await rest()
    assert stand.find(QDoubleSpinBox, "voice_speed").isVisible()
    assert not stand.find(QLineEdit, "voice_style").isVisible()
    assert not stand.box("voice_model").isVisible()
    assert not stand.find(QPushButton, "voice_clone").isVisible()
    stand.choose_service("Attic")
    await rest()
    assert not stand.find(QDoubleSpinBox, "voice_speed").isVisible()
    assert stand.said("voice_speed_hint") == "This service speaks at one pace only."
    assert stand.find(QLineEdit, "voice_style").isVisible()
    assert stand.box("voice_model").isVisible()
    stand.choose_service("Cellar")
    await rest()
    assert stand.find(QPushButton, "voice_clone").isVisible()
    assert (stand.find(QDoubleSpinBox, "voice_speed").minimum(), stand.box("voice_name").isEditable()) == (0.8, False)


async def test_a_service_without_voices_of_its_own_speaks_with_a_recording(stand: Stand, rest: Settle) -> None:
    dialog = stand.open(Voice("local", "george"), text="Hello.")
    await rest()
    stand.choose_service("Cellar")
    await rest()
    assert stand.box("voice_name").currentText() == "Anna (cloned)"
    assert dialog.voice() == Voice("cloner", "Anna", reference=ANNA.digest, profile="Cellar")
    stand.hear()
    await rest()
    (line,) = stand.cloner.requests[0]
    assert line.reference == Reference(b"RIFF", ANNA.transcript)


async def test_a_service_that_is_away_leaves_the_name_to_be_written(stand: Stand, rest: Settle) -> None:
    stand.server.unlisted = Busy("The server does not answer.")
    dialog = stand.open(Voice("local", "george"))
    await rest()
    stand.choose_service("Attic")
    await rest()
    assert stand.said("voice_row_problem") == "The server does not answer."
    assert dialog.voice().name == "bo"


async def test_a_service_that_was_removed_is_named_and_cannot_be_used(stand: Stand, rest: Settle) -> None:
    voice = Voice("server", "bo", profile="Shed")
    dialog = stand.open(voice)
    await rest()
    assert stand.box("voice_service").currentText() == "Shed (not set up)"
    assert not stand.find(QPushButton, "voice_use").isEnabled()
    assert dialog.voice() == voice


@pytest.mark.parametrize(("text", "shown"), [("It fell.", "“It fell.”"), ("“It fell,”", "“It fell,”")])
async def test_the_line_to_hear_stands_between_one_pair_of_marks(stand: Stand, text: str, shown: str) -> None:
    stand.open(Voice("local", "george"), text=text)
    assert stand.find(QLabel, "voice_sample").text() == shown


async def test_hear_it_speaks_the_line_in_hand_with_the_key_and_plays_it(stand: Stand, rest: Settle) -> None:
    stand.keys.put("Attic", "secret")
    stand.open(Voice("local", "george"), text="It was the worst of times.")
    await rest()
    stand.choose_service("Attic")
    await rest()
    assert stand.server.requests == []
    stand.hear()
    await rest()
    (line,) = stand.server.requests[0]
    assert (line.text, line.voice.name) == ("It was the worst of times.", "bo")
    assert stand.connected[-1] == ("Attic", "secret")
    assert stand.stage.hear_all().any()


async def test_a_voice_of_another_language_is_heard_in_its_own(stand: Stand, rest: Settle) -> None:
    stand.open(Voice("local", "xiao"), text="It was the worst of times.")
    await rest()
    stand.hear()
    await rest()
    assert stand.local.texts == [sample("zh")]


async def test_hearing_can_be_stopped_while_it_is_spoken(stand: Stand, settle: Settle) -> None:
    stand.local.hold()
    stand.open(Voice("local", "george"))
    await settle()
    stand.hear()
    await stand.local.arrived(1)
    assert stand.find(QPushButton, "voice_hear").text() == "Stop"
    stand.hear()
    await settle()
    assert stand.local.cancelled == 1
    assert stand.find(QPushButton, "voice_hear").text() == "Hear it"
    assert stand.stage.devices == []


async def test_closing_calls_back_what_is_spoken_for_a_trial(stand: Stand, settle: Settle) -> None:
    stand.local.hold()
    dialog = stand.open(Voice("local", "george"))
    await settle()
    stand.hear()
    await stand.local.arrived(1)
    dialog.reject()
    await settle()
    assert stand.local.cancelled == 1


async def test_a_trial_that_fails_says_why_in_one_sentence(stand: Stand, rest: Settle) -> None:
    stand.local.raises(sample("en"), [Denied("The key is wrong.")])
    stand.open(Voice("local", "george"))
    await rest()
    stand.hear()
    await rest()
    assert stand.said("voice_hear_said") == "The key is wrong."


async def test_setting_up_a_service_comes_back_with_it_chosen(stand: Stand, settle: Settle) -> None:
    dialog = stand.open(Voice("local", "george"))
    await settle()
    stand.choose_service("Set up a speech service…")
    await settle()
    services = dialog.findChild(ServicesDialog)
    assert services is not None
    assert stand.box("voice_service").currentText() == "On this computer"
    stand.services.save(Profile("Shed", "server", ("http://shed:1",), voice="cy"))
    services.saved = "Shed"
    services.accept()
    await settle()
    assert stand.box("voice_service").currentText() == "Shed"
    assert dialog.voice() == Voice("server", "cy", profile="Shed")


async def test_a_recording_that_was_added_becomes_the_voice(stand: Stand, settle: Settle) -> None:
    dialog = stand.open(Voice("local", "george"))
    await settle()
    stand.choose_service("Cellar")
    await settle()
    stand.find(QPushButton, "voice_clone").click()
    await settle()
    clone = dialog.findChild(CloneDialog)
    assert clone is not None
    clone.digest = ANNA.digest
    clone.accept()
    await settle()
    assert dialog.voice().reference == ANNA.digest


async def test_the_keyboard_reaches_every_field_in_the_order_they_are_read(
    stand: Stand, rest: Settle, qtbot: QtBot
) -> None:
    dialog = stand.open(Voice("local", "george"))
    await rest()
    stand.box("voice_service").setFocus()
    reached = []
    for _ in range(6):
        focused = dialog.focusWidget()
        assert focused is not None
        reached.append(focused.objectName() or focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[:3] == ["voice_service", "voice_name", "voice_speed"]
    assert {"voice_hear", "voice_cancel", "voice_use"} == set(reached[3:])
    assert dialog.result() != QDialog.DialogCode.Accepted
