"""Bars are true to the sound, sharp on every screen, and lead to another place."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPalette
from pytestqt.qtbot import QtBot

from cosystudio.ui.widgets.waveform import MARK_DISTANCE, ChapterWave, WaveformView, bar_heights

ACCENT, QUIET, FAINT, PANE = "#0f766e", "#666a70", "#e3e3de", "#ffffff"


def peaks(*loudness: float) -> np.ndarray:
    return np.array([[-value, value / 2] for value in loudness], np.float32)


def palette() -> QPalette:
    made = QPalette(QColor(PANE))
    roles = QPalette.ColorRole
    wanted = {roles.Accent: ACCENT, roles.PlaceholderText: QUIET, roles.Mid: FAINT, roles.Window: PANE}
    for role, color in wanted.items():
        made.setColor(role, QColor(color))
    return made


@pytest.fixture
def wave(qtbot: QtBot) -> WaveformView:
    made = ChapterWave()
    qtbot.addWidget(made)
    made.setPalette(palette())
    made.resize(300, 40)
    made.set_peaks(peaks(*[0.8] * 300))
    return made


def picture(wave: WaveformView, scale: float = 1.0) -> QImage:
    image = QImage(wave.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(PANE))
    wave.render(image, QPoint(0, 0))
    return image


def row(image: QImage) -> list[str]:
    """Return the colours through the middle of the bars' upper half."""
    return [image.pixelColor(x, image.height() // 4).name() for x in range(image.width())]


def test_each_bar_is_as_high_as_the_loudest_sample_of_its_share() -> None:
    np.testing.assert_allclose(bar_heights(peaks(0.1, 1.0, 0.5, 0.2), 2), [1.0, 0.5])


def test_more_bars_than_bins_repeat_them() -> None:
    np.testing.assert_allclose(bar_heights(peaks(1.0, 0.5), 4), [1, 1, 0.5, 0.5])


def test_a_quiet_take_fills_no_more_than_its_share_and_silence_nothing() -> None:
    assert bar_heights(peaks(0.125), 1) == pytest.approx([0.5])
    assert bar_heights(peaks(0.0), 1) == pytest.approx([0.0])


def test_no_peaks_are_bars_without_height() -> None:
    np.testing.assert_array_equal(bar_heights(np.empty((0, 2), np.float32), 3), [0, 0, 0])


def test_what_was_heard_is_painted_in_the_accent_and_the_rest_quietly(wave: WaveformView) -> None:
    wave.set_playhead(0.5)
    colors = row(picture(wave))
    assert colors[0] == colors[147] == colors[150] == ACCENT
    assert ACCENT not in colors[153:]
    assert QColor(colors[153]).lightness() < QColor(PANE).lightness()


@pytest.mark.parametrize(("scale", "bar"), [(1.0, "##."), (1.5, "###."), (2.0, "####..")])
def test_bars_are_whole_pixels_at_every_scale(
    wave: WaveformView, monkeypatch: pytest.MonkeyPatch, scale: float, bar: str
) -> None:
    monkeypatch.setattr(wave, "devicePixelRatioF", lambda: scale)
    wave.set_peaks(peaks(*[0.8] * 300))
    wave.set_playhead(1.0)
    colors = row(picture(wave, scale))[: 20 * len(bar)]
    signs = {ACCENT: "#", PANE: "."}
    assert "".join(signs.get(color, "?") for color in colors) == bar * 20


def test_a_moving_playhead_repaints_only_the_strip_it_crossed(
    wave: WaveformView, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave.set_playhead(0.5)
    asked: list[QRect] = []
    monkeypatch.setattr(wave, "update", asked.append)
    wave.set_playhead(0.51)
    wave.set_playhead(0.5101)
    (strip,) = asked
    assert strip.contains(QRect(150, 0, 3, 40))
    assert strip.width() < 12


def test_a_line_without_sound_is_a_faint_row_of_dots(wave: WaveformView) -> None:
    wave.set_peaks(None)
    image = picture(wave)
    assert set(row(image)) == {PANE}
    assert image.pixelColor(0, 20).name() != PANE


def test_a_click_and_a_drag_ask_for_the_place_under_the_mouse(wave: WaveformView, qtbot: QtBot) -> None:
    asked: list[float] = []
    wave.seek_requested.connect(asked.append)
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(75, 5))
    drag(wave, QPoint(400, 5))
    assert asked == [0.25, 1.0]


def drag(wave: WaveformView, to: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    where = wave.mapToGlobal(to)
    wave.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, to.toPointF(), where.toPointF(), left, left, Qt.KeyboardModifier.NoModifier)
    )


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Left, 0.45), (Qt.Key.Key_Right, 0.55), (Qt.Key.Key_Home, 0.0)])
def test_the_keys_move_the_place(wave: WaveformView, qtbot: QtBot, key: Qt.Key, place: float) -> None:
    asked: list[float] = []
    wave.seek_requested.connect(asked.append)
    wave.set_playhead(0.5)
    qtbot.keyClick(wave, key)
    assert asked == pytest.approx([place])


def test_a_key_it_has_no_use_for_is_left_to_the_window(wave: WaveformView) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier)
    wave.keyPressEvent(event)
    assert not event.isAccepted()


def test_without_sound_there_is_no_place_to_ask_for(wave: WaveformView, qtbot: QtBot) -> None:
    asked: list[float] = []
    wave.seek_requested.connect(asked.append)
    wave.set_peaks(None)
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton)
    qtbot.keyClick(wave, Qt.Key.Key_Right)
    assert asked == []


def test_it_has_names_for_those_who_do_not_see_it(wave: WaveformView) -> None:
    assert wave.objectName()
    assert wave.accessibleName()
    assert wave.accessibleDescription()


def test_a_chapter_shows_where_lines_begin_and_which_have_no_sound(wave: ChapterWave) -> None:
    wave.set_playhead(1.0)
    wave.set_lines([(0.0, 0.5, True), (0.5, 1.0, False)])
    colors = row(picture(wave))
    assert colors[0] == colors[147] == ACCENT
    assert colors[153] == FAINT


def test_marks_of_many_short_lines_keep_their_distance(wave: ChapterWave) -> None:
    wave.set_peaks(peaks(*[0.0] * 300))
    wave.set_lines([(place / 300, (place + 1) / 300, True) for place in range(300)])
    image = picture(wave)
    marked = [x for x in range(300) if any(image.pixelColor(x, y).name() != PANE for y in range(10))]
    assert len(marked) > 40
    assert np.diff(marked).min() >= MARK_DISTANCE


def test_its_size_is_that_of_a_row(wave: WaveformView) -> None:
    assert wave.sizeHint() == QSize(160, 24)
