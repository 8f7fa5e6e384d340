"""The pronunciation: entries of the book and of all books, the lines they change, names, and hearing them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.audio.clip import Clip
from cosystudio.book.model import LineState, SegmentId, Voice
from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.engine.ports import Reference
from cosystudio.session.pronunciation import FILE, Pronunciation
from cosystudio.session.session import Session
from cosystudio.ui.audition import Audition
from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.lexicon import LexiconDialog
from cosystudio.ui.models.lexicon import CASE, FORM, LANGUAGE, MATCH, SPOKEN, WHOLE, WRITTEN
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from tests.fakes.provider import FakeProvider
from tests.fakes.session import make_book
from tests.session.open_books import opened
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand
from tests.ui.sound_fakes import SoundStage

CARTON = LexiconEntry("Carton", "Kar-ton")
LINES = ["The Mail", "Sydney Carton slept.", "Nobody saw Mr. Carton.", "It rained.", "They saw Sydney Carton."]


class OneSound:
    """Stands for the services: it speaks whatever it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def speak_once(self, voice: Voice, text: str, _reference: Reference | None, _language: str) -> Clip | None:
        self.asked.append((voice.name, text))
        return None


class Stand(DialogStand):
    """The dialog over a book with one entry, two lines of which are spoken."""

    def __init__(self, desk: Desk, session: Session, holder: QWidget, word: str = "") -> None:
        self.session, self.services, self.holder = session, OneSound(), holder
        audition = Audition(desk.tasks, SoundStage().output)
        self.dialog = LexiconDialog(desk, self.services, audition, holder, write=word)
        self.dialog.open()

    def table(self, name: str = "own_entries") -> QTableView:
        return self.find(QTableView, name)

    def cell(self, row: int, column: int, name: str = "own_entries") -> str:
        return str(self.table(name).model().index(row, column).data())

    def put(self, row: int, column: int, value: object, role: int = Qt.ItemDataRole.EditRole) -> None:
        assert self.table().model().setData(self.table().model().index(row, column), value, role)

    def take(self, row: int, name: str = "own_entries") -> None:
        self.table(name).setCurrentIndex(self.table(name).model().index(row, 0))

    def turn_to(self, tab: int) -> None:
        self.find(QTabWidget, "lexicon_tabs").setCurrentIndex(tab)

    def stale(self) -> list[str]:
        shown = self.find(QListWidget, "lexicon_stale")
        return [shown.item(row).text() for row in range(shown.count())]


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    async with opened(tmp_path / "a.cosy", FakeProvider(), some=make_book([("One", LINES)])) as session:
        await session.use_pronunciation(Pronunciation(tmp_path / FILE))
        await session.set_lexicon([CARTON])
        await session.speak([line.id for line in session.book.chapters[0].segments[:3]])
        await session.finished()
        yield session


@pytest.fixture
def desk(session: Session, tasks: TaskScope) -> Desk:
    theme = Theme(Look.LIGHT)
    theme.choose(Look.LIGHT)
    return Desk(session, Bridge(session, redraw_ms=0), tasks, tasks, theme)


@pytest.fixture
def stand(desk: Desk, session: Session, qtbot: QtBot) -> Stand:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    return Stand(desk, session, holder)


async def found_stale(stand: Stand, rest: Settle) -> None:
    """Let the search for stale lines begin at once, and wait for it."""
    stand.dialog._rest.stop()
    stand.dialog._rest.timeout.emit()
    await rest()


async def test_what_will_be_spoken_again_is_listed_before_anything_changes(stand: Stand, rest: Settle) -> None:
    assert not stand.find(QWidget, "lexicon_apply").isEnabled()
    stand.put(0, SPOKEN, "Cart on")
    await found_stale(stand, rest)
    assert stand.said("lexicon_effect") == "2 lines will be spoken again."
    assert stand.stale() == ["One · Sydney Carton slept.", "One · Nobody saw Mr. Carton."]
    assert stand.session.book.lexicon == (CARTON,)
    assert stand.find(QWidget, "lexicon_apply").isEnabled()
    stand.put(0, SPOKEN, "Kar-ton")
    await found_stale(stand, rest)
    assert stand.said("lexicon_effect") == "No line that is spoken will change."
    assert stand.stale() == []


async def test_every_field_of_an_entry_can_be_written(stand: Stand) -> None:
    for column, value in ((WRITTEN, "Miss Pross"), (SPOKEN, "Pross"), (LANGUAGE, " EN "), (FORM, "phonemes")):
        stand.put(0, column, value)
    stand.put(0, CASE, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    stand.put(0, WHOLE, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    entry = LexiconEntry("Miss Pross", "Pross", Match.PHRASE, Form.PHONEMES, "en", "", True, False)
    assert stand.dialog.own == (entry,)
    assert (stand.cell(0, MATCH), stand.cell(0, FORM)) == ("Phrase", "Phonemes")


async def test_an_entry_that_cannot_be_used_says_why_and_cannot_be_applied(stand: Stand) -> None:
    stand.put(0, MATCH, "regex")
    stand.put(0, WRITTEN, "(Carton")
    assert "is not a regular expression" in stand.said("lexicon_effect")
    assert not stand.find(QWidget, "lexicon_apply").isEnabled()
    stand.put(0, WRITTEN, "(Carton)")
    assert stand.find(QWidget, "lexicon_apply").isEnabled()


async def test_entries_are_added_and_removed(stand: Stand) -> None:
    stand.press("own_add")
    assert stand.table().model().rowCount(QModelIndex()) == 2
    assert not stand.find(QWidget, "lexicon_apply").isEnabled()
    stand.take(1)
    stand.press("own_remove")
    stand.take(0)
    stand.press("own_remove")
    assert stand.dialog.own == ()
    assert stand.find(QWidget, "lexicon_apply").isEnabled()


async def test_an_entry_is_heard_in_a_line_as_it_would_be_said(stand: Stand, rest: Settle) -> None:
    stand.put(0, SPOKEN, "Cart on")
    stand.take(0)
    stand.press("lexicon_hear")
    await rest()
    assert stand.services.asked == [("narrator", "Sydney Cart on slept.")]


async def test_a_name_becomes_an_entry_with_one_click(stand: Stand, rest: Settle) -> None:
    stand.turn_to(2)
    await rest()
    assert [stand.cell(0, column, "names") for column in range(4)] == [
        "Sydney Carton",
        "2",
        "Sydney Kar-ton",
        "Carton",
    ]
    stand.take(0, "names")
    stand.press("names_otherwise")
    assert stand.find(QTabWidget, "lexicon_tabs").currentIndex() == 0
    assert stand.cell(1, WRITTEN) == "Sydney Carton"
    editor = stand.table().findChild(QLineEdit)
    assert editor is not None


async def test_names_are_said_by_the_entries_as_they_are_written_now(stand: Stand, rest: Settle) -> None:
    stand.turn_to(2)
    await rest()
    stand.turn_to(0)
    stand.put(0, SPOKEN, "Cart on")
    stand.turn_to(2)
    await rest()
    assert stand.cell(0, 2, "names") == "Sydney Cart on"


async def test_lexicons_come_from_and_go_to_files(stand: Stand, tmp_path: Path) -> None:
    page = stand.dialog._pages[1]
    (tmp_path / "in.csv").write_text("written,spoken\nTom,Thomas\n,x\n", "utf-8")
    stand.turn_to(1)
    page.take_in(tmp_path / "in.csv")
    assert stand.dialog.shared == (LexiconEntry("Tom", "Thomas"),)
    assert stand.said("shared_said").startswith("1 entry was added. Row 3 was left out")
    page.give_out(tmp_path / "out.pls")
    assert b"<alias>Thomas</alias>" in (tmp_path / "out.pls").read_bytes()


async def test_a_dialog_that_is_closed_gives_up_what_it_seeks(stand: Stand, rest: Settle) -> None:
    stand.put(0, SPOKEN, "Cart on")
    stand.dialog._rest.timeout.emit()
    stand.turn_to(2)
    searches = list(stand.dialog._searches)
    stand.dialog.reject()
    await rest()
    assert [search.cancelled() for search in searches] == [True, True]
    assert stand.stale() == []


async def test_a_word_to_begin_with_is_written_down(desk: Desk, session: Session, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    stand = Stand(desk, session, holder, "Manette")
    assert stand.cell(1, WRITTEN) == "Manette"


async def test_a_word_is_said_as_written_until_a_person_writes_otherwise(stand: Stand, session: Session) -> None:
    stand.dialog.write("Nobody")
    assert stand.dialog.own[-1] == LexiconEntry("Nobody", "Nobody")
    await session.set_lexicon(stand.dialog.own)
    assert session.spoken_text(SegmentId(session.book.chapters[0].segments[2].id)) == "Nobody saw Mr. Kar-ton."


async def test_an_entry_for_the_same_word_is_found_and_not_written_twice(stand: Stand) -> None:
    stand.dialog.write("Carton")
    assert stand.dialog.own == (CARTON,)


async def test_an_entry_that_silences_a_word_says_so(stand: Stand) -> None:
    stand.put(0, SPOKEN, "")
    assert stand.cell(0, SPOKEN) == "nothing: it is left out"


async def test_what_was_applied_is_what_the_lines_are_spoken_by(stand: Stand, session: Session) -> None:
    stand.put(0, SPOKEN, "Cart on")
    await session.set_lexicon(stand.dialog.own)
    assert session.state(SegmentId(session.book.chapters[0].segments[1].id)) is LineState.STALE
