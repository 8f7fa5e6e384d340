import asyncio
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.errors import Denied, Voiceless
from cosystudio.speech.local.model import Workers, pace, pieces, to_clip

RATE_HZ = 1000


def test_pieces_are_cut_where_a_reader_would_breathe() -> None:
    assert pieces("One two. Three, four five.", 16) == ["One two.", "Three,", "four five."]
    assert pieces("One, two three four", 12) == ["One,", "two three", "four"]
    assert pieces("一二三。四五六，七八。", 6) == ["一二三。", "四五六，", "七八。"]
    assert pieces("一二三四五六七八", 5) == ["一二三四五", "六七八"]
    assert pieces("  Short.  ", 300) == ["Short."]
    assert pieces("   ", 300) == []


@given(st.text("ab ,.!一二。，\n", max_size=200), st.integers(1, 40))
def test_no_piece_is_too_long_and_no_letter_is_lost(text: str, longest: int) -> None:
    cut = pieces(text, longest)
    assert all(0 < len(piece) <= longest for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_what_is_too_loud_is_scaled_down_and_not_clipped() -> None:
    wave = np.sin(np.linspace(0, 20, 500)).astype(np.float32) * np.float32(2.5)
    clip = to_clip([wave], RATE_HZ)
    assert np.abs(clip.samples).max() <= 1
    assert np.allclose(clip.samples, wave / 2.5, atol=1e-4)


def test_what_is_not_too_loud_keeps_its_level() -> None:
    quiet = np.linspace(-0.1, 0.1, 500, dtype=np.float32)
    assert np.allclose(to_clip([quiet], RATE_HZ).samples, quiet, atol=1 / 65536)


def test_parts_are_joined_with_a_short_silence_and_the_ends_keep_theirs() -> None:
    silence, loud = np.zeros(400, np.float32), np.full(100, 0.5, np.float32)
    part = np.concatenate([silence, loud, silence])
    samples = to_clip([part, part], RATE_HZ).samples
    starts = np.flatnonzero(np.diff(samples) > 0.1)
    assert len(samples) == 400 + 100 + 300 + 100 + 400
    assert starts.tolist() == [399, 799]


def test_the_first_reading_has_the_pace_that_was_asked_for_and_the_others_stay_near() -> None:
    assert pace(1.2, 0) == 1.2
    others = [pace(1.2, seed) for seed in range(1, 50)]
    assert len(set(others)) == len(others)
    assert all(0.01 < abs(other / 1.2 - 1) < 0.05 for other in others)


@pytest.mark.parametrize("speed", [0.0, 0.49, 2.01, -1, float("nan")])
def test_a_pace_beyond_the_model_is_denied(speed: float) -> None:
    with pytest.raises(Voiceless):
        pace(speed, 0)


async def test_workers_load_once_and_run_side_by_side() -> None:
    loads: list[str] = []

    def load() -> str:
        loads.append("model")
        return "model"

    both = threading.Barrier(2, timeout=30)
    workers = Workers(load, threads=2)
    async with asyncio.TaskGroup() as jobs:
        for _ in range(2):
            jobs.create_task(workers.run(lambda _model: both.wait()))
    assert loads == ["model"]
    await workers.aclose()


async def test_a_model_that_cannot_load_says_so_to_every_job() -> None:
    def load() -> str:
        raise Denied("Not installed.")

    workers = Workers(load, threads=1)
    for _ in range(2):
        with pytest.raises(Denied, match="Not installed"):
            await workers.run(len)
    await workers.aclose()
