"""What is drawn of a line."""

import numpy as np

from cosystudio.audio.peaks import peaks


def test_each_bin_has_the_extremes_of_its_stretch() -> None:
    samples = np.array([0.1, -0.2, 0.3, 0.4, -0.5, 0.0], np.float32)
    assert np.array_equal(peaks(samples, 3), np.array([[-0.2, 0.1], [0.3, 0.4], [-0.5, 0.0]], np.float32))


def test_no_sample_is_lost_where_lengths_do_not_divide() -> None:
    samples = np.zeros(1001, np.float32)
    samples[1000] = 0.9
    drawn = peaks(samples)
    assert drawn.shape == (240, 2)
    assert drawn.dtype == np.float32
    assert drawn[-1, 1] == np.float32(0.9)


def test_fewer_samples_than_bins_fill_all_bins() -> None:
    drawn = peaks(np.array([0.5, -0.5], np.float32), 4)
    assert drawn.tolist() == [[0.5, 0.5], [0.5, 0.5], [-0.5, -0.5], [-0.5, -0.5]]


def test_no_samples_are_drawn_as_silence() -> None:
    assert not peaks(np.zeros(0, np.float32)).any()
