"""The last bar says how long it takes, and how the endpoints do in words."""

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from cosystudio.session.events import EndpointStatus, JobChanged, JobStatus
from cosystudio.ui.desk import Desk
from cosystudio.ui.panes.progress import ProgressPane, figures_of
from cosystudio.ui.widgets.endpoint_chip import EndpointChip
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
