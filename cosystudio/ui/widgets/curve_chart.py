"""The measured curve: lines a minute over requests at a time, one line for each size of a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log2, log10

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from cosystudio.session.tuning import Point
from cosystudio.ui import words
from cosystudio.ui.theme import figures_font
from cosystudio.ui.widgets.parts import mark

_STEPS = 4
"""About so many lines of the grid."""
_DOT, _RING = 3.0, 6.5
_GAP = 8
_WIDE, _HIGH = 420, 260
_LEAST_WIDE, _LEAST_HIGH = 220, 150
_SMALL = 0.9
_ACCENT, _QUIET = QPalette.ColorRole.Accent, QPalette.ColorRole.PlaceholderText
_RULE, _AXIS, _GROUND = QPalette.ColorRole.Mid, QPalette.ColorRole.Dark, QPalette.ColorRole.Window


def grid_step(most: float) -> float:
    """Return the distance of the grid's lines for values up to `most`: 1, 2 or 5 times a power of ten."""
    rough = max(most / _STEPS, 1.0)
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


def spread(places: Sequence[float], distance: float, lowest: float) -> list[float]:
    """Return where labels can stand near `places` (growing downwards) without touching, none below `lowest`."""
    free: dict[int, float] = {}
    before = float("-inf")
    for index in sorted(range(len(places)), key=lambda one: places[one]):
        before = free[index] = max(places[index], before + distance)
    bottom = lowest
    for index in sorted(free, key=lambda one: -free[one]):
        free[index] = min(free[index], bottom)
        bottom = free[index] - distance
    return [free[index] for index in range(len(places))]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From figures to places in the widget."""

    plot: QRectF
    most_concurrency: int
    most_lines: float

    def place(self, point: Point) -> QPointF:
        return QPointF(self.x(point.concurrency), self.y(point.lines_per_min))

    def x(self, concurrency: int) -> float:
        """Each doubling takes the same way."""
        return self.plot.left() + self.plot.width() * log2(concurrency) / max(log2(self.most_concurrency), 1.0)

    def y(self, lines_per_min: float) -> float:
        return self.plot.bottom() - self.plot.height() * lines_per_min / self.most_lines


class CurveChart(QWidget):
    """Draws the points that are known so far; the line with the recommended one stands out, the others are quiet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "tune_chart", self.tr("Lines a minute over requests at a time"))
        self._points: tuple[Point, ...] = ()
        self._best: Point | None = None
        self._small = figures_font(_SMALL)
        self.setMinimumSize(_LEAST_WIDE, _LEAST_HIGH)

    def show_points(self, points: Sequence[Point], best: Point | None) -> None:
        """Show these points, and which of them is recommended."""
        self._points, self._best = tuple(points), best
        self.setAccessibleDescription("; ".join(point_words(point) for point in points))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which every label has room."""
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grid, lines and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        if not self._points:
            painter.setPen(self._color(_QUIET))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The curve grows here."))
            return
        scale = self._scale()
        self._paint_grid(painter, scale)
        for batch, points in self._series().items():
            self._paint_line(painter, scale, points, stands_out=self._best is not None and batch == self._best.batch)
        self._label_lines(painter, scale)
        if self._best is not None:
            painter.setPen(QPen(self._color(_ACCENT), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(scale.place(self._best), _RING, _RING)

    def _color(self, role: QPalette.ColorRole) -> QColor:
        return QApplication.palette().color(role)  # a style sheet gives a widget's own quiet colour half the strength

    def _series(self) -> Mapping[int, list[Point]]:
        """Return the points by lines a request, those of the recommended size last, so that they lie on top."""
        series: dict[int, list[Point]] = {}
        for point in self._points:
            series.setdefault(point.batch, []).append(point)
        if self._best is not None:
            series[self._best.batch] = series.pop(self._best.batch)
        return series

    def _scale(self) -> _Scale:
        metrics = QFontMetrics(self._small)
        most = max((point.lines_per_min for point in self._points), default=0.0)
        step = grid_step(most)
        top = step * max(ceil(most / step), 1)
        left = metrics.horizontalAdvance(f"{top:,.0f}") + _GAP
        right = metrics.horizontalAdvance(words.count_of_lines(16)) + 2 * _GAP
        above, below = metrics.height() + _GAP + 4, 2 * metrics.height() + _GAP
        plot = QRectF(self.rect()).adjusted(left, above, -right, -below)
        return _Scale(plot, max((point.concurrency for point in self._points), default=4), top)

    def _paint_grid(self, painter: QPainter, scale: _Scale) -> None:
        metrics, plot = painter.fontMetrics(), scale.plot
        high, step = metrics.height(), grid_step(scale.most_lines)
        painter.setPen(self._color(_QUIET))
        painter.drawText(QPointF(0, metrics.ascent()), self.tr("lines/min"))
        words_below = QRectF(plot.left(), plot.bottom() + high + _GAP - 2, plot.width(), high)
        painter.drawText(words_below, Qt.AlignmentFlag.AlignCenter, self.tr("requests at a time"))
        for count in range(round(scale.most_lines / step) + 1):
            y = round(scale.y(count * step)) + 0.5
            painter.setPen(QPen(self._color(_AXIS if count == 0 else _RULE), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._color(_QUIET))
            room = QRectF(0, y - high / 2, plot.left() - _GAP, high)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{count * step:,.0f}")
        for power in range(round(log2(scale.most_concurrency)) + 1):
            x = scale.x(2**power)
            painter.drawText(QRectF(x - 20, plot.bottom() + 4, 40, high), Qt.AlignmentFlag.AlignCenter, str(2**power))

    def _paint_line(self, painter: QPainter, scale: _Scale, points: Sequence[Point], *, stands_out: bool) -> None:
        color = self._color(_ACCENT if stands_out else _QUIET)
        painter.setPen(QPen(color, 2.0 if stands_out else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        places = [scale.place(point) for point in points]
        painter.drawPolyline(QPolygonF(places))
        for point, place in zip(points, places, strict=True):
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(self._color(_GROUND) if point.errors else color)  # hollow: lines were lost there
            painter.drawEllipse(place, _DOT, _DOT)

    def _label_lines(self, painter: QPainter, scale: _Scale) -> None:
        """Write at the end of each line what it is."""
        metrics = painter.fontMetrics()
        series = self._series()
        ends = [scale.place(points[-1]) for points in series.values()]
        heights = spread([end.y() for end in ends], metrics.height() - 1, scale.plot.bottom())
        for batch, end, y in zip(series, ends, heights, strict=True):
            is_best = self._best is not None and batch == self._best.batch
            painter.setPen(self._color(_ACCENT if is_best else _QUIET))
            painter.drawText(QPointF(end.x() + _GAP + 2, y + metrics.ascent() / 2 - 1), words.count_of_lines(batch))


def point_words(point: Point) -> str:
    """Return a point as a sentence, such as ``8 lines a request, 4 requests at a time: 962 lines/min``."""
    one = QCoreApplication.translate("CurveChart", "{lines} a request, 1 request at a time: {pace} lines/min")
    many = QCoreApplication.translate("CurveChart", "{lines} a request, {count} requests at a time: {pace} lines/min")
    sentence = one if point.concurrency == 1 else many
    lines, pace = words.count_of_lines(point.batch), f"{point.lines_per_min:,.0f}"
    return sentence.format(lines=lines, count=point.concurrency, pace=pace)
