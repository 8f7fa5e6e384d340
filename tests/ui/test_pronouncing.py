"""Beginning with the word that is marked, and using what was applied."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.book.spoken_form import LexiconEntry
from cosystudio.session.pronunciation import FILE, Pronunciation
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.lexicon import LexiconDialog
from cosystudio.ui.models.lexicon import SPOKEN, LexiconModel
from cosystudio.ui.pronouncing import change_lexicon, chosen_word
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from tests.fakes.services import services
from tests.fakes.session import make_book
from tests.session.open_books import opened
from tests.ui.conftest import Settle
from tests.ui.sound_fakes import SoundStage


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_words_marked_where_one_writes_are_taken(kind: type[QWidget], qtbot: QtBot) -> None:
    field = kind("Sydney  Carton ")  # type: ignore[arg-type]  # both begin with their text
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.hasFocus())
    assert chosen_word() == ""
    field.selectAll()
    assert chosen_word() == "Sydney Carton"
    getattr(field, "setText", getattr(field, "setPlainText", None))("x" * 61)
    field.selectAll()
    assert chosen_word() == ""


async def test_what_is_applied_is_used_in_the_book_and_in_all_books(
    tmp_path: Path, tasks: TaskScope, qtbot: QtBot, rest: Settle, settle: Settle
) -> None:
    async with opened(tmp_path / "a.cosy", some=make_book([("One", ["The Mail", "Tom saw Carton."])])) as session:
        await session.use_pronunciation(Pronunciation(tmp_path / FILE))
        theme = Theme(Look.LIGHT)
        theme.choose(Look.LIGHT)
        desk = Desk(session, Bridge(session, redraw_ms=0), tasks, tasks, theme, open_sound=lambda: SoundStage().output)
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        tasks.start(change_lexicon(desk, services(), lambda _on: None, window, "Carton"))
        await settle()
        (dialog,) = window.findChildren(LexiconDialog)
        own, shared = dialog.findChildren(LexiconModel)
        own.setData(own.index(0, SPOKEN), "Kar-ton")
        shared.add([LexiconEntry("Tom", "Thomas")])
        dialog.done(QDialog.DialogCode.Accepted)
        await rest()
        assert session.spoken_text(session.book.chapters[0].segments[1].id) == "Thomas saw Kar-ton."
        assert session.book.lexicon == (LexiconEntry("Carton", "Kar-ton"),)
        assert Pronunciation(tmp_path / FILE).entries == (LexiconEntry("Tom", "Thomas"),)
