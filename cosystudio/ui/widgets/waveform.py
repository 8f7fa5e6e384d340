"""Sound as it looks: bars from the lowest to the highest sample, the part already heard in the accent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cosystudio.audio.clip import Samples

BAR, PITCH = 2, 3
"""Pixels of a bar, and from one bar to the next."""
QUIETEST_FULL_SCALE = 0.25
"""A take recorded at -12 dBFS fills the height; a quieter one looks quiet, and silence looks silent."""
KEY_STEP = 0.05
MARK_DISTANCE = 6
"""Pixels that two line marks are apart at least: a chapter of hundreds of lines must not turn into a fence."""

NO_PEAKS = np.empty((0, 2), np.float32)

HEARD, AHEAD, MISSING = range(3)


def bar_heights(peaks: Samples, count: int) -> Samples:
    """Return `count` heights in 0..1, each the loudest sample of its share of `peaks`, shape [bins, 2]."""
    if not len(peaks) or count < 1:
        return np.zeros(max(count, 0), np.float32)
    loudest = np.abs(peaks).max(axis=1)
    heights = np.maximum.reduceat(loudest, np.arange(count) * len(loudest) // count)
    return np.minimum(heights / max(float(loudest.max()), QUIETEST_FULL_SCALE), 1.0).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Whole device pixels, so that bars are equally wide and sharp at 125 % and 150 % too."""

    width: int
    height: int
    bar: int
    pitch: int

    @property
    def count(self) -> int:
        return (self.width + self.pitch - self.bar) // self.pitch

    def centres(self) -> NDArray[np.float64]:
        """Return where the bars stand, as fractions of the width."""
        return (np.arange(self.count) * self.pitch + self.bar / 2) / max(self.width, 1)


class WaveformView(QWidget):
    """The waveform of one take; a click, a drag, or Left and Right ask for another place.

    Signals:
        seek_requested(float): the place that was asked for, 0..1.
    """

    seek_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: Samples | None = None
        self._playhead: float | None = None
        self._heights = bar_heights(NO_PEAKS, 0)
        self.setObjectName("waveform")
        self.setAccessibleName(self.tr("Waveform"))
        self.setAccessibleDescription(self.tr("Left and Right move the place that is heard"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(BAR * 4)

    @property
    def playhead(self) -> float | None:
        """The place that is heard, 0..1, or None where none is shown."""
        return self._playhead

    def set_peaks(self, peaks: Samples | None) -> None:
        """Show the peaks, shape [bins, 2] in -1..1, or a faint line where there is no sound."""
        self._peaks = peaks if peaks is not None and len(peaks) else None
        self.setCursor(Qt.CursorShape.ArrowCursor if self._peaks is None else Qt.CursorShape.PointingHandCursor)
        self._measure()

    def set_playhead(self, fraction: float | None) -> None:
        """Mark the place that is heard; only what changes is painted."""
        before, self._playhead = self._playhead, fraction
        if before is None or fraction is None:
            self.update()
            return
        left, right = sorted(int(self.width() * place) for place in (before, fraction))
        if left != right:
            self.update(QRect(left - PITCH, 0, right - left + 2 * PITCH, self.height()))

    def sizeHint(self) -> QSize:
        """Return the size of a take's row; the player gives it more."""
        return QSize(160, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the bars anew."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars and the playhead within the part that changed."""
        painter = QPainter(self)
        if self.hasFocus():
            self._paint_focus(painter)
        grid = self._grid()
        if len(self._heights) != grid.count:  # the window went to a screen of another scale
            self._measure()
        changed = _to_device_pixels(painter, event.rect())
        self._paint_behind(painter, grid)
        self._paint_bars(painter, grid, changed)
        self._paint_playhead(painter, grid)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the place under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask_for(event.position().x() / max(self.width(), 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask for the place the mouse is dragged to."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask_for(event.position().x() / max(self.width(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the place a little, or to the beginning."""
        here = self._playhead or 0.0
        places = {Qt.Key.Key_Left: here - KEY_STEP, Qt.Key.Key_Right: here + KEY_STEP, Qt.Key.Key_Home: 0.0}
        place = places.get(Qt.Key(event.key()))
        if place is None or self._peaks is None:
            super().keyPressEvent(event)
        else:
            self._ask_for(place)

    def _ask_for(self, place: float) -> None:
        if self._peaks is not None:
            self.seek_requested.emit(min(max(place, 0.0), 1.0))

    def _grid(self) -> _Grid:
        ratio = self.devicePixelRatioF()
        bar, pitch = max(1, round(BAR * ratio)), max(2, round(PITCH * ratio))
        return _Grid(int(self.width() * ratio), int(self.height() * ratio), bar, pitch)

    def _measure(self) -> None:
        self._heights = bar_heights(self._peaks if self._peaks is not None else NO_PEAKS, self._grid().count)
        self.update()

    def _kinds(self, grid: _Grid) -> NDArray[np.int_]:
        """Return HEARD, AHEAD or MISSING for each bar."""
        if self._peaks is None:
            return np.full(grid.count, MISSING)
        heard_to = -1.0 if self._playhead is None else self._playhead
        return np.where(grid.centres() <= heard_to, HEARD, AHEAD)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        """Return the colours of HEARD, AHEAD and MISSING."""
        role = QPalette.ColorRole
        quiet = QColor(self.palette().color(role.PlaceholderText))
        quiet.setAlphaF(0.45)
        return self.palette().color(role.Accent), quiet, self.palette().color(role.Mid)

    def _paint_behind(self, painter: QPainter, grid: _Grid) -> None:
        """Paint what stands behind the bars; one take has nothing there."""

    def _paint_bars(self, painter: QPainter, grid: _Grid, changed: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        kinds, colors = self._kinds(grid), self._colors()
        first, last = max(0, changed.left() // grid.pitch), min(grid.count, changed.right() // grid.pitch + 1)
        for place in range(first, last):
            half = max(grid.bar // 2, round(float(self._heights[place]) * grid.height / 2))
            painter.setBrush(colors[kinds[place]])
            bar = QRect(place * grid.pitch, grid.height // 2 - half, grid.bar, 2 * half)
            painter.drawRoundedRect(bar, grid.bar / 2, grid.bar / 2)

    def _paint_playhead(self, painter: QPainter, grid: _Grid) -> None:
        if self._playhead is not None and self._peaks is not None:
            left = min(int(self._playhead * grid.width), grid.width - grid.bar)
            painter.fillRect(QRect(left, 0, grid.bar, grid.height), self._colors()[HEARD])

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class ChapterWave(WaveformView):
    """The waveform of a whole chapter: where its lines begin, and which of them are spoken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[float, float, bool]] = []
        self.setObjectName("chapter_wave")
        self.setAccessibleName(self.tr("Waveform of the chapter"))

    def set_lines(self, lines: Sequence[tuple[float, float, bool]]) -> None:
        """Mark the lines: where each begins and ends as fractions of the chapter, and whether it has sound."""
        self._lines = list(lines)
        self.update()

    def _kinds(self, grid: _Grid) -> NDArray[np.int_]:
        kinds, centres = super()._kinds(grid), grid.centres()
        for begin, end, has_sound in self._lines:
            if not has_sound:
                kinds[(centres >= begin) & (centres < end)] = MISSING
        return kinds

    def _paint_behind(self, painter: QPainter, grid: _Grid) -> None:
        pen = QPen(self._colors()[MISSING], max(1, grid.pitch - grid.bar), Qt.PenStyle.DotLine)
        painter.setPen(pen)
        marked = 0.0
        for begin, _end, _has_sound in self._lines:
            left = begin * grid.width
            if left - marked >= MARK_DISTANCE * grid.bar / BAR:
                painter.drawLine(int(left), 0, int(left), grid.height)
                marked = left


def _to_device_pixels(painter: QPainter, rect: QRect) -> QRect:
    """Let the painter count device pixels from the widget's corner, and return `rect` in them.

    At 150 % a widget may begin in the middle of a pixel; the corner is moved to the nearest whole one.
    """
    device = painter.deviceTransform()
    painter.scale(1 / device.m11(), 1 / device.m22())
    painter.translate(round(device.dx()) - device.dx(), round(device.dy()) - device.dy())
    return QRectF(
        rect.x() * device.m11(), rect.y() * device.m22(), rect.width() * device.m11(), rect.height() * device.m22()
    ).toAlignedRect()
