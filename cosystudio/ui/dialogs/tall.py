"""A dialog that may be taller than the screen."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cosystudio.ui.widgets.parts import mark, resize_within_screen, rule, scrolled

_SIDE, _ABOVE, _BELOW = 20, 18, 14


class TallDialog(QDialog):
    """Its body scrolls where there is no room for it, above a foot with the buttons, which are always there."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, name, title)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        """Where the fields go."""
        self.foot = QHBoxLayout()
        """Where the buttons go."""
        self.beside = QVBoxLayout()
        """What stands at the left of the body and does not scroll; empty in most dialogs."""
        self._inner = QWidget(self)
        self._inner.setLayout(self.body)
        self.body.setContentsMargins(_SIDE, _ABOVE, _SIDE, _BELOW)
        self.body.setSpacing(10)
        self.foot.setContentsMargins(_SIDE, 12, _SIDE, _BELOW)
        self.foot.setSpacing(8)
        self._scroll = scrolled(self._inner, f"{name}_scroll", title, self)
        self._put_together()

    def fit(self) -> None:
        """Be as high as the fields once they are laid out, but no higher than the screen."""
        QTimer.singleShot(0, self, self._fit)

    def fit_width(self) -> None:
        """Be as wide as the fields want to be, beside a bar that scrolls, but no wider than the screen."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.resize_within_screen(self._inner.sizeHint().width() + bar, self.height())

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the body, once it is laid out."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def resize_within_screen(self, width: int, height: int) -> None:
        """Take this size, as far as the screen has room for it."""
        resize_within_screen(self, width, height)

    def _put_together(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self.beside)
        middle.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(rule(self))
        column.addLayout(self.foot)

    def _fit(self) -> None:
        wide = self._scroll.viewport().width()
        wanted = max(self._inner.sizeHint().height(), self._inner.heightForWidth(wide))
        self.resize_within_screen(self.width(), wanted + self.height() - self._scroll.viewport().height())
