"""Setting up a speech service: address, test, save; nothing is kept before, and a key is never shown."""

import threading
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cosystudio.audio.clip import Clip
from cosystudio.engine.ports import Abilities, Line, VoiceInfo
from cosystudio.errors import Denied, SpeechError, Unreachable, Voiceless
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.session.services import Providers, Services
from cosystudio.session.trials import sample
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.tune import TuneDialog
from cosystudio.ui.tasks import TaskScope
from tests.fakes.provider import FakeProvider
from tests.fakes.services import MemoryKeys
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand
from tests.ui.sound_fakes import SoundStage

INFOS = {
    "local": ServiceInfo("On this computer", voice="heart"),
    "raw": ServiceInfo(
        "Raw server", "http://127.0.0.1:50000", raw_rates_hz=(24_000, 22_050), variants=(("new", "New"), ("old", "Old"))
    ),
    "server": ServiceInfo("Server", "http://127.0.0.1:9880", "narrator", takes_key=True, models=("small",)),
}
ATTIC = Profile("Attic", "server", ("http://attic:1",), voice="bo", style="softly", batch=4)
CELLAR = Profile("Cellar", "raw", ("http://cellar:1",), variant="new")
ADDRESS = "http://10.0.0.7:50000"


class Server(FakeProvider):
    """Speaks three seconds of noise, unless told another length."""

    seconds = 3.0

    async def speak(self, lines: Sequence[Line]) -> list[Clip | SpeechError]:
        await super().speak(lines)
        noise = np.random.default_rng(0).uniform(-0.1, 0.1, int(self.seconds * 24_000))
        return [Clip(noise.astype(np.float32), 24_000) for _line in lines]

    async def voices(self) -> list[VoiceInfo]:
        return [VoiceInfo("xiao", "Xiao", ("zh",)), VoiceInfo("bo", "Bo", ("en",))]


class LockedKeys(MemoryKeys):
    """A keyring that waits for the person to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get(self, profile: str) -> str:
        self.unlocked.wait(10)
        return super().get(profile)


class Stand(DialogStand):
    """The dialog, what it stands on, and its widgets by name."""

    def __init__(self, tasks: TaskScope, holder: QWidget) -> None:
        self.server, self.cloner = Server(), Server()
        self.cloner.abilities = Abilities(reference=True, needs_reference=True)
        self.keys: MemoryKeys = MemoryKeys()
        self.found: Recognised | SpeechError = Unreachable("Nothing answers there.")
        self.connected: list[tuple[Profile, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.stage = SoundStage()
        self.tasks, self.holder = tasks, holder
        self.services = self.services_of()
        self.dialog: ServicesDialog

    def services_of(self, *profiles: Profile) -> Services:
        self.services = Services(Providers(INFOS, self.connect, self.recognise), self.keys, profiles)
        return self.services

    def connect(self, profile: Profile, key: str) -> list[Server]:
        if not all(address.startswith("http") for address in profile.endpoints):
            raise Denied("That is no address.")
        self.connected.append((profile, key))
        return [self.cloner if profile.variant == "old" else self.server]

    async def recognise(self, address: str, key: str) -> Recognised:
        self.asked.append((address, key))
        if isinstance(self.found, SpeechError):
            raise self.found
        return self.found

    def open(self, *, begin_new: bool = False) -> ServicesDialog:
        audition = Audition(self.tasks, self.stage.output, self.holder)
        booth = Booth(self.services, self.tasks, audition)
        self.dialog = ServicesDialog(booth, self.holder, begin_new=begin_new)
        self.dialog.open()
        return self.dialog

    def line(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def write_address(self, address: str) -> None:
        self.find(QPlainTextEdit, "service_addresses").setPlainText(address)

    def names(self) -> list[str]:
        listed = self.find(QListWidget, "service_list")
        return [listed.item(row).text() for row in range(listed.count())]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def stand(tasks: TaskScope, holder: QWidget) -> Stand:
    return Stand(tasks, holder)


async def test_an_address_a_test_and_save_set_up_a_service(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw", "new", product="CosyVoice 300M", voices=("xiao", "bo"), remark="Mind the gap.")
    dialog = stand.open()
    await rest()
    assert stand.find(QPlainTextEdit, "service_addresses").hasFocus()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.said("service_found") == "Recognised: Raw server (CosyVoice 300M · New)."
    assert stand.said("service_remark") == "Mind the gap."
    assert stand.said("service_test_said") == "It works: 3 s of sound."
    assert stand.box("service_voice").values == ("xiao", "bo")
    assert stand.stage.hear_all().any()
    assert stand.services.profiles == ()
    stand.press("services_save")
    await rest()
    assert stand.services.profiles == (Profile("CosyVoice 300M", "raw", (ADDRESS,), variant="new", voice="xiao"),)
    assert (dialog.saved, dialog.isVisible()) == ("CosyVoice 300M", False)


async def test_the_sentence_is_in_a_language_that_the_voice_speaks(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw")
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.server.texts == [sample("zh")]


async def test_a_name_that_is_taken_gets_a_number_and_a_given_one_stays(stand: Stand, rest: Settle) -> None:
    stand.services_of(replace(CELLAR, name="Raw server"))
    stand.found = Recognised("raw")
    stand.open(begin_new=True)
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.line("service_name").text() == "Raw server 2"
    assert stand.names() == ["Raw server", "Raw server 2"]
    stand.line("service_name").setText("")
    stand.line("service_name").textEdited.emit("")
    stand.line("service_name").setText("Mine")
    stand.press("service_test")
    await rest()
    assert stand.line("service_name").text() == "Mine"


async def test_a_server_that_is_away_is_told_and_nothing_is_spoken(stand: Stand, rest: Settle) -> None:
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.said("service_test_said") == "Nothing answers there."
    assert stand.server.requests == []


async def test_a_service_that_only_the_person_knows_is_tried_as_the_kind_that_was_chosen(
    stand: Stand, rest: Settle
) -> None:
    stand.services_of(ATTIC)
    stand.found = Denied("A web page answers there.")
    stand.open()
    stand.press("service_test")
    await rest()
    assert stand.said("service_test_said") == "It works: 3 s of sound."
    assert not stand.said("service_remark")


async def test_a_sentence_that_takes_far_too_long_is_remarked_on(stand: Stand, rest: Settle) -> None:
    stand.found, stand.server.seconds = Recognised("server"), 20.0
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert "may be damaged" in stand.said("service_remark")


async def test_the_same_samples_are_heard_at_the_other_rate_which_is_kept(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw")
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    first = len(stand.stage.hear_all())
    assert stand.find(QPushButton, "service_other_rate").text() == "Play it at 22,050 Hz"
    stand.press("service_other_rate")
    await rest()
    assert len(stand.server.requests) == 1
    assert len(stand.stage.hear_all()) == pytest.approx(first * 24_000 / 22_050, rel=0.01)
    assert stand.box("service_rate").value == "22050"
    assert stand.find(QPushButton, "service_other_rate").text() == "Play it at 24,000 Hz"


async def test_a_service_that_only_clones_is_lent_a_voice_of_this_computer(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw", "old")
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.said("service_test_said") == "It works: 3 s of sound, in a voice of this computer that it cloned."
    ((lent,),), ((spoken,),) = stand.server.requests, stand.cloner.requests
    assert (lent.voice.name, lent.text) == ("heart", sample("en"))
    assert spoken.reference is not None
    assert spoken.reference.transcript == sample("en")


async def test_a_version_that_the_server_hides_is_found_by_trying(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw", remark="Choose its version.")
    stand.server.raises(sample("zh"), [Voiceless("Not the new one.")])
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.said("service_found") == "Recognised: Raw server (Old)."
    assert stand.said("service_remark").startswith("Its version was found by trying")
    assert stand.box("service_variant").value == "old"


async def test_where_no_version_speaks_the_usual_one_says_why(stand: Stand, rest: Settle) -> None:
    stand.found = Recognised("raw")
    stand.server.raises(sample("zh"), [Voiceless("Not the new one.")])
    stand.cloner.raises(sample("zh"), [Voiceless("Not the old one.")])
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await rest()
    assert stand.said("service_test_said") == "Not the new one."


async def test_an_address_needs_no_scheme(stand: Stand) -> None:
    stand.open()
    stand.write_address(" 10.0.0.7:50000 \n10.0.0.8:50000")
    assert stand.dialog._form.draft().profile.endpoints == ("http://10.0.0.7:50000", "http://10.0.0.8:50000")


async def test_a_test_can_be_stopped(stand: Stand, settle: Settle) -> None:
    stand.found = Recognised("server")
    stand.server.hold()
    stand.open()
    stand.write_address(ADDRESS)
    stand.press("service_test")
    await stand.server.arrived(1)
    stand.press("service_test")
    await settle()
    assert stand.server.cancelled == 1
    assert stand.find(QPushButton, "service_test").text() == "Test connection"


async def test_a_key_is_kept_told_of_and_never_shown(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC)
    dialog = stand.open()
    stand.line("service_key").setText(" s3cret ")
    stand.press("services_save")
    await rest()
    assert stand.keys.kept == {"Attic": "s3cret"}
    assert dialog.said == "The key is kept in memory."
    stand.open()
    await rest()
    assert stand.line("service_key").text() == ""
    assert "A key is kept" in stand.line("service_key").placeholderText()
    stand.found = Recognised("server")
    stand.press("service_test")
    await rest()
    assert stand.asked == [("http://attic:1", "s3cret")]


async def test_a_kept_key_can_be_forgotten(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC)
    stand.keys.put("Attic", "s3cret")
    stand.open()
    await rest()
    stand.press("service_forget_key")
    stand.press("services_save")
    await rest()
    assert not stand.keys.kept["Attic"]


async def test_a_key_goes_along_to_a_new_name_and_to_a_duplicate(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC, CELLAR)
    stand.keys.put("Attic", "s3cret")
    stand.open()
    stand.press("service_duplicate")
    stand.find(QListWidget, "service_list").setCurrentRow(0)
    stand.line("service_name").setText("Roof")
    stand.press("services_save")
    await rest()
    assert [profile.name for profile in stand.services.profiles] == ["Roof", "Cellar", "Attic 2"]
    assert stand.services.profile("Attic 2").style == "softly"
    assert {name: key for name, key in stand.keys.kept.items() if key} == {"Roof": "s3cret", "Attic 2": "s3cret"}


async def test_a_removed_service_is_gone_with_its_key_once_it_is_saved(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC, CELLAR)
    stand.keys.put("Attic", "s3cret")
    stand.open()
    stand.press("service_remove")
    assert stand.names() == ["Cellar"]
    assert len(stand.services.profiles) == 2
    stand.press("services_save")
    await rest()
    assert stand.services.profiles == (CELLAR,)
    assert not stand.keys.kept["Attic"]


async def test_cancel_keeps_everything_as_it_was(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC, CELLAR)
    stand.open()
    stand.line("service_key").setText("s3cret")
    stand.press("service_remove")
    stand.press("services_cancel")
    await rest()
    assert stand.services.profiles == (ATTIC, CELLAR)
    assert stand.keys.kept == {}


async def test_what_is_not_changed_comes_back_as_it_was(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC, CELLAR)
    stand.open()
    stand.find(QListWidget, "service_list").setCurrentRow(1)
    stand.press("services_save")
    await rest()
    assert stand.services.profiles == (ATTIC, CELLAR)
    assert stand.keys.kept == {}


async def test_limits_are_automatic_until_they_are_set(stand: Stand, rest: Settle) -> None:
    stand.services_of(CELLAR)
    stand.open()
    batch = stand.find(QSpinBox, "service_batch")
    assert not batch.isVisible()
    stand.press("service_more")
    assert (batch.isVisible(), batch.text()) == (True, "automatic")
    batch.setValue(8)
    stand.press("services_save")
    await rest()
    assert stand.services.profiles[0].batch == 8


async def test_a_new_name_for_a_known_service_tells_what_books_call_it(stand: Stand, rest: Settle) -> None:
    stand.services_of(ATTIC)
    stand.open()
    stand.line("service_name").setText("Roof")
    stand.line("service_name").textEdited.emit("Roof")
    assert stand.said("service_name_hint") == "Books that use it know it as “Attic”."
    await rest()


async def test_a_dialog_that_is_closed_hears_nothing_more_of_its_key(
    stand: Stand, settle: Settle, rest: Settle
) -> None:
    stand.keys = keys = LockedKeys()
    stand.services_of(ATTIC)
    dialog = stand.open()
    await settle()
    dialog.reject()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keys.unlocked.set()
    await rest()


@pytest.mark.parametrize(
    ("name", "address", "key", "kind", "label", "says"),
    [
        ("", ADDRESS, "", "raw", "service_name_problem", "Give the service a name."),
        ("Attic", ADDRESS, "", "raw", "service_name_problem", "taken"),
        ("local", ADDRESS, "", "raw", "service_name_problem", "taken"),
        ("Mine", "", "", "raw", "service_addresses_problem", "Write the address"),
        ("Mine", "ftp://nowhere", "", "raw", "service_addresses_problem", "That is no address."),
        ("Mine", ADDRESS, "two\nlines", "raw", "service_key_problem", "A key is one word"),
        ("Mine", ADDRESS, "", "", "service_kind_problem", "Test connection"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_the_dialog_stays(
    stand: Stand, rest: Settle, name: str, address: str, key: str, kind: str, label: str, says: str
) -> None:
    stand.services_of(ATTIC)
    dialog = stand.open(begin_new=True)
    stand.line("service_name").setText(name)
    stand.write_address(address)
    stand.line("service_key").setText(key)
    stand.box("service_kind").choose(kind)
    stand.press("services_save")
    await rest()
    assert says in stand.said(label)
    assert dialog.isVisible()
    assert stand.services.profiles == (ATTIC,)
    assert stand.keys.kept == {}


async def test_a_key_is_in_no_text_of_the_dialog(stand: Stand, rest: Settle) -> None:
    stand.open()
    stand.write_address(ADDRESS)
    stand.line("service_key").setText("s3cret")
    stand.press("service_test")
    await rest()
    assert stand.line("service_key").echoMode() == QLineEdit.EchoMode.Password
    assert not any("s3cret" in label.text() for label in stand.dialog.findChildren(QLabel))
    assert "s3cret" not in repr(stand.dialog._drafts)


async def test_the_limits_can_be_found_by_measuring_and_are_kept_with_save_only(
    stand: Stand, rest: Settle, settle: Settle
) -> None:
    stand.services_of(ATTIC)
    stand.server.abilities = Abilities(batch=2)
    dialog = stand.open()
    await rest()
    stand.press("service_measure")
    while (measuring := dialog.findChild(TuneDialog)) is None:  # the key is looked for in a thread
        await settle()
    begin, use = (measuring.findChild(QPushButton, name) for name in ("tune_begin", "tune_use"))
    assert isinstance(begin, QPushButton)
    assert isinstance(use, QPushButton)
    begin.click()
    while measuring.is_measuring:
        await settle()
    measured = measuring.profile
    use.click()
    await rest()
    assert (measured.name, measured.concurrency) == ("Attic", 1)
    assert stand.find(QSpinBox, "service_batch").value() == measured.batch
    assert stand.find(QSpinBox, "service_concurrency").value() == 1
    assert stand.services.profiles == (ATTIC,)


async def test_what_cannot_be_asked_is_said_instead_of_measured(stand: Stand, rest: Settle) -> None:
    stand.services_of(replace(ATTIC, endpoints=()))
    dialog = stand.open()
    await rest()
    stand.press("service_measure")
    await rest()
    assert dialog.findChild(TuneDialog) is None
    assert stand.said("service_addresses_problem")
