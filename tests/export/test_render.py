"""The track as samples: pauses as set, no digital silence, and never more than a line in memory."""

import numpy as np
import pytest

from cosystudio.audio.clip import Clip
from cosystudio.audio.loudness import power_to_db, window_powers
from cosystudio.book.model import SegmentId, TakeId
from cosystudio.export.render import HEAD_MS, RATE_HZ, TAIL_MS, lay_out, render
from cosystudio.export.timeline import Piece, Track
from tests.audio.sounds import RATE_HZ as CLIP_HZ
from tests.audio.sounds import buzz, silence, spoken
from tests.export.books import Shelf, pauses_s, speech


def rendered(shelf: Shelf, track: Track, gain_db: float = 0.0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the whole track."""
    layout = lay_out(track, shelf.load)
    return np.concatenate(list(render(layout, shelf.load, [gain_db] * len(layout.lines))))


@pytest.mark.parametrize("pause_ms", [200, 350, 800, 2500])
def test_pauses_are_as_set_whatever_silence_the_engine_sent(pause_ms: int) -> None:
    shelf = Shelf(spoken(0.3, 1.0, 0.9), spoken(0.02, 1.0, 0.0), spoken(0.0, 1.0, 0.4))
    gaps = pauses_s(rendered(shelf, shelf.track(pause_ms)), RATE_HZ)
    assert gaps * 1000 == pytest.approx([HEAD_MS, pause_ms, pause_ms, TAIL_MS], abs=15)


def test_a_pause_of_nothing_never_overlaps_lines() -> None:
    shelf = speech(3)
    layout = lay_out(shelf.track(pause_ms=0), shelf.load)
    assert all(line.end <= after.start for line, after in zip(layout.lines, layout.lines[1:], strict=False))


def test_the_layout_tells_to_the_sample_where_a_line_lies() -> None:
    shelf = Shelf(spoken(0.1, 1.0, 0.1), Clip(np.full(CLIP_HZ, 0.25, np.float32), CLIP_HZ), spoken(0.1, 1.0, 0.1))
    track = shelf.track()
    samples, line = rendered(shelf, track), lay_out(track, shelf.load).lines[1]
    assert line.count == RATE_HZ
    assert np.abs(samples[line.start + 500 : line.end - 500] - 0.25).max() < 0.01
    assert np.abs(samples[line.start - 500 : line.start]).max() < 0.01


def test_the_track_is_as_long_as_its_layout() -> None:
    shelf = Shelf(spoken(0.3, 1.7, 0.4, rate_hz=22_050), spoken(0.1, 0.3, 0.2, rate_hz=48_000))
    track = shelf.track()
    assert len(rendered(shelf, track)) == lay_out(track, shelf.load).length


def test_room_tone_lies_under_everything_even_under_the_engine_s_own_silence() -> None:
    shelf = Shelf(Clip(np.concatenate([buzz(0.5), silence(1.0), buzz(0.5)]), CLIP_HZ), Clip(silence(1.0), CLIP_HZ))
    floor = window_powers(rendered(shelf, shelf.track()), RATE_HZ // 10).min()
    assert -75 < power_to_db(floor) < -65


def test_gain_lifts_the_voice_and_leaves_the_room_tone() -> None:
    shelf = speech(2)
    plain, louder = rendered(shelf, shelf.track()), rendered(shelf, shelf.track(), gain_db=6.0)
    head = slice(0, RATE_HZ // 3)
    assert np.array_equal(plain[head], louder[head])
    assert np.abs(louder).max() == pytest.approx(np.abs(plain).max() * 2, rel=0.01)


def test_a_line_without_a_take_is_left_out_together_with_its_pause() -> None:
    shelf = speech(2)
    first, second = shelf.track().pieces
    gap = Piece(SegmentId(9), None, 60_000)
    assert lay_out(Track(1, "A", (first, gap, second)), shelf.load) == lay_out(
        Track(1, "A", (first, second)), shelf.load
    )


def test_a_track_of_silence_only_is_room_tone() -> None:
    layout = lay_out(Track(1, "A", (Piece(SegmentId(1), None, 300),)), speech(1).load)
    samples = np.concatenate(list(render(layout, speech(1).load, [])))
    assert len(samples) == layout.length == TAIL_MS * RATE_HZ // 1000


def test_lines_are_loaded_only_when_their_turn_comes() -> None:
    shelf = speech(5)
    layout = lay_out(shelf.track(), shelf.load)
    shelf.loaded = 0
    blocks = render(layout, shelf.load, [0.0] * 5)
    next(blocks)
    assert shelf.loaded == 0
    next(blocks)
    assert shelf.loaded == 1


def test_the_same_track_gives_the_same_samples() -> None:
    shelf = speech(2)
    assert np.array_equal(rendered(shelf, shelf.track()), rendered(shelf, shelf.track()))


def test_a_take_is_named_with_its_line() -> None:
    shelf = speech(2)
    lines = lay_out(shelf.track(), shelf.load).lines
    assert [(line.segment, line.take) for line in lines] == [(SegmentId(1), TakeId(1)), (SegmentId(2), TakeId(2))]
