"""The last bar says how long it takes, and how the endpoints do in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.session.events import EndpointStatus, JobChanged, JobStatus
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.progress import ProgressPane, figures_of
from cosystudio.ui.widgets.endpoint_chip import EndpointChip
from cosystudio.ui.widgets.endpoint_panel import EndpointPanel
from tests.fakes.session import FakeSession
from tests.ui.conftest import Settle


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ProgressPane:
    made = ProgressPane(desk)
    qtbot.addWidget(made)
    made.resize(1400, 40)
    made.show()
    return made


def endpoint(name: str, state: str) -> EndpointStatus:
    return EndpointStatus(name, 412, 0.9, 3, 0, state)


def test_the_figures_are_one_line() -> None:
    job = JobStatus(True, done=1204, total=7560, lines_per_min=962, real_time_factor=14.8, left_s=420)
    assert figures_of(job) == "1,204 of 7,560 lines · 962 lines/min · 14.8 × real time · 7 min left"


def test_what_is_not_known_yet_is_not_said() -> None:
    assert figures_of(JobStatus(True, done=0, total=12)) == "0 of 12 lines"


async def test_endpoints_come_go_and_speak_in_words(pane: ProgressPane, session: FakeSession, settle: Settle) -> None:
    both = (endpoint("http://gpu-1:8000/", "speaking"), endpoint("gpu-2", "slowing down"))
    session.say(JobChanged(JobStatus(True, total=10, endpoints=both)))
    texts = [chip.accessibleName() for chip in pane.findChildren(EndpointChip)]
    assert texts == ["gpu-1:8000 412/min 0.9 s", "gpu-2 slowing down"]
    session.say(JobChanged(JobStatus(True, total=10, endpoints=both[:1])))
    await settle()
    assert [chip.accessibleName() for chip in pane.findChildren(EndpointChip) if chip.isVisible()] == texts[:1]


async def test_the_bar_counts_what_failed_as_done(pane: ProgressPane, session: FakeSession) -> None:
    session.say(JobChanged(JobStatus(True, done=6, failed=1, total=10)))
    bar = pane.findChild(QProgressBar, "production")
    assert bar is not None
    assert (bar.value(), bar.maximum()) == (7, 10)


async def test_nothing_moves_when_nothing_is_produced(pane: ProgressPane) -> None:
    what = pane.findChild(QLabel, "produced_chapter")
    assert what is not None
    assert what.accessibleName() == "Nothing is being produced"
    assert not pane.findChild(QProgressBar, "production").isVisible()  # type: ignore[union-attr]


async def test_where_there_is_little_room_those_in_trouble_are_shown_and_the_others_counted(
    pane: ProgressPane, session: FakeSession
) -> None:
    many = [endpoint(f"gpu-{number}", "speaking") for number in range(5)]
    pane.resize(700, 40)
    session.say(JobChanged(JobStatus(True, total=10, endpoints=(*many, endpoint("gpu-9", "not answering")))))
    shown = [chip.accessibleName() for chip in pane.findChildren(EndpointChip) if chip.isVisible()]
    more = pane.findChild(QPushButton, "all_endpoints")
    assert more is not None
    assert shown == ["gpu-9 not answering"]
    assert more.text().startswith("+5")


async def test_the_same_chips_are_used_again(pane: ProgressPane, session: FakeSession) -> None:
    session.say(JobChanged(JobStatus(True, total=10, endpoints=(endpoint("gpu-1", "speaking"),))))
    before = pane.findChildren(EndpointChip)
    session.say(JobChanged(JobStatus(True, total=10, endpoints=(endpoint("gpu-2", "idle"),))))
    assert pane.findChildren(EndpointChip) == before


@pytest.mark.qt_log_ignore("This plugin does not support")
async def test_a_click_on_an_endpoint_and_the_button_beside_open_all_figures(
    pane: ProgressPane, session: FakeSession, qtbot: QtBot
) -> None:
    session.job = JobStatus(True, total=10, endpoints=(endpoint("gpu-1", "speaking"),))
    session.say(JobChanged(session.job))
    panel, more = pane.findChild(EndpointPanel), pane.findChild(QPushButton, "all_endpoints")
    assert panel is not None
    assert more is not None
    qtbot.mouseClick(pane.findChildren(EndpointChip)[0], Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    panel.hide()
    more.click()
    assert panel.isVisible()
