"""A clip of no book is heard whole, from any place, and another one takes its place."""

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.ui.audition import Audition
from cosystudio.ui.tasks import TaskScope
from tests.ui.conftest import Settle
from tests.ui.sound_fakes import SoundStage


def noise(frames: int, seed: int = 0) -> Clip:
    return Clip(np.random.default_rng(seed).uniform(-0.5, 0.5, frames).astype(np.float32), 24_000)


@pytest.fixture
def stage() -> SoundStage:
    return SoundStage()


@pytest.fixture
def audition(stage: SoundStage, tasks: TaskScope) -> Audition:
    return Audition(tasks, stage.output)


async def test_a_clip_is_heard_sample_for_sample_and_ends(
    audition: Audition, stage: SoundStage, settle: Settle
) -> None:
    told: list[bool] = []
    audition.playing_changed.connect(told.append)
    audition.play(noise(30_000))
    await settle()
    np.testing.assert_array_equal(stage.hear_all(), noise(30_000).samples)
    assert told == [True, False]


async def test_it_begins_where_it_is_asked_to(audition: Audition, stage: SoundStage, settle: Settle) -> None:
    places: list[float] = []
    audition.position_changed.connect(places.append)
    audition.play(noise(20_000), 0.75)
    await settle()
    assert len(stage.hear_all()) == 5_000
    assert places[0] >= 0.75


async def test_another_clip_takes_its_place(audition: Audition, stage: SoundStage, settle: Settle) -> None:
    audition.play(noise(20_000, 1))
    await settle()
    audition.play(noise(8_000, 2))
    await settle()
    assert stage.devices[0].is_closed
    np.testing.assert_array_equal(stage.hear_all(), noise(8_000, 2).samples)


async def test_it_falls_silent_when_told(audition: Audition, stage: SoundStage, settle: Settle) -> None:
    audition.play(noise(20_000))
    await settle()
    audition.stop()
    assert stage.device.is_closed
    assert not audition.is_playing
