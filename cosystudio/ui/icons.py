"""Icons drawn for this program on a 16 px grid, tinted from the palette at the moment they are painted."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cosystudio.resources import resource


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in the palette's colour for `role`, crisp at any size."""
    return QIcon(_TintedEngine(_read(name), role))


class Glyphs:
    """Small icons for painters that draw hundreds of them: each is rendered once per size and colour."""

    def __init__(self) -> None:
        self._images: dict[tuple[str, str, int, float], QImage] = {}

    def paint(self, painter: QPainter, name: str, rect: QRect, color: str) -> None:
        """Draw the icon into the square `rect` in `color`, a name such as ``#0f766e``."""
        ratio = painter.device().devicePixelRatioF()
        key = (name, color, rect.width(), ratio)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = _render(_read(name), QColor(color), rect.size(), ratio)
        painter.drawImage(rect.topLeft(), image)


class _TintedEngine(QIconEngine):
    def __init__(self, drawing: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._drawing = drawing
        self._role = role

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._drawing, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawImage(rect.topLeft(), _render(self._drawing, self._color(mode), rect.size(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(_render(self._drawing, self._color(mode), size, 1.0))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return QPixmap.fromImage(_render(self._drawing, self._color(mode), size, scale))

    def _color(self, mode: QIcon.Mode) -> QColor:
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        return QApplication.palette().color(group, self._role)


def _read(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _render(drawing: str, color: QColor, size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    tinted = drawing.replace("currentColor", color.name())
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(QPoint(0, 0), image.size()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
