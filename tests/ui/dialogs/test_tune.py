"""Measuring a service: it begins when asked, can be stopped, and keeps nothing but what a person takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.engine.ports import SpeechProvider
from cosystudio.errors import Denied
from cosystudio.profiles import Profile, Recognised, ServiceInfo
from cosystudio.session.services import Providers, Services
from cosystudio.session.tuning import SAMPLES
from cosystudio.ui.dialogs.tune import TuneDialog, measure_speed
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.choice_box import ChoiceBox
from tests.fakes.provider import FakeProvider
from tests.fakes.services import ON_THIS_COMPUTER, SERVER, MemoryKeys
from tests.ui.conftest import Settle

ATTIC = Profile("Attic", "server", ("http://attic:1",), style="softly", batch=1, concurrency=1)
CELLAR = Profile("Cellar", "server", ("http://cellar:1",))

Anything = TypeVar("Anything", bound=QWidget)


class Stand:
    """The services, the provider behind all of them, and the dialog's widgets by name."""

    def __init__(self, tasks: TaskScope, holder: QWidget) -> None:
        self.provider = FakeProvider(batch=2, concurrency=2)
        self.keys = MemoryKeys()
        self.connected: list[tuple[Profile, str]] = []
        self.tasks, self.holder = tasks, holder
        infos: dict[str, ServiceInfo] = {"fake": ON_THIS_COMPUTER, "server": SERVER}
        self.services = Services(Providers(infos, self.connect, self.recognise), self.keys, [ATTIC, CELLAR])
        self.dialog: TuneDialog

    def connect(self, profile: Profile, key: str) -> Sequence[SpeechProvider]:
        self.connected.append((profile, key))
        return [self.provider]

    async def recognise(self, _address: str, _key: str) -> Recognised:
        raise Denied("Nothing answers there.")

    def open(self, profile: Profile | None, key: str = "") -> TuneDialog:
        self.dialog = TuneDialog(self.services, profile, key, self.tasks, self.holder)
        self.dialog.open()
        return self.dialog

    def find(self, kind: type[Anything], name: str) -> Anything:
        found = self.holder.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def can(self, name: str) -> bool:
        return self.find(QPushButton, name).isEnabled()

    def said(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def rows(self) -> list[tuple[str, str]]:
        table = self.find(QTableWidget, "tune_points")
        return [(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())]


@pytest.fixture
def stand(tasks: TaskScope, qtbot: QtBot) -> Stand:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    return Stand(tasks, holder)


async def test_nothing_is_asked_before_a_person_says_so(stand: Stand, settle: Settle) -> None:
    stand.open(ATTIC)
    await settle()
    assert stand.connected == []
    assert not stand.can("tune_use")


async def test_the_table_fills_up_and_one_setting_is_recommended(stand: Stand, rest: Settle) -> None:
    dialog = stand.open(ATTIC, "s3cret")
    stand.press("tune_begin")
    await rest()
    assert stand.rows()[:2] == [("1", "1"), ("1", "2")]
    assert "a request" in stand.said("tune_sentence")
    assert stand.connected[-1] == (replace(ATTIC, batch=0, concurrency=0), "s3cret")
    stand.press("tune_use")
    assert (dialog.profile.batch, dialog.profile.concurrency) in [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert replace(dialog.profile, batch=1, concurrency=1) == ATTIC
    assert stand.services.profiles == (ATTIC, CELLAR)


async def test_a_measuring_can_be_stopped_and_begun_anew(stand: Stand, settle: Settle, rest: Settle) -> None:
    dialog = stand.open(ATTIC)
    stand.provider.hold(SAMPLES["en"][1])
    stand.press("tune_begin")
    await stand.provider.arrived(2)
    assert stand.find(QPushButton, "tune_begin").text() == "Stop"
    stand.press("tune_begin")
    await rest()
    assert not dialog.is_measuring
    assert stand.provider.cancelled == 1
    stand.provider.release(SAMPLES["en"][1])
    stand.press("tune_begin")
    await rest()
    assert stand.can("tune_use")


async def test_closing_calls_the_measuring_back(stand: Stand, rest: Settle) -> None:
    stand.open(ATTIC)
    stand.provider.hold()
    stand.press("tune_begin")
    await stand.provider.arrived(1)
    stand.press("tune_cancel")
    await rest()
    assert stand.provider.cancelled == 1
    assert stand.provider.closed == 1


async def test_what_is_wrong_is_one_sentence(stand: Stand, rest: Settle) -> None:
    stand.open(ATTIC)
    stand.provider.raises(SAMPLES["en"][0], [Denied("The key is wrong.")])
    stand.press("tune_begin")
    await rest()
    assert stand.said("tune_problem") == "The key is wrong."
    assert not stand.can("tune_use")


async def test_a_service_is_chosen_measured_and_its_setting_kept(stand: Stand, settle: Settle) -> None:
    stand.keys.put("Cellar", "s3cret")
    asked = asyncio.ensure_future(measure_speed(stand.services, stand.tasks, stand.holder))
    await settle()
    box = stand.find(ChoiceBox, "tune_service")
    assert box.values == ("Attic", "Cellar", "fake")
    box.choose("Cellar")
    stand.press("tune_begin")
    while not stand.can("tune_use"):
        await settle()
    stand.press("tune_use")
    assert await asked == "The setting is kept for Cellar."
    assert stand.services.profile("Cellar").batch > 0
    assert stand.connected[-1] == (CELLAR, "s3cret")


async def test_a_voice_of_this_computer_is_measured_and_there_is_nothing_to_keep(stand: Stand, rest: Settle) -> None:
    stand.open(None)
    stand.find(ChoiceBox, "tune_service").choose("fake")
    stand.press("tune_begin")
    await rest()
    assert stand.said("tune_sentence") != ""
    assert not stand.can("tune_use")
