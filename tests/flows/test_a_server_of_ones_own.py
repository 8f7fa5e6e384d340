"""A person points the studio at a CosyVoice server: address, test, save, and the book is spoken by it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from cosystudio.book.model import LineState, Voice
from cosystudio.ui.widgets.choice_box import ChoiceBox
from tests.fakes.cosyvoice_server import FakeCosyVoice
from tests.flows.studio import Studio, dialog, heard, studio, tell

STORY = "# 第一章\n\n守灯人点亮了灯。那天夜里没有人来。\n"


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what the next turns of the loop bring about."""
    for _turn in range(200_000):
        if is_so():
            return
        await asyncio.sleep(0)
    raise AssertionError("it has not come about")


async def wish_for_another_service(asked: QDialog) -> QDialog:
    """Choose the last entry of those who may speak."""
    box = asked.findChild(ChoiceBox, "voice_service")
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    return await dialog(asked, "services_dialog")


async def set_up(services: QDialog, address: str) -> None:
    """Three things to do: write the address, test, save."""
    services.findChild(QPlainTextEdit, "service_addresses").setPlainText(address)
    test = services.findChild(QPushButton, "service_test")
    test.click()
    name = services.findChild(QLineEdit, "service_name")
    await until(lambda: bool(name.text()) and test.text() != "Stop")  # recognised, spoken and played to its end
    services.findChild(QPushButton, "services_save").click()


async def let_it_speak_the_book(it: Studio, address: str) -> None:
    it.window.verbs.book_voice.trigger()
    asked = await dialog(it.window, "voice_dialog")
    await set_up(await wish_for_another_service(asked), address)
    box = asked.findChild(ChoiceBox, "voice_service")
    await until(lambda: box.value == "CosyVoice server")
    async with heard(it.bridge.book_changed):
        asked.findChild(QPushButton, "voice_use").click()


def test_a_server_is_set_up_in_three_steps_and_speaks_the_book(tmp_path: Path, qapp: QApplication) -> None:
    story = tmp_path / "灯.md"
    story.write_text(STORY, "utf-8")

    async def told() -> None:
        async with FakeCosyVoice("v2.0 CosyVoice-300M-SFT") as server, studio(tmp_path) as it:
            await it.open(story)
            await let_it_speak_the_book(it, server.url.removeprefix("http://"))
            voice = Voice("cosyvoice", "中文女", profile="CosyVoice server")
            assert it.session.book.voice == voice
            await it.speak(it.window.verbs.produce_book)
            assert {it.session.state(id) for id in it.session.ticked_ids()} == {LineState.SPOKEN}
            said = [asked.fields["tts_text"] for asked in server.asked]
            assert "守灯人点亮了灯。" in said

    tell(told(), qapp)
