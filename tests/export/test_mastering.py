"""Loudness as the shops ask for it, without anything that pumps."""

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.audio.loudness import db_to_factor, gated_rms_dbfs, peak_dbfs, rms_dbfs
from cosystudio.export.mastering import CEILING_DBFS, LOUDEST_VOICE_DBFS, gains_db, limit
from cosystudio.export.render import RATE_HZ, lay_out, render
from tests.audio.sounds import silence, spoken
from tests.export.books import Shelf, speech


def mastered(shelf: Shelf) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the whole track as it would be encoded."""
    layout = lay_out(shelf.track(), shelf.load)
    return np.concatenate(list(limit(render(layout, shelf.load, gains_db(layout)), RATE_HZ)))


@pytest.mark.parametrize("level", [0.05, 0.1, 0.3, 0.9])
def test_any_usual_level_comes_out_at_the_target(level: float) -> None:
    samples = mastered(speech(4, level=level))
    assert rms_dbfs(samples) == pytest.approx(-20, abs=0.5)
    assert peak_dbfs(samples) <= CEILING_DBFS + 0.01


def test_peaks_far_above_the_voice_are_caught() -> None:
    clip = spoken(0.3, 3.0, 0.4, level=0.1)
    samples = clip.samples.copy()
    samples[20_000:60_000:4000] = 0.99
    out = mastered(Shelf(Clip(samples, clip.rate_hz)))
    assert peak_dbfs(out) <= CEILING_DBFS + 0.01
    assert -23 < rms_dbfs(out) < -18


def test_a_redone_line_of_another_voice_does_not_jump() -> None:
    shelf = Shelf(*(spoken(0.3, 2.0, 0.4, level=level) for level in (0.3, 0.12, 0.3)))
    layout = lay_out(shelf.track(), shelf.load)
    out = mastered(shelf)
    levels = [gated_rms_dbfs(out[line.start : line.end]) for line in layout.lines]
    assert max(levels) - min(levels) < 4


def test_a_whisper_stays_softer_than_the_rest() -> None:
    shelf = Shelf(*(spoken(0.3, 2.0, 0.4, level=level) for level in (0.3, 0.02, 0.3)))
    loud, soft, _ = gains_db(lay_out(shelf.track(), shelf.load))
    assert soft - loud < 8


def test_a_track_of_one_word_is_not_made_to_shout() -> None:
    shelf = Shelf(spoken(0.3, 0.4, 0.4))
    layout = lay_out(shelf.track(), shelf.load)
    out = mastered(shelf)
    (line,) = layout.lines
    assert gated_rms_dbfs(out[line.start : line.end]) <= LOUDEST_VOICE_DBFS + 1


def test_silence_is_not_lifted() -> None:
    shelf = Shelf(Clip(silence(2.0), 24_000))
    assert gains_db(lay_out(shelf.track(), shelf.load)) == [0.0]


def test_the_limiter_keeps_length_and_place() -> None:
    rng = np.random.default_rng(2)
    blocks = [rng.uniform(-0.3, 0.3, count).astype(np.float32) for count in (1, 44_100, 17, 5000)]
    out = np.concatenate(list(limit(blocks, RATE_HZ)))
    whole = np.concatenate(blocks)
    assert len(out) == len(whole)
    assert np.abs(out - whole).max() < 1e-4


def test_the_limiter_takes_the_next_block_only_when_it_is_wanted() -> None:
    taken = []

    def blocks() -> object:
        for number in range(100):
            taken.append(number)
            yield np.full(4410, db_to_factor(-1), np.float32)

    next(limit(blocks(), RATE_HZ))  # type: ignore[arg-type]
    assert len(taken) < 5
