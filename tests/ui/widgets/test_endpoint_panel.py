"""The table of all endpoints: every figure, a pause for each, and nothing drawn that did not change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cosystudio.session.events import EndpointStatus, JobStatus
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.endpoint_panel import EndpointPanel, job_figures
from cosystudio.ui.widgets.endpoint_row import figures_of
from tests.fakes.session import FakeSession

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # grabbing, which popovers do

FAST = EndpointStatus("http://gpu-1:8000/", 1412, 0.94, 3, 2, "speaking", "Attic", 4, 2.94, 59.0)
NEW = EndpointStatus("http://gpu-2:8000/", 0, 0, 0, 0, "idle", "Attic")


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> EndpointPanel:
    made = EndpointPanel(desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


def show(panel: EndpointPanel, session: FakeSession, *endpoints: EndpointStatus) -> None:
    session.job = JobStatus(True, total=10, endpoints=endpoints)
    panel.show_job(session.job)
    panel.show()


def shown(panel: EndpointPanel, name: str) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel, name) if label.isVisible()]


def buttons(panel: EndpointPanel) -> list[QPushButton]:
    return [button for button in panel.findChildren(QPushButton, "endpoint_pause") if button.isVisible()]


def test_the_figures_of_an_endpoint_are_all_there() -> None:
    assert figures_of(FAST) == ("1,412", "0.9 s", "3 of 4", "2", "2.9 of 59/s")
    assert figures_of(replace(FAST, limit_per_s=0))[-1] == "2.9/s"
    assert figures_of(replace(FAST, requests_per_s=0))[-1] == "– of 59/s"


def test_what_an_endpoint_has_not_shown_yet_is_a_dash() -> None:
    assert figures_of(NEW) == ("–", "–", "–", "0", "–")


def test_the_job_tells_its_requests_retries_and_sound_in_flight() -> None:
    job = JobStatus(True, requests=1540, retries=12, bytes_in_flight=3_240_000)
    assert job_figures(job) == "1,540 requests · 12 retries · 3.2 MB in flight"
    assert job_figures(JobStatus()) == ""


async def test_endpoints_come_and_go(panel: EndpointPanel, session: FakeSession) -> None:
    show(panel, session, FAST, NEW)
    assert shown(panel, "endpoint_name") == ["gpu-1:8000", "gpu-2:8000"]
    show(panel, session, NEW)
    assert shown(panel, "endpoint_name") == ["gpu-2:8000"]
    panel.show_job(JobStatus(False, total=10, done=10, endpoints=(NEW,)))
    assert shown(panel, "endpoint_name") == []
    assert shown(panel, "no_endpoints") != []


async def test_one_endpoint_is_paused_and_goes_on(panel: EndpointPanel, session: FakeSession) -> None:
    show(panel, session, FAST, NEW)
    buttons(panel)[1].click()
    show(panel, session, FAST, replace(NEW, state="paused"))
    assert [button.text() for button in buttons(panel)] == ["Pause", "Resume"]
    buttons(panel)[1].click()
    assert session.asked == [
        ("pause_endpoint", "Attic", "http://gpu-2:8000/"),
        ("resume_endpoint", "Attic", "http://gpu-2:8000/"),
    ]


async def test_every_pause_is_reached_by_tab_and_says_what_it_pauses(
    panel: EndpointPanel, session: FakeSession
) -> None:
    show(panel, session, FAST, NEW)
    first = buttons(panel)[0]
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons(panel))
    assert first.accessibleName() == "Pause gpu-1:8000"
    assert "speaking, 1,412 lines/min" in first.accessibleDescription()


async def test_nothing_is_made_anew_for_the_same_endpoints(panel: EndpointPanel, session: FakeSession) -> None:
    show(panel, session, FAST, NEW)
    before = panel.findChildren(QLabel)
    show(panel, session, replace(FAST, lines_per_min=900), NEW)
    assert panel.findChildren(QLabel) == before
    assert shown(panel, "endpoint_pace") == ["900", "–"]


async def test_it_looks_by_itself_only_while_it_is_open(panel: EndpointPanel, desk: Desk, qtbot: QtBot) -> None:
    place = QPushButton()
    qtbot.addWidget(place)
    panel.open_above(place)
    assert panel._look_again.isActive()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not panel._look_again.isActive()


async def test_it_grows_with_the_endpoints_that_come_while_it_is_open_and_afterwards(
    panel: EndpointPanel, session: FakeSession, qtbot: QtBot
) -> None:
    place = QPushButton()
    qtbot.addWidget(place)
    session.job = JobStatus(True, total=10, endpoints=(FAST,))
    panel.open_above(place)
    low = panel.height()
    show(panel, session, FAST, NEW, FAST)
    middle = panel.height()
    panel.hide()
    session.job = JobStatus(True, total=10, endpoints=(FAST, NEW) * 3)
    panel.open_above(place)
    assert low < middle < panel.height()
