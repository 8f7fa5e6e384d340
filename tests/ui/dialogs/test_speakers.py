"""Who speaks: what is found is listed, named, merged and used; nothing changes before."""

import asyncio
from collections.abc import Collection

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cosystudio.ui.bridge import Bridge
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.speakers import SpeakersDialog
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.theme import Look, Theme
from cosystudio.ui.widgets.found_table import FoundTable
from tests.fakes.session import FakeSession, make_book
from tests.ui.conftest import Settle
from tests.ui.dialogs.stand import DialogStand

TALK = [
    "The Mail",
    "“Recalled to life,” said Mr. Lorry.",
    "“Much of that wouldn’t do for you,” said Jerry.",
    "“Very strange indeed,” said Mr. Lorry.",
    "The coach went on.",
    "“I know it,” said Jerry.",
    "“Keep where you are,” cried the guard.",
]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(make_book([("The Mail", TALK)]))


class Stand(DialogStand):
    """The dialog after it has read the book."""

    def __init__(self, session: FakeSession, tasks: TaskScope, holder: QWidget) -> None:
        self.session = session
        self.holder = holder
        theme = Theme(Look.LIGHT)
        self.desk = Desk(session, Bridge(session, redraw_ms=0), tasks, tasks, theme)  # type: ignore[arg-type]
        self.dialog = SpeakersDialog(self.desk, holder)
        self.dialog.open()
        self.table = self.find(FoundTable, "found_characters")

    def rows(self) -> list[tuple[str, ...]]:
        items = [[self.table.item(row, column) for column in range(4)] for row in range(self.table.rowCount())]
        return [tuple(item.text() for item in row if item is not None) for row in items]

    def tick(self, row: int, is_ticked: bool) -> None:
        item = self.table.item(row, 0)
        assert item is not None
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def write(self, row: int, name: str) -> None:
        item = self.table.item(row, 0)
        assert item is not None
        item.setText(name)

    def speakers(self) -> list[str]:
        return [line.character for line in self.session.book.chapters[0].segments]


@pytest.fixture
async def stand(session: FakeSession, tasks: TaskScope, settle: Settle, qtbot: QtBot) -> Stand:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    made = Stand(session, tasks, holder)
    await settle()
    return made


async def test_who_is_found_is_listed_with_lines_and_an_example(stand: Stand) -> None:
    assert stand.rows() == [
        ("Jerry", "2", "2", "“Much of that wouldn’t do for you,”"),
        ("Mr. Lorry", "2", "2", "“Recalled to life,”"),
        ("the guard", "1", "1", "“Keep where you are,”"),
    ]
    assert stand.said("speakers_said").startswith("5 of 5 spoken lines have a suggestion")
    assert stand.speakers() == [""] * 7


async def test_names_are_ticked_and_roles_are_not(stand: Stand) -> None:
    assert stand.table.ticked_names() == ["Jerry", "Mr. Lorry"]
    assert stand.find(QPushButton, "speakers_use").text() == "Use these 4 lines"


async def test_the_ticked_ones_get_their_lines(stand: Stand, settle: Settle) -> None:
    stand.tick(0, False)
    stand.tick(2, True)
    stand.press("speakers_use")
    await settle()
    assert stand.speakers() == ["", "Mr. Lorry", "", "Mr. Lorry", "", "", "the guard"]
    assert [one.name for one in stand.session.book.cast] == ["Mr. Lorry", "the guard"]
    assert [row[0] for row in stand.rows()] == ["Jerry"]
    assert stand.said("speakers_said").startswith("3 lines have their speakers now")


async def test_the_book_is_parted_first_unless_a_person_does_not_want_it(stand: Stand, settle: Settle) -> None:
    part = stand.find(QCheckBox, "speakers_part")
    assert part.isVisible()
    assert part.isChecked()
    stand.press("speakers_use")
    await settle()
    assert ("use_suggested", {"Jerry", "Mr. Lorry"}, False, True) in stand.session.asked
    assert stand.said("speakers_said").endswith("a second Undo the cutting.")


async def test_a_name_is_changed_in_place_and_stays_ticked(stand: Stand, settle: Settle) -> None:
    stand.write(0, "Jerry Cruncher")
    await settle()
    assert stand.rows()[0][0] == "Jerry Cruncher"
    assert stand.table.ticked_names() == ["Jerry Cruncher", "Mr. Lorry"]
    stand.press("speakers_use")
    await settle()
    assert stand.speakers()[2] == "Jerry Cruncher"


async def test_a_name_is_changed_in_place_and_stays_unticked_where_a_person_took_the_tick_away(
    stand: Stand, settle: Settle
) -> None:
    stand.tick(0, False)
    stand.write(0, "Jerry Cruncher")
    await settle()
    assert stand.table.ticked_names() == ["Mr. Lorry"]


async def test_a_name_that_somebody_has_makes_them_one(stand: Stand, settle: Settle) -> None:
    stand.write(0, "Mr. Lorry")
    await settle()
    assert [row[:2] for row in stand.rows()] == [("Mr. Lorry", "4"), ("the guard", "1")]


async def test_chosen_characters_are_merged_into_another(stand: Stand, settle: Settle) -> None:
    stand.table.selectRow(2)
    menu = stand.dialog.findChild(QMenu, "merge_into")
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Jerry", "Mr. Lorry"]
    menu.actions()[0].trigger()
    await settle()
    assert [row[:2] for row in stand.rows()] == [("Jerry", "3"), ("Mr. Lorry", "2")]


async def test_all_or_nobody_can_be_ticked(stand: Stand) -> None:
    stand.press("speakers_all")
    assert len(stand.table.ticked_names()) == 3
    stand.press("speakers_none")
    assert stand.table.ticked_names() == []
    assert not stand.find(QPushButton, "speakers_use").isEnabled()


async def test_a_book_without_quotations_says_so(tasks: TaskScope, settle: Settle, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    stand = Stand(FakeSession(make_book([("One", ["One", "Nobody came."])])), tasks, holder)
    await settle()
    said = stand.find(QLabel, "speakers_said")
    assert said.text() == "There is no quotation without a speaker in this book."
    assert not any(stand.find(QPushButton, f"speakers_{name}").isEnabled() for name in ("use", "all", "none"))


async def test_a_dialog_that_is_closed_while_it_reads_says_nothing_more(
    session: FakeSession, tasks: TaskScope, settle: Settle, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    stand = Stand(session, tasks, holder)
    stand.dialog.reject()
    await settle()
    assert stand.rows() == []


async def test_it_stays_open_while_lines_are_given(
    stand: Stand, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = asyncio.Event()
    use = stand.session.use_suggested

    async def slowly(names: Collection[str], *, only_sure: bool = False, part: bool = False) -> int:
        await may_go_on.wait()
        return await use(names, only_sure=only_sure, part=part)

    monkeypatch.setattr(stand.session, "use_suggested", slowly)
    stand.press("speakers_use")
    await settle()
    stand.dialog.reject()
    assert stand.dialog.isVisible()
    may_go_on.set()
    await settle()
    stand.dialog.reject()
    assert not stand.dialog.isVisible()


async def test_a_role_is_not_ticked_however_much_it_says_until_it_has_a_name(
    tasks: TaskScope, settle: Settle, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    talk = ["One", "“Halt,” cried the guard.", "“Who is there,” cried the guard.", "“Stand,” cried the guard."]
    stand = Stand(FakeSession(make_book([("One", talk)])), tasks, holder)
    await settle()
    assert stand.rows()[0][:2] == ("the guard", "3")
    assert stand.table.ticked_names() == []
    stand.write(0, "Joe")
    await settle()
    assert stand.table.ticked_names() == ["Joe"]
